// Facts that are nodes, by uid. Parameters: wanted (list of {uid}).
UNWIND $wanted AS want
MATCH (f:Fact {uid: want.uid})
RETURN properties(f) AS fact
