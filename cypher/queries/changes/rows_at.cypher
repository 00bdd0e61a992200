// A table's rows after a change, by key, as JSON. Parameters: tenant, account, version, kind, seq.
MATCH (c:Change {tenant: $tenant, account: $account, kind: $kind})
WHERE c.seq <= $seq AND c.seq <= $version
WITH c.key AS key, max(c.seq) AS last
MATCH (c:Change {tenant: $tenant, account: $account, seq: last})
WHERE c.after IS NOT NULL
RETURN c.after AS after
ORDER BY key
