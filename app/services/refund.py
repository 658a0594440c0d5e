"""Giving money back: by a receipt, without one, and cancelling the last one. Rules first, then one durable record."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Cashier, Right
from app.domain.codes import new_id
from app.domain.document import DeliveryState, Document, DocumentKind, JournalEntry
from app.domain.means import Ask
from app.domain.money import ROUNDING_STEPS, ZERO, round_cash
from app.domain.payment import Due, Payment, PaymentMeans, PaymentOperation, due_in_cash
from app.domain.payment_details import Details, checked_details
from app.domain.receipt import Receipt, Totals
from app.domain.refund import Ledger, Part, ledger_of
from app.domain.refund_ways import OF, Way, ways_of
from app.domain.tender import charged
from app.errors import RuleBroken, TillError
from app.services.cash import Cash
from app.services.documents import goods_refund_document, refund_document
from app.services.elsewhere import Elsewhere
from app.services.journal import Journal
from app.services.ports import CardTaker
from app.services.recorder import Record, Recorder
from app.services.station import Station
from app.store.journal_page import JournalPages
from app.store.server_receipts import ServerReceipts

#: How long the server is asked what other tills gave back before the cashier goes on without knowing (seconds).
LOOK_SECONDS = 4.0


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
        #: Gives money back to cards through the driven terminal; without it they are given back by hand, as typed.
        self.cards: CardTaker | None = None

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
        if not _payment_known(sale):
            raise RuleBroken("refund_means")
        return Basis(entry, ledger, asked)

    def part(self, basis: Basis, quantities: Mapping[int, Decimal], stamps: Collection[str] = ()) -> Part:
        """What these quantities come to. Raises what `Ledger.part` raises."""
        return basis.ledger.part(quantities, self._station.rules.rounding_step, stamps)

    def ways(self, basis: Basis, part: Part) -> tuple[Way, ...]:
        """How the money of a part goes back, payment by payment."""
        return ways_of(basis.ledger, part)

    def asks(self, way: Way) -> Ask:
        """Whether RRN and code, or a reference, of this way are to be typed: not where the terminal gives it back."""
        if way.means is PaymentMeans.ACQUIRING:
            return Ask.OFF if self._driven(way) else self._station.rules.means.ask(PaymentMeans.CARD)
        return self._station.rules.means.ask(way.means)

    async def give_back(
        self,
        basis: Basis,
        quantities: Mapping[int, Decimal],
        reason: str,
        *,
        stamps: Collection[str] = (),
        beyond_drawer: bool = False,
        typed: Mapping[str, Details] | None = None,
    ) -> Document | None:
        """Records a refund of these quantities. What is left is counted anew at that moment, so that two at once never
        give more than was sold. Returns after the commit; None when the terminal gave nothing and that was told.

        `typed` are the details of what is given back beside the till, by the id of the sale's payment. Raises besides
        the above what `Ledger.part` and `checked_details` raise, "reason_missing", `StoreFault`.
        """
        self._check(Right.REFUND, reason)
        if basis.asked:
            await self._ask(basis.entry)
        entry = await self._journal.entry(basis.sale.id) or basis.entry
        step = self._station.rules.rounding_step
        ledger = await self._ledger(entry)
        part = ledger.part(quantities, step, stamps)
        payments = await self._pay_back(ledger, part, PaymentOperation.REFUND, typed or {}, beyond_drawer=beyond_drawer)
        if payments is None:
            return None
        async with self._recorder.alone() as record:
            again = (await self._ledger(entry)).part(quantities, step, stamps)
            return await self._record(record, entry, part, again, payments, DocumentKind.REFUND, reason, beyond_drawer)

    async def may_cancel(self, entry: JournalEntry) -> bool:
        """Whether this is the open shift's last receipt and a sale nothing came back of, at no till: only that one is
        cancelled."""
        shift = self._station.shift
        if shift is None or entry.elsewhere or entry.document.kind is not DocumentKind.SALE:
            return False
        receipts = (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.CANCEL)
        last = await self._journal.entries(shift_id=shift.id, kind=receipts, limit=1)
        if not last or last[0].document.id != entry.document.id:
            return False
        return not (await self._ledger(entry)).refunds

    def whole(self, basis: Basis) -> Part:
        """Everything that is left of the sale."""
        return self.part(basis, {line.place: line.quantity for line in basis.ledger.lines if line.quantity})

    async def cancel(
        self,
        document_id: str,
        reason: str,
        *,
        beyond_drawer: bool = False,
        typed: Mapping[str, Details] | None = None,
    ) -> Document | None:
        """Takes the last sale back as if it had not been; as `give_back`. Raises besides "cancel_not_last"."""
        self._check(Right.CANCEL, reason)
        basis = await self.begin(document_id)
        if not await self.may_cancel(basis.entry):
            raise RuleBroken("cancel_not_last")
        part = self.whole(basis)
        payments = await self._pay_back(
            basis.ledger, part, PaymentOperation.CANCEL, typed or {}, beyond_drawer=beyond_drawer
        )
        if payments is None:
            return None
        async with self._recorder.alone() as record:
            if not await self.may_cancel(basis.entry):
                raise RuleBroken("cancel_not_last")
            again = self.whole(replace(basis, ledger=await self._ledger(basis.entry)))
            return await self._record(
                record, basis.entry, part, again, payments, DocumentKind.CANCEL, reason, beyond_drawer
            )

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
        before: Part,
        part: Part,
        payments: tuple[Payment, ...],
        kind: DocumentKind,
        reason: str,
        beyond_drawer: bool,
    ) -> Document:
        """`before` is what the payments were made for, `part` what it comes to now."""
        if part.payments != before.payments:
            raise RuleBroken("refund_over_paid", left=f"{part.payable:.2f}")
        await self._check_drawer(part.cash, beyond_drawer=beyond_drawer)
        return await record(self._maker(entry, part, payments, kind, reason))

    async def _pay_back(
        self,
        ledger: Ledger,
        part: Part,
        operation: PaymentOperation,
        typed: Mapping[str, Details],
        *,
        beyond_drawer: bool,
    ) -> tuple[Payment, ...] | None:
        """The payments of a refund. The terminal is asked last, when nothing else can stand in the way any more."""
        await self._check_drawer(part.cash, beyond_drawer=beyond_drawer)
        ways = ways_of(ledger, part)
        made = [None if self._driven(way) else self._by_hand(way, typed, operation) for way in ways]
        payments: list[Payment] = []
        for way, ready in zip(ways, made, strict=True):
            payment = ready or await self._by_terminal(ledger.sale.id, way, operation)
            if payment is None:
                return None
            payments.append(payment)
        return tuple(payments)

    def _driven(self, way: Way) -> bool:
        known = way.of is not None and bool(way.of.rrn) and way.amount > 0
        return way.means is PaymentMeans.ACQUIRING and known and self.cards is not None and self.cards.ready

    def _by_hand(self, way: Way, typed: Mapping[str, Details], operation: PaymentOperation) -> Payment:
        """Cash, or what was given back beside the till: its details are checked before any money moves."""
        if way.of is None:
            return self._payment(way.means, way.amount, operation)
        means = PaymentMeans.CARD if way.means is PaymentMeans.ACQUIRING else way.means
        demanded = bool(way.amount) and self.asks(way) is Ask.DEMANDED
        kept = checked_details(means, typed.get(way.of.id, Details()), demanded=demanded)
        facts = {OF: way.of.id, "reference": kept.reference, "payer": kept.payer}
        return replace(
            self._payment(way.means, way.amount, operation),
            rrn=kept.rrn,
            approval_code=kept.approval_code,
            pan=way.of.pan,
            extra={name: value for name, value in facts.items() if value},
        )

    async def _by_terminal(self, sale_id: str, way: Way, operation: PaymentOperation) -> Payment | None:
        assert self.cards is not None
        assert way.of is not None
        charge = await self.cards.give(sale_id, way.amount, way.of.rrn)
        if charge is None:
            return None
        payment = charged(charge)
        return replace(payment, operation=operation, extra={**payment.extra, OF: way.of.id})

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


def _payment_known(sale: Document) -> bool:
    """Whether it is known how a sale was paid. Payments that come to nothing are no answer, but where nothing was to
    pay: goods for nothing, or cash that rounding left nothing of."""
    rounded_off = not round_cash(sale.total, max(ROUNDING_STEPS))
    in_cash = any(payment.means is PaymentMeans.CASH for payment in sale.payments)
    return not sale.total or any(payment.amount for payment in sale.payments) or (rounded_off and in_cash)
