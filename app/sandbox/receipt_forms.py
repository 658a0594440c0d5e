"""What a receipt's request may carry, and the columns it becomes."""

from __future__ import annotations

import random
import string
import uuid
from typing import Any

from app.sandbox.database import Json, dumps
from app.sandbox.forms import text_error
from app.sandbox.shelves import UNIT_NAMES
from app.sandbox.values import decimal_text, read_moment

#: All three are in every request example; without them a receipt says nothing.
REQUIRED = ("total_amount", "state", "type")

RECEIPT_FIELDS = {
    "id": "uuid?",
    "shift_id": "uuid?",
    "title": "string?",
    "total_amount": "float",
    "state": "integer",
    "type": "integer",
    "discount_type_id": "integer?",
    "discount_amount": "float?",
    "discount_percentage": "float?",
    "seller_id": "integer?",
    "items": "array",
    "shop_id": "integer?",
    "terminal_id": "integer?",
    "cashier_name": "string?",
    "description": "string?",
    "fiscal_number": "string?",
    "tax_amount": "hash?",
    "registrar_fiscal_number": "string?",
    "registrar_local_number": "string?",
    "rounding_amount": "float?",
    "offline_id": "integer?",
    "offline_seed": "string?",
    "offline_local_number": "integer?",
    "previous_receipt_hash": "string?",
    "related_fiscal_number": "string?",
    "is_hidden": "bool",
    "payment_transactions": "array?",
}
ITEM_FIELDS = {
    "id": "uuid?",
    "name": "string?",
    "price": "float",
    "amount": "float",
    "quantity": "float",
    "discount_amount": "float?",
    "sku": "string?",
    "tax_group_id": "integer?",
    "is_product": "bool",
    "product_id": "uuid?",
    "stock_item_id": "integer?",
    "unit_type_id": "integer?",
    "unit_type_name": "string?",
    "description": "string?",
    "classifier_code": "string?",
    "classifier_type_id": "integer?",
    "is_free_price": "bool",
    "sold_by_weight": "bool",
}
TRANSACTION_FIELDS = {
    "id": "uuid?",
    "amount": "float",
    "approval_code": "string?",
    "batch": "string?",
    "deposit_amount": "float?",
    "change_amount": "float?",
    "description": "string?",
    "pan": "string?",
    "pan_hash": "string?",
    "payload": "hash?",
    "payment_type_id": "integer?",
    "result_code": "string?",
    "rrn": "string?",
    "signature": "bool",
    "stan": "string?",
    "state": "integer?",
    "timestamp": "string?",
    "transaction_type_id": "integer",
}
_DECIMALS = {
    "total_amount",
    "discount_amount",
    "discount_percentage",
    "rounding_amount",
    "price",
    "amount",
    "quantity",
    "deposit_amount",
    "change_amount",
}


def receipt_columns(fields: Json) -> Json:
    """The columns of `receipts` for the fields that came."""
    columns = _texts(fields, leave=("items", "payment_transactions", "id"))
    if "tax_amount" in columns:
        columns["tax_amount"] = dumps(columns["tax_amount"] or {})
    return columns


def item_columns(fields: Json) -> Json:
    """The columns of `items` for one line."""
    columns = _texts(fields)
    columns["id"] = columns.get("id") or str(uuid.uuid4())
    unit = UNIT_NAMES.get(columns.get("unit_type_id") or 0)
    columns["unit_type_name"] = columns.get("unit_type_name") or unit
    for name in ("tax_group_id", "classifier_type_id"):
        columns[name] = columns.get(name) or 0
    return columns


def transaction_columns(fields: Json, receipt_id: str, now: int) -> Json:
    """The columns of `transactions` for one payment; an RRN is made where the till has none, as for cash."""
    moment = read_moment(str(fields["timestamp"])) if fields.get("timestamp") else now
    if moment is None:
        raise text_error(f'[Pos::PaymentTransactionForm.new] "{fields["timestamp"]}" has invalid type for :timestamp')
    payload = fields.get("payload")
    return {
        **_texts(fields),
        "receipt_id": receipt_id,
        "id": fields.get("id") or str(uuid.uuid4()),
        "created_at": now,
        "timestamp": moment,
        "payload": None if payload is None else dumps(payload),
        "payment_type_id": fields.get("payment_type_id") or 0,
        "rrn": fields.get("rrn") or make_rrn(random.Random()),
        "state": fields["state"] if fields.get("state") is not None else 1,
    }


def make_rrn(source: random.Random) -> str:
    """A reference such as the examples have, «162Q560ZQ3I174JY431»."""
    return "".join(source.choices(string.digits + string.ascii_uppercase, k=19))


def _texts(fields: Json, leave: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        name: decimal_text(value) if name in _DECIMALS and value is not None else value
        for name, value in fields.items()
        if name not in leave
    }
