-- Refunds know their sale; means of payment are a bit mask (1 << means) so that the journal can be filtered by them.
ALTER TABLE documents ADD COLUMN means INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN related_id TEXT;
UPDATE documents SET means = coalesce(
    (SELECT sum(DISTINCT 1 << json_extract(value, '$.means')) FROM json_each(body, '$.payments')), 0
);
CREATE INDEX documents_related ON documents (related_id) WHERE related_id IS NOT NULL;
-- What the journal filters by, apart from the bodies, in the order it is read; and the few that are no sales.
CREATE INDEX documents_journal ON documents (seq, kind, means, cashier, created_at);
CREATE INDEX documents_others ON documents (kind, seq) WHERE kind <> 0;

-- A refund follows its sale: it is not sent before the server has the sale and its fiscal number (store/follows.py).
ALTER TABLE outbox ADD COLUMN follows TEXT;
CREATE INDEX outbox_fiscal ON outbox (fiscal_number) WHERE fiscal_number IS NOT NULL;

-- Receipts of other tills, as the server told of them. They can be asked for again: nothing here is anybody's only copy.
CREATE TABLE server_receipts (
    seq            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    kind           INTEGER NOT NULL,
    number         INTEGER NOT NULL,
    mark           TEXT NOT NULL,
    created_at     TEXT NOT NULL,
    cashier        TEXT NOT NULL,
    total_k        INTEGER NOT NULL,
    means          INTEGER NOT NULL,
    fiscal_number  TEXT,
    registrar      TEXT,
    fiscal_at      TEXT,
    related_fiscal TEXT,
    text           TEXT NOT NULL,
    body           TEXT NOT NULL
) STRICT;
CREATE INDEX server_receipts_journal ON server_receipts (created_at, seq, kind, means, cashier);
CREATE INDEX server_receipts_by_mark ON server_receipts (mark);
CREATE INDEX server_receipts_fiscal ON server_receipts (fiscal_number) WHERE fiscal_number IS NOT NULL;
CREATE INDEX server_receipts_related ON server_receipts (related_fiscal) WHERE related_fiscal IS NOT NULL;
