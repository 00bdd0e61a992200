// A table's facts that are nodes, by key. Parameters: after and end (uids, both excluded), limit.
MATCH (f:Fact)
WHERE f.uid > $after AND f.uid < $end
RETURN properties(f) AS fact
ORDER BY f.uid
LIMIT $limit
