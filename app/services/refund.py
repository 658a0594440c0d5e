"""Giving money back: by a receipt, without one, and cancelling the last one. Rules first, then one durable record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Cashier, Right
from app.domain.codes import new_id
from app.domain.document import DeliveryState, Document, DocumentKind, JournalEntry
from app.domain.money import ZERO
from app.domain.payment import Due, Payment, PaymentMeans, PaymentOperation, due_in_cash
from app.domain.receipt import Receipt, Totals
from app.domain.refund import Ledger, Part, ledger_of
from app.errors import RuleBroken, TillError
from app.services.cash import Cash
from app.services.documents import goods_refund_document, refund_document
from app.services.elsewhere import Elsewhere
from app.services.journal import Journal
from app.services.recorder import Record, Recorder
from app.services.station import Station
from app.store.journal_page import JournalPages
from app.store.server_receipts import ServerReceipts

#: How long the server is asked what other tills gave back before the cashier goes on without knowing (seconds).
LOOK_SECONDS = 4.0
#: How this till can pay back today; the bank terminal and transfers come with their payments.
MEANS = frozenset({PaymentMeans.CASH})


@dataclass(frozen=True, slots=True)
class Basis:
    """A sale to give back of. `asked` tells whether the server said what other tills gave back of it."""

    entry: JournalEntry
    ledger: Ledger
    asked: bool

    @property
    def sale(self) -> Document:
        return self.entry.document

    @property
    def numbered(self) -> bool:
        """The server has given the sale its fiscal number: without one the refund waits for it, or goes without."""
        return bool(self.entry.delivery.fiscal_number)


class RefundDesk:
    """The refunds of this till. Everything that gives money raises `Forbidden` without the right, before anything else,
    and `RuleBroken("drawer_too_little")` when there is less in the drawer, unless told to go `beyond_drawer`."""

    def __init__(
        self,
        station: Station,
        journal: Journal,
        pages: JournalPages,
        kept: ServerReceipts,
        elsewhere: Elsewhere,
        recorder: Recorder,
        cash: Cash,
        clock: Clock,
    ) -> None:
        self._station = station
        self._journal = journal
        self._pages = pages
        self._kept = kept
        self._elsewhere = elsewhere
        self._recorder = recorder
        self._cash = cash
        self._clock = clock

    async def begin(self, document_id: str) -> Basis:
        """What is left of a sale, asking the server for refunds of other tills first.

        Raises `RuleBroken`: "refund_unknown", "refund_not_sale", "refund_other_shop", "refund_refused", "refund_means",
        "refund_done", "shift_closed", "signed_out".
        """
        self._station.need_cashier()
        self._station.need_shift()
        entry = await self._journal.entry(document_id)
        if entry is None:
            raise RuleBroken("refund_unknown", code=document_id[:8])
        sale = entry.document
        if sale.kind is not DocumentKind.SALE:
            raise RuleBroken("refund_not_sale")
        if sale.shop_id not in (0, self._station.need_place().shop_id):
            raise RuleBroken("refund_other_shop")
        if entry.delivery.state is DeliveryState.REFUSED:
            raise RuleBroken("refund_refused")
        asked = await self._ask(entry)
        ledger = await self._ledger(entry)
        if not any(line.quantity for line in ledger.lines):
            raise RuleBroken("refund_done")
        means = {payment.means for payment in sale.payments if payment.amount}
        if not means <= MEANS or (sale.total and not means):
            raise RuleBroken("refund_means")
        return Basis(entry, ledger, asked)

    def part(self, basis: Basis, quantities: Mapping[int, Decimal], stamps: Collection[str] = ()) -> Part:
        """What these quantities come to. Raises what `Ledger.part` raises."""
        return basis.ledger.part(quantities, self._station.rules.rounding_step, stamps)

    async def give_back(
        self,
        basis: Basis,
        quantities: Mapping[int, Decimal],
        reason: str,
        *,
        stamps: Collection[str] = (),
        beyond_drawer: bool = False,
    ) -> Document:
        """Records a refund of these quantities. What is left is counted anew at that moment, so that two at once never
        give more than was sold. Returns after the commit. Raises besides the above what `Ledger.part` raises,
        "reason_missing", `StoreFault`.
        """
        self._check(Right.REFUND, reason)
        if basis.asked:
            await self._ask(basis.entry)
        entry = await self._journal.entry(basis.sale.id) or basis.entry
        async with self._recorder.alone() as record:
            ledger = await self._ledger(entry)
            part = ledger.part(quantities, self._station.rules.rounding_step, stamps)
            return await self._record(record, entry, part, DocumentKind.REFUND, reason, beyond_drawer)

    async def may_cancel(self, entry: JournalEntry) -> bool:
        """Whether this is the open shift's last receipt and a sale nothing came back of: only that one is cancelled."""
        shift = self._station.shift
        if shift is None or entry.elsewhere or entry.document.kind is not DocumentKind.SALE:
            return False
        receipts = (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.CANCEL)
        last = await self._journal.entries(shift_id=shift.id, kind=receipts, limit=1)
        return bool(last) and last[0].document.id == entry.document.id

    async def cancel(self, document_id: str, reason: str, *, beyond_drawer: bool = False) -> Document:
        """Takes the last sale back as if it had not been. Raises besides the above "cancel_not_last"."""
        self._check(Right.REFUND, reason)
        basis = await self.begin(document_id)
        async with self._recorder.alone() as record:
            if not await self.may_cancel(basis.entry):
                raise RuleBroken("cancel_not_last")
            ledger = await self._ledger(basis.entry)
            everything = {line.place: line.quantity for line in ledger.lines if line.quantity}
            part = ledger.part(everything, self._station.rules.rounding_step)
            return await self._record(record, basis.entry, part, DocumentKind.CANCEL, reason, beyond_drawer)

    def goods_due(self, totals: Totals) -> Due:
        """What goods returned without a receipt come to in cash."""
        return due_in_cash(totals.total, self._station.rules.rounding_step)

    async def give_back_goods(self, receipt: Receipt, reason: str, *, beyond_drawer: bool = False) -> Document:
        """Records a refund of goods whose receipt is lost, at the prices of today. Raises "receipt_empty" besides."""
        cashier = self._check(Right.REFUND_GOODS, reason)
        if not receipt.items:
            raise RuleBroken("receipt_empty")
        place, shift = self._station.need_place(), self._station.need_shift()
        rules, at = self._station.rules, self._now()
        totals = receipt.totals(self._station.tax_rules)
        payments = (self._payment(PaymentMeans.CASH, self.goods_due(totals).payable, PaymentOperation.REFUND),)
        async with self._recorder.alone() as record:
            await self._check_drawer(payments[0].amount, beyond_drawer=beyond_drawer)
            return await record(
                lambda number: goods_refund_document(
                    receipt,
                    totals,
                    payments,
                    reason.strip(),
                    number=number,
                    place=place,
                    shift=shift,
                    cashier=cashier,
                    rules=rules,
                    tax_rules=self._station.tax_rules,
                    at=at,
                )
            )

    # ------------------------------------------------------------------ inside

    async def _record(
        self,
        record: Record,
        entry: JournalEntry,
        part: Part,
        kind: DocumentKind,
        reason: str,
        beyond_drawer: bool,
    ) -> Document:
        await self._check_drawer(part.cash, beyond_drawer=beyond_drawer)
        operation = PaymentOperation.CANCEL if kind is DocumentKind.CANCEL else PaymentOperation.REFUND
        payments = tuple(self._payment(means, amount, operation) for means, amount in part.payments.items())
        return await record(self._maker(entry, part, payments, kind, reason))

    def _maker(
        self, entry: JournalEntry, part: Part, payments: tuple[Payment, ...], kind: DocumentKind, reason: str
    ) -> Callable[[int], Document]:
        cashier, shift = self._station.need_cashier(), self._station.need_shift()
        place, rules, at = self._station.need_place(), self._station.rules, self._now()
        return lambda number: refund_document(
            entry,
            part,
            payments,
            kind,
            reason.strip(),
            number=number,
            place=place,
            shift=shift,
            cashier=cashier,
            rules=rules,
            at=at,
        )

    def _check(self, right: Right, reason: str) -> Cashier:
        cashier = self._station.need_cashier(right)
        self._station.need_place()
        self._station.need_shift()
        if not reason.strip():
            raise RuleBroken("reason_missing")
        return cashier

    async def _check_drawer(self, cash: Decimal, *, beyond_drawer: bool) -> None:
        held = await self._cash.drawer()
        if cash > held and not beyond_drawer:
            raise RuleBroken("drawer_too_little", drawer=f"{held:.2f}")

    async def _ask(self, entry: JournalEntry) -> bool:
        """Whether the server said what other tills gave back. Without a fiscal number nobody else can have."""
        number = entry.delivery.fiscal_number
        if not number:
            return True
        try:
            async with asyncio.timeout(LOOK_SECONDS):
                await self._elsewhere.learn_refunds(number)
        except (TillError, TimeoutError):
            return False
        return True

    async def _ledger(self, entry: JournalEntry) -> Ledger:
        number = entry.delivery.fiscal_number
        there = await self._kept.refunds_of(number) if number else []
        return ledger_of(entry.document, [*await self._pages.refunds_of(entry.document.id), *there])

    def _payment(self, means: PaymentMeans, amount: Decimal, operation: PaymentOperation) -> Payment:
        tendered = amount if means is PaymentMeans.CASH else ZERO
        return Payment(new_id(), means, amount, self._now(), operation, tendered)

    def _now(self) -> datetime:
        return self._clock.now()
