// The last document of a kind. Parameters: tenant, kind.
MATCH (d:Document {tenant: $tenant, kind: $kind})
WHERE d.number > 0 // so that the index serves it
RETURN properties(d) AS document
ORDER BY d.number DESC
LIMIT 1
