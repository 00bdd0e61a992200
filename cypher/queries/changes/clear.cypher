// Remove some of an account's changes. Parameters: tenant, account, after (seq), limit.
MATCH (c:Change {tenant: $tenant, account: $account})
WHERE c.seq > $after
WITH c
LIMIT $limit
DELETE c
RETURN count(*) AS removed
