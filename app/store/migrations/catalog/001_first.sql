-- Everything here can be fetched from the server again. Prices are whole kopecks, stock whole thousandths.
-- `search` holds the folded words of a product, two blanks before each: a trigram of the blanks and the first letters
-- finds words by one or two letters, so one index serves words of any length (app/store/catalog_search.py).

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
    seq             INTEGER PRIMARY KEY,
    id              TEXT NOT NULL UNIQUE,
    row_hash        BLOB NOT NULL,
    search          TEXT NOT NULL,
    popularity      INTEGER NOT NULL,
    barcode         TEXT NOT NULL,
    sku             TEXT NOT NULL,
    category_id     TEXT,
    favourite       INTEGER NOT NULL,
    sort_key        TEXT NOT NULL,
    title           TEXT NOT NULL CHECK (title <> ''),
    short_title     TEXT NOT NULL,
    price_k         INTEGER CHECK (price_k >= 0),
    color           INTEGER NOT NULL,
    unit_id         INTEGER NOT NULL,
    unit_code       INTEGER NOT NULL,
    unit_name       TEXT NOT NULL,
    unit_short      TEXT NOT NULL,
    unit_weighted   INTEGER NOT NULL,
    by_weight       INTEGER NOT NULL,
    free_price      INTEGER NOT NULL,
    tax_group       INTEGER NOT NULL,
    classifier_type INTEGER NOT NULL,
    classifier_code TEXT NOT NULL,
    picture         TEXT NOT NULL
) STRICT;
CREATE INDEX products_by_barcode ON products (barcode) WHERE barcode <> '';
CREATE INDEX products_by_sku ON products (sku) WHERE sku <> '';
CREATE INDEX products_by_category ON products (category_id, sort_key);
CREATE INDEX products_by_start ON products (substr(search, 3, 16));
CREATE INDEX products_liked ON products ((favourite = 0), favourite, popularity DESC, sort_key) WHERE favourite OR popularity > 0;
CREATE INDEX products_sold ON products (popularity DESC) WHERE popularity > 0;

CREATE VIRTUAL TABLE product_words USING fts5 (
    search, content = 'products', content_rowid = 'seq', columnsize = 0, tokenize = 'trigram case_sensitive 1'
);

CREATE TABLE stock (
    product_id TEXT PRIMARY KEY,
    count_m    INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
    id        TEXT PRIMARY KEY,
    position  INTEGER NOT NULL,
    title     TEXT NOT NULL,
    color     INTEGER NOT NULL,
    parent_id TEXT
) STRICT;

CREATE TABLE units (
    id       INTEGER PRIMARY KEY,
    code     INTEGER NOT NULL,
    name     TEXT NOT NULL,
    short    TEXT NOT NULL,
    weighted INTEGER NOT NULL
) STRICT;
