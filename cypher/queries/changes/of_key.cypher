// The changes of one key (in one table, or in any), oldest first.
// Parameters: tenant, account, version, after (seq), kinds, key, limit.
UNWIND $kinds AS kind
MATCH (c:Change {tenant: $tenant, account: $account, kind: kind, key: $key})
WHERE c.seq > $after AND c.seq <= $version
RETURN properties(c) AS change
ORDER BY c.seq
LIMIT $limit
