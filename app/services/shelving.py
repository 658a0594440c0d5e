"""What stands before the cashier: shelves, quick goods, what words find, and how old the prices on all of it are."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from app.clock import Clock
from app.domain.product import Product
from app.domain.shelves import QUICK, QuickList, Shelves
from app.errors import RuleBroken, StoreFault
from app.events import Event
from app.services.words import FoundGoods, find
from app.store.catalog import Catalog
from app.store.codec import decode, encode
from app.store.meta import Meta

log = logging.getLogger(__name__)

_KEPT_AS = "quick_goods"


class Shelving:
    """Reads the catalogue for the sale page. `changed` says that the quick goods are others than before."""

    def __init__(self, catalog: Catalog, meta: Meta, clock: Clock) -> None:
        self._catalog = catalog
        self._meta = meta
        self._clock = clock
        #: From this age on the sale page says how old the prices are; zero for never.
        self.stale_after = timedelta()
        self._quick = QuickList()
        self.shelves = Shelves()
        self.changed: Event[None] = Event("shelving.changed")

    async def restore(self) -> None:
        """Takes up the till's own quick goods. A list nobody can read is an empty one: it holds up no sale."""
        text = await self._meta.get(_KEPT_AS)
        try:
            self._quick = decode(QuickList, text) if text else QuickList()
        except StoreFault:
            log.warning("the quick goods cannot be read; the list begins anew")

    async def read_shelves(self) -> Shelves:
        """The categories as the catalogue has them now."""
        self.shelves = Shelves(await self._catalog.categories())
        return self.shelves

    async def on(self, shelf: str | None, limit: int) -> Sequence[Product]:
        """The goods of a category with all that stands on it, of `QUICK`, or «Популярне» for None."""
        if shelf is None:
            return await self._catalog.by_category(None, limit)
        if shelf == QUICK:
            return await self._catalog.quick(self._quick.own, self._quick.hidden, limit)
        return await self._catalog.by_categories(self.shelves.family(shelf), limit)

    async def search(self, text: str, limit: int) -> FoundGoods:
        """What the words find."""
        return await find(self._catalog, text, limit)

    async def goods(self, product_id: str) -> Product | None:
        """Goods as the catalogue has them now, None when they are gone."""
        return await self._catalog.get(product_id)

    async def empty(self) -> bool:
        """Whether there is nothing at all: a first load has brought nothing yet."""
        return await self._catalog.count() == 0

    def is_quick(self, product: Product) -> bool:
        return self._quick.has(product)

    async def keep_quick(self, product: Product, *, on: bool) -> None:
        """Puts goods among the quick ones of this till, or takes them away; a sync and a restart leave it so.

        Raises `RuleBroken("quick_full")`.
        """
        quick = self._quick.with_(product) if on else self._quick.without(product)
        if on and not quick.has(product):
            raise RuleBroken("quick_full")
        if quick != self._quick:
            await self._meta.put(_KEPT_AS, encode(quick))
            self._quick = quick
            self.changed.emit(None)

    async def stale_since(self) -> datetime | None:
        """When the prices came, if that is longer ago than `stale_after`; None while they are fresh enough, and before
        the first sync: then there is nothing to be old."""
        at = await self._catalog.synced_at() if self.stale_after else None
        return at if at is not None and self._clock.now() - at > self.stale_after else None
