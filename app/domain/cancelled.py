"""What a change of a receipt takes back of the goods in it: lines, pieces, a price. Who did it is in the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.deeds import Deed
from app.domain.receipt import Item, Receipt

#: Lines of a receipt given up that are named one by one.
_NAMED = 100


@dataclass(frozen=True, slots=True)
class Cancelled:
    """One fact for the audit. `PRICE_TAKEN` and `TAX_TAKEN` are the catalogue's newer ones, asked about; `LET_STAND`
    means that the line stays as it was, against the catalogue."""

    what: Deed
    facts: Mapping[str, str]


def cancelled(before: Receipt, after: Receipt) -> list[Cancelled]:
    """What `after` has less of than `before`, or at another price; nothing for goods that came in."""
    found = []
    now = {item.id: item for item in after.items}
    for item in before.items:
        left = now.get(item.id)
        if left is item:
            continue
        facts = {"receipt": before.id, "goods": item.name}
        if left is None:
            found.append(Cancelled(Deed.LINE_REMOVED, {**facts, **_worth(item)}))
            continue
        if left.quantity < item.quantity:
            found.append(Cancelled(Deed.QUANTITY_LESS, {**facts, "was": str(item.quantity), "is": str(left.quantity)}))
        if left.price != item.price:
            what = Deed.PRICE_TAKEN if left.list_price != item.list_price else Deed.PRICE_CHANGED
            found.append(Cancelled(what, {**facts, "was": str(item.price), "is": str(left.price)}))
        if left.tax_group != item.tax_group:
            found.append(Cancelled(Deed.TAX_TAKEN, {**facts, "was": str(item.tax_group), "is": str(left.tax_group)}))
        if stands := left.let_stand[len(item.let_stand) :]:
            found.append(Cancelled(Deed.LET_STAND, {**facts, "price": str(item.price), "change": ", ".join(stands)}))
    return found


def given_up(receipt: Receipt, total: Decimal) -> Cancelled:
    """The whole receipt. `total` is what it came to, hryvnias."""
    goods = "; ".join(f"{item.name} × {item.quantity.normalize():f}" for item in receipt.items[:_NAMED])
    facts = {"receipt": receipt.id, "lines": str(len(receipt.items)), "total": str(total), "goods": goods}
    return Cancelled(Deed.RECEIPT_CLEARED, facts)


def _worth(item: Item) -> dict[str, str]:
    facts = {"quantity": str(item.quantity), "price": str(item.price), "sum": str(item.gross)}
    if item.stamps:
        facts["stamps"] = " ".join(item.stamps)
    return facts
