// What a tenant keeps beside its facts and changes: definitions of reports, claims, the outbox, jobs.
// A uid is order-preserving (see graph/store/neo4j_rows.py): its index also serves pages by key.
CREATE CONSTRAINT entry_uid IF NOT EXISTS FOR (e:Entry) REQUIRE e.uid IS UNIQUE;
CREATE INDEX entry_kind IF NOT EXISTS FOR (e:Entry) ON (e.kind, e.tenant);
CALL db.awaitIndexes(300);
