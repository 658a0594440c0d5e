-- One queue per printer (`lane`), and what a person decides about a slip: `asked_at` is when somebody last asked for it,
-- 'dropped' that nobody wants it. `pulsed` is 1 once the drawer's pulse may have left with it: it never leaves again.
CREATE TABLE print_jobs_lanes (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    document_id TEXT,
    body        TEXT NOT NULL,
    copy        INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('waiting', 'printing', 'printed', 'unsure', 'failed', 'dropped')),
    error       TEXT NOT NULL,
    lane        TEXT NOT NULL DEFAULT '',
    asked_at    TEXT,
    pulsed      INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO print_jobs_lanes (seq, id, kind, document_id, body, copy, created_at, state, error, pulsed)
SELECT seq, id, kind, document_id, body, copy, created_at, state, error, state IN ('printing', 'printed', 'unsure')
FROM print_jobs;
DROP TABLE print_jobs;
ALTER TABLE print_jobs_lanes RENAME TO print_jobs;
CREATE INDEX print_jobs_waiting ON print_jobs (lane, seq) WHERE state = 'waiting';
CREATE INDEX print_jobs_open ON print_jobs (seq) WHERE state IN ('waiting', 'printing', 'unsure', 'failed');
CREATE INDEX print_jobs_by_document ON print_jobs (document_id);
