// Draw what facts refer to. Parameters: references (list of {source, relation, target, column}).
UNWIND $references AS ref
MATCH (source:Fact {uid: ref.source})
MATCH (target:Fact {uid: ref.target})
CREATE (source)-[r:$(ref.relation)]->(target)
SET r.column = ref.column
