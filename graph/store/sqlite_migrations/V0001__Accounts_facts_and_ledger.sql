CREATE TABLE account (
    tenant     TEXT NOT NULL,
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version    INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

-- One fact: a row of the table `kind`, as JSON.
CREATE TABLE fact (
    tenant  TEXT NOT NULL,
    account TEXT NOT NULL,
    kind    TEXT NOT NULL,
    key     TEXT NOT NULL,
    row     TEXT NOT NULL,
    PRIMARY KEY (tenant, account, kind, key),
    FOREIGN KEY (tenant, account) REFERENCES account ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What a fact refers to: at the end of a transaction every target is there.
CREATE TABLE reference (
    tenant      TEXT NOT NULL,
    account     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    key         TEXT NOT NULL,
    target_kind TEXT NOT NULL,
    target_key  TEXT NOT NULL,
    PRIMARY KEY (tenant, account, kind, key, target_kind, target_key),
    FOREIGN KEY (tenant, account, kind, key) REFERENCES fact ON DELETE CASCADE,
    FOREIGN KEY (tenant, account, target_kind, target_key) REFERENCES fact
        DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX reference_by_target ON reference (tenant, account, target_kind, target_key);

-- The ledger: a fact before and after (NULL: there is none).
CREATE TABLE change (
    tenant     TEXT NOT NULL,
    account    TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    change_set INTEGER NOT NULL,
    at         TEXT NOT NULL,
    actor      TEXT NOT NULL,
    action     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    before     TEXT,
    after      TEXT,
    PRIMARY KEY (tenant, account, seq),
    FOREIGN KEY (tenant, account) REFERENCES account ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX change_by_fact ON change (tenant, account, kind, key, seq);
CREATE INDEX change_by_set ON change (tenant, account, change_set);

CREATE TABLE api_key (
    sha256     TEXT PRIMARY KEY,
    tenant     TEXT NOT NULL,
    name       TEXT NOT NULL,
    scope      TEXT NOT NULL CHECK (scope IN ('read', 'write')),
    created_at TEXT NOT NULL,
    UNIQUE (tenant, name)
) STRICT, WITHOUT ROWID;
