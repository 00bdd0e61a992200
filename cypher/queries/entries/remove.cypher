// Remove an entry. Parameters: uid.
MATCH (e:Entry {uid: $uid})
DELETE e
