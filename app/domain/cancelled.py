"""What a change of a receipt takes back of the goods in it: lines, pieces, a price. Who did it is in the audit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.receipt import Item, Receipt

#: Lines of a receipt given up that are named one by one.
_NAMED = 100


@dataclass(frozen=True, slots=True)
class Cancelled:
    """One fact for the audit: `what` is "line_removed", "quantity_less", "price_changed", "price_taken" and
    "tax_taken" (the catalogue's newer one, asked about), "let_stand" (the line stays as it was against the catalogue),
    "receipt_cleared", "line_back" or "receipt_back"."""

    what: str
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
            found.append(Cancelled("line_removed", {**facts, **_worth(item)}))
            continue
        if left.quantity < item.quantity:
            found.append(Cancelled("quantity_less", {**facts, "was": str(item.quantity), "is": str(left.quantity)}))
        if left.price != item.price:
            what = "price_taken" if left.list_price != item.list_price else "price_changed"
            found.append(Cancelled(what, {**facts, "was": str(item.price), "is": str(left.price)}))
        if left.tax_group != item.tax_group:
            found.append(Cancelled("tax_taken", {**facts, "was": str(item.tax_group), "is": str(left.tax_group)}))
        if stands := left.let_stand[len(item.let_stand) :]:
            found.append(Cancelled("let_stand", {**facts, "price": str(item.price), "change": ", ".join(stands)}))
    return found


def given_up(receipt: Receipt, total: Decimal) -> Cancelled:
    """The whole receipt. `total` is what it came to, hryvnias."""
    goods = "; ".join(f"{item.name} × {item.quantity.normalize():f}" for item in receipt.items[:_NAMED])
    facts = {"receipt": receipt.id, "lines": str(len(receipt.items)), "total": str(total), "goods": goods}
    return Cancelled("receipt_cleared", facts)


def _worth(item: Item) -> dict[str, str]:
    facts = {"quantity": str(item.quantity), "price": str(item.price), "sum": str(item.gross)}
    if item.stamps:
        facts["stamps"] = " ".join(item.stamps)
    return facts
