-- What a tenant keeps beside its facts and changes: definitions of reports, claims, the outbox, jobs.
CREATE TABLE entry (
    tenant  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    version INTEGER NOT NULL,
    at      TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_by_kind ON entry (kind, tenant);
