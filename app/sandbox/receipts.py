"""Receipts and payment transactions (Blueprint: «POS»)."""

from __future__ import annotations

import uuid
from typing import Any

from app.sandbox.core import Call, Operation, Reply
from app.sandbox.database import Json
from app.sandbox.fiscal import plan, settle
from app.sandbox.forms import Missing, Refusal, field_error, read, text_error
from app.sandbox.pages import Page
from app.sandbox.receipt_forms import (
    ITEM_FIELDS,
    RECEIPT_FIELDS,
    REQUIRED,
    TRANSACTION_FIELDS,
    item_columns,
    receipt_columns,
    transaction_columns,
)
from app.sandbox.receipt_views import bare_receipt, full_receipts, receipt_with_items, transaction_answer
from app.sandbox.shelves import batch_ids
from app.sandbox.stock_moves import move_stock
from app.sandbox.values import decimal_text, read_moment

DEFAULT_PAGE = 10
#: What a PUT that replaces empties where it does not name it, besides lines and sum.
_LOST = [
    name for name, kind in RECEIPT_FIELDS.items() if kind.endswith("?") and kind[:-1] in ("string", "integer", "float")
]
#: What public clients ask for, and what the server is known to grant.
LARGEST_PAGE = 800

_EQUAL = (
    "id",
    "shift_id",
    "title",
    "state",
    "type",
    "discount_type_id",
    "seller_id",
    "shop_id",
    "terminal_id",
    "cashier_name",
    "description",
    "fiscal_number",
    "registrar_fiscal_number",
    "registrar_local_number",
    "offline_id",
    "offline_seed",
    "offline_local_number",
    "previous_receipt_hash",
    "related_fiscal_number",
)
_AMOUNTS = ("total_amount", "discount_amount", "discount_percentage", "rounding_amount")


def list_receipts(call: Call) -> Reply:
    where, values = _filters(call)
    hidden = call.sandbox.lag.hidden("lists")
    if hidden:
        where += f" AND id NOT IN ({', '.join('?' * len(hidden))})"
        values.extend(hidden)
    page = Page.of(call.query, DEFAULT_PAGE, LARGEST_PAGE)
    total = call.db.value(f"SELECT count(*) FROM receipts WHERE {where}", values)
    rows = call.db.rows(
        f"SELECT * FROM receipts WHERE {where} ORDER BY created_at DESC, seq DESC LIMIT ? OFFSET ?",
        (*values, page.per_page, page.offset),
    )
    return Reply(full_receipts(call.db, rows), page.meta(total))


def create_receipt(call: Call) -> Reply:
    key = _create(call, call.body, "Pos::ReceiptForm")
    return Reply(receipt_with_items(call.db, key), status=201)


def show_receipt(call: Call) -> Reply:
    key = call.params["id"]
    answer = receipt_with_items(call.db, key)
    if key in call.sandbox.lag.hidden("gets") or answer is None:
        raise Missing()
    return Reply(answer)


def update_receipt(call: Call) -> Reply:
    key = call.params["id"]
    if call.db.value("SELECT 1 FROM receipts WHERE id = ?", (key,)) is None:
        raise field_error("id")
    fields = _form("Pos::ReceiptForm", call.body)
    match call.sandbox.settings.puts:
        case "refused":
            raise text_error("[Pos::ReceiptForm.new] :items is missing in Hash input")
        case "replace":
            fields = {**dict.fromkeys(_LOST), "items": [], "total_amount": "0.0", **fields}
        case "ignored":
            return Reply(receipt_with_items(call.db, key))
    _store(call, key, fields, new=False)
    _log(call, "update", key)
    return Reply(receipt_with_items(call.db, key))


def delete_receipt(call: Call) -> Reply:
    return Reply(_delete(call, call.params["id"]))


def create_receipts(call: Call) -> Reply:
    given = call.body.get("receipts")
    if not isinstance(given, list) or not given or not all(isinstance(each, dict) for each in given):
        raise text_error("param is missing or the value is empty: receipts")
    keys = [_create(call, each, "Pos::ReceiptBatchItemForm") for each in given]
    return Reply([receipt_with_items(call.db, key) for key in keys], status=201)


def delete_receipts(call: Call) -> Reply:
    """One id answers the receipt itself, as documented; several answer a list (undocumented)."""
    gone = [_delete(call, key) for key in batch_ids(call)]
    return Reply(gone[0] if len(gone) == 1 else gone)


def show_transaction(call: Call) -> Reply:
    row = call.db.row("SELECT * FROM transactions WHERE id = ?", (call.params["id"],))
    if row is None:
        raise Missing()
    [receipt] = call.db.rows("SELECT * FROM receipts WHERE id = ?", (row["receipt_id"],))
    return Reply(transaction_answer(row, bare_receipt(receipt)))


def _filters(call: Call) -> tuple[str, list[Any]]:
    where: list[str] = ["1"]
    values: list[Any] = []
    for name in _EQUAL:
        if call.query.get(name):
            loose = name == "title" and call.sandbox.settings.filters == "contains"
            where.append(f"instr({name}, ?) > 0" if loose else f"{name} = ?")
            values.append(call.query[name])
    for name in _AMOUNTS:
        if call.query.get(name):
            where.append(f"{name} = ?")
            values.append(decimal_text(read("Pos::ReceiptForm", {name: "float"}, {name: call.query[name]})[name]))
    if call.query.get("is_hidden"):
        where.append("is_hidden = ?")
        values.append(int(call.query["is_hidden"] == "true"))
    elif call.sandbox.settings.hidden == "left_out":
        where.append("is_hidden = 0")
    for name, sign in (("date_start", ">="), ("date_end", "<=")):
        moment = read_moment(call.query.get(name, ""), end=name == "date_end")
        if moment is not None:
            where.append(f"created_at {sign} ?")
            values.append(moment)
    return " AND ".join(where), values


def _form(form: str, body: Json, required: tuple[str, ...] = ()) -> Json:
    """The whole receipt read, its items and payments too. Raises Refusal before anything is stored."""
    fields = read(form, RECEIPT_FIELDS, body, required)
    if "items" in fields:
        fields["items"] = [_part("Pos::ReceiptItemForm", ITEM_FIELDS, each) for each in fields["items"]]
    if "payment_transactions" in fields:
        given = fields["payment_transactions"] or []
        fields["payment_transactions"] = [
            _part("Pos::PaymentTransactionForm", TRANSACTION_FIELDS, each) for each in given
        ]
    return fields


def _part(form: str, kinds: dict[str, str], body: Any) -> Json:
    if not isinstance(body, dict):
        raise text_error(f"[{form}.new] can't convert {type(body).__name__} into Hash")
    needed = ("price", "amount", "quantity") if kinds is ITEM_FIELDS else ("amount", "transaction_type_id")
    return read(form, kinds, body, needed)


def _create(call: Call, body: Json, form: str) -> str:
    fields = _form(form, body, REQUIRED)
    policy = call.sandbox.settings.ids
    asked = fields.pop("id", None)
    key = str(uuid.uuid4()) if policy == "ignored" or asked is None else str(asked)
    seen = call.db.value("SELECT 1 FROM receipts WHERE id = ?", (key,)) is not None
    if seen and policy != "upsert":
        taken = {"errors": {"id": [{"error": "taken"}]}}
        refusals = {"conflict409": (409, taken), "reject422": (422, taken)}
        raise Refusal(*refusals.get(policy, (500, {"message": "Internal Server Error"})))
    _store(call, key, fields, new=not seen)
    _log(call, "repeat" if seen else "create", key)
    if not seen:
        call.sandbox.lag.note(key)
    return key


def _store(call: Call, key: str, fields: Json, new: bool) -> None:
    now = call.sandbox.clock.now_ms()
    columns = receipt_columns(fields)
    if new:
        call.db.insert(
            "receipts", {"discount_amount": "0.0", **columns, "id": key, "created_at": now, "updated_at": now}
        )
    else:
        move_stock(call.db, key, undo=True)
        kept = {"fiscal_number", "registrar_fiscal_number"}
        sent = {name: value for name, value in columns.items() if name not in kept or value}
        call.db.update("receipts", {**sent, "updated_at": now}, key)
    if "items" in fields:
        call.db.run("DELETE FROM items WHERE receipt_id = ?", (key,))
        for each in fields["items"]:
            call.db.insert("items", {"receipt_id": key, "created_at": now, **item_columns(each)})
    if "payment_transactions" in fields:
        call.db.run("DELETE FROM transactions WHERE receipt_id = ?", (key,))
        for each in fields["payment_transactions"]:
            _pay(call, transaction_columns(each, key, now))
    move_stock(call.db, key)
    plan(call.sandbox, key)
    settle(call.sandbox)


def _pay(call: Call, columns: Json) -> None:
    """Another receipt may have sent the same id, as when ids are ignored: this payment then gets one of its own."""
    if call.db.value("SELECT 1 FROM transactions WHERE id = ?", (columns["id"],)):
        columns["id"] = str(uuid.uuid4())
    call.db.insert("transactions", columns)


def _delete(call: Call, key: str) -> Json:
    row = call.db.row("SELECT * FROM receipts WHERE id = ?", (key,))
    if row is None:
        raise field_error("id")
    answer = bare_receipt(row)
    _log(call, "delete", key)
    move_stock(call.db, key, undo=True)
    for table, column in (("items", "receipt_id"), ("transactions", "receipt_id"), ("receipts", "id")):
        call.db.run(f"DELETE FROM {table} WHERE {column} = ?", (key,))
    return answer


def _log(call: Call, action: str, key: str) -> None:
    row = call.db.row("SELECT title, total_amount FROM receipts WHERE id = ?", (key,))
    count = call.db.value("SELECT count(*) FROM items WHERE receipt_id = ?", (key,))
    if row is not None:
        call.log("receipt", action, receipt_id=key, title=row["title"], total=row["total_amount"], items=count)


OPERATIONS = [
    Operation("GET", "/api/v1/pos/receipts", list_receipts),
    Operation("POST", "/api/v1/pos/receipts", create_receipt, "receipt"),
    Operation("POST", "/api/v1/pos/receipts/batch", create_receipts, "batch"),
    Operation("DELETE", "/api/v1/pos/receipts/batch", delete_receipts, "batch"),
    Operation("GET", "/api/v1/pos/receipts/{id}", show_receipt),
    Operation("PUT", "/api/v1/pos/receipts/{id}", update_receipt, "receipt"),
    Operation("DELETE", "/api/v1/pos/receipts/{id}", delete_receipt),
    Operation("GET", "/api/v1/pos/payment_transactions/{id}", show_transaction),
]
