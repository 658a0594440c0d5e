"""The receipt on the counter and every change of its lines, each on disk before the next one is made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.clock import Clock
from app.domain.cancelled import Cancelled, cancelled, given_up
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.discount import Discount
from app.domain.discount_limit import grown_to
from app.domain.receipt import Item, Receipt, Totals
from app.errors import RuleBroken
from app.events import Event
from app.services.allowed import leave
from app.services.ports import Scale
from app.services.station import Station
from app.store.audit import Note
from app.store.current import CurrentReceipt


class Lines:
    """Holds the current receipt. `changed` is announced at once, before the disk; a change waits for the one before.

    All changes raise `RuleBroken` when they may not be, `Forbidden` when they make a discount bigger than the
    cashier may give, and `StoreFault` when they could not be kept. What takes goods, pieces or a price away is in the
    audit with who did it, in the same commit.
    """

    def __init__(self, station: Station, store: CurrentReceipt, clock: Clock, scale: Scale | None = None) -> None:
        self._station = station
        self._store = store
        self._clock = clock
        self._scale = scale
        self._turn = asyncio.Lock()
        self._receipt = self._new()
        self._totals: Totals | None = None
        self._removed: list[tuple[Item, int]] = []
        self._cleared: Receipt | None = None
        self.changed: Event[Receipt] = Event("sale.changed")

    @property
    def receipt(self) -> Receipt:
        return self._receipt

    @property
    def totals(self) -> Totals:
        """What the receipt comes to now."""
        if self._totals is None:
            self._totals = self._receipt.totals(self._station.tax_rules)
        return self._totals

    async def set_quantity(self, item_id: str, value: Decimal, *, weighed: bool = False) -> None:
        """`weighed`: the quantity is what lies on the scale."""
        await self.change_item(item_id, lambda receipt, item: receipt.with_quantity(item.id, value))
        self._took(weighed)

    async def step(self, item_id: str, by: int) -> None:
        """One more or one less of what there is when its turn comes; less than one removes the line."""

        def change(receipt: Receipt, item: Item) -> Receipt:
            if item.quantity + by > 0:
                return receipt.with_quantity(item.id, item.quantity + by)
            return receipt.without(item.id)

        await self.change_item(item_id, change)

    async def set_price(self, item_id: str, price: Decimal) -> None:
        """Another price than the catalogue's. Raises `Forbidden` without the right, unless the goods' price is free."""

        def change(receipt: Receipt, item: Item) -> Receipt:
            if not item.free_price:
                self._station.need_cashier(Right.FREE_PRICE)
            return receipt.with_price(item.id, price)

        await self.change_item(item_id, change)

    async def set_comment(self, item_id: str, text: str) -> None:
        """A word about the line, for the kitchen, the buyer, the slip; "" takes it off."""
        await self.change_item(item_id, lambda receipt, item: receipt.with_comment(item.id, text))

    async def set_item_discount(self, item_id: str, discount: Discount | None) -> None:
        """A discount on one line; None takes it off. Raises `Forbidden` without the right."""
        self._station.need_cashier(Right.DISCOUNT)
        await self.change_item(item_id, lambda receipt, item: receipt.with_item_discount(item.id, discount))

    async def set_discount(self, discount: Discount | None) -> None:
        """A discount on the whole receipt; None takes it off. Raises `Forbidden` without the right."""
        self._station.need_cashier(Right.DISCOUNT)
        await self._change(lambda receipt: receipt.with_discount(discount))

    async def set_rounding(self, on: bool) -> None:
        """Switches cash rounding for this one receipt (exact coins)."""
        await self._change(lambda receipt: replace(receipt, rounding=on))

    async def set_parts(self, change: Callable[[Receipt], Receipt], what: Deed, facts: Mapping[str, str]) -> None:
        """Money of this receipt came in or went back: `change` makes the receipt with other parts, `what` and `facts`
        are the row of the audit that goes with it."""
        async with self._turn:
            receipt = self._receipt
            await self._keep(change(receipt), [self._note(what, {"receipt": receipt.id, **facts})])

    async def remove(self, item_id: str) -> None:
        """Takes a line out; `undo_remove` puts it back where it was."""
        await self.change_item(item_id, lambda receipt, item: receipt.without(item.id))

    @property
    def last_removed(self) -> Item | None:
        """The line `undo_remove` would put back."""
        return self._removed[-1][0] if self._removed else None

    async def undo_remove(self) -> str | None:
        """Puts the line removed last back, with all it had; gives its id. None when there is none, or the receipt it
        was in is over."""
        async with self._turn:
            if not self._removed:
                return None
            item, place = self._removed[-1]
            receipt = self._receipt.with_item_back(item, place)
            told = Cancelled(Deed.LINE_BACK, {"receipt": receipt.id, "goods": item.name})
            await self._keep(receipt, self._notes([told]))
            self._removed.pop()
        return item.id

    async def clear(self) -> None:
        """Gives the receipt up and begins a new one; its lines cannot be put back into that. `undo_clear` takes it up
        again while the new one is empty."""
        async with self._turn:
            before = self._receipt
            await self._keep(self._new(), self._notes([given_up(before, self.totals.total)] if before.items else []))
            self._removed.clear()
            self._cleared = before if before.items else None

    async def undo_clear(self) -> bool:
        """The receipt given up last is on the counter again; False when goods of the next one are there already."""
        async with self._turn:
            given = self._cleared
            if given is None or self._receipt.items:
                return False
            await self._keep(given, self._notes([Cancelled(Deed.RECEIPT_BACK, {"receipt": given.id})]))
            self._cleared = None
        return True

    async def change_item(self, item_id: str, change: Callable[[Receipt, Item], Receipt]) -> None:
        """Changes a line as it is when its turn comes; one that has gone meanwhile is no matter."""

        def work(receipt: Receipt) -> Receipt:
            item = receipt.item(item_id)
            return change(receipt, item) if item is not None else receipt

        await self._change(work)

    # ------------------------------------------------------------------ inside

    async def _change(self, change: Callable[[Receipt], Receipt]) -> None:
        async with self._turn:
            before = self._receipt
            after = change(before)
            if percent := grown_to(before, after):
                self._station.need_discount(percent)
            await self._keep(after, self._notes(cancelled(before, after)))
            left = {item.id for item in after.items}
            self._removed += [(item, place) for place, item in enumerate(before.items) if item.id not in left]

    async def _keep(self, receipt: Receipt, notes: Sequence[Note] = ()) -> None:
        before = self._receipt
        self._check_parts(receipt)
        self._put(receipt)
        try:
            await self._store.save(receipt if receipt.items else None, notes)
        except BaseException:
            self._put(before)
            raise

    def _check_parts(self, after: Receipt | None) -> None:
        """Money that is here holds its receipt: raises `RuleBroken("parts_taken")` (facts: sum) where it would lose
        it."""
        now = self._receipt
        if not now.parts:
            return
        lost = after is None or after.id != now.id
        if lost or (after is not None and after.totals(self._station.tax_rules).total < after.taken):
            raise RuleBroken("parts_taken", sum=f"{now.taken:.2f}")

    def _notes(self, told: Sequence[Cancelled]) -> list[Note]:
        return [self._note(one.what, one.facts) for one in told]

    def _note(self, what: Deed, facts: Mapping[str, str]) -> Note:
        """For the audit: who does it, and who let them."""
        cashier, given = self._station.cashier, leave()
        who = cashier.name if cashier is not None else ""
        allowed = given.facts() if given is not None and given.in_use else {}
        return self._clock.now(), who, what, {**facts, **allowed}

    def _forget(self) -> None:
        """The receipt in which lines could be put back is another one now."""
        self._removed.clear()
        self._cleared = None

    def _put(self, receipt: Receipt) -> None:
        self._receipt, self._totals = receipt, None
        self.changed.emit(receipt)

    def _new(self) -> Receipt:
        return Receipt(id=new_id(), begun_at=self._clock.now())

    def _took(self, weighed: bool) -> None:
        if weighed and self._scale is not None:
            self._scale.took()
