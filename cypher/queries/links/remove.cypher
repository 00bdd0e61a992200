// Remove facts that are relationships, once all are found.
// Parameters: relation, facts (list of {uid, start}).
UNWIND $facts AS fact
MATCH (start:Fact {uid: fact.start})
WITH fact, start
MATCH (start)-[r:$($relation)]->()
WHERE r.uid = fact.uid
WITH collect(r) AS found
UNWIND found AS r
DELETE r
