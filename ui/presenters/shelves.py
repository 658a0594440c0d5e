"""The left of the sale page: which goods stand there, the shelves to choose from, and how old their prices are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.domain.pieces import counted
from app.domain.product import Product
from app.domain.shelves import QUICK, Shelves
from app.services.shelving import Shelving
from ui.tasks import Tasks

TILES = 600
RESULTS = 120


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the tiles show: a category (None = popular goods, `QUICK`) or the results of a search."""

    products: tuple[Product, ...] = ()
    category: str | None = None
    search: str = ""
    loading: bool = True
    #: The words those of `search` were taken for, where they were typed by the other keyboard layout; "" else.
    read_as: str = ""


class ShelvesPresenter(QObject):
    """Signals: `shelf_changed`; `categories_changed`; `prices_changed` when they have become old, or are fresh again;
    `failed` an error for the strip. `prices_since` is when they came, while that is worth a word; None else."""

    shelf_changed = Signal()
    categories_changed = Signal()
    prices_changed = Signal()
    failed = Signal(object)

    def __init__(self, shelving: Shelving, tasks: Tasks) -> None:
        super().__init__()
        self._shelving = shelving
        self._tasks = tasks
        #: Category and words last asked for: what is shown lags behind them while the answer is on its way.
        self._wanted: tuple[str | None, str] = (None, "")
        self._asked = 0
        self.shelf = Shelf()
        self.shelves = Shelves()
        self.loaded = (0, 0)
        self.prices_since: datetime | None = None
        shelving.changed.connect(lambda _: self._quick_changed())

    def load(self) -> None:
        """Reads the shelves and what stands on the one asked for again, as at the start and after a sync."""
        self._show(*self._wanted, anew=True)
        self.look_at_prices()

    def choose(self, category: str | None) -> None:
        """Shows a category, or `QUICK`; None is «Популярне»."""
        self._show(category, "")

    def search(self, text: str) -> None:
        """Shows what the words find; the newest question wins whatever answers come late. `3*` asks for nothing."""
        self._show(self._wanted[0], counted(text)[1])

    def set_loaded(self, stored: int, of: int) -> None:
        """A first load goes on: so many products are stored. The first of them open the shelf; the rest come with the
        end of the sync, so that a hundred thousand goods do not read the shelf four hundred times."""
        self.loaded = (stored, of)
        if self.shelf.loading:
            self.load()

    def is_quick(self, product: Product) -> bool:
        return self._shelving.is_quick(product)

    def keep_quick(self, product: Product, *, on: bool) -> None:
        """Puts goods among the quick ones, or takes them away."""
        self._tasks.queue("sale.quick", lambda: self._shelving.keep_quick(product, on=on), self.failed.emit)

    def look_at_prices(self) -> None:
        """How old are they by now?"""
        self._tasks.queue("sale.prices", self._look_at_prices, self.failed.emit)

    # ------------------------------------------------------------------ inside

    def _show(self, category: str | None, search: str, *, anew: bool = False) -> None:
        self._wanted = (category, search)
        self._asked += 1
        asked = self._asked

        async def read() -> None:
            shelf, read_as = category, ""
            products: Sequence[Product]
            if anew:  # first: what stands on a shelf goes by them
                await self._load_categories()
            if search:
                found = await self._shelving.search(search, RESULTS)
                products, read_as = found.products, found.read_as
            else:
                # A shelf the server took away leads back to the first.
                shelf = category if category == QUICK or self._shelving.shelves.get(category) else None
                products = await self._shelving.on(shelf, TILES)
            empty = not products and await self._shelving.empty()
            if asked == self._asked:
                self._wanted = (shelf, search)
                self.shelf = Shelf(tuple(products), shelf, search, empty, read_as)
                self.shelf_changed.emit()

        self._tasks.queue("sale.shelf", read, self.failed.emit)

    async def _load_categories(self) -> None:
        found = await self._shelving.read_shelves()
        if found.all != self.shelves.all:
            self.shelves = found
            self.categories_changed.emit()

    def _quick_changed(self) -> None:
        if self._wanted[0] == QUICK:
            self._show(*self._wanted)

    async def _look_at_prices(self) -> None:
        since = await self._shelving.stale_since()
        if since != self.prices_since:
            self.prices_since = since
            self.prices_changed.emit()
