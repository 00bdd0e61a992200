// Find an API key by its hash. Parameters: sha256.
MATCH (k:ApiKey {sha256: $sha256})
RETURN properties(k) AS key
