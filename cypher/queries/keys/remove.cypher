// Forget an API key. Parameters: tenant, name.
MATCH (k:ApiKey {tenant: $tenant, name: $name})
DELETE k
RETURN count(*) AS removed
