"""The catalogue on this till: what the cashier finds, with the server or without it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

import apsw

from app.clock import Clock, SystemClock, local
from app.domain.product import Category, Product, Unit
from app.store import catalog_categories, catalog_search, catalog_shelves, catalog_stock, catalog_sync
from app.store.catalog_rows import lay
from app.store.catalog_stock import Read as CardRead
from app.store.catalog_stock import StockCard
from app.store.codec import moment
from app.store.db import Database

R = TypeVar("R")
#: Of the server's list: the digests of its rows, and who reads those at the places that nobody has read before.
Page = tuple[Sequence[int], Callable[[list[int]], R]]


class Catalog:
    """Products, shelves, units and stock. Reads never wait for a sync; a damaged file is started over and synced."""

    def __init__(self, db: Database, clock: Clock | None = None) -> None:
        self._db = db
        self._clock = clock or SystemClock()
        self._kept = catalog_search.Kept()

    async def search(self, text: str, limit: int = 60, category: str | None = None) -> list[Product]:
        """What was typed, best first: exact barcode, exact article, title's start, word's start, middle.

        All words at once; a word under three letters is found at the beginning of words only. Nothing typed, nothing
        found.
        """

        def look(conn: apsw.Connection) -> list[Product]:
            return catalog_search.find(conn, self._kept, text, limit, category, indexed=catalog_sync.indexed(conn))

        return await self._db.read(look)

    async def by_code(self, code: str) -> Product | None:
        """The product of a whole barcode or article; UPC-A, EAN-13 and GTIN-14 spellings of one number are the same."""
        return await self._db.read(lambda conn: catalog_search.by_code(conn, code.strip()))

    async def by_item_code(self, item: str) -> Product | None:
        """The product an in-store label's item digits name."""
        return await self._db.read(lambda conn: catalog_search.by_item_code(conn, item))

    async def by_category(self, category_id: str | None = None, limit: int = 200, offset: int = 0) -> list[Product]:
        """A shelf by title; without one what this till sold most in the last days, then the shop's quick goods, then
        the rest as it came. What is sold today moves nothing before tomorrow."""
        if category_id is not None:
            return await self.by_categories((category_id,), limit, offset)
        day = self._day()
        return await self._db.read(lambda conn: catalog_shelves.popular(conn, day, limit, offset))

    async def by_categories(self, ids: Sequence[str], limit: int = 200, offset: int = 0) -> list[Product]:
        """The goods of all these categories together, by title."""
        return await self._db.read(lambda conn: catalog_shelves.shelf(conn, ids, limit, offset))

    async def quick(self, own: Sequence[str], hidden: Sequence[str], limit: int = 200) -> list[Product]:
        """The quick goods: the shop's marks in its order but for the `hidden`, then this till's `own` in theirs, all by
        product id."""
        return await self._db.read(lambda conn: catalog_shelves.quick(conn, own, hidden, limit))

    async def some(self, ids: Iterable[str]) -> dict[str, Product]:
        """The products of these ids by id; those the catalogue has not got are missing."""
        wanted = tuple(ids)
        return await self._db.read(lambda conn: catalog_shelves.some(conn, wanted))

    async def get(self, product_id: str) -> Product | None:
        return await self._db.read(lambda conn: catalog_search.one(conn, "p.id = ?", (product_id,)))

    async def categories(self) -> list[Category]:
        """The shelves in the server's order with how many products each has here."""

        def look(conn: apsw.Connection) -> list[Category]:
            rows = conn.execute(
                "SELECT c.id, c.title, c.color, c.parent_id, coalesce(n.products, 0) FROM categories c LEFT JOIN"
                " (SELECT category_id, count(*) AS products FROM products GROUP BY category_id) n"
                " ON n.category_id = c.id ORDER BY c.position"
            )
            return [
                Category(category_id, title, color, parent_id, products)
                for category_id, title, color, parent_id, products in rows
            ]

        return await self._db.read(look)

    async def units(self) -> list[Unit]:
        """The server's units of measure, for reading products."""

        def look(conn: apsw.Connection) -> list[Unit]:
            rows = conn.execute("SELECT id, code, name, short, weighted FROM units ORDER BY id")
            return [Unit(unit_id, code, name, short, bool(weighted)) for unit_id, code, name, short, weighted in rows]

        return await self._db.read(look)

    async def count(self) -> int:
        """How many products there are."""

        def look(conn: apsw.Connection) -> int:
            found: int = conn.execute("SELECT count(*) FROM products").get
            return found

        return await self._db.read(look)

    async def synced_at(self) -> datetime | None:
        """When a sync last came to its end; None before the first."""
        text = await self._db.read(lambda conn: catalog_sync.meta(conn, catalog_sync.SYNCED_AT))
        return None if text is None else moment(text)

    async def sold(self, product_id: str, n: int = 1, *, quantity: Decimal | None = None) -> None:
        """Sold `n` times: moves the product up. `quantity` in units comes off a counted stock until the next sync."""
        await self.sold_all([(product_id, n, quantity)])

    async def sold_all(self, sales: Iterable[tuple[str, int, Decimal | None]]) -> None:
        """`sold` for a whole receipt in one transaction: (product id, times, quantity in units or None)."""
        rows, day = tuple(sales), self._day()
        await self._db.write(lambda conn: catalog_shelves.sell(conn, day, rows))

    async def loading(self) -> bool:
        """Whether goods are missing because no sync has come to its end yet."""
        return not await self._db.read(catalog_sync.indexed)

    async def begin_sync(self) -> int:
        """Begins a sync and returns its generation; a sync begun before is over; what it read is not read again."""
        return await self._db.write(catalog_sync.begin)

    async def put_pages(self, pages: Sequence[Page[Sequence[str]]], generation: int) -> int:
        """Takes pages of the server's list, all by one commit: the digests of each one's rows, and who reads and lays
        (`catalog_rows.lay`) those at the places nobody knows.

        The readers run on the store's thread. Returns how many rows are new or changed; but for a first load they are
        seen when the sync has come to its end. Raises `SyncSuperseded`, and what the readers raise.
        """
        return await self._db.write(lambda conn: sum(catalog_sync.put_page(conn, *page, generation) for page in pages))

    async def put_products(self, products: Iterable[Product], generation: int) -> int:
        """The same for products without digests."""
        goods = tuple(products)

        def put(conn: apsw.Connection) -> int:
            catalog_stock.put_counts(conn, goods)
            return catalog_sync.put(conn, lay((None, one) for one in goods), generation)

        return await self._db.write(put)

    async def finish_sync(
        self,
        generation: int,
        rows_told: int | None = None,
        shelves: Sequence[Category] | None = None,
        units: Sequence[Unit] | None = None,
    ) -> int:
        """Every page has come: what changed is there for everybody, with these shelves and units, and what was on no
        page is gone, all at once; returns how many products are gone.

        Nothing is taken away unless exactly `rows_told` rows were seen, the number the server says there are, None when
        it does not say: a page that shifted during the sync, or a row nobody could read, hides goods still there.
        """
        at = self._clock.now()
        return await self._db.write(
            lambda conn: catalog_sync.finish(conn, generation, at, rows_told, shelves=shelves, units=units)
        )

    async def put_categories(self, categories: Sequence[Category]) -> None:
        await self._db.write(lambda conn: catalog_categories.put_categories(conn, categories))

    async def put_units(self, units: Sequence[Unit]) -> None:
        await self._db.write(lambda conn: catalog_categories.put_units(conn, units))

    async def begin_stock(self) -> None:
        """Begins to take the shop's cards."""
        await self._db.write(catalog_stock.begin)

    async def put_stock_pages(self, pages: Sequence[Page[Iterable[CardRead]]]) -> None:
        """Pages of the shop's cards, as `put_pages`. Raises `SyncSuperseded`, and what the readers raise."""

        def put(conn: apsw.Connection) -> None:
            for page in pages:
                catalog_stock.put_page(conn, *page)

        await self._db.write(put)

    async def put_stock(self, cards: Iterable[StockCard]) -> None:
        """The same for cards without digests."""
        await self._db.write(lambda conn: catalog_stock.put(conn, ((None, card) for card in cards)))

    async def finish_stock(self, rows_told: int | None = None) -> None:
        """Every page has come: a product's stock is what its cards add up to, from now on, all at once.

        A product none of them counts is not counted any more, if exactly `rows_told` cards were seen.
        """
        await self._db.write(lambda conn: catalog_stock.finish(conn, rows_told))

    def _day(self) -> int:
        """The shop's own day, as a number that grows by one a day."""
        return local(self._clock.now()).toordinal()
