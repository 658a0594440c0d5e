-- What the last sync read, so that the next one need not read it again: `raw_hash` is the digest of a row's own bytes,
-- and of all that decides how they are read. NULL for a row nobody knows the bytes of.

ALTER TABLE products ADD COLUMN raw_hash INTEGER;
CREATE INDEX products_by_raw ON products (raw_hash) WHERE raw_hash IS NOT NULL;

-- Rows of a sync that has not come to its end: nobody sees them before, and then all of them at once. `row` is a list of
-- the columns a sync writes, in JSONB (app/store/catalog_rows.py).
CREATE TABLE incoming (
    id         TEXT PRIMARY KEY,
    generation INTEGER NOT NULL,
    raw_hash   INTEGER,
    row        BLOB NOT NULL
) STRICT;
CREATE INDEX incoming_by_raw ON incoming (raw_hash);

-- The shop's cards as last read: their sum is a product's stock.
CREATE TABLE cards (
    raw_hash   INTEGER PRIMARY KEY,
    id         INTEGER NOT NULL,
    product_id TEXT,
    count_m    INTEGER
) STRICT;
