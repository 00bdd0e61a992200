// Forget a deleted account that has nothing any more. Parameters: uid.
MATCH (a:DeletedAccount {uid: $uid})
DELETE a
