-- Receipts put aside that the server knows of: copies this till posted (`ours`, the key is the document's id), and
-- receipts of others taken up here (the key is the server's id). `claim` is what this till writes into the server's
-- receipt when its goods are on a counter here.
CREATE TABLE held_copies (
    key        TEXT PRIMARY KEY,
    ours       INTEGER NOT NULL,
    receipt_id TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('there', 'claimed', 'retired', 'lost', 'left')),
    claim      TEXT NOT NULL,
    at         TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX held_copies_open ON held_copies (receipt_id) WHERE state IN ('there', 'claimed');
