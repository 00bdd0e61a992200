// Lock an entry, one that there is not too, and say at which version it is (0: there is none).
// Parameters: uid.
MERGE (e:Entry {uid: $uid})
SET e.locked = true
REMOVE e.locked
RETURN coalesce(e.version, 0) AS version
