// Deleted accounts that still have something. Parameters: uid (null: all).
MATCH (a:DeletedAccount)
WHERE $uid IS NULL OR a.uid = $uid
RETURN a.uid AS uid, a.tenant AS tenant, a.id AS id
