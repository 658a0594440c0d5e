"""A receipt handed over that the server refused, as a receipt of this till once more: the same goods, the same sum."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from app.domain.codes import new_id
from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document, DocumentItem
from app.domain.money import money
from app.domain.order import with_ordered
from app.domain.product import Product
from app.domain.receipt import Item, Receipt
from app.domain.rules import TillRules


def receipt_again(document: Document, products: Mapping[str, Product], rules: TillRules, at: datetime) -> Receipt:
    """A new receipt, put aside `at` this moment, that comes to the document's sum to the kopeck. `products` are the
    catalogue's, by id: they tell what no document keeps. It has an id of its own: the refused one is never used again.
    """
    items = tuple(_item(line, products.get(line.product_id or ""), rules) for line in document.items)
    receipt = Receipt(
        new_id(),
        document.created_at,
        items,
        name=f"№{document.number}",
        cashier_id=document.cashier_id,
        deferred_at=at,
        of_age=document.of_age,
    )
    off = _discount(document.receipt_discount, document.receipt_discount_percent, receipt.discount_base)
    # Whoever makes the goods ready was told of them when they were handed over.
    return with_ordered(receipt.with_discount(off))


def _item(line: DocumentItem, product: Product | None, rules: TillRules) -> Item:
    return Item(
        id=new_id(),
        name=line.name,
        price=line.price,
        quantity=line.quantity,
        product_id=line.product_id,
        barcode=line.barcode,
        sku=line.sku,
        unit=line.unit,
        by_weight=line.by_weight,
        free_price=line.free_price,
        tax_group=line.tax_group,
        classifier_type=line.classifier_type,
        classifier_code=line.classifier_code,
        discount=_discount(line.discount, line.discount_percent, line.gross),
        label_sum=line.gross if line.gross != money(line.price * line.quantity) else None,
        comment=line.comment,
        # It could not have been handed over with a stamp lacking.
        stamped=bool(line.stamps or line.unstamped),
        stamps=line.stamps,
        unstamped=line.unstamped,
        # A price the catalogue has changed since is asked about; whether one was given by hand nobody knows any more.
        list_price=line.price,
        no_discount=_barred(line, product, rules),
        to_order=product is not None and rules.to_order(product),
    )


def _barred(line: DocumentItem, product: Product | None, rules: TillRules) -> bool:
    """Goods that got no discount are barred from one where the rules say so."""
    if line.discount or line.share:
        return False
    return not rules.discountable(product) if product is not None else rules.at_their_price(line)


def _discount(off: Decimal, percent: Decimal | None, base: Decimal) -> Discount | None:
    """The discount that took `off` hryvnias: as the percent it was given in where that comes to the same."""
    if not off:
        return None
    if percent is not None and (given := Discount(DiscountKind.PERCENT, percent)).of(base) == off:
        return given
    return Discount(DiscountKind.SUM, off)
