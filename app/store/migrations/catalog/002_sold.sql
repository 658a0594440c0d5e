-- What this till sold, by the shop's own day (date.toordinal) and product: `popularity` is what the last days add up to,
-- so that goods of last winter make room. What was counted before is taken for yesterday's.
CREATE TABLE sold (
    day        INTEGER NOT NULL,
    product_id TEXT NOT NULL,
    times      INTEGER NOT NULL,
    PRIMARY KEY (day, product_id)
) STRICT, WITHOUT ROWID;
INSERT INTO sold SELECT unixepoch() / 86400 + 719162, id, popularity FROM products WHERE popularity > 0;

DROP INDEX products_liked;
CREATE INDEX products_marked ON products (favourite, sort_key) WHERE favourite > 0;
