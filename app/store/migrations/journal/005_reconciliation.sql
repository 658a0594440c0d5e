-- What comparing the journal with the server's list found (reliability.md, Delivery 6).
-- `settled` is the trouble a person has settled at the server: it is not told a second time.
ALTER TABLE outbox ADD COLUMN settled TEXT NOT NULL DEFAULT '';

-- The last comparison of each shift that came to its end. `final`: nothing of the shift is left to compare.
CREATE TABLE checks (
    shift_id TEXT PRIMARY KEY,
    at       TEXT NOT NULL,
    compared INTEGER NOT NULL,
    pending  INTEGER NOT NULL,
    troubled INTEGER NOT NULL,
    final    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Receipts on the server with a mark of this till that its journal does not know.
CREATE TABLE strangers (
    seq        INTEGER PRIMARY KEY,
    server_id  TEXT NOT NULL UNIQUE,
    mark       TEXT NOT NULL,
    total_k    INTEGER,
    made_at    TEXT,
    found_at   TEXT NOT NULL,
    gone_at    TEXT,
    settled_at TEXT
) STRICT;
