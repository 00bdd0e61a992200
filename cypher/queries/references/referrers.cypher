// The facts that refer to a fact: nodes by their references, relationships by either end.
// Parameters: uid.
MATCH (target:Fact {uid: $uid})
WITH target
MATCH (target)-[r]-(other:Fact)
WHERE r.uid IS NOT NULL OR endNode(r) = target
RETURN DISTINCT coalesce(r.table, other.table) AS table, coalesce(r.key, other.key) AS key
ORDER BY table, key
