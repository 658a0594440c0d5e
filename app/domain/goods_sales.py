"""What was sold, by goods: the till's own figures and the server's, side by side.

Sums are those of the lines after all discounts and before cash rounding, which is of whole receipts; what came back is
taken off. Hryvnias; quantities in the goods' own unit, weighed ones in kilograms to the gram.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.domain.money import ZERO


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the catalogue has the goods today: "" and None for goods it has not got (any more)."""

    id: str = ""
    title: str = ""
    color: int = 0


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One product. `hours` are (hour of the shop's clock, hryvnias sold less brought back in it). `known` tells that
    the catalogue has the product today."""

    key: str
    name: str
    unit: str
    weighed: bool = False
    product_id: str = ""
    barcode: str = ""
    sku: str = ""
    sold: Decimal = ZERO
    sold_amount: Decimal = ZERO
    back: Decimal = ZERO
    back_amount: Decimal = ZERO
    hours: tuple[tuple[int, Decimal], ...] = ()
    shelf: Shelf = Shelf()
    known: bool = False

    @property
    def quantity(self) -> Decimal:
        """Sold less brought back."""
        return self.sold - self.back

    @property
    def amount(self) -> Decimal:
        """Sold less brought back."""
        return self.sold_amount - self.back_amount


@dataclass(frozen=True, slots=True)
class Pending:
    """Documents that are not on the server: how many, and what they sold less what they gave back."""

    waiting: int = 0
    waiting_amount: Decimal = ZERO
    refused: int = 0
    refused_amount: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class GoodsSales:
    """The till's own figures of a time, the best sold first. `unreadable` documents could not be read."""

    rows: tuple[GoodsRow, ...] = ()
    receipts: int = 0
    refunds: int = 0
    pending: Pending = Pending()
    unreadable: int = 0

    @property
    def amount(self) -> Decimal:
        return sum((row.amount for row in self.rows), ZERO)

    @property
    def back_amount(self) -> Decimal:
        return sum((row.back_amount for row in self.rows), ZERO)

    def hours(self, shelf: str | None = None) -> dict[int, Decimal]:
        """Hryvnias by hour, of one shelf alone where it is named."""
        found: dict[int, Decimal] = {}
        for row in self.rows:
            if shelf is None or row.shelf.id == shelf:
                for hour, amount in row.hours:
                    found[hour] = found.get(hour, ZERO) + amount
        return found

    def shelves(self) -> list[tuple[Shelf, Decimal]]:
        """Hryvnias by shelf, the best first; goods the catalogue has not got stand together."""
        found: dict[str, tuple[Shelf, Decimal]] = {}
        for row in self.rows:
            _, before = found.get(row.shelf.id, (row.shelf, ZERO))
            found[row.shelf.id] = (row.shelf, before + row.amount)
        return sorted(found.values(), key=lambda one: (-one[1], one[0].title))


@dataclass(frozen=True, slots=True)
class ServerRow:
    """What the server says of one product; None where it says nothing."""

    product_id: str
    name: str
    unit: str = ""
    quantity: Decimal | None = None
    amount: Decimal | None = None
    category_id: str = ""


@dataclass(frozen=True, slots=True)
class ServerSales:
    """The server's figures: of the whole shop, all its tills. `amount` is its own total, None when not told;
    `unreadable` of its rows could not be read."""

    rows: tuple[ServerRow, ...] = ()
    amount: Decimal | None = None
    at: datetime | None = None
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One product by both: either may not have it."""

    ours: GoodsRow | None
    theirs: ServerRow | None

    @property
    def name(self) -> str:
        return self.ours.name if self.ours is not None else self.theirs.name if self.theirs is not None else ""

    @property
    def difference(self) -> Decimal | None:
        """The server's hryvnias less the till's; None where the server does not say."""
        theirs = ZERO if self.theirs is None else self.theirs.amount
        return None if theirs is None else theirs - (self.ours.amount if self.ours is not None else ZERO)

    @property
    def quantity_difference(self) -> Decimal | None:
        theirs = ZERO if self.theirs is None else self.theirs.quantity
        return None if theirs is None else theirs - (self.ours.quantity if self.ours is not None else ZERO)

    @property
    def agrees(self) -> bool:
        return self.difference == 0 and self.quantity_difference == 0


def side_by_side(ours: GoodsSales, theirs: ServerSales) -> list[SideBySide]:
    """Every product of either, by the product's id; goods sold without one are nobody's on the server."""
    left = {row.product_id: row for row in theirs.rows}
    by_product: dict[str, GoodsRow] = {}
    found = []
    for row in ours.rows:
        if not row.product_id:
            found.append(SideBySide(row, None))
        elif row.product_id in by_product:
            by_product[row.product_id] = _both(by_product[row.product_id], row)
        else:
            by_product[row.product_id] = row
    found += [SideBySide(row, left.pop(product, None)) for product, row in by_product.items()]
    return found + [SideBySide(None, row) for row in left.values()]


def _both(one: GoodsRow, other: GoodsRow) -> GoodsRow:
    """The same product sold in two units: the server counts it once."""
    return replace(
        one,
        sold=one.sold + other.sold,
        sold_amount=one.sold_amount + other.sold_amount,
        back=one.back + other.back,
        back_amount=one.back_amount + other.back_amount,
    )


def placed(rows: Iterable[GoodsRow], shelves: Mapping[str, Shelf]) -> list[GoodsRow]:
    """The rows on the shelves of today, by product id: a shelf without an id for goods that have none."""
    return [
        replace(row, shelf=shelves[row.product_id], known=True) if row.product_id in shelves else row for row in rows
    ]
