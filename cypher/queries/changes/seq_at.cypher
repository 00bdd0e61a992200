// The last change at or before a moment. Parameters: tenant, account, version, moment (ISO, UTC).
MATCH (c:Change {tenant: $tenant, account: $account})
WHERE c.seq <= $version AND c.at <= $moment
RETURN c.seq AS seq
ORDER BY c.seq DESC
LIMIT 1
