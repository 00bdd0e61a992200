// The tenants that have entries of a kind. Parameters: kind.
MATCH (e:Entry {kind: $kind})
WHERE e.tenant IS NOT NULL // so that the index serves it
RETURN DISTINCT e.tenant AS tenant
ORDER BY tenant
