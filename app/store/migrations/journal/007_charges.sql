-- What the bank terminal was asked for. A row is committed before the first byte leaves: its request has no id of ours,
-- and after a lost answer this row is all there is to compare with. Columns repeat what the hashed body says.
CREATE TABLE charges (
    seq         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    state       TEXT NOT NULL,
    amount_k    INTEGER NOT NULL,
    receipt_id  TEXT NOT NULL,
    document_id TEXT,
    body        TEXT NOT NULL,
    body_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX charges_open ON charges (seq) WHERE state IN ('asked', 'unknown');
CREATE INDEX charges_loose ON charges (seq) WHERE state = 'approved' AND document_id IS NULL;
CREATE INDEX charges_receipt ON charges (receipt_id);
