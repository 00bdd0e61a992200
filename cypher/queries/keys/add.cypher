// Keep an API key. Parameters: key (its properties).
CREATE (k:ApiKey)
SET k = $key
