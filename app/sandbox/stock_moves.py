"""What a paid receipt does to the stock cards of its shop."""

from __future__ import annotations

from decimal import Decimal

from app.sandbox.database import Database

#: Receipt type → what happens to the stock.
_SIGNS = {0: -1, 3: 1, 4: 1}


def move_stock(db: Database, key: str, undo: bool = False) -> None:
    """Takes the lines of a paid sale off the cards, puts those of a refund back; `undo` reverses that."""
    row = db.row("SELECT type, state, shop_id FROM receipts WHERE id = ?", (key,))
    if row is None or row["state"] not in (2, 3) or row["type"] not in _SIGNS or row["shop_id"] is None:
        return
    sign = -_SIGNS[row["type"]] if undo else _SIGNS[row["type"]]
    for item in db.rows("SELECT product_id, quantity FROM items WHERE receipt_id = ?", (key,)):
        db.run(
            "UPDATE cards SET thousandths = thousandths + ? WHERE product_id = ? AND shop_id = ? AND counting",
            (sign * int(Decimal(item["quantity"]) * 1000), item["product_id"], row["shop_id"]),
        )
