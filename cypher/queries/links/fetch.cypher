// Facts that are relationships, by uid. Parameters: relation, wanted (list of {uid, start}).
UNWIND $wanted AS want
MATCH (start:Fact {uid: want.start})
WITH want, start
MATCH (start)-[r:$($relation)]->()
WHERE r.uid = want.uid
RETURN properties(r) AS fact
