// Make facts that are relationships. Parameters: relation, facts (list of {start, end, properties}).
UNWIND $facts AS fact
MATCH (start:Fact {uid: fact.start})
MATCH (end:Fact {uid: fact.end})
CREATE (start)-[r:$($relation)]->(end)
SET r = fact.properties
