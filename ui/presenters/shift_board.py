"""The parts of the open shift's page as values, and how a report becomes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.clock import local
from app.domain.money import ZERO, money
from app.domain.report import HourTotal, XReport
from ui.formats import money_text, percent_text, sum_text
from ui.i18n import plural, tr
from ui.words import means_color, means_text

#: Fewer bars than this look like a fence with holes: the day begins with empty hours then.
FEWEST_HOURS = 5


@dataclass(frozen=True, slots=True)
class Kpi:
    """One of the four cards. `negative` is money that went back."""

    name: str
    title: str
    value: str
    note: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class MeansRow:
    """A means of payment: how often, which part of the sales, how much. `color` is a category colour."""

    title: str
    count: str
    share: str
    amount: str
    value: Decimal
    color: int


@dataclass(frozen=True, slots=True)
class DrawerRow:
    name: str
    title: str
    amount: str


@dataclass(frozen=True, slots=True)
class HourBar:
    """An hour's sales; `now` is the hour that is not over, `said` the exact figure."""

    title: str
    amount: Decimal
    now: bool
    said: str = ""


def kpis(report: XReport, previous: XReport | None) -> tuple[Kpi, ...]:
    """The four cards: sales, the average beside the previous shift's, refunds, tax."""
    return (
        Kpi("sales", tr("Продажі"), money_text(report.sales.amount), _receipts(report.sales.count)),
        Kpi("average", tr("Середній чек"), money_text(report.average), _previous_note(previous)),
        Kpi(
            "refunds",
            tr("Повернення"),
            money_text(-report.refunds.amount),
            _receipts(report.refunds.count),
            negative=report.refunds.amount > 0,
        ),
        _tax_kpi(report),
    )


def means_rows(report: XReport) -> tuple[MeansRow, ...]:
    """Sales by means of payment with their shares."""
    whole = sum((row.amount for row in report.sales.means), ZERO)
    return tuple(
        MeansRow(
            title=means_text(row.means),
            count=_receipts(row.count),
            share=percent_text((row.amount * 100 / whole).quantize(Decimal("0.1"))) if whole else "",
            amount=money_text(row.amount),
            value=row.amount,
            color=means_color(row.means),
        )
        for row in report.sales.means
    )


def hour_bars(report: XReport) -> tuple[HourBar, ...]:
    """From the first hour with sales to the last, silent ones too; a night's hours go on over midnight."""
    if not report.hours:
        return ()
    sold = {row.hour: row for row in report.hours}
    first = report.hours[0].hour
    last = max((report.hours[-1].hour - first) % 24, FEWEST_HOURS - 1)
    current = local(report.made_at).hour
    hours = [(first + step) % 24 for step in range(last + 1)]
    return tuple(_hour_bar(sold.get(hour, HourTotal(hour, ZERO)), now=hour == current) for hour in hours)


def drawer_rows(report: XReport) -> tuple[DrawerRow, ...]:
    """How the drawer came to what it should hold."""
    rows = [
        DrawerRow("float", tr("Залишок на початок"), money_text(report.shift.float_amount)),
        DrawerRow("cash-sales", tr("Продажі готівкою"), money_text(report.cash_sales, plus=True)),
        DrawerRow("cash-refunds", tr("Повернення готівкою"), money_text(-report.cash_refunds)),
        DrawerRow("service-input", tr("Службове внесення"), money_text(report.service_input, plus=True)),
        DrawerRow("service-output", tr("Службова видача"), money_text(-report.service_output)),
    ]
    if report.cash_issued:
        rows.append(DrawerRow("cash-issued", tr("Видача готівки"), money_text(-report.cash_issued)))
    return tuple(rows)


def _hour_bar(hour: HourTotal, *, now: bool) -> HourBar:
    span = f"{hour.hour}:00–{(hour.hour + 1) % 24}:00"
    said = f"{span}: {sum_text(hour.amount)}, {_receipts(hour.count)}"
    return HourBar(f"{hour.hour}:00", hour.amount, now, said)


def _previous_note(previous: XReport | None) -> str:
    if previous is None or not previous.sales.count:
        return tr("раніше не було")
    return tr("раніше {sum}", sum=money_text(previous.average))


def _receipts(count: int) -> str:
    return plural(count, "%n чек")


def _tax_kpi(report: XReport) -> Kpi:
    """The tax of the largest turnover, without what was refunded, as in mockup 11a."""
    if not report.sales.taxes:
        return Kpi("tax", tr("ПДВ"), money_text(ZERO), tr("без ПДВ"))
    main = max(report.sales.taxes, key=lambda line: line.turnover)
    back = sum((line.tax for line in report.refunds.taxes if line.letter == main.letter), ZERO)
    name = {"ПДВ": tr("ПДВ"), "Акциз": tr("Акциз")}.get(main.name, main.name)
    title = f"{name} {percent_text(main.rate)} ({main.letter})"
    return Kpi("tax", title, money_text(money(main.tax - back)), tr("без повернень"))
