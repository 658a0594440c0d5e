"""Receipts put aside: for how long they are kept, and what two of them come to when they are joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from app.domain.codes import new_id
from app.domain.discount import Discount, DiscountKind
from app.domain.money import ZERO
from app.domain.receipt import MOST_ITEMS, MOST_QUANTITY, Item, Receipt
from app.errors import RuleBroken

#: Letters of a held receipt's name.
LONGEST_NAME = 60


class Keep(StrEnum):
    """For how long a receipt may stay aside."""

    SHIFT = "shift"
    DAY = "day"
    TWO_DAYS = "two_days"
    WEEK = "week"


_SPANS = {Keep.DAY: timedelta(days=1), Keep.TWO_DAYS: timedelta(days=2), Keep.WEEK: timedelta(days=7)}


def expired(receipt: Receipt, keep: Keep, now: datetime, shift_opened_at: datetime | None) -> bool:
    """Whether it has stayed aside for longer than the shop wants. It is shown so and goes by a person's hand alone.

    «Until the shift ends»: it was put aside before the shift that is open now (None: none is) began.
    """
    moment = receipt.deferred_at or receipt.begun_at
    span = _SPANS.get(keep)
    if span is not None:
        return now - moment > span
    return shift_opened_at is None or moment < shift_opened_at


def joined(into: Receipt, other: Receipt, for_adults: Callable[[Item], bool]) -> Receipt:
    """`into` with the goods of `other` behind its own.

    The rule: the joined receipt comes to the kopeck to what both came to. Line discounts stay with their lines. What
    the receipts' own discounts took off is taken off the whole: as the percent both had, where that gives the same,
    else as so many hryvnias. Pieces without a discount join the line of the same goods at the same price. A stamp that
    is in both stays where it was first: the other bottle's is read anew. The age counts as asked when it was asked for
    one of them and the other has no goods it would have had to be asked for. Raises `RuleBroken` where a receipt
    cannot be so long or so dear.
    """
    lines = list(into.items)
    stamps = {stamp for item in lines for stamp in item.stamps}
    for item in other.items:
        new = replace(item, stamps=tuple(stamp for stamp in item.stamps if stamp not in stamps))
        stamps.update(new.stamps)
        place = next((number for number, line in enumerate(lines) if _alike(line, new)), None)
        if place is not None:
            lines[place] = _together(lines[place], new)
        else:
            lines.append(replace(new, id=new_id()) if any(line.id == new.id for line in lines) else new)
    if len(lines) > MOST_ITEMS:
        raise RuleBroken("receipt_too_long")
    names = [name for name in (into.name, other.name) if name]
    whole = replace(
        into,
        items=tuple(lines),
        discount=None,
        name=" + ".join(dict.fromkeys(names))[:LONGEST_NAME],
        begun_at=min(into.begun_at, other.begun_at),
        of_age=_of_age(into, other, for_adults),
    )
    return whole.with_discount(_discount(whole, into, other))


def _alike(line: Item, item: Item) -> bool:
    """Whether the pieces of one can be counted on the line of the other, and the sum stays what both came to."""
    same = (line.product_id, line.price, line.name, line.comment) == (
        item.product_id,
        item.price,
        item.name,
        item.comment,
    )
    plain = all(
        one.product_id is not None
        and not one.by_weight
        and one.discount is None
        and one.label_sum is None
        and one.quantity == one.quantity.to_integral_value()
        for one in (line, item)
    )
    fits = line.quantity + item.quantity <= MOST_QUANTITY
    return same and plain and fits and _kind(line) == _kind(item)


def _kind(item: Item) -> tuple[bool, bool, bool]:
    return item.stamped, item.no_discount, item.to_order


def _together(line: Item, item: Item) -> Item:
    return replace(
        line,
        quantity=line.quantity + item.quantity,
        stamps=(*line.stamps, *item.stamps),
        unstamped=(*line.unstamped, *item.unstamped),
        ordered=line.ordered + item.ordered,
    )


def _discount(whole: Receipt, into: Receipt, other: Receipt) -> Discount | None:
    took = _own(into) + _own(other)
    if not took:
        return None
    if into.discount == other.discount and into.discount is not None and into.discount.of(whole.discount_base) == took:
        return into.discount
    return Discount(DiscountKind.SUM, took)


def _own(receipt: Receipt) -> Decimal:
    """Hryvnias the receipt's own discount takes off."""
    return receipt.discount.of(receipt.discount_base) if receipt.discount is not None else ZERO


def _of_age(into: Receipt, other: Receipt, for_adults: Callable[[Item], bool]) -> bool:
    unasked = (one for one in (into, other) if not one.of_age)
    return (into.of_age or other.of_age) and not any(for_adults(item) for one in unasked for item in one.items)
