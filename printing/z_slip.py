"""The copy of a Z-report for the folder (mockup 16c): the report is the server's, and so is every figure on it."""

from __future__ import annotations

from decimal import Decimal

from app.domain.cashier import Place
from app.domain.zreport import LETTERS, ZReport, ZSide
from printing.slip import Blank, Pair, Part, Rule, Slip, centered
from printing.words import amount, foot, from_to, head, markings, short_name, stamp

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
    parts += _whose(report, place)
    parts += [
        Rule(),
        *_side("ПРОДАЖІ", report.sales, 1),
        Rule(),
        *_side("ПОВЕРНЕННЯ", report.refunds, -1),
        Rule(),
    ]
    if more := _more(report):
        parts += [*more, Rule()]
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


def _whose(report: ZReport, place: Place) -> list[Part]:
    """Numbers and names the server gave; shop and terminal where they are not those of the slip's head."""
    said: list[tuple[str, str]] = []
    if report.closed_by and report.cashier and report.cashier != report.closed_by:
        said.append(("Касир", short_name(report.cashier)))
    if report.shop_title and report.shop_id not in (None, place.shop_id):
        said.append(("Торгова точка", report.shop_title))
    if report.terminal_id not in (None, place.terminal_id):
        said.append(("Термінал", f"№{report.terminal_id}"))
    said += [
        ("ФН звіту", report.fiscal_number),
        ("ФН ПРРО", report.registrar),
        ("Локальний № ПРРО", report.registrar_number),
    ]
    return [Pair(words, value) for words, value in said if value]


def _more(report: ZReport) -> list[Part]:
    """Figures a till without the register has no use for: where the server says nothing of them, neither does the slip.

    The documents name `cash` and do not explain it; in their own example it is more than all sales. So it stands here
    by its name, beside the sales and not among them.
    """
    cash = report.cash
    parts: list[Part] = []
    if report.turnover is not None:
        parts.append(Pair("ОБОРОТ", _told(report.turnover), bold=True))
    if cash.count is not None:
        parts.append(Pair("Готівкових чеків", str(cash.count)))
    if cash.total is not None:
        parts.append(Pair("Сума готівкових чеків", _told(cash.total)))
    if cash.commission is not None:
        parts.append(Pair("Комісія", _told(cash.commission), indent=2))
    return parts


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
