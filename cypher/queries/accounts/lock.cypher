// Lock an account for writing until the transaction ends: a write takes the lock. Parameters: uid.
MATCH (a:Account {uid: $uid})
SET a.locked = true
REMOVE a.locked
