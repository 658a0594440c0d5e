-- Receipts posted deferred (state 1): put aside on the server, or handed to the fiscal till. They get no fiscal number
-- from being delivered, so whoever waits for numbers passes them over.
ALTER TABLE outbox ADD COLUMN deferred INTEGER NOT NULL DEFAULT 0;
DROP INDEX outbox_unfiscal;
CREATE INDEX outbox_unfiscal ON outbox (seq) WHERE state = 'delivered' AND fiscal_number IS NULL AND deferred = 0;

-- What the server told of receipts handed over. It can be asked for again: a row that is missing is followed anew.
CREATE TABLE handed (
    document_id TEXT PRIMARY KEY,
    fate        TEXT NOT NULL,
    server_id   TEXT,
    absent_at   TEXT,
    at          TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_handed ON documents (seq) WHERE kind = 1002;
