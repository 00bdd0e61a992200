// Give an account another name. Parameters: uid, name.
MATCH (a:Account {uid: $uid})
SET a.name = $name
