// A change beyond the account's version, if there is one. Parameters: tenant, account, after (seq).
MATCH (c:Change {tenant: $tenant, account: $account})
WHERE c.seq > $after
RETURN c.seq AS seq
LIMIT 1
