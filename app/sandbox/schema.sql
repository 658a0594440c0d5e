-- Small things (shops, terminals, employees, roles, categories, subgroups, imports) are one JSON document each.
CREATE TABLE docs (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    doc TEXT NOT NULL,
    UNIQUE (kind, id)
);

-- `body` is the product rendered once, so that a page of 250 is a join of texts.
CREATE TABLE products (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    number TEXT,
    category_id TEXT,
    subgroup_id INTEGER,
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE UNIQUE INDEX products_id ON products (id);
CREATE INDEX products_number ON products (number);
CREATE INDEX products_category ON products (category_id);
-- Narrow on purpose: a far OFFSET walks this index, not the wide rows.
CREATE INDEX products_order ON products (seq);

CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    product_id TEXT NOT NULL,
    shop_id INTEGER NOT NULL,
    thousandths INTEGER NOT NULL,
    counting INTEGER NOT NULL,
    owner_id INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE INDEX cards_product ON cards (product_id, shop_id);
CREATE INDEX cards_shop ON cards (shop_id);

CREATE TABLE shifts (
    id TEXT PRIMARY KEY,
    cash_balance TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT,
    device_uid TEXT NOT NULL,
    employee_id INTEGER,
    fiscal_number TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    registrar_fiscal_number TEXT,
    remote_shift_id TEXT NOT NULL,
    state INTEGER NOT NULL,
    terminal_id INTEGER NOT NULL,
    terminal_user_id INTEGER
);
CREATE INDEX shifts_opened ON shifts (opened_at);

CREATE TABLE receipts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    cashier_name TEXT,
    created_at INTEGER NOT NULL,
    description TEXT,
    discount_amount TEXT,
    discount_percentage TEXT,
    discount_type_id INTEGER,
    fiscal_number TEXT,
    is_hidden INTEGER NOT NULL DEFAULT 0,
    offline_id INTEGER,
    offline_local_number INTEGER,
    offline_seed TEXT,
    previous_receipt_hash TEXT,
    registrar_fiscal_number TEXT,
    registrar_local_number TEXT,
    related_fiscal_number TEXT,
    rounding_amount TEXT,
    seller_id INTEGER,
    shift_id TEXT,
    shop_id INTEGER,
    state INTEGER NOT NULL,
    tax_amount TEXT NOT NULL DEFAULT '{}',
    terminal_id INTEGER,
    title TEXT,
    total_amount TEXT NOT NULL,
    type INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    due_at INTEGER
);
CREATE INDEX receipts_created ON receipts (created_at);
CREATE INDEX receipts_shift ON receipts (shift_id);
CREATE INDEX receipts_title ON receipts (title);
CREATE INDEX receipts_due ON receipts (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE items (
    seq INTEGER PRIMARY KEY,
    receipt_id TEXT NOT NULL,
    id TEXT NOT NULL,
    amount TEXT NOT NULL,
    classifier_code TEXT,
    classifier_type_id INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    description TEXT,
    discount_amount TEXT,
    is_free_price INTEGER NOT NULL DEFAULT 0,
    is_product INTEGER NOT NULL DEFAULT 1,
    name TEXT,
    price TEXT NOT NULL,
    product_id TEXT,
    quantity TEXT NOT NULL,
    sku TEXT,
    sold_by_weight INTEGER NOT NULL DEFAULT 0,
    stock_item_id INTEGER,
    tax_group_id INTEGER NOT NULL DEFAULT 0,
    unit_type_id INTEGER,
    unit_type_name TEXT
);
CREATE INDEX items_receipt ON items (receipt_id);

CREATE TABLE transactions (
    seq INTEGER PRIMARY KEY,
    receipt_id TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    amount TEXT NOT NULL,
    approval_code TEXT,
    batch TEXT,
    change_amount TEXT,
    created_at INTEGER NOT NULL,
    deposit_amount TEXT,
    description TEXT,
    pan TEXT,
    pan_hash TEXT,
    payload TEXT,
    payment_type_id INTEGER NOT NULL,
    result_code TEXT,
    rrn TEXT,
    signature INTEGER NOT NULL DEFAULT 0,
    stan TEXT,
    state INTEGER NOT NULL,
    timestamp INTEGER NOT NULL,
    transaction_type_id INTEGER NOT NULL
);
CREATE INDEX transactions_receipt ON transactions (receipt_id);

CREATE TABLE z_reports (
    id INTEGER PRIMARY KEY,
    shift_id TEXT NOT NULL,
    shop_id INTEGER NOT NULL,
    terminal_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    figures TEXT NOT NULL
);
CREATE INDEX z_reports_created ON z_reports (created_at);

CREATE TABLE sessions (
    uid TEXT PRIMARY KEY,
    access TEXT NOT NULL UNIQUE,
    refresh TEXT NOT NULL UNIQUE,
    access_expires_at INTEGER NOT NULL,
    refresh_expires_at INTEGER NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0
);

-- What was really committed, in order: the oracle of the delivery tests.
CREATE TABLE commits (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    request_id TEXT,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    entity TEXT NOT NULL,
    action TEXT NOT NULL,
    receipt_id TEXT,
    title TEXT,
    total TEXT,
    items INTEGER
);
CREATE TRIGGER commits_stay BEFORE UPDATE ON commits BEGIN SELECT RAISE(ABORT, 'commits are append-only'); END;
CREATE TRIGGER commits_kept BEFORE DELETE ON commits BEGIN SELECT RAISE(ABORT, 'commits are append-only'); END;
