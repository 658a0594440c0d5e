"""Sales by goods: the till's own from its journal, on today's shelves, and the server's of the whole shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.clock import Clock, midnight
from app.domain.goods_sales import GoodsSales, ServerRow, ServerSales, Shelf, placed
from app.domain.money import money, quantity
from app.errors import Offline
from app.services.station import Station
from app.store.catalog import Catalog
from app.store.goods_sold import GoodsSold

if TYPE_CHECKING:
    from app.api.stats import ProductSales, Stats


class GoodsDesk:
    """The page's own service; who asks has been admitted by `ZDesk.admit`."""

    def __init__(
        self,
        station: Station,
        sold: GoodsSold,
        catalog: Catalog,
        stats: Callable[[], Stats | None],
        clock: Clock,
    ) -> None:
        self._station = station
        self._sold = sold
        self._catalog = catalog
        self._stats = stats
        self._clock = clock

    async def ours(
        self, first: date, last: date, told: Callable[[int, int], None] = lambda done, of: None
    ) -> GoodsSales:
        """This till's sales of these days, both included. Raises `StoreFault`. `told`: see `GoodsSold.look`."""
        found = await self._sold.look(first, last, told)
        shelves = await self._shelves({row.product_id for row in found.rows if row.product_id})
        return GoodsSales(
            tuple(placed(found.rows, shelves)), found.receipts, found.refunds, found.pending, found.unreadable
        )

    async def theirs(self, first: date, last: date) -> ServerSales:
        """The server's figures of the same days for the whole shop. Raises `Offline`, `SessionExpired`, `BadReply`,
        `Rejected`."""
        stats = self._stats()
        if stats is None:
            raise Offline("nobody is signed in", sent=False)
        # The last moment of the day and not the first of the next: nothing says whether the end is included.
        end = midnight(last + timedelta(days=1)) - timedelta(milliseconds=1)
        found = await stats.product_sales(
            date_start=midnight(first),
            date_end=end,
            shop_id=self._station.need_place().shop_id,
        )
        amount = None if found.total_amount is None else money(found.total_amount)
        rows = tuple(_row(one) for one in found.products if one is not None)
        return ServerSales(rows, amount, self._clock.now(), len(found.products) - len(rows))

    async def _shelves(self, products: set[str]) -> dict[str, Shelf]:
        known = await self._catalog.some(products)
        titles = {category.id: category for category in await self._catalog.categories()}
        found = {}
        for key, product in known.items():
            category = titles.get(product.category_id or "")
            found[key] = Shelf(category.id, category.title, category.color) if category else Shelf("-", "", 0)
        return found


def _row(told: ProductSales) -> ServerRow:
    return ServerRow(
        product_id=told.id,
        name=told.title,
        unit=told.unit_type_name,
        quantity=None if told.total_count is None else quantity(told.total_count),
        amount=None if told.total_amount is None else money(told.total_amount),
        category_id=told.category_id,
    )
