// Remove some of an account's documents. Parameters: tenant, account, limit.
MATCH (d:Document {tenant: $tenant, account: $account})
WITH d
LIMIT $limit
DELETE d
RETURN count(*) AS removed
