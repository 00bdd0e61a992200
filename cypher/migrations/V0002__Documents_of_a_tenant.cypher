// What a tenant keeps beside its facts and never changes, numbered by kind.
CREATE CONSTRAINT document_number IF NOT EXISTS FOR (d:Document) REQUIRE (d.tenant, d.kind, d.number) IS UNIQUE;
CREATE CONSTRAINT document_count IF NOT EXISTS FOR (c:DocumentCount) REQUIRE (c.tenant, c.kind) IS UNIQUE;
CREATE INDEX document_account IF NOT EXISTS FOR (d:Document) ON (d.tenant, d.account);
CALL db.awaitIndexes(300);
