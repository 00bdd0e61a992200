// Whether an API key may read and write sensitive notes, beside its scope.
MATCH (k:ApiKey)
WHERE k.sensitive IS NULL
SET k.sensitive = false;
