// Make an account one that is gone; what it has is cleared after. Parameters: uid.
MATCH (a:Account {uid: $uid})
SET a:DeletedAccount
REMOVE a:Account
