"""Keeps the local catalogue like the server's: in pages, beside the selling, atomic for the reader."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from app.clock import Clock
from app.domain.card_number import discreet, without_cards
from app.domain.product import Category, Unit
from app.errors import Rejected, TillError
from app.events import Event
from app.services.goods_aside import GoodsAside
from app.services.goods_pages import GoodsPages, salted
from app.services.server import Server
from app.services.station import Station
from app.store.catalog import Catalog
from app.store.catalog_stock import Read as CardRead
from app.store.catalog_stock import StockCard, SyncSuperseded

if TYPE_CHECKING:
    from app.api import cards as api_cards
    from app.api import products as api_products
    from app.api.client import SmartKasa
    from app.api.model import Answer
    from app.api.sheet import Sheet

M = TypeVar("M", bound="Answer")
log = logging.getLogger(__name__)

#: Rows a page and pages at once: larger pages hold the interpreter too long, more at once only queue (performance.md).
PER_PAGE = 250
AT_ONCE = 8
#: Pages written by one commit. New goods stand all over the indexes, so a commit writes most of their pages again
#: whatever it brings; with many at once the next answers come all at once too, and the window would wait for them.
AT_A_COMMIT = 4
#: Goods still to come, most of them unread, from which on a process of its own reads them: it takes a second to start.
MANY = 5000


@dataclass(frozen=True, slots=True)
class Synced:
    """How a sync ended: products written or changed, gone, and rows that could not be read."""

    changed: int
    gone: int
    bad: int


class CatalogSync:
    """Runs at the start, every few minutes, and when asked. `changed` says that tiles and prices should be read again;
    `progress` tells products stored so far, and all of them (0: not known), during a first load."""

    def __init__(self, catalog: Catalog, server: Server, station: Station, clock: Clock, every: float) -> None:
        self._catalog = catalog
        self._server = server
        self._station = station
        self._clock = clock
        #: Seconds between two syncs; another value counts from the next pause on.
        self.every = every
        self._wake = asyncio.Event()
        self.changed: Event[Synced] = Event("catalog.changed")
        self.progress: Event[tuple[int, int]] = Event("catalog.progress")

    def wake(self) -> None:
        """Sync now: somebody signed in, or asks."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled. A sync that fails leaves what is stored and tries again after the pause."""
        while True:
            self._wake.clear()
            try:
                await self.sync()
            except (TillError, SyncSuperseded) as error:
                log.info("the catalogue was not synced: %s", type(error).__name__)
            except Exception:
                # A bug met on the way must not leave the till with yesterday's prices for the rest of the day.
                log.exception("the catalogue was not synced")
            try:
                async with asyncio.timeout(self.every):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def sync(self) -> Synced | None:
        """Once, whole. None while nobody is signed in. Raises what the server's calls raise."""
        client, place = self._server.client, self._station.place
        if client is None or client.tokens is None or place is None:
            return None
        units = await self._units(client)
        shelves = await self._categories(client)
        generation = await self._catalog.begin_sync()
        first_load = await self._catalog.loading()
        if first_load:
            await self._catalog.put_categories(shelves)
        pages = GoodsPages(units, shelves)
        aside = GoodsAside(pages)
        told = _RowsTold()
        stored = changed = 0
        try:
            # A generator left open would go on asking in the background when a sync is cancelled.
            async with aclosing(self._products(client, pages.salt, aside)) as sheets:
                async for bundle in _bundles(sheets):
                    told.take(bundle)
                    known = pages.read
                    changed += await self._catalog.put_pages(
                        [(sheet.marks, pages.of(sheet)) for sheet in bundle], generation
                    )
                    rows, total = sum(sheet.length for sheet in bundle), bundle[0].total_count or 0
                    stored += rows
                    if first_load:
                        self.progress.emit((stored, total))
                    if not aside.begun and pages.read - known > rows / 2 and total - stored >= MANY:
                        aside.begin()
        finally:
            await aside.end()
        gone = await self._catalog.finish_sync(generation, told.count, shelves, units)
        bad = pages.bad + await self._stock(client, place.shop_id)
        synced = Synced(changed, gone, bad)
        if bad:
            log.warning("%d rows of the catalogue could not be read", bad)
        self.changed.emit(synced)
        return synced

    async def _units(self, client: SmartKasa) -> list[Unit]:
        return [
            discreet(Unit(row.id, row.code or row.id, row.name, row.short_name or row.name, row.is_weighted))
            for row in await client.units.list()
        ]

    async def _categories(self, client: SmartKasa) -> list[Category]:
        return [
            Category(row.id, without_cards(row.title), row.color_id or 0, row.parent_id, row.products_count or 0)
            for row in await client.categories.list(per_page=PER_PAGE)
        ]

    async def _products(
        self, client: SmartKasa, salt: bytes, aside: GoodsAside
    ) -> AsyncGenerator[Sheet[api_products.Product], None]:
        """Every page. A server that refuses long pages is asked for its own length."""
        first = True
        try:
            asked = client.products.sheets_at_once(AT_ONCE, PER_PAGE, salt=salt, aside=aside.read)
            async with aclosing(asked) as sheets:
                async for sheet in sheets:
                    yield sheet
                    first = False
        except Rejected:
            if not first:
                raise
            async with aclosing(client.products.sheets_at_once(AT_ONCE, salt=salt)) as sheets:
                async for sheet in sheets:
                    yield sheet

    async def _stock(self, client: SmartKasa, shop_id: int) -> int:
        told = _RowsTold()
        reader = _CardReader(shop_id)
        await self._catalog.begin_stock()
        asked = client.cards.sheets_at_once(AT_ONCE, PER_PAGE, salt=reader.salt, shop_id=shop_id)
        async with aclosing(asked) as sheets:
            async for bundle in _bundles(sheets):
                told.take(bundle)
                await self._catalog.put_stock_pages([(sheet.marks, reader.of(sheet)) for sheet in bundle])
        await self._catalog.finish_stock(told.count)
        return reader.bad


async def _bundles(sheets: AsyncGenerator[Sheet[M], None]) -> AsyncGenerator[list[Sheet[M]], None]:
    """As many sheets as are written by one commit. The first comes alone: it is waited for by somebody."""
    bundle: list[Sheet[M]] = []
    most = 1
    async for sheet in sheets:
        bundle.append(sheet)
        if len(bundle) == most:
            yield bundle
            bundle, most = [], AT_A_COMMIT
    if bundle:
        yield bundle


class _RowsTold:
    """How many rows a list has by all of its pages. Rows move between pages when some are made or deleted while the
    list is read; then the pages tell different numbers, and what was not seen may still be there."""

    def __init__(self) -> None:
        self._numbers: set[int | None] = set()

    def take(self, sheets: Iterable[Sheet[Any]]) -> None:
        self._numbers.update(sheet.total_count for sheet in sheets)

    @property
    def count(self) -> int | None:
        """The number, None where the pages do not agree on one."""
        return next(iter(self._numbers)) if len(self._numbers) == 1 else None


class _CardReader:
    """The same for the cards of a shop."""

    def __init__(self, shop_id: int) -> None:
        self._shop_id = shop_id
        self.salt = salted(shop_id)
        self.bad = 0

    def of(self, sheet: Sheet[api_cards.Card]) -> Callable[[list[int]], list[CardRead]]:
        def read(places: list[int]) -> list[CardRead]:
            rows = sheet.read(places)
            self.bad += rows.bad
            return [(mark, _card_of(row, self._shop_id)) for mark, row in rows.good]

        return read


def _card_of(row: api_cards.Card, shop_id: int) -> StockCard:
    mine = row.shop_id in (shop_id, None)
    return StockCard(row.id, (row.product_id or "") if mine else "", row.count if row.counting_enabled else None)
