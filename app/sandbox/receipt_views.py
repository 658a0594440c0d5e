"""A receipt as answered: each operation has its own set of keys, kept exactly as documented."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence

from app.sandbox.database import Database, Json, Row
from app.sandbox.values import local_stamp, mislabelled_stamp, utc_stamp

_PLAIN = (
    "description",
    "discount_amount",
    "discount_percentage",
    "fiscal_number",
    "offline_id",
    "offline_local_number",
    "offline_seed",
    "previous_receipt_hash",
    "registrar_fiscal_number",
    "registrar_local_number",
    "related_fiscal_number",
    "rounding_amount",
    "seller_id",
    "shift_id",
    "shop_id",
    "state",
    "terminal_id",
    "title",
    "total_amount",
    "type",
)
_ITEM_PLAIN = (
    "amount",
    "classifier_code",
    "classifier_type_id",
    "description",
    "discount_amount",
    "name",
    "price",
    "product_id",
    "quantity",
    "sku",
    "stock_item_id",
    "tax_group_id",
    "unit_type_id",
    "unit_type_name",
)
_TRANSACTION_PLAIN = (
    "amount",
    "approval_code",
    "batch",
    "description",
    "pan",
    "pan_hash",
    "payment_type_id",
    "receipt_id",
    "result_code",
    "rrn",
    "stan",
    "state",
    "transaction_type_id",
)


def bare_receipt(row: Row, stamp: Callable[[int], str] = local_stamp) -> Json:
    """A receipt without lines and payments: answers of DELETE, and inside a transaction."""
    return {
        "id": row["id"],
        "cashier_name": row["cashier_name"],
        "created_at": stamp(row["created_at"]),
        **{name: row[name] for name in _PLAIN},
        "is_hidden": bool(row["is_hidden"]),
        "tax_amount": json.loads(row["tax_amount"]),
        "terminal_shift_id": None,
        "updated_at": stamp(row["updated_at"]),
    }


def receipt_with_items(db: Database, key: str) -> Json | None:
    """A receipt with its lines: answers of POST, PUT and GET by id. No payments there: they are in the list."""
    row = db.row("SELECT * FROM receipts WHERE id = ?", (key,))
    if row is None:
        return None
    items = db.rows("SELECT * FROM items WHERE receipt_id = ? ORDER BY seq", (key,))
    return {**bare_receipt(row), "items": [_item(each, local_stamp) for each in items]}


def full_receipts(db: Database, rows: Sequence[Row]) -> list[Json]:
    """Receipts as the list answers them: UTC stamps, lines with wrong ones, payments."""
    marks = ", ".join("?" * len(rows))
    keys = [row["id"] for row in rows]
    items: dict[str, list[Json]] = defaultdict(list)
    payments: dict[str, list[Json]] = defaultdict(list)
    for item in db.rows(f"SELECT * FROM items WHERE receipt_id IN ({marks}) ORDER BY seq", keys):
        found = _item(item, mislabelled_stamp)
        items[item["receipt_id"]].append({**found, "sold_by_weight": bool(item["sold_by_weight"])})
    for row in db.rows(f"SELECT * FROM transactions WHERE receipt_id IN ({marks}) ORDER BY seq", keys):
        amounts = {name: row[name] or "0.0" for name in ("deposit_amount", "change_amount")}
        payments[row["receipt_id"]].append({**_transaction(row, utc_stamp), **amounts})
    return [
        {
            **bare_receipt(row, utc_stamp),
            "discount_type_id": row["discount_type_id"] or 0,
            "items": items[row["id"]],
            "payment_transactions": payments[row["id"]],
        }
        for row in rows
    ]


def transaction_answer(row: Row, receipt: Json) -> Json:
    """One payment with its receipt. Deposit and change are not among its documented keys."""
    return {**_transaction(row, local_stamp), "receipt": receipt}


def _item(row: Row, stamp: Callable[[int], str]) -> Json:
    at = stamp(row["created_at"])
    return {
        "id": row["id"],
        "created_at": at,
        **{name: row[name] for name in _ITEM_PLAIN},
        "is_free_price": bool(row["is_free_price"]),
        "is_product": bool(row["is_product"]),
        "receipt_id": row["receipt_id"],
        "updated_at": at,
    }


def _transaction(row: Row, stamp: Callable[[int], str]) -> Json:
    at = stamp(row["created_at"])
    return {
        "id": row["id"],
        "created_at": at,
        **{name: row[name] for name in _TRANSACTION_PLAIN},
        "payload": json.loads(row["payload"]) if row["payload"] else None,
        "signature": bool(row["signature"]),
        "timestamp": stamp(row["timestamp"]),
        "updated_at": at,
    }
