"""The receipt being built: items, discounts, totals. A value: every change gives a new one.

The output of `Receipt.totals` is what the screen, the payload and the paper all show.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from app.domain.codes import new_id
from app.domain.comment import comment_of
from app.domain.discount import Discount
from app.domain.money import ZERO, Portion, money, quantity, spread
from app.domain.payment import Payment
from app.domain.product import PIECE, Product, Unit
from app.domain.tax import GroupTax, TaxLine, TaxRules, group_taxes, tax_lines
from app.errors import RuleBroken

MOST_ITEMS = 1000
MOST_QUANTITY = Decimal("99999.999")
MOST_PRICE = Decimal("9999999.99")
MOST_TOTAL = Decimal("99999999.99")


def check_quantity(value: Decimal, unit: Unit, *, by_weight: bool) -> Decimal:
    """The quantity if it can be sold, else `RuleBroken` ("quantity_bad", "quantity_whole", "quantity_too_big")."""
    if not value.is_finite() or value <= 0:
        raise RuleBroken("quantity_bad")
    # Before anything is rounded: a scanned code of 40 digits does not fit a Decimal's context.
    if value > MOST_QUANTITY:
        raise RuleBroken("quantity_too_big")
    if value != quantity(value):
        raise RuleBroken("quantity_bad")
    if unit.whole and not by_weight and value != value.to_integral_value():
        raise RuleBroken("quantity_whole")
    return quantity(value)


def check_price(value: Decimal) -> Decimal:
    """The price in hryvnias if goods can be sold at it, else `RuleBroken("price_bad")`: a till sells nothing for 0."""
    if not value.is_finite() or value <= 0 or value > MOST_PRICE or value != money(value):
        raise RuleBroken("price_bad")
    return money(value)


def check_not_below(least: Decimal | None, price: Decimal, name: str) -> None:
    """Raises `RuleBroken("price_barred")` for less than the catalogue asks, where it asks anything."""
    if least is not None and price < least:
        raise RuleBroken("price_barred", name=name, price=f"{least:.2f}")


@dataclass(frozen=True)
class Item:
    """One line of a receipt. `price` is hryvnias per unit, `quantity` kilograms or pieces. What it comes to is worked
    out once (so it has no slots): of two hundred lines a scan changes one.

    `label_sum` is the sum printed on a price label of weighed goods: it stays the line's amount while the quantity is
    the label's. `stamped` goods want an excise stamp a piece: the stamps, and the reasons of pieces without one in
    `unstamped`. `no_discount` goods are sold at their price (the highest the law allows for tobacco, the lowest for
    alcohol, a shop's rule): never below `list_price`, what the catalogue asked when they were put in. `let_stand` are
    changes of the catalogue after which the cashier left the line as it was (`app.domain.changed_goods`). `to_order`
    goods are made ready by somebody, who was told of so many of them already (`ordered`).
    """

    id: str
    name: str
    price: Decimal
    quantity: Decimal
    product_id: str | None = None
    barcode: str = ""
    sku: str = ""
    unit: Unit = PIECE
    by_weight: bool = False
    free_price: bool = False
    tax_group: int = 0
    classifier_type: int = 0
    classifier_code: str = ""
    discount: Discount | None = None
    label_sum: Decimal | None = None
    comment: str = ""
    stamped: bool = False
    stamps: tuple[str, ...] = ()
    unstamped: tuple[str, ...] = ()
    no_discount: bool = False
    list_price: Decimal | None = None
    let_stand: tuple[str, ...] = ()
    to_order: bool = False
    ordered: Decimal = ZERO

    @property
    def stamps_lacking(self) -> int:
        """Stamps still to be read; less than none when the line has more of them than pieces."""
        return int(self.quantity) - len(self.stamps) - len(self.unstamped) if self.stamped else 0

    @cached_property
    def gross(self) -> Decimal:
        """Price × quantity before any discount, half up to the kopeck."""
        return self.label_sum if self.label_sum is not None else money(self.price * self.quantity)

    @cached_property
    def line_discount(self) -> Decimal:
        """Hryvnias this line's own discount takes off."""
        return self.discount.of(self.gross) if self.discount else ZERO

    @cached_property
    def alone(self) -> ItemTotals:
        """What it comes to in a receipt without a discount of its own."""
        return ItemTotals(self.gross, self.line_discount, Portion(), self.gross - self.line_discount)


@dataclass(frozen=True, slots=True)
class ItemTotals:
    """What one line comes to: `gross` − `discount` (its own) − `share` (of the receipt's discount) = `amount`.

    `portion` tells how `share` came about.
    """

    gross: Decimal
    discount: Decimal
    portion: Portion
    amount: Decimal

    @property
    def share(self) -> Decimal:
        return self.portion.amount


@dataclass(frozen=True, slots=True)
class Totals:
    """What a receipt comes to: `gross` − `discount` = `total`; the items' amounts add up to `total` exactly. `groups`
    tells how `taxes` came about."""

    items: tuple[ItemTotals, ...]
    gross: Decimal
    line_discounts: Decimal
    receipt_discount: Decimal
    total: Decimal
    groups: tuple[GroupTax, ...]
    taxes: tuple[TaxLine, ...]

    @property
    def discount(self) -> Decimal:
        return self.line_discounts + self.receipt_discount


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that is not paid yet. `id` stays its identity for ever; its number is given when it is recorded.

    `parts` is money that is here already, while the rest is still to come (`app.domain.tender`): as long as there is
    any, the receipt is neither given up nor made smaller than it.
    """

    id: str
    begun_at: datetime
    items: tuple[Item, ...] = ()
    discount: Discount | None = None
    rounding: bool = True
    name: str = ""
    cashier_id: int | None = None
    deferred_at: datetime | None = field(default=None)
    of_age: bool = False  # the customer's age was asked and answered
    parts: tuple[Payment, ...] = ()

    @property
    def taken(self) -> Decimal:
        """Hryvnias that are here already."""
        return sum((part.amount for part in self.parts), ZERO)

    @property
    def discount_base(self) -> Decimal:
        """Hryvnias the receipt's own discount comes off: goods that may be discounted, after their own discounts."""
        return sum((item.gross - item.line_discount for item in self.items if not item.no_discount), ZERO)

    def totals(self, rules: TaxRules) -> Totals:
        """Adds everything up. The receipt's discount falls on the lines in proportion, largest remainder last."""
        parts = tuple(item.alone for item in self.items)
        whole = ZERO
        if self.discount:
            open_to = [ZERO if item.no_discount else one.amount for item, one in zip(self.items, parts, strict=True)]
            whole = self.discount.of(sum(open_to, ZERO))
            shares = spread(whole, open_to)
            parts = tuple(
                replace(one, portion=share, amount=one.amount - share.amount)
                for one, share in zip(parts, shares, strict=True)
            )
        groups = group_taxes(
            ((item.tax_group, part.amount) for item, part in zip(self.items, parts, strict=True)), rules
        )
        return Totals(
            items=parts,
            gross=sum((part.gross for part in parts), ZERO),
            line_discounts=sum((part.discount for part in parts), ZERO),
            receipt_discount=whole,
            total=sum((part.amount for part in parts), ZERO),
            groups=groups,
            taxes=tax_lines(groups),
        )

    def item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    def add(
        self,
        product: Product,
        amount: Decimal = Decimal(1),
        *,
        price: Decimal | None = None,
        label_sum: Decimal | None = None,
        stamped: bool = False,
        no_discount: bool = False,
        to_order: bool = False,
    ) -> tuple[Receipt, str]:
        """Puts goods in; gives the new receipt and the id of the line that took them.

        Pieces of the same product at the same price join the line they are on, if it has no discount of its own;
        weighed goods and price labels always make a new line. Raises `RuleBroken`.
        """
        chosen = price if price is not None else product.price
        if chosen is None:
            raise RuleBroken("no_price")
        check_price(chosen)
        if no_discount:
            check_not_below(product.price, chosen, product.name)
        amount = check_quantity(amount, product.unit, by_weight=product.by_weight)
        alike = None
        if not product.by_weight and label_sum is None:
            alike = next(
                (
                    i
                    for i in self.items
                    if i.product_id == product.id
                    and i.price == chosen
                    and not i.discount
                    and not i.comment
                    and i.label_sum is None
                    and (i.stamped, i.no_discount, i.to_order) == (stamped, no_discount, to_order)
                ),
                None,
            )
        if alike is not None:
            return self.with_quantity(alike.id, alike.quantity + amount), alike.id
        if len(self.items) >= MOST_ITEMS:
            raise RuleBroken("receipt_too_long")
        item = Item(
            id=new_id(),
            name=product.name,
            price=money(chosen),
            quantity=amount,
            product_id=product.id,
            barcode=product.barcode,
            sku=product.sku,
            unit=product.unit,
            by_weight=product.by_weight,
            free_price=product.free_price,
            tax_group=product.tax_group,
            classifier_type=product.classifier_type,
            classifier_code=product.classifier_code,
            label_sum=None if label_sum is None else check_price(money(label_sum)),
            stamped=stamped,
            no_discount=no_discount,
            list_price=None if product.price is None else money(product.price),
            to_order=to_order,
        )
        return self._checked(replace(self, items=(*self.items, item))), item.id

    def with_quantity(self, item_id: str, value: Decimal) -> Receipt:
        """The line with another quantity. A price label's sum no longer holds then. Raises `RuleBroken`."""
        item = self._known(item_id)
        value = check_quantity(value, item.unit, by_weight=item.by_weight)
        return self._swap(replace(item, quantity=value, label_sum=None))

    def with_price(self, item_id: str, price: Decimal) -> Receipt:
        """The line at another price. Raises `RuleBroken`: "price_bad", "price_barred" below the catalogue's for goods
        sold at their price."""
        item = self._known(item_id)
        price = check_price(price)
        if item.no_discount:
            check_not_below(item.list_price, price, item.name)
        return self._swap(replace(item, price=price, label_sum=None))

    def with_comment(self, item_id: str, text: str) -> Receipt:
        """The line with a word about it; "" takes the word off."""
        return self._swap(replace(self._known(item_id), comment=comment_of(text)))

    def with_item_discount(self, item_id: str, discount: Discount | None) -> Receipt:
        """Raises `RuleBroken("discount_barred")` for goods sold at their price."""
        item = self._known(item_id)
        if discount is not None and item.no_discount:
            raise RuleBroken("discount_barred", name=item.name)
        return self._swap(replace(item, discount=discount))

    def with_stamp(self, item_id: str, stamp: str) -> Receipt:
        """The line with one more stamp. Raises `RuleBroken`: "stamp_twice" for one that is in the receipt, "stamps_all"
        when every piece has its own."""
        item = self._known(item_id)
        if any(stamp in other.stamps for other in self.items):
            raise RuleBroken("stamp_twice", stamp=stamp)
        if item.stamps_lacking <= 0:
            raise RuleBroken("stamps_all")
        return self._swap(replace(item, stamps=(*item.stamps, stamp)))

    def without_stamp(self, item_id: str, stamp: str) -> Receipt:
        """The line without that stamp; one it has not got is no matter."""
        item = self._known(item_id)
        return self._swap(replace(item, stamps=tuple(one for one in item.stamps if one != stamp)))

    def with_unstamped(self, item_id: str, reason: str) -> Receipt:
        """The line with one more piece whose stamp cannot be read, and why. Raises `RuleBroken("stamps_all")`."""
        item = self._known(item_id)
        if item.stamps_lacking <= 0:
            raise RuleBroken("stamps_all")
        return self._swap(replace(item, unstamped=(*item.unstamped, reason)))

    def without_unstamped(self, item_id: str) -> Receipt:
        """The line with one piece less that goes without a stamp."""
        item = self._known(item_id)
        return self._swap(replace(item, unstamped=item.unstamped[:-1]))

    def with_discount(self, discount: Discount | None) -> Receipt:
        return self._checked(replace(self, discount=discount))

    def without(self, item_id: str) -> Receipt:
        return replace(self, items=tuple(item for item in self.items if item.id != item_id))

    def with_item(self, item: Item) -> Receipt:
        """The line as it is given, in the place of the one of its id. Raises `RuleBroken("sum_too_big")`."""
        self._known(item.id)
        return self._swap(item)

    def with_item_back(self, item: Item, place: int) -> Receipt:
        """A line that was taken out, where it was and with all it had; stamps that are on another bottle by now stay
        there. Raises `RuleBroken`: "receipt_too_long", "sum_too_big"."""
        if len(self.items) >= MOST_ITEMS:
            raise RuleBroken("receipt_too_long")
        taken = {stamp for other in self.items for stamp in other.stamps}
        back = replace(item, stamps=tuple(stamp for stamp in item.stamps if stamp not in taken))
        return self._checked(replace(self, items=(*self.items[:place], back, *self.items[place:])))

    def _known(self, item_id: str) -> Item:
        found = self.item(item_id)
        if found is None:
            raise KeyError(item_id)
        return found

    def _swap(self, new: Item) -> Receipt:
        return self._checked(replace(self, items=tuple(new if i.id == new.id else i for i in self.items)))

    def _checked(self, new: Receipt) -> Receipt:
        if sum((item.gross for item in new.items), ZERO) > MOST_TOTAL:
            raise RuleBroken("sum_too_big")
        return new
