// A tenant's accounts by id. Parameters: after and end (uids, both excluded), limit.
MATCH (a:Account)
WHERE a.uid > $after AND a.uid < $end
RETURN a.id AS id, a.name AS name, a.created_at AS created_at, a.version AS version
ORDER BY a.uid
LIMIT $limit
