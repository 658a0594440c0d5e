"""A Z-report beside what this till recorded: each figure that differs, by how much, and what it may come from.

Compared are the same figures of the same documents: the float counts as a service input here, as the server got it as
one. A figure the server did not tell is no difference; it is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.document import DeliveryState, Document, DocumentKind, JournalEntry
from app.domain.money import ZERO
from app.domain.zreport import ZReport, ZSide


class Figure(StrEnum):
    """What a Z-report counts."""

    SALES = "sales"
    SALES_COUNT = "sales_count"
    SALES_CASH = "sales_cash"
    SALES_CASHLESS = "sales_cashless"
    SALES_TAX = "sales_tax"
    REFUNDS = "refunds"
    REFUNDS_COUNT = "refunds_count"
    REFUNDS_CASH = "refunds_cash"
    REFUNDS_CASHLESS = "refunds_cashless"
    REFUNDS_TAX = "refunds_tax"
    SERVICE_INPUT = "service_input"
    SERVICE_OUTPUT = "service_output"
    DRAWER = "drawer"

    @property
    def counts(self) -> bool:
        """Whether it is a number of receipts and no sum."""
        return self in (Figure.SALES_COUNT, Figure.REFUNDS_COUNT)


class Cause(StrEnum):
    """Why the server's figures may be others than the till's."""

    WAITING = "waiting"  # documents the server has not got yet
    REFUSED = "refused"  # documents the server did not take
    DOUBLED = "doubled"  # documents the server holds more than once
    LATE = "late"  # documents the server got after the report was made
    UNBOUND = "unbound"  # documents sent without the server's shift
    ELSEWHERE = "elsewhere"  # receipts of another till on the same shift of the server


#: A figure; taxes are told apart by their letter.
Key = tuple[Figure, str]
Totals = Mapping[Key, Decimal]


@dataclass(frozen=True, slots=True)
class Reason:
    """Documents with one cause: for each figure how many of them are in it, and what they would add to the server's."""

    cause: Cause
    totals: Mapping[Key, tuple[int, Decimal]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure: the till's, the server's (None: not told), and what each cause would make of the difference."""

    key: Key
    ours: Decimal
    theirs: Decimal | None
    parts: tuple[tuple[Cause, int, Decimal], ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """The server's less the till's."""
        return None if self.theirs is None else self.theirs - self.ours

    @property
    def unexplained(self) -> Decimal:
        """What is left of the difference when every cause is taken off it."""
        return (self.difference or ZERO) - sum((amount for _, _, amount in self.parts), ZERO)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report beside the till's own documents. `shifts` are the numbers of the till's shifts they are from; without
    any the report is another till's, and there is nothing to compare."""

    report: ZReport
    shifts: tuple[int, ...] = ()
    documents: int = 0
    rows: tuple[Compared, ...] = ()
    float_amount: Decimal | None = None

    @property
    def ours(self) -> bool:
        return bool(self.shifts)

    @property
    def differing(self) -> tuple[Compared, ...]:
        return tuple(row for row in self.rows if row.difference)

    @property
    def silent(self) -> tuple[Compared, ...]:
        """Figures the server did not tell."""
        return tuple(row for row in self.rows if row.theirs is None)


def totals_of(documents: Iterable[Document]) -> dict[Key, Decimal]:
    """A Z-report's figures by this till's documents."""
    found: dict[Key, Decimal] = {}

    def add(figure: Figure, amount: Decimal, letter: str = "") -> None:
        found[figure, letter] = found.get((figure, letter), ZERO) + amount

    for document in documents:
        match document.kind:
            case DocumentKind.SALE:
                add(Figure.SALES, document.payable)
                add(Figure.SALES_COUNT, Decimal(1))
                add(Figure.SALES_CASH, document.cash)
                add(Figure.SALES_CASHLESS, document.payable - document.cash)
                add(Figure.DRAWER, document.cash)
                for line in document.taxes:
                    add(Figure.SALES_TAX, line.tax, line.letter)
            case DocumentKind.REFUND | DocumentKind.CANCEL:
                add(Figure.REFUNDS, document.payable)
                add(Figure.REFUNDS_COUNT, Decimal(1))
                add(Figure.REFUNDS_CASH, document.cash)
                add(Figure.REFUNDS_CASHLESS, document.payable - document.cash)
                add(Figure.DRAWER, -document.cash)
                for line in document.taxes:
                    add(Figure.REFUNDS_TAX, line.tax, line.letter)
            case DocumentKind.SERVICE_INPUT:
                add(Figure.SERVICE_INPUT, document.payable)
                add(Figure.DRAWER, document.payable)
            case DocumentKind.SERVICE_OUTPUT:
                add(Figure.SERVICE_OUTPUT, document.payable)
                add(Figure.DRAWER, -document.payable)
            case DocumentKind.CASH_ISSUE:
                add(Figure.DRAWER, -document.payable)
            case _:
                pass  # nobody has paid them here
    return found


def told_by(report: ZReport) -> dict[Key, Decimal | None]:
    """The figures of the report, None where it does not say."""
    return {
        **_told(report.sales, Figure.SALES, Figure.SALES_COUNT, Figure.SALES_CASH, Figure.SALES_CASHLESS),
        **_told(report.refunds, Figure.REFUNDS, Figure.REFUNDS_COUNT, Figure.REFUNDS_CASH, Figure.REFUNDS_CASHLESS),
        **{(Figure.SALES_TAX, letter): tax for letter, tax in report.sales.taxes},
        **{(Figure.REFUNDS_TAX, letter): tax for letter, tax in report.refunds.taxes},
        (Figure.SERVICE_INPUT, ""): report.service_input,
        (Figure.SERVICE_OUTPUT, ""): report.service_output,
        (Figure.DRAWER, ""): report.drawer,
    }


def cause_of(entry: JournalEntry, report: ZReport) -> Cause | None:
    """Why the server may count this document otherwise than the till does."""
    match entry.delivery.state:
        case DeliveryState.REFUSED:
            return Cause.REFUSED
        case DeliveryState.DUPLICATE:
            return Cause.DOUBLED
        case DeliveryState.DELIVERED:
            if _after(entry.delivery.last_at, report.at):
                return Cause.LATE
            return Cause.UNBOUND if not entry.document.server_shift_id else None
        case _:
            return Cause.WAITING


def compare(
    report: ZReport,
    entries: Sequence[JournalEntry],
    elsewhere: Sequence[Document] = (),
    float_amount: Decimal | None = None,
) -> Comparison:
    """`entries` are this till's documents of the report's shift, `elsewhere` other tills' receipts of it."""
    ours = totals_of(entry.document for entry in entries)
    by_cause: dict[Cause, list[Document]] = {}
    for entry in entries:
        cause = cause_of(entry, report)
        if cause is not None:
            by_cause.setdefault(cause, []).append(entry.document)
    reasons = [_reason(cause, documents) for cause, documents in by_cause.items()]
    if elsewhere:
        reasons.append(_reason(Cause.ELSEWHERE, elsewhere))
    theirs = told_by(report)
    numbers = sorted({entry.document.shift_number for entry in entries})
    rows = tuple(_row(key, ours.get(key, ZERO), theirs.get(key, ZERO), reasons) for key in _keys(theirs, ours))
    return Comparison(report, tuple(numbers), len(entries), rows if numbers else (), float_amount)


def _keys(theirs: Mapping[Key, Decimal | None], ours: Totals) -> list[Key]:
    order = list(Figure)
    return sorted({*theirs, *ours}, key=lambda key: (order.index(key[0]), key[1]))


def _row(key: Key, ours: Decimal, theirs: Decimal | None, reasons: Sequence[Reason]) -> Compared:
    if theirs is None or theirs == ours:
        return Compared(key, ours, theirs)
    given = ((reason.cause, *reason.totals.get(key, (0, ZERO))) for reason in reasons)
    return Compared(key, ours, theirs, tuple(part for part in given if part[2]))


def _reason(cause: Cause, documents: Sequence[Document]) -> Reason:
    sign = 1 if cause in (Cause.DOUBLED, Cause.ELSEWHERE) else -1
    found: dict[Key, tuple[int, Decimal]] = {}
    for document in documents:
        for key, amount in totals_of([document]).items():
            count, whole = found.get(key, (0, ZERO))
            found[key] = (count + bool(amount), whole + sign * amount)
    return Reason(cause, found)


def _told(side: ZSide, total: Figure, count: Figure, cash: Figure, cashless: Figure) -> dict[Key, Decimal | None]:
    return {
        (total, ""): side.total,
        (count, ""): None if side.count is None else Decimal(side.count),
        (cash, ""): side.cash,
        (cashless, ""): side.cashless,
    }


def _after(moment: datetime | None, made: datetime | None) -> bool:
    """A report says its second and no part of it: what came within that second came before it."""
    return moment is not None and made is not None and moment >= made + timedelta(seconds=1)
