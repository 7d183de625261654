-- +goose Up

-- Every table has a row for each record: whose it is, the columns by which it is
-- found, the number of the format of its body, and the body, its JSON form.
-- Instants are UTC text of fixed width, which sorts; '' is none. The sequence
-- number of a row is never used again, and is what listings go on from.

CREATE TABLE accord_account (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    parent   TEXT    NOT NULL,
    closed   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE TABLE accord_person (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_person_account ON accord_person (tenant, account, id);

-- The id is the account's.
CREATE TABLE accord_solution (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE TABLE accord_commitment (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    owner    TEXT    NOT NULL,
    role     TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    due      TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_commitment_due ON accord_commitment (tenant, state, due, id);
CREATE INDEX accord_commitment_account ON accord_commitment (tenant, account, due, id);
CREATE INDEX accord_commitment_owner ON accord_commitment (tenant, owner, due, id);

CREATE TABLE accord_event (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

-- What an event concerns: its subject, its refs, its account and its actor.
CREATE TABLE accord_event_ref (
    tenant   TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    seq      INTEGER NOT NULL REFERENCES accord_event (seq) ON DELETE CASCADE,
    PRIMARY KEY (tenant, kind, id, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX accord_event_ref_seq ON accord_event_ref (seq);

-- The id is the key. Settled and settlement are null while it is pending.
CREATE TABLE accord_notice (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant     TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    account    TEXT    NOT NULL,
    settled    TEXT,
    settlement TEXT,
    format     INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_notice_pending ON accord_notice (tenant, seq) WHERE settlement IS NULL;

-- The id is the account's.
CREATE TABLE accord_team (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;
