"""Hand-over mode (domain.md 1): the sale goes to the fiscal till, which takes the money; ours follows it until it is
paid, and prints the copy.

No money of this till is in it: neither the drawer nor the shift's sums know of it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.document import Document, DocumentKind
from app.domain.handed import Fate, Handed
from app.domain.money import ZERO
from app.domain.printjob import JobKind, PrintJob
from app.errors import BadReply, Offline, SessionExpired, TillError
from app.events import Event
from app.outbox.lookup import by_id, by_mark
from app.services.documents import sale_document
from app.services.orders import order_job
from app.services.payment import PaymentDesk
from app.services.ports import SlipPrinter
from app.services.received import entry_of
from app.services.recorder import Recorder
from app.services.retire import claimed_by
from app.services.sale import Sale
from app.services.station import Station
from app.store.handed import HandedReceipts
from app.store.server_receipts import ServerReceipts

if TYPE_CHECKING:
    from app.api.receipts import Receipt, Receipts

log = logging.getLogger(__name__)

#: Seconds between looks: while the customer walks over to the fiscal till, and later.
QUICK, SLOW, IDLE = 3.0, 15.0, 60.0
QUICK_LOOKS = 40
#: Two looks that find nothing, so far apart, are needed to call a receipt gone: reads may be behind writes.
GONE = timedelta(seconds=60)
#: For how long one that is gone is still asked for; for how long the list shows what is at its end.
TURNS_UP, SHOWN = timedelta(days=1), timedelta(days=2)
DEFERRED, PAID, REFUNDED = 1, 2, 3


class HandOver:
    """Runs for the life of the till. `changed` when the list is another one; `settled` tells what became of one,
    `came_after_all` that the server has one whose goods went back here."""

    def __init__(
        self,
        station: Station,
        sale: Sale,
        payment: PaymentDesk,
        recorder: Recorder,
        store: HandedReceipts,
        kept: ServerReceipts,
        receipts: Callable[[], Receipts | None],
        printer: SlipPrinter,
        clock: Clock,
    ) -> None:
        self._station = station
        self._sale = sale
        self._payment = payment
        self._recorder = recorder
        self._store = store
        self._kept = kept
        self._receipts = receipts
        self._printer = printer
        self._clock = clock
        self._wake = asyncio.Event()
        self._looks = 0
        self.changed: Event[None] = Event("handover.changed")
        self.settled: Event[Handed] = Event("handover.settled")
        self.came_after_all: Event[Handed] = Event("handover.came_after_all")

    async def hand_over(self) -> Document:
        """Ends the receipt on the counter: it is kept, and goes to the server as a deferred one by itself, at once or
        when there is a network again. Returns after the commit; a new receipt is begun by then.

        Raises what a payment raises (`PaymentDesk.check`), and "parts_taken" where money was taken here already.
        """
        async with self._sale.ending() as receipt:
            self._payment.check()
            self._sale.check_nothing_taken()
            totals, at = self._sale.totals, self._clock.now()

            def make(number: int) -> Document:
                made = sale_document(
                    receipt,
                    totals,
                    (),
                    number=number,
                    place=self._station.need_place(),
                    shift=self._station.need_shift(),
                    cashier=self._station.need_cashier(Right.SELL),
                    rules=self._station.rules,
                    tax_rules=self._station.tax_rules,
                    at=at,
                )
                return replace(made, kind=DocumentKind.HANDED, payable=totals.total, rounding=ZERO)

            document = await self._recorder.record(
                make,
                ends_receipt=True,
                print_slip=False,
                order=lambda number: order_job(receipt, self._station, at, number),
            )
        self.changed.emit(None)
        return document

    async def list(self) -> list[Handed]:
        """What was handed over, newest first: of the last two days, and all that nobody has paid yet."""
        return await self._store.recent(self._clock.now() - SHOWN)

    async def waiting(self) -> int:
        """How many nobody has paid yet."""
        return await self._store.waiting()

    def wake(self) -> None:
        """One was delivered, or the list is looked at: look soon."""
        self._looks = 0
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled: follows what is at the fiscal till."""
        while True:
            self._wake.clear()
            try:
                left = await self.round()
            except TillError as error:
                log.info("receipts handed over were not followed: %s", type(error).__name__)
                left = 1
            self._looks += 1
            wait = IDLE if not left else QUICK if self._looks <= QUICK_LOOKS else SLOW
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def round(self) -> int:
        """Asks once for each that is not at its end; gives how many are still open.

        Raises `Offline` and `SessionExpired`; other trouble costs only its own receipt."""
        receipts = self._receipts()
        found = await self._store.open(self._clock.now() - TURNS_UP)
        if receipts is None:
            return len(found)
        left = 0
        for handed in found:
            try:
                fate = await self._look(receipts, handed)
            except (Offline, SessionExpired):
                raise
            except TillError as error:
                log.info("nothing is known of %s: %s", handed.document.mark, type(error).__name__)
                fate = handed.fate
            left += not fate.final and not fate.over
        return left

    async def _look(self, receipts: Receipts, handed: Handed) -> Fate:
        receipt = await by_id(receipts, handed.server_id)
        if receipt is None:
            # A server with ids of its own, or one that put the receipt under another: it is found by its mark.
            there = await by_mark(receipts, handed.document.mark)
            receipt = next((one for one in there if one.state != DEFERRED), there[0] if there else None)
        if receipt is None:
            return await self._absent(handed)
        if handed.absent:
            await self._store.seen(handed.document.id)
        fate = fate_of(receipt)
        if fate.over and handed.fate.over:
            return handed.fate
        if fate is Fate.PAID and receipt.payment_transactions is None:
            # Asked for by its id alone a receipt comes without what it was paid with; in a list it has all.
            there = await by_mark(receipts, handed.document.mark)
            receipt = next((one for one in there if one.id == receipt.id), receipt)
        if fate is not handed.fate:
            await self._settle(handed, fate, receipt)
        return fate

    async def _absent(self, handed: Handed) -> Fate:
        now = self._clock.now()
        if not handed.fate.over and now - await self._store.absent(handed.document.id, now) >= GONE:
            await self._settle(handed, Fate.CANCELLED, None)
            return Fate.CANCELLED
        return handed.fate

    async def _settle(self, handed: Handed, fate: Fate, receipt: Receipt | None) -> None:
        fiscal = job = None
        if receipt is not None and fate is Fate.PAID:
            entry = entry_of(receipt, self._station.tax_rules)
            if entry is None:
                raise BadReply(f"{handed.document.mark} is paid, and cannot be read")
            await self._kept.keep([entry])
            fiscal = (receipt.fiscal_number, receipt.registrar_fiscal_number or None)
            job = self._copy(receipt.id) if self._station.rules.print_slips else None
        key = receipt.id if receipt is not None else None
        now = self._clock.now()
        if await self._store.settle(handed.document.id, fate, now, server_id=key, fiscal=fiscal, job=job):
            if job is not None:
                self._printer.wake()
            delivery = replace(handed.delivery, fiscal_number=fiscal[0]) if fiscal else handed.delivery
            told = replace(handed, fate=fate, delivery=delivery, server_id=key or handed.server_id)
            self.settled.emit(told)
            if handed.fate is Fate.WITHDRAWN:
                self.came_after_all.emit(told)
        self.changed.emit(None)

    def _copy(self, document_id: str) -> PrintJob:
        return PrintJob(new_id(), JobKind.SALE, document_id, "", True, self._clock.now())


def fate_of(receipt: Receipt) -> Fate:
    """What the server's receipt says [assumed]: state 2 is paid, 3 went back, a hidden deferred one was put away."""
    if receipt.state == REFUNDED:
        return Fate.REFUNDED
    if receipt.state == PAID or receipt.fiscal_number:
        return Fate.PAID if receipt.fiscal_number else Fate.TAKEN
    if claimed_by(receipt):
        return Fate.MOVED
    return Fate.CANCELLED if receipt.is_hidden else Fate.OPEN
