// Remove some of an account's facts with all their relationships.
// Parameters: after and end (uids, both excluded), limit.
MATCH (f:Fact)
WHERE f.uid > $after AND f.uid < $end
WITH f
LIMIT $limit
DETACH DELETE f
RETURN count(*) AS removed
