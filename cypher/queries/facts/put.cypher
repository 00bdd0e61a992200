// Make facts that are nodes, or replace their properties.
// Parameters: label, facts (list of {uid, properties}).
UNWIND $facts AS fact
MERGE (f:Fact {uid: fact.uid})
SET f = fact.properties, f:$($label)
