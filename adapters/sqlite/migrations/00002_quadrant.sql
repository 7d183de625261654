-- +goose Up

CREATE TABLE accord_interaction (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_interaction_account ON accord_interaction (tenant, account, at, id);

CREATE TABLE accord_satisfaction (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    at       TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_satisfaction_account ON accord_satisfaction (tenant, account, at, id);

CREATE TABLE accord_standing (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_standing_account ON accord_standing (tenant, account, id);

-- The id is the kind of what the case is about, a slash, and its id. Alerted is 1
-- while there is an alert that is not cleared.
CREATE TABLE accord_case (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant   TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    about    TEXT    NOT NULL,
    account  TEXT    NOT NULL,
    next     TEXT    NOT NULL,
    alerted  INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    format   INTEGER NOT NULL,
    body     TEXT    NOT NULL,
    UNIQUE (tenant, id)
) STRICT;

CREATE INDEX accord_case_about ON accord_case (tenant, kind, about);
CREATE INDEX accord_case_account ON accord_case (tenant, account, kind, about);
CREATE INDEX accord_case_next ON accord_case (tenant, next, kind, about);
CREATE INDEX accord_case_alerted ON accord_case (tenant, alerted, kind, about);
