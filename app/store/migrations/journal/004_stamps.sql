-- Excise stamps that are with customers: sold and not returned. The primary key is the guard against a second sale.
-- No till before this step read any.
CREATE TABLE stamps (
    stamp       TEXT PRIMARY KEY,
    document_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
