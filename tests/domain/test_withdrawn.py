"""A receipt handed over and refused, as a receipt once more: no kopeck, stamp or bar is lost on the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from helpers import demo
from hypothesis import given
from hypothesis import strategies as st

from app.domain.changed_goods import change_of
from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document
from app.domain.product import Product
from app.domain.receipt import Receipt
from app.domain.tax import TaxRules
from app.domain.withdrawn import receipt_again
from app.services.documents import sale_document

LATER = demo.NOW + timedelta(hours=1)
RECEIPT = demo.uid("receipt")
KINDS = st.sampled_from(list(DiscountKind))
SMOKES = replace(demo.WATER, id="smokes", classifier_type=1, classifier_code="2402209020", price=Decimal("120.00"))
GOODS = (demo.MILK, demo.BREAD, demo.BANANAS, SMOKES)
CATALOGUE = {one.id: one for one in GOODS}


def document_of(receipt: Receipt) -> Document:
    return sale_document(
        receipt,
        receipt.totals(TaxRules()),
        (),
        number=7,
        place=demo.PLACE,
        shift=demo.SHIFT,
        cashier=demo.CASHIER,
        rules=demo.RULES,
        tax_rules=TaxRules(),
        at=demo.NOW,
    )


def again(document: Document, products: Sequence[Product] = GOODS) -> Receipt:
    return receipt_again(document, {one.id: one for one in products}, demo.RULES, LATER)


def filled(*lines: tuple[Product, str]) -> Receipt:
    receipt = Receipt(RECEIPT, demo.NOW, of_age=True)
    for product, amount in lines:
        receipt, _ = receipt.add(product, Decimal(amount), no_discount=not demo.RULES.discountable(product))
    return receipt


lines = st.lists(st.tuples(st.sampled_from(GOODS), st.integers(1, 40)), min_size=1, max_size=8)
parts = st.integers(0, 9999).map(lambda part: Decimal(part) / 100)
discounts = st.none() | st.builds(Discount, KINDS, parts.filter(lambda value: value <= 100))


@given(lines, discounts, st.lists(discounts, min_size=8, max_size=8), st.booleans())
def test_what_comes_back_comes_to_the_same_line_by_line(
    goods: list[tuple[Product, int]], whole: Discount | None, each: list[Discount | None], known: bool
) -> None:
    receipt = filled(*((product, str(count)) for product, count in goods))
    for item, discount in zip(receipt.items, each, strict=False):
        if not item.no_discount:
            receipt = receipt.with_item_discount(item.id, discount)
    document = document_of(receipt.with_discount(whole))
    back = again(document, GOODS if known else ())
    totals = back.totals(TaxRules())
    assert (totals.total, totals.taxes) == (document.total, document.taxes)
    assert [part.amount for part in totals.items] == [line.amount for line in document.items]
    assert [item.name for item in back.items] == [line.name for line in document.items]


def test_it_is_another_receipt_with_the_same_customer() -> None:
    back = again(document_of(filled((demo.MILK, "2"))))
    assert back.id != RECEIPT
    assert (back.of_age, back.deferred_at, back.cashier_id) == (True, LATER, demo.CASHIER.id)


def test_a_label_keeps_its_sum_and_a_bottle_its_stamps() -> None:
    receipt, _ = Receipt(RECEIPT, demo.NOW).add(demo.BANANAS, Decimal("0.5"), label_sum=Decimal("40.00"))
    receipt, wine = receipt.add(demo.WATER, Decimal(2), stamped=True)
    receipt = receipt.with_stamp(wine, "AATE508932").with_unstamped(wine, "стерта")
    label, bottles = again(document_of(receipt)).items
    assert label.label_sum == label.gross == Decimal("40.00")
    assert (bottles.stamped, bottles.stamps, bottles.unstamped) == (True, ("AATE508932",), ("стерта",))
    assert bottles.stamps_lacking == 0


def test_goods_sold_at_their_price_are_still_barred_from_discounts() -> None:
    document = document_of(filled((SMOKES, "1"), (demo.MILK, "1")))
    for known in (GOODS, ()):
        smokes, milk = again(document, known).items
        assert (smokes.no_discount, milk.no_discount) == (True, False)


@pytest.mark.parametrize("price", ["110.00", "130.00"])
def test_a_price_the_catalogue_has_changed_since_is_asked_about(price: str) -> None:
    back = again(document_of(filled((SMOKES, "1"), (demo.MILK, "1"))))
    changes = [change_of(item, replace(CATALOGUE[str(item.product_id)], price=Decimal(price))) for item in back.items]
    assert [change is not None and change.keeps for change in changes] == [False, True]
    assert [change_of(item, CATALOGUE[str(item.product_id)]) for item in back.items] == [None, None]


def test_what_the_kitchen_was_told_of_is_not_told_again() -> None:
    rules = replace(demo.RULES, order_categories=frozenset({demo.MILK.category_id or ""}))
    document = document_of(filled((demo.MILK, "2")))
    (milk,) = receipt_again(document, CATALOGUE, rules, LATER).items
    assert (milk.to_order, milk.ordered) == (True, Decimal(2))
