// Uniqueness and look-up for accounts, their facts, the ledger and API keys.
// A uid is order-preserving (see graph/store/neo4j_rows.py): its index also serves pages by key.
CREATE CONSTRAINT migration_version IF NOT EXISTS FOR (m:Migration) REQUIRE m.version IS UNIQUE;
CREATE CONSTRAINT account_uid IF NOT EXISTS FOR (a:Account) REQUIRE a.uid IS UNIQUE;
CREATE INDEX deleted_account_uid IF NOT EXISTS FOR (a:DeletedAccount) ON (a.uid);
CREATE CONSTRAINT fact_uid IF NOT EXISTS FOR (f:Fact) REQUIRE f.uid IS UNIQUE;
CREATE CONSTRAINT change_seq IF NOT EXISTS FOR (c:Change) REQUIRE (c.tenant, c.account, c.seq) IS UNIQUE;
CREATE INDEX change_fact IF NOT EXISTS FOR (c:Change) ON (c.tenant, c.account, c.kind, c.key);
CREATE INDEX change_set IF NOT EXISTS FOR (c:Change) ON (c.tenant, c.account, c.change_set);
CREATE CONSTRAINT api_key_hash IF NOT EXISTS FOR (k:ApiKey) REQUIRE k.sha256 IS UNIQUE;
CREATE CONSTRAINT api_key_name IF NOT EXISTS FOR (k:ApiKey) REQUIRE (k.tenant, k.name) IS UNIQUE;
CALL db.awaitIndexes(300);
