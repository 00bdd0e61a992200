// Find an account. Parameters: uid.
MATCH (a:Account {uid: $uid})
RETURN a.id AS id, a.name AS name, a.created_at AS created_at, a.version AS version
