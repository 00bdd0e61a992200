// Make an account where there is none. Parameters: uid, tenant, id, name, created_at.
MERGE (a:Account {uid: $uid})
  ON CREATE SET a.tenant = $tenant, a.id = $id, a.name = $name, a.created_at = $created_at, a.version = 0
