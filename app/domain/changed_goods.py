"""What the catalogue says by now of goods that are in a receipt already, and what a cashier may answer to it.

Nothing of a receipt changes by itself: the buyer saw the price when the goods were scanned.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from app.domain.money import money
from app.domain.product import Product
from app.domain.receipt import Item, Receipt


class ChangeKind(StrEnum):
    """What is another now: the price, the tax group, or whether there is such a product at all."""

    PRICE = "price"
    TAX = "tax"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Change:
    """One question about one line. `was` and `now` are hryvnias per unit or tax groups by `kind`, None for goods that
    are gone. `keeps` says whether the line may stay as it was: goods sold at their price may not be sold at another."""

    item_id: str
    name: str
    kind: ChangeKind
    was: Decimal | None = None
    now: Decimal | None = None
    keeps: bool = True

    @property
    def code(self) -> str:
        """This very change, as the line remembers that it was let stand: "price 57.90", "tax 3", "gone"."""
        return self.kind.value if self.now is None else f"{self.kind.value} {self.now}"


def change_of(item: Item, product: Product | None) -> Change | None:
    """What to ask about a line; None when nothing is to be asked.

    A price that was given by hand, by a label, or that the catalogue leaves free, is not the catalogue's to change;
    but goods sold at their price never go for less than the catalogue asks, whoever gave the price.
    What was let stand once is asked again only when it changes again.
    """
    if item.product_id is None:
        return None
    if product is None:
        found = [Change(item.id, item.name, ChangeKind.GONE)]
    else:
        found = []
        own = item.label_sum is not None or item.free_price or product.free_price
        if not own and product.price is not None:
            price = money(product.price)
            by_catalogue = item.price == item.list_price
            if price != item.price and (by_catalogue or (item.no_discount and item.price < price)):
                keeps = not item.no_discount
                found.append(Change(item.id, item.name, ChangeKind.PRICE, item.price, price, keeps))
        if product.tax_group != item.tax_group:
            was, now = Decimal(item.tax_group), Decimal(product.tax_group)
            found.append(Change(item.id, item.name, ChangeKind.TAX, was, now))
    return next((change for change in found if change.code not in item.let_stand), None)


def settled(receipt: Receipt, item: Item, change: Change, *, take: bool) -> Receipt:
    """The receipt after the answer: `take` goes by the catalogue (goods that are gone go out), else the line stays."""
    if not take:
        return receipt.with_item(replace(item, let_stand=(*item.let_stand, change.code)))
    if change.kind is ChangeKind.GONE or change.now is None:
        return receipt.without(item.id)
    if change.kind is ChangeKind.PRICE:
        return receipt.with_item(replace(item, price=change.now, list_price=change.now))
    return receipt.with_item(replace(item, tax_group=int(change.now)))
