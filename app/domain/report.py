"""X: what a shift comes to so far. Sums of the documents as they are, nothing computed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from app.clock import local
from app.domain.document import CashPurpose, DocumentKind
from app.domain.money import ZERO, money
from app.domain.payment import PaymentMeans
from app.domain.shift import Shift
from app.domain.tax import TaxLine


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


class PaymentSum(Protocol):
    """What X needs of a payment."""

    @property
    def means(self) -> PaymentMeans: ...
    @property
    def amount(self) -> Decimal: ...


class DocumentSums(Protocol):
    """What X needs of a document: no line of it, which is most of its length."""

    @property
    def kind(self) -> DocumentKind: ...
    @property
    def purpose(self) -> CashPurpose: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def cashier_id(self) -> int: ...
    @property
    def cashier_name(self) -> str: ...
    @property
    def payable(self) -> Decimal: ...
    @property
    def rounding(self) -> Decimal: ...
    @property
    def discount(self) -> Decimal: ...
    @property
    def payments(self) -> Sequence[PaymentSum]: ...
    @property
    def taxes(self) -> Sequence[TaxLine]: ...


class _SideTally:
    """One way the money went, so far."""

    def __init__(self) -> None:
        self.count = 0
        self.amount = self.discount = self.rounding = ZERO
        self._means: dict[PaymentMeans, tuple[int, Decimal]] = {}
        self._taxes: dict[str, TaxTotal] = {}

    def add(self, document: DocumentSums) -> None:
        self.count += 1
        self.amount += document.payable
        self.discount += document.discount
        self.rounding += document.rounding
        paid: dict[PaymentMeans, Decimal] = {}
        for payment in document.payments:
            paid[payment.means] = paid.get(payment.means, ZERO) + payment.amount
        for means, amount in paid.items():
            count, before = self._means.get(means, (0, ZERO))
            self._means[means] = (count + 1, before + amount)
        for line in document.taxes:
            was = self._taxes.get(line.letter, TaxTotal(line.letter, line.name, line.rate, ZERO, ZERO))
            turnover, tax = was.turnover + line.turnover, was.tax + line.tax
            self._taxes[line.letter] = TaxTotal(line.letter, line.name, line.rate, turnover, tax)

    def side(self) -> Side:
        return Side(
            count=self.count,
            amount=self.amount,
            means=tuple(MeansTotal(means, *self._means[means]) for means in sorted(self._means)),
            taxes=tuple(self._taxes[letter] for letter in sorted(self._taxes)),
            discount=self.discount,
            rounding=self.rounding,
        )


class Tally:
    """Adds a shift's documents up, one after another, in the order they were written."""

    def __init__(self) -> None:
        self._sales, self._refunds = _SideTally(), _SideTally()
        self._kinds: dict[DocumentKind, OperationTotal] = {}
        self._hours: dict[int, HourTotal] = {}
        self._cashiers: dict[tuple[int, str], CashierTotal] = {}
        self._earliest: datetime | None = None

    def add(self, document: DocumentSums) -> None:
        """The float is the shift's own: its document is not counted a second time. What nobody paid is not counted."""
        if document.purpose is CashPurpose.FLOAT or document.kind.deferred:
            return
        was = self._kinds.get(document.kind, OperationTotal(document.kind, 0, ZERO))
        self._kinds[document.kind] = replace(was, count=was.count + 1, amount=was.amount + document.payable)
        if document.kind is DocumentKind.SALE:
            self._sales.add(document)
            self._add_hour(document)
            self._add_cashier(document, sale=True)
        elif document.kind in (DocumentKind.REFUND, DocumentKind.CANCEL):
            self._refunds.add(document)
            self._add_cashier(document, sale=False)

    def report(self, shift: Shift, made_at: datetime) -> XReport:
        # A clock set back gives sales from before the opening: the day begins with them then.
        first = local(min(shift.opened_at, self._earliest or shift.opened_at)).hour
        return XReport(
            shift=shift,
            made_at=made_at,
            sales=self._sales.side(),
            refunds=self._refunds.side(),
            service_input=self._of(DocumentKind.SERVICE_INPUT),
            service_output=self._of(DocumentKind.SERVICE_OUTPUT),
            cash_issued=self._of(DocumentKind.CASH_ISSUE),
            hours=tuple(self._hours[hour] for hour in sorted(self._hours, key=lambda hour: (hour - first) % 24)),
            operations=tuple(self._kinds[kind] for kind in DocumentKind if kind in self._kinds),
            cashiers=tuple(self._cashiers.values()),
        )

    def _of(self, kind: DocumentKind) -> Decimal:
        return self._kinds[kind].amount if kind in self._kinds else ZERO

    def _add_hour(self, sale: DocumentSums) -> None:
        self._earliest = min(self._earliest or sale.created_at, sale.created_at)
        hour = local(sale.created_at).hour
        was = self._hours.get(hour, HourTotal(hour, ZERO))
        self._hours[hour] = HourTotal(hour, was.amount + sale.payable, was.count + 1)

    def _add_cashier(self, document: DocumentSums, *, sale: bool) -> None:
        """By number and name: training and a person renamed in mid-shift keep their own lines."""
        who = (document.cashier_id, document.cashier_name)
        was = self._cashiers.get(who, CashierTotal(*who, 0, ZERO, 0, ZERO))
        self._cashiers[who] = (
            replace(was, sales=was.sales + 1, sales_amount=was.sales_amount + document.payable)
            if sale
            else replace(was, refunds=was.refunds + 1, refunds_amount=was.refunds_amount + document.payable)
        )


def x_report(shift: Shift, documents: Iterable[DocumentSums], made_at: datetime) -> XReport:
    """Adds up the shift's documents."""
    tally = Tally()
    for document in documents:
        tally.add(document)
    return tally.report(shift, made_at)
