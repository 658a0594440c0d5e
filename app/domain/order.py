"""An order: goods that somebody makes ready, told to them once by a slip on the second printer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.domain.product import Unit
from app.domain.receipt import Item, Receipt


@dataclass(frozen=True, slots=True)
class OrderLine:
    """So much of one thing, without its price."""

    name: str
    quantity: Decimal
    unit: Unit
    by_weight: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What a receipt newly asks for. `number` is the receipt's where it is paid, None where it is put aside under
    `name`; `again` when a part of it was ordered before."""

    lines: tuple[OrderLine, ...]
    at: datetime
    cashier: str
    number: int | None = None
    name: str = ""
    again: bool = False
    training: bool = False


def order_of(
    receipt: Receipt, at: datetime, cashier: str, *, number: int | None = None, training: bool = False
) -> Order | None:
    """What nobody was told of yet; None where that is nothing. `number` is that of a receipt that ends here."""
    lines = tuple(
        OrderLine(item.name, item.quantity - item.ordered, item.unit, item.by_weight, item.comment)
        for item in receipt.items
        if item.to_order and item.quantity > item.ordered
    )
    again = any(item.ordered for item in receipt.items)
    return Order(lines, at, cashier, number, receipt.name, again, training) if lines else None


def with_ordered(receipt: Receipt) -> Receipt:
    """The receipt after everything in it was told."""
    return replace(receipt, items=tuple(_ordered(item) for item in receipt.items))


def _ordered(item: Item) -> Item:
    # Less of it than was told takes nothing back: what is being made is being made.
    return replace(item, ordered=max(item.ordered, item.quantity)) if item.to_order else item
