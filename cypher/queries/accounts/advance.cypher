// Advance an account's version. Parameters: uid, version.
MATCH (a:Account {uid: $uid})
SET a.version = $version
