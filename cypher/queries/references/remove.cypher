// Forget what facts refer to. Parameters: sources (list of uids).
UNWIND $sources AS source
MATCH (f:Fact {uid: source})
WITH f
MATCH (f)-[r]->(:Fact)
WHERE r.column IS NOT NULL
DELETE r
