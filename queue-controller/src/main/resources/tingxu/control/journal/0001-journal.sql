-- One row for each command that took effect, and for each refusal that a node must not ask again.
CREATE TABLE journal (
    row        INTEGER PRIMARY KEY,
    hall       TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    who        TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    at         TEXT    NOT NULL,
    events     TEXT    NOT NULL,
    refused_zh TEXT,
    refused_en TEXT,
    hash       TEXT    NOT NULL
) STRICT;

-- The same thing said twice is found, and can never be written twice.
CREATE UNIQUE INDEX journal_id ON journal (id, who);

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is never changed'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is never shortened'); END;

-- The journal folded up to a row, to start from. Can be lost without loss.
CREATE TABLE snapshot (
    row    INTEGER PRIMARY KEY,
    form   INTEGER NOT NULL,
    hash   TEXT    NOT NULL,
    digest TEXT    NOT NULL,
    body   BLOB    NOT NULL
) STRICT;
