"""The server's deferred receipt → a receipt of this till: goods of the catalogue as the catalogue has them, at the
prices of the receipt; what the catalogue does not know, as it stands there.

Every line comes along and keeps its sum to the kopeck, or none does: what cannot be read raises `BadReply`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from app.domain.codes import new_id
from app.domain.discount import Discount, DiscountKind
from app.domain.excise import stamp_of
from app.domain.money import ZERO, money, quantity
from app.domain.product import PIECE, Product, Unit
from app.domain.receipt import Item, Receipt
from app.domain.rules import TillRules
from app.errors import BadReply, RuleBroken

if TYPE_CHECKING:
    from app.api.receipts import Receipt as Given
    from app.api.receipts import ReceiptItem

#: Finds goods by the server's id of them, else by article.
Find = Callable[[str, str], Awaitable[Product | None]]


@dataclass(frozen=True, slots=True)
class OtherPrice:
    """Goods whose price in the catalogue is another one than on the receipt (hryvnias)."""

    name: str
    price: Decimal
    catalogue: Decimal


@dataclass(frozen=True, slots=True)
class TakenUp:
    """The receipt as it would be taken up. `unknown` counts lines the catalogue does not know."""

    receipt: Receipt
    prices: tuple[OtherPrice, ...]
    unknown: int
    for_adults: bool


async def taken_up(
    given: Given, find: Find, rules: TillRules, name: str, at: datetime, *, of_a_till: bool = False
) -> TakenUp:
    """`of_a_till`: another till put it aside, by the catalogue it had; else somebody made an offer of their own.
    Raises `BadReply` where a line or the sum cannot be read, or is no sale this till could make."""
    items: list[Item] = []
    prices: list[OtherPrice] = []
    unknown = 0
    for line in given.items or ():
        product = await find(line.product_id, line.sku)
        try:
            item = _item(line, product, rules, of_a_till=of_a_till)
        except RuleBroken as error:
            raise BadReply(f"a line of the deferred receipt: {error.rule}") from error
        items.append(item)
        unknown += product is None
        if product is not None and product.price is not None and product.price != item.price:
            prices.append(OtherPrice(item.name, item.price, product.price))
    if not items or given.total_amount is None:
        raise BadReply("a deferred receipt without lines or sum")
    off = sum((item.gross - item.line_discount for item in items), ZERO) - money(given.total_amount)
    if off < 0:
        raise BadReply("the lines of the deferred receipt come to less than its sum")
    if off:
        # What was agreed on elsewhere holds for the goods that are barred from discounts here, too.
        items = [replace(item, no_discount=False) for item in items]
    try:
        discount = Discount(DiscountKind.SUM, off) if off else None
        receipt = Receipt(new_id(), at, tuple(items), name=name, deferred_at=given.created_at or at)
        receipt = receipt.with_discount(discount)
    except RuleBroken as error:
        raise BadReply(f"the deferred receipt: {error.rule}") from error
    return TakenUp(receipt, tuple(prices), unknown, any(rules.for_adults(item) for item in items))


def _item(line: ReceiptItem, product: Product | None, rules: TillRules, *, of_a_till: bool) -> Item:
    if line.price is None or line.price <= 0 or (line.quantity is not None and line.quantity <= 0):
        raise RuleBroken("price_bad")
    price, count = money(line.price), quantity(line.quantity if line.quantity is not None else Decimal(1))
    amount = (
        money(line.amount) if line.amount is not None else money(price * count) - money(line.discount_amount or ZERO)
    )
    if amount < 0 or count <= 0:
        raise RuleBroken("price_bad")
    gross = money(price * count)
    item = _known(line, product, rules) if product is not None else _foreign(line, count, rules)
    stamps, comment = _stamps(line.description) if item.stamped else ((), line.description)
    return replace(
        item,
        price=price,
        quantity=count,
        # A sum above price × quantity is a label's: it stays the line's.
        label_sum=amount if amount > gross else None,
        discount=Discount(DiscountKind.SUM, gross - amount) if amount < gross else None,
        no_discount=item.no_discount and amount >= gross,
        # A price of another till's catalogue, or of goods sold at their price, is asked about where this catalogue has
        # another one; any other price is the offer's own, as one given by hand.
        list_price=price if of_a_till or item.no_discount else item.list_price,
        stamps=stamps,
        comment=comment,
    )


def _known(line: ReceiptItem, product: Product, rules: TillRules) -> Item:
    return Item(
        id=new_id(),
        name=product.name,
        price=ZERO,
        quantity=ZERO,
        product_id=product.id,
        barcode=product.barcode,
        sku=product.sku,
        unit=product.unit,
        by_weight=product.by_weight,
        free_price=product.free_price,
        tax_group=product.tax_group,
        classifier_type=product.classifier_type,
        classifier_code=product.classifier_code,
        stamped=rules.wants_stamp(product),
        no_discount=not rules.discountable(product),
        list_price=None if product.price is None else money(product.price),
        to_order=rules.to_order(product),
    )


def _foreign(line: ReceiptItem, count: Decimal, rules: TillRules) -> Item:
    """Goods the catalogue does not have, as the receipt tells of them: what the law asks of their kind it asks here,
    too."""
    weighed = line.sold_by_weight or count != count.to_integral_value()
    short = line.unit_type_name or PIECE.short
    item = Item(
        id=new_id(),
        name=line.name,
        price=ZERO,
        quantity=ZERO,
        product_id=line.product_id or None,
        sku=line.sku,
        unit=Unit(0, line.unit_type_id or PIECE.code, short, short, weighted=weighed),
        by_weight=weighed,
        free_price=line.is_free_price,
        tax_group=line.tax_group_id or 0,
        classifier_type=line.classifier_type_id or 0,
        classifier_code=line.classifier_code,
    )
    return replace(item, stamped=rules.wants_stamp(item), no_discount=rules.at_their_price(item))


def _stamps(description: str) -> tuple[tuple[str, ...], str]:
    """The excise stamps a till of ours wrote behind the comment, and the comment."""
    words: Sequence[str] = description.split()
    stamps = tuple(dict.fromkeys(stamp for word in words if (stamp := stamp_of(word)) is not None))
    return stamps, " ".join(word for word in words if stamp_of(word) is None)
