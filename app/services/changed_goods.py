"""Watches whether the catalogue still says of the goods in the receipt what it said when they were scanned, and asks.

It never holds up a scan: what is to be asked stands on the line until somebody answers, at the latest before the money
is taken. A receipt that is partly paid is not asked about any more: its sums were agreed upon.
"""

from __future__ import annotations

from app.domain.changed_goods import Change, change_of, settled
from app.domain.product import Product
from app.domain.receipt import Item, Receipt
from app.errors import RuleBroken
from app.events import Event
from app.services.sale import Sale
from app.services.station import Station
from app.store.catalog import Catalog


class ChangedGoods:
    """`changed` says that the open questions are others than before; `wanted` that a receipt came to the counter which
    was not looked at yet (put aside before, begun by an earlier run): somebody is to call `look`."""

    def __init__(self, station: Station, sale: Sale, catalog: Catalog) -> None:
        self._station = station
        self._sale = sale
        self._catalog = catalog
        self._known: dict[str, Product | None] = {}
        self._looked_at = sale.receipt.id
        self.open: dict[str, Change] = {}
        self.changed: Event[None] = Event("changed_goods.changed")
        self.wanted: Event[None] = Event("changed_goods.wanted")
        sale.changed.connect(self._on_receipt)

    @property
    def first(self) -> Change | None:
        """The question of the topmost line that has one."""
        return next((self.open[item.id] for item in self._sale.receipt.items if item.id in self.open), None)

    async def look(self) -> None:
        """Compares the receipt with the catalogue as it is now. Before the first whole sync, and while a catalogue that
        was started over comes anew, goods that are missing are none that are gone: nothing is asked then."""
        if await self._catalog.synced_at() is None:
            return
        ids = {item.product_id for item in self._sale.receipt.items if item.product_id is not None}
        found = await self._catalog.some(ids)
        self._known = {one: found.get(one) for one in ids}
        self._set(self._compared())

    async def settle(self, change: Change, *, take: bool, rest: bool = False) -> None:
        """The cashier's answer; with `rest` the same for every other open question of that kind. Who answered what is
        in the audit, in the same commit. What has changed again meanwhile is asked again.

        Raises `RuleBroken("price_barred")` for keeping a price that may not be kept, and as `Sale` does.
        """
        self._station.need_cashier()
        if not take and not change.keeps:
            raise RuleBroken("price_barred", name=change.name, price=f"{change.now:.2f}")
        others = [one for one in self.open.values() if one.kind is change.kind and one != change] if rest else []
        for one in (change, *others):
            if take or one.keeps:
                await self._settle(one, take=take)

    async def _settle(self, change: Change, *, take: bool) -> None:
        def answered(receipt: Receipt, item: Item) -> Receipt:
            still = self.open.get(item.id) == change
            return settled(receipt, item, change, take=take) if still else receipt

        await self._sale.change_item(change.item_id, answered)

    def _compared(self) -> dict[str, Change]:
        receipt = self._sale.receipt
        if receipt.parts:
            return {}
        asked = [
            change_of(item, self._known[item.product_id]) for item in receipt.items if item.product_id in self._known
        ]
        return {change.item_id: change for change in asked if change is not None}

    def _on_receipt(self, receipt: Receipt) -> None:
        """A line that went takes its question along, an answered one may have another; a line that came has none: it
        was made by the catalogue of this moment."""
        if receipt.id != self._looked_at:
            self._looked_at = receipt.id
            self._known = {}
            self._set({})
            if receipt.items:
                self.wanted.emit(None)
        elif self.open:
            before = set(self.open)
            self._set({key: change for key, change in self._compared().items() if key in before})

    def _set(self, found: dict[str, Change]) -> None:
        if found != self.open:
            self.open = found
            self.changed.emit(None)
