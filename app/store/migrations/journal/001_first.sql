-- Times are UTC text that sorts (2026-11-22T06:00:00.000000Z), sums are whole kopecks, bodies are canonical JSON with
-- the SHA-256 of the text beside them. Order is always seq: a clock may be set back, a sequence may not.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shifts (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    number      INTEGER NOT NULL,
    opened_at   TEXT NOT NULL,
    closed_at   TEXT,
    body        TEXT NOT NULL,
    body_sha256 TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX shifts_one_open ON shifts ((1)) WHERE closed_at IS NULL;

CREATE TABLE documents (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    mark        TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    shift_id    TEXT NOT NULL,
    cashier     TEXT NOT NULL,
    total_k     INTEGER NOT NULL,
    payable_k   INTEGER NOT NULL,
    announced   INTEGER NOT NULL DEFAULT 0,
    body_sha256 TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_shift ON documents (shift_id, seq);
CREATE INDEX documents_by_time ON documents (created_at);
CREATE INDEX documents_by_mark ON documents (mark);
CREATE INDEX documents_unannounced ON documents (seq) WHERE announced = 0;

-- What the journal's search looks through, apart from the bodies so that a look reads few pages.
CREATE TABLE document_words (
    seq  INTEGER PRIMARY KEY REFERENCES documents (seq),
    text TEXT NOT NULL
) STRICT;

-- `payload` is the frozen request. `unknown` counts attempts that ended without an answer; `absent_at` is the first
-- look-up since the last attempt that did not find the document; `generation` counts the row's changes.
CREATE TABLE outbox (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id    TEXT NOT NULL UNIQUE REFERENCES documents (id),
    state          TEXT NOT NULL DEFAULT 'waiting'
                   CHECK (state IN ('waiting', 'sending', 'verify', 'delivered', 'refused', 'duplicate')),
    attempts       INTEGER NOT NULL DEFAULT 0,
    unknown        INTEGER NOT NULL DEFAULT 0,
    generation     INTEGER NOT NULL DEFAULT 0,
    last_at        TEXT,
    next_at        TEXT,
    absent_at      TEXT,
    error          TEXT NOT NULL DEFAULT '',
    server_id      TEXT,
    fiscal_number  TEXT,
    registrar      TEXT,
    fiscal_at      TEXT,
    payload_sha256 TEXT NOT NULL,
    payload        BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_open ON outbox (seq) WHERE state IN ('waiting', 'sending', 'verify', 'refused', 'duplicate');
CREATE INDEX outbox_unfiscal ON outbox (seq) WHERE state = 'delivered' AND fiscal_number IS NULL;

CREATE TABLE print_jobs (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    document_id TEXT,
    body        TEXT NOT NULL,
    copy        INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'printing', 'printed', 'unsure', 'failed')),
    error       TEXT NOT NULL
) STRICT;
CREATE INDEX print_jobs_open ON print_jobs (seq) WHERE state IN ('waiting', 'printing');
CREATE INDEX print_jobs_by_document ON print_jobs (document_id);

CREATE TABLE current (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    id   TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE deferred (
    seq  INTEGER PRIMARY KEY,
    id   TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE cashiers (
    id           INTEGER PRIMARY KEY,
    position     INTEGER NOT NULL,
    first_name   TEXT NOT NULL,
    last_name    TEXT NOT NULL,
    role_name    TEXT NOT NULL,
    role         TEXT NOT NULL,
    pin_hash     TEXT,
    failures     INTEGER NOT NULL DEFAULT 0,
    failed_at    TEXT,
    locked_until TEXT,
    last_seen_at TEXT
) STRICT;

CREATE TABLE audit (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    at        TEXT NOT NULL,
    who       TEXT NOT NULL,
    what      TEXT NOT NULL,
    facts     TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash      TEXT NOT NULL
) STRICT;
