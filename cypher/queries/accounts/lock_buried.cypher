// Lock a deleted account while some of it is cleared. Parameters: uid.
MATCH (a:DeletedAccount {uid: $uid})
SET a.locked = true
REMOVE a.locked
