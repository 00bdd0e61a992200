// Remember that a migration was applied. Parameters: version, name, checksum, applied_at.
MERGE (m:Migration {version: $version})
SET m.name = $name, m.checksum = $checksum, m.applied_at = $applied_at
