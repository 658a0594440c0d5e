"""An order: goods that somebody makes ready, told to them once by a slip on the second printer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from app.domain.product import Unit


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
