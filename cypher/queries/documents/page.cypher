// Some documents of a kind, oldest first. Parameters: tenant, kind, after (number), limit.
MATCH (d:Document {tenant: $tenant, kind: $kind})
WHERE d.number > $after
RETURN properties(d) AS document
ORDER BY d.number
LIMIT $limit
