"""The copy of a Z-report for the folder (mockup 16c): the report is the server's, and so is every figure on it."""

from __future__ import annotations

from decimal import Decimal

from app.domain.cashier import Place
from app.domain.zreport import LETTERS, ZReport, ZSide
from printing.slip import Blank, Pair, Part, Rule, Slip, centered
from printing.words import amount, foot, from_to, head, markings, stamp

#: Stands where the server did not say: a nought would be a figure nobody told.
UNKNOWN = "невідомо"
_TAXES = {"А": "ПДВ А", "Б": "ПДВ Б", "В": "ПДВ В", "Г": "Акциз Г", "Д": "Без ПДВ Д", "З": "Акциз З"}


def z_slip(report: ZReport, place: Place, *, number: int | None = None, training: bool = False) -> Slip:
    """`number` is the till's own shift of the report, where there is one."""
    closed_at = report.closed_at or report.at
    title = "Z-ЗВІТ" if number is None else f"Z-ЗВІТ №{number}"
    parts: list[Part] = [
        *head(place),
        centered(title, bold=True, tall=True),
        *markings(copy=True, training=training),
        Rule(),
        Pair("Зміна" if number is None else f"Зміна №{number}", stamp(closed_at) if closed_at else UNKNOWN),
        *from_to(report.opened_at, report.opened_by, closed_at, report.closed_by or report.cashier),
    ]
    if report.fiscal_number:
        parts.append(Pair("ФН звіту", report.fiscal_number))
    if report.registrar:
        parts.append(Pair("ФН ПРРО", report.registrar))
    parts += [
        Rule(),
        *_side("ПРОДАЖІ", report.sales, 1),
        Rule(),
        *_side("ПОВЕРНЕННЯ", report.refunds, -1),
        Rule(),
    ]
    taxes = [*_taxes(report.sales, "з продажів", 1), *_taxes(report.refunds, "з повернень", -1)]
    if taxes:
        parts += [*taxes, Rule()]
    parts += [
        Pair("Службове внесення", _told(report.service_input)),
        Pair("Службова видача", _told(report.service_output, -1)),
        Pair("ГОТІВКА В КАСІ", _told(report.drawer), bold=True, tall=True),
        Blank(),
        *foot(training=training),
    ]
    return Slip(tuple(parts))


def _side(title: str, side: ZSide, sign: int) -> list[Part]:
    count = UNKNOWN if side.count is None else str(side.count)
    return [
        Pair(f"{title}, чеків: {count}", _told(side.total, sign), bold=True),
        Pair("Готівка", _told(side.cash, sign), indent=2),
        Pair("Безготівкова", _told(side.cashless, sign), indent=2),
    ]


def _taxes(side: ZSide, whose: str, sign: int) -> list[Part]:
    return [Pair(f"{_tax(letter)} {whose}", _told(tax, sign)) for letter, tax in side.taxes]


def _tax(letter: str) -> str:
    return _TAXES[letter] if letter in LETTERS else f"Літера {letter}"


def _told(value: Decimal | None, sign: int = 1) -> str:
    return UNKNOWN if value is None else amount(sign * value, grouped=True)
