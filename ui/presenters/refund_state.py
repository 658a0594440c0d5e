"""What the page of refunds shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.document import JournalEntry
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.product import Product, Unit
from app.domain.receipt import Receipt, Totals
from app.domain.refund import Left, Part
from app.domain.refund_ways import Way
from app.domain.tax import TaxLine


@dataclass(frozen=True, slots=True)
class BackLine:
    """One line of the page. `bought` and `left` are None for goods without a receipt; `taken` is what comes back now,
    `amount` what it comes to, hryvnias."""

    place: int
    name: str
    price: Decimal
    unit: Unit
    by_weight: bool
    bought: Decimal | None
    left: Decimal | None
    taken: Decimal
    amount: Decimal

    @property
    def spent(self) -> bool:
        """Nothing of it is left to bring back."""
        return self.left == 0


@dataclass(frozen=True, slots=True)
class RefundState:
    """What the page shows. `entry` is the sale, None for goods without a receipt; `asked` tells whether the server said
    what other tills gave back; `drawer` is what the drawer should hold; `ways` is how the money goes back."""

    entry: JournalEntry | None = None
    lines: tuple[BackLine, ...] = ()
    selected: int | None = None
    total: Decimal = ZERO
    payable: Decimal = ZERO
    ways: tuple[Way, ...] = ()
    taxes: tuple[TaxLine, ...] = ()
    reason: str = ""
    other: bool = False
    asked: bool = True
    may_cancel: bool = False
    drawer: Decimal = ZERO
    recording: bool = False

    @property
    def chosen(self) -> int:
        """How many lines come back."""
        return sum(1 for line in self.lines if line.taken)

    @property
    def rounding(self) -> Decimal:
        return self.payable - self.total

    @property
    def cash(self) -> Decimal:
        return sum((way.amount for way in self.ways if way.means is PaymentMeans.CASH), ZERO)

    @property
    def short(self) -> bool:
        """The drawer holds less than is to be given."""
        return self.cash > self.drawer

    @property
    def line(self) -> BackLine | None:
        """The line the keys work on."""
        return next((line for line in self.lines if line.place == self.selected), None)


def lines_of_sale(lines: tuple[Left, ...], taken: Mapping[int, Decimal], part: Part | None) -> tuple[BackLine, ...]:
    """The lines of a sale with what is taken of each."""
    amounts = {item.source: item.amount for item in part.items} if part else {}
    return tuple(
        BackLine(
            line.place,
            line.item.name,
            line.item.price,
            line.item.unit,
            line.item.by_weight or line.item.unit.weighted,
            line.item.quantity,
            line.quantity,
            taken.get(line.place, ZERO),
            amounts.get(line.place, ZERO),
        )
        for line in lines
    )


def lines_of_goods(receipt: Receipt, totals: Totals) -> tuple[BackLine, ...]:
    """Goods without a receipt: all of each comes back."""
    return tuple(
        BackLine(n, i.name, i.price, i.unit, i.by_weight, None, None, i.quantity, part.amount)
        for n, (i, part) in enumerate(zip(receipt.items, totals.items, strict=True))
    )


def is_of(line: Left, product: Product) -> bool:
    """The same goods: by their id; a receipt of another program may know them by their code or name only."""
    item = line.item
    if item.product_id:
        return item.product_id.lower() == product.id.lower()
    return bool(item.barcode and item.barcode == product.barcode) or item.name == product.name
