// One entry. Parameters: uid.
MATCH (e:Entry {uid: $uid})
RETURN properties(e) AS entry
