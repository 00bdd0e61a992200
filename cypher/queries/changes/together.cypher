// The changes made together with one, oldest first. Parameters: tenant, account, version, seq.
MATCH (one:Change {tenant: $tenant, account: $account, seq: $seq})
WHERE one.seq <= $version
WITH one.change_set AS change_set
MATCH (c:Change {tenant: $tenant, account: $account, change_set: change_set})
RETURN properties(c) AS change
ORDER BY c.seq
