-- What a tenant keeps beside its facts and never changes: fitted models, predictions.
CREATE TABLE document (
    tenant  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    at      TEXT NOT NULL,
    account TEXT,
    content TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, number),
    FOREIGN KEY (tenant, account) REFERENCES account ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX document_by_account ON document (tenant, account);

-- The last number of each kind, so that no number is given twice.
CREATE TABLE document_count (
    tenant TEXT NOT NULL,
    kind   TEXT NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (tenant, kind)
) STRICT, WITHOUT ROWID;
