"""How big a discount a cashier gives alone. A sum in hryvnias counts as the percent it is of what it comes off."""

from __future__ import annotations

from decimal import Decimal

from app.domain.discount import Discount, DiscountKind
from app.domain.money import ZERO
from app.domain.receipt import Receipt


def grown_to(before: Receipt, after: Receipt) -> Decimal:
    """The percent of the greatest discount that a change makes, or makes greater, of a line or of the whole receipt; 0
    when none grows.

    Taking goods away does it too: five hryvnias off a hundred become five off ten.
    """
    known = {item.id: _percent(item.discount, item.gross) for item in before.items}
    pairs = [(known.get(item.id, ZERO), _percent(item.discount, item.gross)) for item in after.items]
    pairs.append((_percent(before.discount, _base(before)), _percent(after.discount, _base(after))))
    return max((now for was, now in pairs if now > was), default=ZERO)


def _percent(discount: Discount | None, base: Decimal) -> Decimal:
    if discount is None:
        return ZERO
    if discount.kind is DiscountKind.PERCENT:
        return discount.value
    return discount.of(base) * 100 / base if base > 0 else ZERO


def _base(receipt: Receipt) -> Decimal:
    """What the receipt's own discount comes off; nothing to add up where there is none."""
    if receipt.discount is None:
        return ZERO
    return receipt.discount_base
