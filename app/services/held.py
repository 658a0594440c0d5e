"""Receipts put aside for a customer who comes back: kept, taken up again, joined, given up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.deeds import Deed
from app.domain.document import Document, DocumentKind
from app.domain.held import LONGEST_NAME, expired, joined
from app.domain.money import ZERO
from app.domain.order import with_ordered
from app.domain.printjob import PrintJob
from app.domain.reason import LONGEST_REASON
from app.domain.receipt import Receipt
from app.errors import RuleBroken
from app.services.allowed import leave
from app.services.deferral import Deferral
from app.services.documents import sale_document
from app.services.orders import order_job
from app.services.sale import Sale
from app.services.station import Station
from app.store.current import CurrentReceipt
from app.store.held import HeldReceipts


class HeldDesk:
    """All changes raise `StoreFault` when they could not be kept. `Sale.held_changed` tells of each."""

    def __init__(
        self,
        station: Station,
        sale: Sale,
        current: CurrentReceipt,
        store: HeldReceipts,
        deferral: Deferral,
        clock: Clock,
    ) -> None:
        self._station = station
        self._sale = sale
        self._current = current
        self._store = store
        #: What the server holds of them, and what others put aside there.
        self.deferral = deferral
        self._clock = clock
        deferral.gone.connect(lambda _: sale.held_changed.emit(None))

    async def list(self) -> list[Receipt]:
        """The receipts put aside, oldest first. They stay until they are taken back or given up."""
        return await self._current.list()

    def expired(self, receipt: Receipt) -> bool:
        """Whether it has stayed aside for longer than the till's setting wants."""
        shift = self._station.shift
        return expired(receipt, self._station.rules.keep_held, self._clock.now(), shift.opened_at if shift else None)

    async def hold(self, name: str = "") -> None:
        """Puts the receipt aside under a name, or none, and begins a new one. An empty one has nothing to put aside:
        `RuleBroken("receipt_empty")`."""

        async def work(receipt: Receipt) -> None:
            if not receipt.items:
                raise RuleBroken("receipt_empty")
            aside, order = self._aside(receipt, name.strip()[:LONGEST_NAME])
            if self.deferral.on:
                await self.deferral.keep(aside, order=order)
            else:
                await self._current.hold(aside, order)

        await self._sale.swap(work)

    async def resume(self, receipt_id: str) -> bool:
        """Makes a receipt put aside the current one, with the prices it had; one with goods in it takes its place
        among those put aside.

        False when it is not there any more; then nothing has changed. Raises as `Deferral.may_resume`.
        """
        there = False
        await self.deferral.may_resume(receipt_id)
        if self.deferral.on and self._sale.receipt.items:
            await self.hold(self._sale.receipt.name)

        async def work(receipt: Receipt) -> Receipt:
            nonlocal there
            if receipt.items:
                # The store puts aside what it holds: it has to hold the moment and the cashier first.
                aside, order = self._aside(receipt, receipt.name)
                await self._current.save(aside, order=order)
                receipt = with_ordered(receipt) if order is not None else receipt
            found = await self._current.take(receipt_id)
            there = found is not None
            return replace(found, deferred_at=None) if found is not None else receipt

        await self._sale.swap(work)
        self.deferral.wake()
        return there

    async def join_current(self, receipt_id: str) -> bool:
        """Puts the goods of a receipt put aside into the one on the counter (`domain.held.joined`).

        False when it is not there any more. Raises `RuleBroken` where both together would be too long or too dear,
        and as `Deferral.may_resume`.
        """
        there = False
        await self.deferral.may_resume(receipt_id)

        async def work(receipt: Receipt) -> Receipt:
            nonlocal there
            whole = await self._store.join(receipt, receipt_id, self._joined, self._by())
            there = whole is not None
            return whole if whole is not None else receipt

        await self._sale.swap(work, adds=True)
        self.deferral.wake()
        return there

    async def join(self, receipt_id: str, other_id: str) -> bool:
        """Puts the goods of one receipt put aside, `other_id`, into another one. As `join_current`."""
        for one in (receipt_id, other_id):
            await self.deferral.may_resume(one)
        whole = await self._store.join(receipt_id, other_id, self._joined, self._by())
        if whole is not None and self.deferral.on:
            await self.deferral.keep(whole, from_counter=False)
        self._sale.held_changed.emit(None)
        self.deferral.wake()
        return whole is not None

    async def drop(self, receipt_id: str, reason: str) -> None:
        """Gives a receipt put aside up for good.

        Raises `Forbidden` without the right, `RuleBroken("reason_missing")`.
        """
        self._station.need_cashier(Right.DELETE_HELD)
        if not (said := reason.strip()[:LONGEST_REASON]):
            raise RuleBroken("reason_missing")
        await self._give_up((receipt_id,), Deed.HELD_DROP, said)

    async def clear_expired(self) -> int:
        """Gives up all that have stayed aside for too long: anybody may. Gives how many."""
        over = [receipt.id for receipt in await self.list() if self.expired(receipt)]
        return await self._give_up(over, Deed.HELD_EXPIRED, "")

    async def _give_up(self, ids: Collection[str], what: Deed, reason: str) -> int:
        given = leave()
        allowed = given.facts() if given is not None and given.in_use else {}

        def facts(receipt: Receipt) -> dict[str, str]:
            told = {
                "receipt": receipt.id,
                "name": receipt.name,
                "lines": str(len(receipt.items)),
                "total": str(receipt.totals(self._station.tax_rules).total),
            }
            return told | ({"reason": reason} if reason else {}) | allowed

        count = await self._store.give_up(ids, what, facts, self._by())
        self._sale.held_changed.emit(None)
        self.deferral.wake()
        return count

    def document(self, receipt: Receipt) -> Document:
        """A receipt put aside as its slip shows it: no number, nothing paid, no document of the journal."""
        totals = receipt.totals(self._station.tax_rules)
        made = sale_document(
            receipt,
            totals,
            (),
            number=0,
            place=self._station.need_place(),
            shift=self._station.need_shift(),
            cashier=self._station.need_cashier(),
            rules=self._station.rules,
            tax_rules=self._station.tax_rules,
            at=receipt.deferred_at or self._clock.now(),
        )
        return replace(made, kind=DocumentKind.HELD, payable=totals.total, rounding=ZERO, reason=receipt.name)

    def _joined(self, into: Receipt, other: Receipt) -> Receipt:
        return joined(into, other, self._station.rules.for_adults)

    def _by(self) -> tuple[datetime, str]:
        """When, and who: for the audit."""
        return self._clock.now(), self._station.need_cashier().name

    def _aside(self, receipt: Receipt, name: str) -> tuple[Receipt, PrintJob | None]:
        """The current receipt as it is put aside: when, by whom, under which name; and the order it brings."""
        cashier, at = self._station.cashier, self._clock.now()
        aside = replace(receipt, name=name, deferred_at=at, cashier_id=cashier.id if cashier is not None else None)
        order = order_job(aside, self._station, at)
        return with_ordered(aside) if order is not None else aside, order
