"""Fiscal shifts, Z-reports and sales by product, all read-only (Blueprint: «Зміни», «Звітність»)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from app.sandbox.core import Call, Operation, Reply, Sandbox
from app.sandbox.database import Json, Row
from app.sandbox.fiscal import cash_balance
from app.sandbox.forms import Missing
from app.sandbox.pages import Page
from app.sandbox.places import shop_answer
from app.sandbox.values import decimal_text, kopecks, kopecks_text, local_stamp, number, read_moment, utc_stamp
from app.sandbox.z_figures import payload, read_figures

_FILTERS = (
    "id",
    "remote_shift_id",
    "fiscal_number",
    "cash_balance",
    "device_uid",
    "registrar_fiscal_number",
    "opened_by",
    "closed_by",
    "state",
    "terminal_user_id",
    "employee_id",
    "terminal_id",
)


def list_shifts(call: Call) -> Reply:
    """Newest first. `terminal_id` filters too, though it is not documented."""
    where, values = ["1"], []
    for name in _FILTERS:
        if call.query.get(name):
            where.append(f"{name} = ?")
            values.append(call.query[name])
    condition = " AND ".join(where)
    page = Page.of(call.query)
    total = call.db.value(f"SELECT count(*) FROM shifts WHERE {condition}", values)
    rows = call.db.rows(
        f"SELECT * FROM shifts WHERE {condition} ORDER BY opened_at DESC, id LIMIT ? OFFSET ?",
        (*values, page.per_page, page.offset),
    )
    return Reply([_shift(call.sandbox, row) for row in rows], page.meta(total))


def show_shift(call: Call) -> Reply:
    row = call.db.row("SELECT * FROM shifts WHERE id = ?", (call.params["id"],))
    if row is None:
        raise Missing()
    return Reply(_shift(call.sandbox, row))


def list_z_reports(call: Call) -> Reply:
    """Newest first. `termianl_user_id` is spelt as documented."""
    where, values = _period(call, "z_reports.created_at")
    for name, column in (
        ("terminal_id", "z_reports.terminal_id"),
        ("shop_id", "shop_id"),
        ("termianl_user_id", "terminal_user_id"),
    ):
        if call.query.get(name):
            where.append(f"{column} = ?")
            values.append(call.query[name])
    source = f"z_reports JOIN shifts ON shifts.id = shift_id WHERE {' AND '.join(where)}"
    page = Page.of(call.query)
    total = call.db.value(f"SELECT count(*) FROM {source}", values)
    rows = call.db.rows(
        f"SELECT z_reports.* FROM {source} ORDER BY z_reports.created_at DESC, z_reports.id DESC LIMIT ? OFFSET ?",
        (*values, page.per_page, page.offset),
    )
    return Reply([_z_report(call.sandbox, row) for row in rows], page.meta(total))


def product_sales(call: Call) -> Reply:
    """Sales less refunds by product, the best first; a product's popularity is its share of all sold, per cent."""
    where, values = _period(call, "receipts.created_at")
    where.append("state IN (2, 3) AND type IN (0, 3) AND product_id IS NOT NULL")
    if call.query.get("shop_id"):
        where.append("shop_id = ?")
        values.append(call.query["shop_id"])
    rows = call.db.rows(
        "SELECT product_id, type, quantity, amount FROM items JOIN receipts ON receipts.id = receipt_id"
        f" WHERE {' AND '.join(where)}",
        values,
    )
    sums: dict[str, int] = {}
    counts: dict[str, Decimal] = {}
    for row in rows:
        sign = -1 if row["type"] == 3 else 1
        key = row["product_id"]
        sums[key] = sums.get(key, 0) + sign * kopecks(row["amount"])
        counts[key] = counts.get(key, Decimal(0)) + sign * Decimal(row["quantity"])
    whole = sum(sums.values())
    best = sorted(sums, key=lambda each: (-sums[each], each))
    products = [_sold(call.sandbox, key, sums[key], counts[key], whole) for key in best]
    count = sum(counts.values(), Decimal(0))
    answer = {
        "id": 0,
        "products": [each for each in products if each],
        "total_amount": number(whole),
        "total_count": int(count) if count == int(count) else float(count),
    }
    return Reply(answer)


def _period(call: Call, column: str) -> tuple[list[str], list[Any]]:
    where: list[str] = ["1"]
    values: list[Any] = []
    for name, sign in (("date_start", ">="), ("date_end", "<=")):
        moment = read_moment(call.query.get(name, ""), end=name == "date_end")
        if moment is not None:
            where.append(f"{column} {sign} ?")
            values.append(moment)
    return where, values


def _shift(sandbox: Sandbox, row: Row) -> Json:
    """An open shift's balance is counted at every look."""
    balance = cash_balance(sandbox, row["id"]) if row["state"] == 0 else row["cash_balance"]
    moments = {name: row[name] and local_stamp(row[name]) for name in ("opened_at", "closed_at")}
    return {**dict(row), **moments, "cash_balance": balance}


def _z_report(sandbox: Sandbox, row: Row) -> Json:
    figures = read_figures(row["figures"])
    [shift] = sandbox.db.rows("SELECT * FROM shifts WHERE id = ?", (row["shift_id"],))
    shop = sandbox.shops.get(row["shop_id"])
    return {
        "id": row["id"],
        "created_at": utc_stamp(row["created_at"]),
        **figures,
        "payload": payload(figures, row["created_at"]),
        "shift": _shift(sandbox, shift),
        "shift_id": row["shift_id"],
        "shop": shop and shop_answer(sandbox, shop, address=False),
        "shop_id": row["shop_id"],
        "terminal_id": row["terminal_id"],
    }


def _sold(sandbox: Sandbox, key: str, amount: int, count: Decimal, whole: int) -> Json | None:
    text = sandbox.db.value("SELECT body FROM products WHERE id = ?", (key,))
    if not text:
        return None
    body = json.loads(text)
    shown = ("id", "category_id", "number", "price", "subgroup_id", "title", "unit_type_id", "unit_type_name")
    subgroup = sandbox.subgroups.get(body["subgroup_id"])
    share = Decimal(amount * 100) / whole if whole else Decimal(0)
    return {
        **{name: body[name] for name in shown},
        "popularity": decimal_text(share.quantize(Decimal("0.01"))),
        "subgroup_title": subgroup and subgroup["title"],
        "total_amount": kopecks_text(amount),
        "total_count": decimal_text(count),
    }


OPERATIONS = [
    Operation("GET", "/api/v1/pos/shifts", list_shifts),
    Operation("GET", "/api/v1/pos/shifts/{id}", show_shift),
    Operation("GET", "/api/v1/stats/product_daily_sales/alter", product_sales),
    Operation("GET", "/api/v1/reports/z-reports", list_z_reports),
]
