"""The figures of a Z-report: hryvnia numbers summed over a shift's receipts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from app.sandbox.database import Database, Json
from app.sandbox.values import kopecks, number, taxes

#: Cyrillic tax letters → the Latin ones in the report's field names.
LETTERS = {"А": "a", "Б": "b", "В": "v", "Д": "d", "З": "z"}
CASH = 0


class Tally:
    """Adds receipts up, in kopecks, and says the report's fields."""

    def __init__(self) -> None:
        names = ["refund_cash_total", "refund_cashless_total", "refund_total", "sale_cash_total", "sale_cashless_total"]
        names += ["sale_total", "service_input", "service_output"]
        names += [f"{side}_tax_{letter}_total" for side in ("sale", "refund") for letter in LETTERS.values()]
        self._sums = dict.fromkeys(names, 0)
        self._counts = {"sale_receipts_count": 0, "refund_receipts_count": 0, "cash_receipts_count": 0}

    def add(self, kind: int, paid: int, cash: int, tax: dict[str, int]) -> None:
        """One receipt: its type, what was paid and the cash part of it, its taxes by Cyrillic letter; kopecks."""
        if kind in (1, 2):
            self._sums["service_input" if kind == 1 else "service_output"] += paid
            return
        side = "refund" if kind in (3, 4) else "sale"
        self._counts[f"{side}_receipts_count"] += 1
        self._counts["cash_receipts_count"] += side == "sale" and cash > 0
        self._sums[f"{side}_total"] += paid
        self._sums[f"{side}_cash_total"] += cash
        self._sums[f"{side}_cashless_total"] += paid - cash
        for letter, amount in tax.items():
            if letter in LETTERS:
                self._sums[f"{side}_tax_{LETTERS[letter]}_total"] += amount

    @property
    def cash_in_drawer(self) -> int:
        """Kopecks."""
        sums = self._sums
        taken = sums["sale_cash_total"] - sums["refund_cash_total"]
        return taken + sums["service_input"] - sums["service_output"]

    def figures(self) -> Json:
        """The report's fields, amounts as JSON numbers of hryvnias."""
        return {
            **{name: number(value) for name, value in self._sums.items()},
            **self._counts,
            "cash_total": number(self._sums["sale_cash_total"]),
            "cash_amount": number(self.cash_in_drawer),
            "turnover_amount": number(self._sums["sale_total"]),
        }


def z_figures(db: Database, shift_id: str) -> Json:
    """The figures of a shift as its receipts stand now. Deferred receipts do not count."""
    tally = Tally()
    receipts = db.rows(
        "SELECT id, type, total_amount, rounding_amount, tax_amount FROM receipts"
        " WHERE shift_id = ? AND state IN (2, 3) AND NOT is_hidden",
        (shift_id,),
    )
    cash = _cash(db, shift_id)
    groups = _groups(db, shift_id)
    for row in receipts:
        total = kopecks(row["total_amount"])
        # `total_amount` is before cash rounding, taxes are of the unrounded sum; the report counts what was paid.
        paid = total - kopecks(row["rounding_amount"])
        # A report adds up the taxes its receipts have (domain.md 3); a refund of a part cannot even be computed anew.
        tax = json.loads(row["tax_amount"]) or receipt_taxes(groups.get(row["id"], []), total)
        tally.add(row["type"], paid, cash.get(row["id"], 0), tax)
    return tally.figures()


def payload(figures: Json, created_at: int) -> Json:
    """The report's `payload`, the fiscal server's own words."""
    return {
        "cash": {
            "total": figures["cash_total"],
            "commission": 0,
            "receipts_count": figures["cash_receipts_count"],
        },
        "timestamp": str(created_at),
        "cash_amount": figures["cash_amount"],
        "cashierName": figures["terminal_user_name"],
        "fiscalNumber": figures["fiscal_number"],
        "service_input": figures["service_input"],
        "service_output": figures["service_output"],
        "turnover_amount": figures["turnover_amount"],
        "registrarLocalNumber": "1",
        "registrarFiscalNumber": figures["registrar_fiscal_number"],
    }


def read_figures(text: str) -> Json:
    """Figures as stored."""
    found: dict[str, Any] = json.loads(text)
    return found


def _cash(db: Database, shift_id: str) -> dict[str, int]:
    rows = db.rows(
        "SELECT receipt_id, amount FROM transactions WHERE transaction_type_id = ? AND receipt_id IN"
        " (SELECT id FROM receipts WHERE shift_id = ?)",
        (CASH, shift_id),
    )
    found: dict[str, int] = {}
    for row in rows:
        found[row["receipt_id"]] = found.get(row["receipt_id"], 0) + kopecks(row["amount"])
    return found


def _groups(db: Database, shift_id: str) -> dict[str, list[tuple[int, int]]]:
    rows = db.rows(
        "SELECT receipt_id, tax_group_id, amount FROM items WHERE receipt_id IN"
        " (SELECT id FROM receipts WHERE shift_id = ?) ORDER BY seq",
        (shift_id,),
    )
    found: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        found.setdefault(row["receipt_id"], []).append((row["tax_group_id"], kopecks(row["amount"])))
    return found


def receipt_taxes(lines: Iterable[tuple[int, int]], total: int) -> dict[str, int]:
    """Taxes by letter of one receipt's lines (group, kopecks).

    A receipt discount is spread over the lines in proportion, the last kopecks by largest remainder (domain.md 2).
    """
    listed = list(lines)
    amounts = [amount for _, amount in listed]
    bases: dict[int, int] = {}
    for (group, amount), less in zip(listed, _shares(max(sum(amounts) - total, 0), amounts), strict=True):
        bases[group] = bases.get(group, 0) + amount - less
    found: dict[str, int] = {}
    for group, base in bases.items():
        for letter, tax in taxes(group, base).items():
            found[letter] = found.get(letter, 0) + tax
    return found


def _shares(discount: int, amounts: list[int]) -> list[int]:
    whole = sum(amounts)
    if not discount or not whole:
        return [0] * len(amounts)
    shares = [divmod(discount * amount, whole) for amount in amounts]
    over = discount - sum(share for share, _ in shares)
    first = sorted(range(len(amounts)), key=lambda place: (-shares[place][1], place))[:over]
    return [share + (place in first) for place, (share, _) in enumerate(shares)]
