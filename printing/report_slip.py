"""Report slips: X and the close of a shift, from the till's own totals (mockup 16b)."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from app.clock import local
from app.domain.cashier import Place
from app.domain.document import DocumentKind
from app.domain.money import money
from app.domain.report import OperationTotal, Side, XReport
from app.domain.tax import TaxLine
from printing.slip import Blank, Pair, Part, Rule, Slip, Text, centered
from printing.words import MEANS, amount, foot, from_to, head, markings, short_name, stamp, tax_name


def x_slip(
    report: XReport,
    place: Place,
    *,
    cashier: str = "",
    undelivered: int = 0,
    training: bool = False,
    copy: bool = False,
) -> Slip:
    """The totals so far. `cashier` is who asked for them, `undelivered` how many documents the server has not got."""
    shift = report.shift
    parts: list[Part] = [
        *_title("X-ЗВІТ", place, training=training, copy=copy),
        Pair(f"Зміна №{shift.number}", stamp(report.made_at)),
        Pair(f"Відкрито {local(shift.opened_at):%H:%M}", f"Касир: {short_name(cashier or shift.opened_by)}"),
        Rule(),
        *_totals(report),
        Pair("Не надіслано документів", str(undelivered)),
        Blank(),
        *foot(training=training),
    ]
    return Slip(tuple(parts))


def shift_close_slip(
    report: XReport,
    place: Place,
    *,
    undelivered: int = 0,
    audit_head: tuple[int, str] | None = None,
    training: bool = False,
    copy: bool = False,
) -> Slip:
    """The end of a shift: its totals, what was counted, the difference and why.

    `audit_head` is number and hash of the audit's entry that closed the shift (reliability.md «The store»): with it on
    paper the records up to it can't be changed unseen. `Audit.on_paper` holds a typed one against the journal.
    """
    shift = report.shift
    closed_at = shift.closed_at or report.made_at
    parts: list[Part] = [
        *_title("ЗАКРИТТЯ ЗМІНИ", place, training=training, copy=copy),
        Pair(f"Зміна №{shift.number}", stamp(closed_at)),
        *from_to(shift.opened_at, shift.opened_by, closed_at, shift.closed_by),
        Rule(),
        *_totals(report),
    ]
    if shift.counted is not None:
        expected = shift.expected if shift.expected is not None else report.drawer
        parts.append(Pair("Має бути в касі", amount(expected, grouped=True)))
        parts.append(Pair("Пораховано", amount(shift.counted, grouped=True)))
        parts.append(Pair("Різниця", amount(shift.counted - expected, grouped=True), bold=True))
        if shift.reason:
            parts.append(Text(f"Причина: {shift.reason}"))
        if shift.left is not None:
            parts.append(Pair("Здано", amount(shift.counted - shift.left, grouped=True)))
            parts.append(Pair("Залишено на завтра", amount(shift.left, grouped=True)))
        parts.append(Rule())
    parts.append(Pair("Не надіслано документів", str(undelivered)))
    if audit_head:
        seq, link = audit_head
        parts += [Text(f"Контрольний запис журналу №{seq}:"), Text(" ".join(wrap(link, 16)))]
    parts += [Blank(), Pair("Підпис касира", "_" * 16), Blank(), *foot(training=training)]
    return Slip(tuple(parts))


def _title(title: str, place: Place, *, training: bool, copy: bool) -> list[Part]:
    marks = markings(copy=copy, training=training)
    return [*head(place), centered(title, bold=True, tall=True), *marks, Rule()]


def _totals(report: XReport) -> list[Part]:
    return [
        *_sides(report.sales, report.refunds, report.operation(DocumentKind.CANCEL)),
        *_cash(report),
        Rule(),
        *_people(report),
        *_hours(report),
    ]


def _people(report: XReport) -> list[Part]:
    """Who sold and gave back how much: cashiers change within a shift."""
    if not report.cashiers:
        return []
    parts: list[Part] = [Text("ЗА КАСИРАМИ", bold=True)]
    for who in report.cashiers:
        parts.append(Pair(f"{short_name(who.name)} ({who.sales})", amount(who.sales_amount, grouped=True), indent=2))
        if who.refunds:
            back = amount(-who.refunds_amount, grouped=True)
            parts.append(Pair(f"повернення ({who.refunds})", back, indent=4))
    return [*parts, Rule()]


def _hours(report: XReport) -> list[Part]:
    if not report.hours:
        return []
    rows = [Pair(f"{row.hour:02}:00 ({row.count})", amount(row.amount, grouped=True), indent=2) for row in report.hours]
    return [Text("ЗА ГОДИНАМИ", bold=True), *rows, Rule()]


def _sides(sales: Side, refunds: Side, cancels: OperationTotal) -> list[Part]:
    """Sales, refunds and their taxes. Refunds stand with a minus: the money went back."""
    taxes = [*_taxes(sales, "з продажів", 1), *_taxes(refunds, "з повернень", -1)]
    parts = [*_side("ПРОДАЖІ", sales, 1)]
    if sales.count:
        parts.append(Pair("Середній чек", amount(money(sales.amount / sales.count), grouped=True)))
    parts += [Rule(), *_side("ПОВЕРНЕННЯ", refunds, -1)]
    if cancels.count:
        parts.append(Pair(f"з них відміни ({cancels.count})", amount(-cancels.amount, grouped=True)))
    parts.append(Rule())
    return [*parts, *taxes, Rule()] if taxes else parts


def _side(title: str, side: Side, sign: int) -> list[Part]:
    parts: list[Part] = [
        Pair(f"{title}, чеків: {side.count}", amount(sign * side.amount, grouped=True), bold=True),
        *(Pair(f"{MEANS[m.means]} ({m.count})", amount(sign * m.amount, grouped=True), indent=2) for m in side.means),
    ]
    if side.discount:
        parts.append(Pair("Знижки", amount(-sign * side.discount, grouped=True)))
    if side.rounding:
        parts.append(Pair("Заокруглення", amount(sign * side.rounding, grouped=True)))
    return parts


def _taxes(side: Side, whose: str, sign: int) -> Iterable[Part]:
    for line in side.taxes:
        name = tax_name(TaxLine(line.letter, line.name, line.rate, line.turnover, line.tax))
        yield Pair(f"{name} {whose}", amount(sign * line.tax, grouped=True))
        yield Pair("оборот", amount(sign * line.turnover, grouped=True), indent=2)


def _cash(report: XReport) -> list[Part]:
    brought, taken = report.operation(DocumentKind.SERVICE_INPUT), report.operation(DocumentKind.SERVICE_OUTPUT)
    parts: list[Part] = [
        Pair("Залишок на початок", amount(report.shift.float_amount, grouped=True)),
        Pair(_times("Службове внесення", brought.count), amount(report.service_input, grouped=True)),
        Pair(_times("Службова видача", taken.count), amount(-report.service_output, grouped=True)),
    ]
    if report.cash_issued:
        parts.append(Pair("Видача готівки", amount(-report.cash_issued, grouped=True)))
    return [*parts, Pair("ГОТІВКА В КАСІ", amount(report.drawer, grouped=True), bold=True, tall=True)]


def _times(said: str, count: int) -> str:
    return f"{said} ({count})" if count else said
