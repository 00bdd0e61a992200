// An account's changes, oldest first. Parameters: tenant, account, version, after (seq), kind or null, limit.
MATCH (c:Change {tenant: $tenant, account: $account})
WHERE c.seq > $after AND c.seq <= $version AND ($kind IS NULL OR c.kind = $kind)
RETURN properties(c) AS change
ORDER BY c.seq
LIMIT $limit
