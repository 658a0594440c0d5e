"""Pages of the server's goods, read as goods of this till and laid as rows of its catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from app import __version__
from app.domain.card_number import without_cards
from app.domain.product import PIECE, Category, Product, Unit
from app.store.catalog_rows import Read, lay

if TYPE_CHECKING:
    from app.api.products import Product as Row
    from app.api.sheet import Sheet


class GoodsPages:
    """Reads goods with these units and shelves. `read` counts the rows that were not known, `bad` those nobody can
    read."""

    def __init__(self, units: Sequence[Unit], shelves: Sequence[Category]) -> None:
        self.units, self.shelves = units, shelves
        # By id, and by code where no id has that number: products carry either (domain.md 1).
        self._units = {unit.code: unit for unit in units} | {unit.id: unit for unit in units}
        self._colors = {shelf.id: shelf.color for shelf in shelves}
        self.salt = salted(sorted(self._units.items()), sorted(self._colors.items()))
        self.read = self.bad = 0

    def of(self, page: Sheet[Row]) -> Callable[[list[int]], list[str]]:
        """Who lays the rows of this page that are not known (`Catalog.put_pages`)."""

        def laid(places: list[int]) -> list[str]:
            self.read += len(places)
            if page.made is not None:
                return [page.made[place] for place in places]
            rows = page.read(places)
            self.bad += rows.bad
            return lay(self._goods(rows.good))

        return laid

    def whole(self, page: Sheet[Row]) -> list[str] | None:
        """All rows of a page, each in its place; None where one of them cannot be had."""
        good = page.read(range(page.length)).good  # in any order
        made = {mark: row for mark, product in self._goods(good) for row in lay([(mark, product)])}
        rows = [made[mark] for mark in page.marks if mark in made]
        return rows if len(rows) == page.length else None

    def _goods(self, rows: Iterable[tuple[int | None, Row]]) -> Iterator[Read]:
        for mark, row in rows:
            yield mark, product_of(row, self._units, self._colors)


def salted(*facts: object) -> bytes:
    """Stands for all that decides what is made of a row's bytes: when any of it changes, every row is read again."""
    # Another version of the till may make something else of the same bytes.
    return blake2b(repr((__version__, facts)).encode("utf-8", "surrogatepass"), digest_size=32).digest()


def product_of(row: Row, units: Mapping[int, Unit], colors: Mapping[str, int]) -> Product:
    """A row of the server's list as goods of this till. A price below zero is no price, and a card number
    in a title is none of anybody's."""
    unit = units.get(row.unit_type_id) if row.unit_type_id is not None else None
    return Product(
        id=row.id,
        title=without_cards(row.title),
        price=row.price if row.price is not None and row.price > 0 else None,
        barcode=row.number,
        sku=row.alter_number,
        short_title=without_cards(row.alter_title),
        category_id=row.category_id,
        color=colors.get(row.category_id or "", 0),
        unit=unit or PIECE,
        by_weight=row.sold_by_weight,
        free_price=row.is_free_price,
        tax_group=row.tax_group_id or 0,
        classifier_type=row.classifier_type_id or 0,
        classifier_code=row.classifier_code,
        picture=row.picture,
        favourite=min((mark for mark in row.bookmark_ids or () if mark > 0), default=0),
    )
