"""The server's Z-report → the till's own value of it. What the server did not say, or said as nonsense, is unknown."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.money import money
from app.domain.zreport import ZCash, ZReport, ZSide

if TYPE_CHECKING:
    from app.api import zreports

#: The letters in the names of fields → the taxes' own (domain.md 3).
_LETTERS = {"a": "А", "b": "Б", "v": "В", "g": "Г", "d": "Д", "z": "З"}
_KNOWN = ("a", "b", "v", "d", "z")
#: Milliseconds since 1970 that can be a time of a report: 2000 to 2100.
_TIMES = range(946_684_800_000, 4_102_444_800_000)


def report_of(told: zreports.ZReport) -> ZReport:
    """The report, its sums to the kopeck."""
    shift, shop, payload = told.shift, told.shop, told.payload or {}
    return ZReport(
        id=told.id,
        at=told.created_at or _stamped(payload.get("timestamp")),
        fiscal_number=told.fiscal_number or _text(payload.get("fiscalNumber")),
        registrar=told.registrar_fiscal_number or _text(payload.get("registrarFiscalNumber")),
        shop_id=told.shop_id,
        shop_title=shop.title if shop is not None else "",
        terminal_id=told.terminal_id if told.terminal_id is not None else shift.terminal_id if shift else None,
        cashier_id=shift.terminal_user_id if shift is not None else None,
        cashier=told.terminal_user_name or _text(payload.get("cashierName")),
        shift_id=told.shift_id or (shift.id if shift is not None else ""),
        opened_at=shift.opened_at if shift is not None else None,
        opened_by=shift.opened_by if shift is not None else "",
        closed_at=shift.closed_at if shift is not None else None,
        closed_by=shift.closed_by if shift is not None else "",
        sales=ZSide(
            _count(told.sale_receipts_count),
            _sum(told.sale_total),
            _sum(told.sale_cash_total),
            _sum(told.sale_cashless_total),
            _taxes(told, "sale"),
        ),
        refunds=ZSide(
            _count(told.refund_receipts_count),
            _sum(told.refund_total),
            _sum(told.refund_cash_total),
            _sum(told.refund_cashless_total),
            _taxes(told, "refund"),
        ),
        service_input=_sum(told.service_input),
        service_output=_sum(told.service_output),
        drawer=_sum(told.cash_amount),
        registrar_number=_text(payload.get("registrarLocalNumber")),
        turnover=_sum(told.turnover_amount),
        cash=ZCash(_count(told.cash_receipts_count), _sum(told.cash_total), _commission(payload.get("cash"))),
    )


def _taxes(told: zreports.ZReport, side: str) -> tuple[tuple[str, Decimal | None], ...]:
    """By letter, without those that are nought; a letter nobody knows stays as it came, in capitals."""
    fields: dict[str, Decimal | None] = {letter: getattr(told, f"{side}_tax_{letter}_total") for letter in _KNOWN}
    for name, amount in told.letters.items():
        whose, _, rest = name.partition("_tax_")
        if whose == side:
            fields[rest.removesuffix("_total")] = amount
    named = ((_LETTERS.get(field, field.upper()), _sum(amount)) for field, amount in fields.items())
    return tuple((letter, amount) for letter, amount in named if amount is None or amount)


def _sum(amount: Decimal | None) -> Decimal | None:
    return None if amount is None or not amount.is_finite() else money(amount)


def _commission(cash: object) -> Decimal | None:
    """Only the register's own words have it, as JSON has numbers."""
    told = cash.get("commission") if isinstance(cash, dict) else None
    return _sum(Decimal(told)) if isinstance(told, Decimal | int) and not isinstance(told, bool) else None


def _count(number: int | None) -> int | None:
    """A number of receipts; below nothing is none."""
    return number if number is not None and number >= 0 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _stamped(value: object) -> datetime | None:
    """The fiscal server's own time, milliseconds as a text."""
    text = str(value)
    if not text.isascii() or not text.isdigit() or len(text) > 13 or int(text) not in _TIMES:
        return None
    return datetime.fromtimestamp(int(text) // 1000, UTC)
