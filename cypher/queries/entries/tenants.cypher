// The tenants that have entries of a kind. Parameters: kind.
MATCH (e:Entry {kind: $kind})
RETURN DISTINCT e.tenant AS tenant
ORDER BY tenant
