"""The totals of a shift as rows: what the details show and what a table for a spreadsheet has."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from app.domain.csv_cell import Cell
from app.domain.document import DocumentKind
from app.domain.report import Side, XReport
from app.domain.table import Head, Holds, Table
from ui.formats import date_time_text, money_text, percent_text
from ui.i18n import tr
from ui.words import means_text


@dataclass(frozen=True, slots=True)
class XRow:
    """One figure: `key` names it for scripts, `count` is how many documents, None where that says nothing."""

    key: str
    title: str
    amount: Decimal
    count: int | None = None

    @property
    def text(self) -> str:
        return money_text(self.amount)


@dataclass(frozen=True, slots=True)
class XPart:
    """Rows under one heading."""

    key: str
    title: str
    rows: tuple[XRow, ...]


def x_parts(report: XReport) -> tuple[XPart, ...]:
    """Every total of the shift. Money that went back stands with a minus."""
    parts = (
        XPart("operations", tr("Операції"), _operations(report)),
        XPart("means", tr("Способи оплати"), _means(report)),
        XPart("taxes", tr("Податки"), _taxes(report)),
        XPart("cashiers", tr("Касири"), _cashiers(report)),
        XPart("hours", tr("Продажі за годинами"), _hours(report)),
        XPart("sums", tr("Знижки й заокруглення"), _sums(report)),
        XPart("drawer", tr("Готівка в касі"), _drawer(report)),
    )
    return tuple(part for part in parts if part.rows)


def x_table(report: XReport) -> Table:
    """The same rows as a table that leaves the till, sums as numbers. It may be made off the window's thread."""
    shift = report.shift
    about = [tr("Відкрито {at}, {name}", at=date_time_text(shift.opened_at), name=shift.opened_by)]
    if shift.closed_at is not None:
        about.append(tr("Закрито {at}, {name}", at=date_time_text(shift.closed_at), name=shift.closed_by))
    heads = (
        Head(tr("Розділ"), share=16),
        Head(tr("Показник"), share=24),
        Head(tr("Документів"), Holds.COUNT, 10),
        Head(tr("Сума, грн"), Holds.SUM, 12),
    )
    rows: list[list[Cell]] = [
        [part.title, row.title, row.count, row.amount] for part in x_parts(report) for row in part.rows
    ]
    title = tr("X-звіт зміни №{number}", number=shift.number)
    return Table(title, heads, rows, tuple(about))


def _operations(report: XReport) -> tuple[XRow, ...]:
    words = {
        DocumentKind.SALE: tr("Продажі"),
        DocumentKind.REFUND: tr("Повернення"),
        DocumentKind.CANCEL: tr("Відміни"),
        DocumentKind.SERVICE_INPUT: tr("Службове внесення"),
        DocumentKind.SERVICE_OUTPUT: tr("Службова видача"),
        DocumentKind.CASH_ISSUE: tr("Видача готівки"),
    }
    came = (DocumentKind.SALE, DocumentKind.SERVICE_INPUT)
    return tuple(
        XRow(f"operation-{one.kind:d}", words[one.kind], one.amount if one.kind in came else -one.amount, one.count)
        for one in report.operations
    )


def _means(report: XReport) -> tuple[XRow, ...]:
    sold = [XRow(f"sold-{one.means:d}", means_text(one.means), one.amount, one.count) for one in report.sales.means]
    back = [
        XRow(f"back-{one.means:d}", tr("{means}, повернення", means=means_text(one.means)), -one.amount, one.count)
        for one in report.refunds.means
    ]
    return (*sold, *back)


def _taxes(report: XReport) -> tuple[XRow, ...]:
    def rows(side: Side, key: str, sign: int, of: str, turnover: str) -> list[XRow]:
        found = []
        for line in side.taxes:
            name = f"{line.name} {line.letter} {percent_text(line.rate)}"
            found.append(XRow(f"{key}-tax-{line.letter}", of.format(tax=name), sign * line.tax))
            found.append(XRow(f"{key}-turnover-{line.letter}", turnover.format(tax=name), sign * line.turnover))
        return found

    sold = rows(report.sales, "sold", 1, tr("{tax} з продажів"), tr("{tax}, оборот"))
    return (*sold, *rows(report.refunds, "back", -1, tr("{tax} з повернень"), tr("{tax}, оборот повернень")))


def _cashiers(report: XReport) -> tuple[XRow, ...]:
    found = []
    for number, who in enumerate(report.cashiers):
        if who.sales:
            found.append(XRow(f"cashier-sold-{number}", who.name, who.sales_amount, who.sales))
        if who.refunds:
            title = tr("{name}, повернення", name=who.name)
            found.append(XRow(f"cashier-back-{number}", title, -who.refunds_amount, who.refunds))
    return tuple(found)


def _hours(report: XReport) -> tuple[XRow, ...]:
    return tuple(
        XRow(f"hour-{one.hour}", f"{one.hour}:00–{(one.hour + 1) % 24}:00", one.amount, one.count)
        for one in report.hours
    )


def _sums(report: XReport) -> tuple[XRow, ...]:
    """A discount is money the shop did not take; rounding has the sign of what the customer paid over the sum."""
    rows = [
        XRow("sold-discount", tr("Знижки з продажів"), -report.sales.discount),
        XRow("sold-rounding", tr("Заокруглення продажів"), report.sales.rounding),
        XRow("average", tr("Середній чек"), report.average),
    ]
    if report.refunds.count:
        rows.append(XRow("back-discount", tr("Знижки в поверненнях"), report.refunds.discount))
        rows.append(XRow("back-rounding", tr("Заокруглення повернень"), -report.refunds.rounding))
    return tuple(rows)


def _drawer(report: XReport) -> tuple[XRow, ...]:
    rows = [
        XRow("float", tr("Залишок на початок"), report.shift.float_amount),
        XRow("cash-sales", tr("Продажі готівкою"), report.cash_sales),
        XRow("cash-refunds", tr("Повернення готівкою"), -report.cash_refunds),
        XRow("service-input", tr("Службове внесення"), report.service_input),
        XRow("service-output", tr("Службова видача"), -report.service_output),
    ]
    if report.cash_issued:
        rows.append(XRow("cash-issued", tr("Видача готівки"), -report.cash_issued))
    rows.append(XRow("drawer", tr("Має бути в касі"), report.drawer))
    if report.shift.counted is not None and report.shift.expected is not None:
        rows.append(XRow("counted", tr("Пораховано"), report.shift.counted))
        rows.append(XRow("difference", tr("Різниця"), report.shift.counted - report.shift.expected))
    return tuple(rows)
