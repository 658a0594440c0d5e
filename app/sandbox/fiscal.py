"""The fiscal side the sandbox plays: numbers for paid receipts, deferred receipts taken over, shifts and Z-reports.

Nothing runs in the background: what is due is settled at the start of every call, so a moved clock is enough.
"""

from __future__ import annotations

import random
import uuid

from app.sandbox.core import Sandbox
from app.sandbox.database import Json, Row, dumps
from app.sandbox.receipt_forms import transaction_columns
from app.sandbox.stock_moves import move_stock
from app.sandbox.values import kopecks, kopecks_text
from app.sandbox.z_figures import receipt_taxes, z_figures

DEFERRED, PAID, REFUNDED = 1, 2, 3
SALE, SERVICE_IN, SERVICE_OUT, REFUND, CANCEL = 0, 1, 2, 3, 4
FIRST_NUMBER = 16773000
FIRST_REGISTRAR = 4000026885


def registrar(sandbox: Sandbox, terminal_id: int | None) -> str:
    """The fiscal number of the terminal's software register: the first terminal's when none is named."""
    place = [each["id"] for each in sandbox.terminals.all()]
    return str(FIRST_REGISTRAR + (place.index(terminal_id) if terminal_id in place else 0))


def plan(sandbox: Sandbox, key: str) -> None:
    """Sets when the fiscal side will next touch this receipt, if it ever will."""
    row = sandbox.db.row("SELECT state, type, fiscal_number FROM receipts WHERE id = ?", (key,))
    if row is None:
        return
    delay: float | None = None
    if row["state"] == DEFERRED:
        delay = sandbox.settings.deferred_delay if sandbox.settings.deferred == "taken" else None
    elif row["state"] in (PAID, REFUNDED) and row["type"] in (SALE, REFUND, CANCEL) and not row["fiscal_number"]:
        delay = sandbox.settings.fiscal_delay
    due = None if delay is None else sandbox.clock.now_ms() + int(delay * 1000)
    sandbox.db.run("UPDATE receipts SET due_at = ? WHERE id = ?", (due, key))


def settle(sandbox: Sandbox) -> None:
    """Does everything that is due by now, oldest first."""
    while row := sandbox.db.row(
        "SELECT id, state FROM receipts WHERE due_at <= ? ORDER BY due_at, seq LIMIT 1", (sandbox.clock.now_ms(),)
    ):
        if row["state"] == DEFERRED:
            _take_over(sandbox, row["id"])
        else:
            give_number(sandbox, row["id"])


def give_number(sandbox: Sandbox, key: str) -> str | None:
    """Gives a receipt its fiscal number now. None when there is no such receipt."""
    row = sandbox.db.row("SELECT * FROM receipts WHERE id = ?", (key,))
    if row is None:
        return None
    number = row["fiscal_number"] or next_number(sandbox)
    tax = row["tax_amount"] if row["tax_amount"] != "{}" else dumps(_taxes(sandbox, row))
    sandbox.db.update(
        "receipts",
        {
            "fiscal_number": number,
            "registrar_fiscal_number": row["registrar_fiscal_number"] or registrar(sandbox, row["terminal_id"]),
            "tax_amount": tax,
            "updated_at": row["due_at"] or sandbox.clock.now_ms(),
            "due_at": None,
        },
        key,
    )
    return str(number)


def take(sandbox: Sandbox, key: str, after: float = 0.0) -> bool:
    """The fiscal till takes the money of this deferred receipt in so many seconds. False when there is none such."""
    if sandbox.db.value("SELECT 1 FROM receipts WHERE id = ? AND state = ?", (key, DEFERRED)) is None:
        return False
    sandbox.db.run("UPDATE receipts SET due_at = ? WHERE id = ?", (sandbox.clock.now_ms() + int(after * 1000), key))
    settle(sandbox)
    return True


def put_away(sandbox: Sandbox, key: str, *, gone: bool) -> bool:
    """Nobody wants this deferred receipt any more: the fiscal till hides it, or deletes it. False as above."""
    if sandbox.db.value("SELECT 1 FROM receipts WHERE id = ? AND state = ?", (key, DEFERRED)) is None:
        return False
    if gone:
        sandbox.db.run("DELETE FROM items WHERE receipt_id = ?", (key,))
        sandbox.db.run("DELETE FROM receipts WHERE id = ?", (key,))
    else:
        sandbox.db.update("receipts", {"is_hidden": 1, "due_at": None, "updated_at": sandbox.clock.now_ms()}, key)
    return True


def next_number(sandbox: Sandbox) -> str:
    top = sandbox.db.value("SELECT max(CAST(fiscal_number AS INTEGER)) FROM receipts WHERE length(fiscal_number) = 8")
    return str(max(FIRST_NUMBER, (top or 0) + 1))


def open_shift(sandbox: Sandbox, terminal_id: int, opened_by: str, opened_at: int | None = None) -> str:
    """Opens a fiscal shift on a terminal and gives its id; an open one stays and is given back."""
    found = sandbox.db.value("SELECT id FROM shifts WHERE terminal_id = ? AND state = 0", (terminal_id,))
    if found:
        return str(found)
    key = str(uuid.uuid4())
    sandbox.db.insert(
        "shifts",
        {
            "id": key,
            "cash_balance": "0.0",
            "device_uid": str(uuid.uuid5(uuid.NAMESPACE_OID, f"terminal {terminal_id}")),
            "fiscal_number": next_shift_number(sandbox),
            "opened_at": sandbox.clock.now_ms() if opened_at is None else opened_at,
            "opened_by": opened_by,
            "registrar_fiscal_number": registrar(sandbox, terminal_id),
            "remote_shift_id": str(uuid.uuid4()),
            "state": 0,
            "terminal_id": terminal_id,
        },
    )
    return key


def close_shift(sandbox: Sandbox, terminal_id: int, closed_by: str | None = None) -> Json | None:
    """Closes the terminal's open fiscal shift and makes its Z-report. None when no shift is open."""
    shift = sandbox.db.row("SELECT * FROM shifts WHERE terminal_id = ? AND state = 0", (terminal_id,))
    if shift is None:
        return None
    now = sandbox.clock.now_ms()
    who = closed_by or shift["opened_by"]
    changes = {"state": 1, "closed_at": now, "closed_by": who, "cash_balance": cash_balance(sandbox, shift["id"])}
    sandbox.db.update("shifts", changes, shift["id"])
    terminal = sandbox.terminals.get(terminal_id) or {"shop_id": 0}
    figures = z_figures(sandbox.db, shift["id"]) | {
        "fiscal_number": shift["fiscal_number"],
        "registrar_fiscal_number": shift["registrar_fiscal_number"],
        "terminal_user_name": who,
    }
    report = {
        "shift_id": shift["id"],
        "shop_id": terminal["shop_id"],
        "terminal_id": terminal_id,
        "created_at": now,
        "figures": dumps(figures),
    }
    sandbox.db.insert("z_reports", report)
    return {"shift_id": shift["id"], "z_report_id": sandbox.db.value("SELECT max(id) FROM z_reports")}


def archive_shift(sandbox: Sandbox, terminal_id: int) -> str | None:
    """Gives the terminal's open shift up, as the Blueprint's example of state 2 has it: closed by nobody, at no time,
    without a Z-report. None when no shift is open."""
    row = sandbox.db.row("SELECT id FROM shifts WHERE terminal_id = ? AND state = 0", (terminal_id,))
    if row is None:
        return None
    sandbox.db.update("shifts", {"state": 2, "cash_balance": cash_balance(sandbox, row["id"])}, row["id"])
    return str(row["id"])


def cash_balance(sandbox: Sandbox, shift_id: str) -> str:
    """Cash in the drawer by the receipts bound to this shift."""
    figures = z_figures(sandbox.db, shift_id)
    return kopecks_text(round(figures["cash_amount"] * 100))


def next_shift_number(sandbox: Sandbox) -> str:
    top = sandbox.db.value("SELECT max(CAST(fiscal_number AS INTEGER)) FROM shifts")
    return str(max(7069001, (top or 0) + 1))


def _taxes(sandbox: Sandbox, receipt: Row) -> dict[str, int]:
    """Kopecks by letter, for a receipt the till sent without taxes."""
    rows = sandbox.db.rows("SELECT tax_group_id, amount FROM items WHERE receipt_id = ? ORDER BY seq", (receipt["id"],))
    lines = [(row["tax_group_id"], kopecks(row["amount"])) for row in rows]
    return receipt_taxes(lines, kopecks(receipt["total_amount"]))


def _take_over(sandbox: Sandbox, key: str) -> None:
    """The fiscal till takes the money of a deferred receipt, in cash; its number comes after the usual delay."""
    row = sandbox.db.row("SELECT total_amount, due_at FROM receipts WHERE id = ?", (key,))
    assert row is not None
    total = row["total_amount"]
    fields = {"amount": total, "deposit_amount": total, "change_amount": "0.0", "transaction_type_id": 0}
    columns = transaction_columns(fields, key, row["due_at"])
    sandbox.db.insert("transactions", {**columns, "rrn": f"{random.Random(key).getrandbits(64):019d}"[:19]})
    due = row["due_at"] + int(sandbox.settings.fiscal_delay * 1000)
    sandbox.db.update("receipts", {"state": PAID, "updated_at": row["due_at"], "due_at": due}, key)
    move_stock(sandbox.db, key)
