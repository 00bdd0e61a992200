// A table's facts that are relationships, by key. Parameters: relation, starts_after and
// starts_end (uids of the nodes where they start), after (uid), limit.
MATCH (start:Fact)
WHERE start.uid > $starts_after AND start.uid < $starts_end
WITH start
MATCH (start)-[r:$($relation)]->()
WHERE r.uid > $after
RETURN properties(r) AS fact
ORDER BY r.uid
LIMIT $limit
