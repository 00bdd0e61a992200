// Make an entry so. Parameters: uid, entry (its properties).
MATCH (e:Entry {uid: $uid})
SET e = $entry
