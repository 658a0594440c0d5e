"""X: what a shift comes to so far. Sums of the documents as they are, nothing computed again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.clock import local
from app.domain.document import CashPurpose, Document, DocumentKind
from app.domain.money import ZERO, money
from app.domain.payment import PaymentMeans
from app.domain.shift import Shift


@dataclass(frozen=True, slots=True)
class MeansTotal:
    means: PaymentMeans
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class TaxTotal:
    letter: str
    name: str
    rate: Decimal
    turnover: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class HourTotal:
    """Sales within one hour of the shop's wall clock; `hour` is 0–23. An hour the clock gave twice is one hour."""

    hour: int
    amount: Decimal
    count: int = 0


@dataclass(frozen=True, slots=True)
class OperationTotal:
    """Documents of one kind: sales, refunds, cancels, what was brought in, taken out and issued. All positive."""

    kind: DocumentKind
    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CashierTotal:
    """What one person sold and gave back within the shift, by the names on the documents."""

    cashier_id: int
    name: str
    sales: int
    sales_amount: Decimal
    refunds: int
    refunds_amount: Decimal


@dataclass(frozen=True, slots=True)
class Side:
    """One way the money went: sales, or refunds."""

    count: int
    amount: Decimal
    means: tuple[MeansTotal, ...]
    taxes: tuple[TaxTotal, ...]
    discount: Decimal
    rounding: Decimal


@dataclass(frozen=True, slots=True)
class XReport:
    """The totals of a shift at `made_at`. Amounts in hryvnias.

    `hours` begin with the shift's first one and may go over midnight; `cashiers` stand in the order they came;
    `operations` count every kind of document but the float, which is the shift's own. A report kept before there were
    operations and cashiers has none.
    """

    shift: Shift
    made_at: datetime
    sales: Side
    refunds: Side
    service_input: Decimal
    service_output: Decimal
    cash_issued: Decimal
    hours: tuple[HourTotal, ...]
    operations: tuple[OperationTotal, ...] = ()
    cashiers: tuple[CashierTotal, ...] = ()

    @property
    def average(self) -> Decimal:
        """The average sale; nothing when there was none."""
        return money(self.sales.amount / self.sales.count) if self.sales.count else ZERO

    @property
    def cash_sales(self) -> Decimal:
        return sum((m.amount for m in self.sales.means if m.means is PaymentMeans.CASH), ZERO)

    @property
    def cash_refunds(self) -> Decimal:
        return sum((m.amount for m in self.refunds.means if m.means is PaymentMeans.CASH), ZERO)

    @property
    def drawer(self) -> Decimal:
        """Cash that should be in the drawer (domain.md 4)."""
        return (
            self.shift.float_amount
            + self.service_input
            - self.service_output
            + self.cash_sales
            - self.cash_refunds
            - self.cash_issued
        )

    def operation(self, kind: DocumentKind) -> OperationTotal:
        """The total of one kind of document; zero where there was none."""
        none = OperationTotal(kind, 0, ZERO)
        return next((total for total in self.operations if total.kind is kind), none)

    def ended(self, shift: Shift, handed_over: Decimal) -> XReport:
        """The same totals with the shift as it was closed and what was handed over (hryvnias) taken out."""
        if handed_over <= 0:
            return replace(self, shift=shift)
        counted = {total.kind: total for total in self.operations}
        was = counted.get(DocumentKind.SERVICE_OUTPUT, OperationTotal(DocumentKind.SERVICE_OUTPUT, 0, ZERO))
        counted[was.kind] = replace(was, count=was.count + 1, amount=was.amount + handed_over)
        return replace(
            self,
            shift=shift,
            service_output=self.service_output + handed_over,
            operations=tuple(counted[kind] for kind in DocumentKind if kind in counted),
        )


def x_report(shift: Shift, documents: Iterable[Document], made_at: datetime) -> XReport:
    """Adds up the shift's documents. The float is the shift's own: its document is not counted a second time."""
    by_kind: dict[DocumentKind, list[Document]] = {}
    for document in documents:
        if document.purpose is not CashPurpose.FLOAT:
            by_kind.setdefault(document.kind, []).append(document)
    sales = by_kind.get(DocumentKind.SALE, [])
    refunds = by_kind.get(DocumentKind.REFUND, []) + by_kind.get(DocumentKind.CANCEL, [])
    return XReport(
        shift=shift,
        made_at=made_at,
        sales=_side(sales),
        refunds=_side(refunds),
        service_input=_sum(by_kind.get(DocumentKind.SERVICE_INPUT, [])),
        service_output=_sum(by_kind.get(DocumentKind.SERVICE_OUTPUT, [])),
        cash_issued=_sum(by_kind.get(DocumentKind.CASH_ISSUE, [])),
        hours=_hours(shift, sales),
        operations=tuple(
            OperationTotal(kind, len(by_kind[kind]), _sum(by_kind[kind]))
            for kind in DocumentKind
            if kind in by_kind and not kind.deferred
        ),
        cashiers=_cashiers(sales, refunds),
    )


def _hours(shift: Shift, sales: list[Document]) -> tuple[HourTotal, ...]:
    hours: dict[int, HourTotal] = {}
    for sale in sales:
        hour = local(sale.created_at).hour
        old = hours.get(hour, HourTotal(hour, ZERO))
        hours[hour] = HourTotal(hour, old.amount + sale.payable, old.count + 1)
    # A clock set back gives sales from before the opening: the day begins with them then.
    first = local(min([shift.opened_at, *(sale.created_at for sale in sales)])).hour
    return tuple(hours[hour] for hour in sorted(hours, key=lambda hour: (hour - first) % 24))


def _cashiers(sales: list[Document], refunds: list[Document]) -> tuple[CashierTotal, ...]:
    sold, gave_back = _by_cashier(sales), _by_cashier(refunds)
    return tuple(
        CashierTotal(
            *who,
            len(sold.get(who, ())),
            _sum(sold.get(who, [])),
            len(gave_back.get(who, ())),
            _sum(gave_back.get(who, [])),
        )
        for who in dict.fromkeys((*sold, *gave_back))
    )


def _by_cashier(documents: list[Document]) -> dict[tuple[int, str], list[Document]]:
    """By number and name: training and a person renamed in mid-shift keep their own lines."""
    found: dict[tuple[int, str], list[Document]] = {}
    for document in documents:
        found.setdefault((document.cashier_id, document.cashier_name), []).append(document)
    return found


def _sum(documents: list[Document]) -> Decimal:
    return sum((document.payable for document in documents), ZERO)


def _side(documents: list[Document]) -> Side:
    means: dict[PaymentMeans, MeansTotal] = {}
    letters: dict[str, TaxTotal] = {}
    for document in documents:
        for kind in sorted({payment.means for payment in document.payments}):
            paid = sum((p.amount for p in document.payments if p.means is kind), ZERO)
            old = means.get(kind, MeansTotal(kind, 0, ZERO))
            means[kind] = MeansTotal(kind, old.count + 1, old.amount + paid)
        for line in document.taxes:
            was = letters.get(line.letter, TaxTotal(line.letter, line.name, line.rate, ZERO, ZERO))
            letters[line.letter] = TaxTotal(
                line.letter, line.name, line.rate, was.turnover + line.turnover, was.tax + line.tax
            )
    return Side(
        count=len(documents),
        amount=_sum(documents),
        means=tuple(means[kind] for kind in sorted(means)),
        taxes=tuple(letters[letter] for letter in sorted(letters)),
        discount=sum((document.discount for document in documents), ZERO),
        rounding=sum((document.rounding for document in documents), ZERO),
    )
