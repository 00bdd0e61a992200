// Remove facts that are nodes, once all are found; an error where a relationship is left.
// Parameters: facts (list of {uid}).
UNWIND $facts AS fact
MATCH (f:Fact {uid: fact.uid})
WITH collect(f) AS found
UNWIND found AS f
DELETE f
