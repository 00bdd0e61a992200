// The API keys of a tenant (null: of all), by tenant and name. Parameters: tenant.
MATCH (k:ApiKey)
WHERE $tenant IS NULL OR k.tenant = $tenant
RETURN properties(k) AS key
ORDER BY k.tenant, k.name
