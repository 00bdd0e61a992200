// The migrations that were applied. No parameters.
MATCH (m:Migration)
RETURN m.version AS version, m.checksum AS checksum
