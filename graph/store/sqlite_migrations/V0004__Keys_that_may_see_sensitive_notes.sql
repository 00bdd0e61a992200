-- Whether an API key may read and write sensitive notes, beside its scope.
ALTER TABLE api_key ADD COLUMN sensitive INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1));
