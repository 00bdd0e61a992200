// Keep a document under the next number of its kind.
// Parameters: tenant, kind, at, account (null: of none), content.
MERGE (c:DocumentCount {tenant: $tenant, kind: $kind})
SET c.last = coalesce(c.last, 0) + 1
CREATE (d:Document {tenant: $tenant, kind: $kind, number: c.last})
SET d.at = $at, d.account = $account, d.content = $content
RETURN properties(d) AS document
