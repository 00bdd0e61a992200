// Some entries of a kind, by key. Parameters: after and end (uids, both excluded), limit.
MATCH (e:Entry)
WHERE e.uid > $after AND e.uid < $end
RETURN properties(e) AS entry
ORDER BY e.uid
LIMIT $limit
