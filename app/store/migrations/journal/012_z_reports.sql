-- Z-reports as the server told of them, kept to be read offline. Any of them can be asked for again. Sums in kopecks,
-- NULL where the server did not say; `at` is '' for a report without a time.
CREATE TABLE z_reports (
    server     TEXT NOT NULL,
    id         INTEGER NOT NULL,
    at         TEXT NOT NULL,
    shop_id    INTEGER,
    terminal   INTEGER,
    cashier_id INTEGER,
    cashier    TEXT NOT NULL,
    shift_id   TEXT NOT NULL,
    sales_k    INTEGER,
    refunds_k  INTEGER,
    body       TEXT NOT NULL,
    PRIMARY KEY (server, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX z_reports_by_time ON z_reports (server, at, id);
