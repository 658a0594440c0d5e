"""Receipts put aside: joined without a kopeck, a stamp or an answer lost; kept for as long as the shop wants."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from helpers import demo
from hypothesis import given
from hypothesis import strategies as st

from app.domain.discount import Discount, DiscountKind
from app.domain.excise import excise_of
from app.domain.held import LONGEST_NAME, Keep, expired, joined
from app.domain.product import KILOGRAM, PIECE
from app.domain.receipt import MOST_ITEMS, MOST_QUANTITY, Item, Receipt
from app.domain.tax import TaxRules
from app.errors import RuleBroken

RULES = TaxRules()
PERCENT, SUM = DiscountKind.PERCENT, DiscountKind.SUM
HOUR = timedelta(hours=1)


def adults(item: Item) -> bool:
    return excise_of(item) is not None


def total(receipt: Receipt) -> Decimal:
    return receipt.totals(RULES).total


def join(into: Receipt, other: Receipt) -> Receipt:
    return joined(into, other, adults)


def receipt(*items: Item, id: str = "one", **facts: object) -> Receipt:
    return replace(Receipt(id=id, begun_at=demo.NOW, items=items), **facts)  # type: ignore[arg-type]


def bottle(id: str, *stamps: str, quantity: int = 1) -> Item:
    return Item(
        id=id,
        name="Вино",
        price=Decimal("219.00"),
        quantity=Decimal(quantity),
        product_id="wine",
        classifier_code="2204213800",
        tax_group=6,
        stamped=True,
        stamps=stamps,
    )


prices = st.integers(1, 99_999).map(lambda kopecks: Decimal(kopecks) / 100)
line_discounts = st.none() | st.builds(
    Discount, st.sampled_from((PERCENT, SUM)), st.integers(0, 3000).map(lambda part: Decimal(part) / 100)
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    weighed = draw(st.booleans())
    goods = draw(st.integers(1, 4))
    amount = Decimal(draw(st.integers(1, 5000))) / 1000 if weighed else Decimal(draw(st.integers(1, 9)))
    return Item(
        id=draw(st.uuids()).hex,
        name=f"Товар {goods}",
        price=draw(st.sampled_from((Decimal("9.99"), Decimal("20.00"))) | prices),
        quantity=amount,
        product_id=f"goods-{goods}",
        unit=KILOGRAM if weighed else PIECE,
        by_weight=weighed,
        discount=draw(line_discounts),
        no_discount=draw(st.booleans()),
    )


receipts = st.builds(
    Receipt,
    id=st.uuids().map(lambda one: one.hex),
    begun_at=st.just(demo.NOW),
    items=st.lists(items(), min_size=1, max_size=6).map(tuple),
    discount=line_discounts,
)


@given(receipts, receipts)
def test_joined_receipts_come_to_what_both_came_to(into: Receipt, other: Receipt) -> None:
    whole = join(into, other)
    assert total(whole) == total(into) + total(other)
    for goods in {item.product_id for item in (*into.items, *other.items)}:
        before = sum(item.quantity for one in (into, other) for item in one.items if item.product_id == goods)
        assert sum(item.quantity for item in whole.items if item.product_id == goods) == before
    assert len({item.id for item in whole.items}) == len(whole.items)


def test_pieces_of_the_same_goods_share_a_line_and_weighed_ones_do_not() -> None:
    milk, apples = demo.item(demo.MILK, "2"), demo.item(demo.BANANAS, "1.254")
    whole = join(receipt(milk, apples), receipt(milk, apples, id="two"))
    assert [(item.name, item.quantity) for item in whole.items] == [
        (demo.MILK.title, Decimal(4)),
        (demo.BANANAS.title, Decimal("1.254")),
        (demo.BANANAS.title, Decimal("1.254")),
    ]


def test_a_comment_or_another_price_keeps_goods_on_their_own_line() -> None:
    milk = demo.item(demo.MILK, "1")
    other = receipt(replace(milk, id="b", price=Decimal("1.00")), replace(milk, id="c", comment="тепле"), id="two")
    assert len(join(receipt(milk), other).items) == 3


def test_a_stamp_in_both_stays_once_and_the_other_bottle_wants_its_own() -> None:
    into, other = receipt(bottle("a", "AATE508932")), receipt(bottle("b", "AATE508932"), id="two")
    (line,) = join(into, other).items
    assert (line.stamps, line.quantity, line.stamps_lacking) == (("AATE508932",), Decimal(2), 1)


def test_stamps_and_reasons_of_both_come_along() -> None:
    other = receipt(replace(bottle("b", quantity=2), stamps=("AATE508933",), unstamped=("стерта",)), id="two")
    (line,) = join(receipt(bottle("a", "AATE508932")), other).items
    assert (line.stamps, line.unstamped) == (("AATE508932", "AATE508933"), ("стерта",))
    assert line.stamps_lacking == 0


def test_the_same_percent_stays_a_percent_and_different_ones_become_hryvnias() -> None:
    milk, bread = demo.item(demo.MILK, "2"), demo.item(demo.BREAD, "2")
    ten = Discount(PERCENT, Decimal(10))
    both = join(receipt(milk, discount=ten), receipt(bread, id="two", discount=ten))
    assert both.discount == ten
    one = join(receipt(milk, discount=ten), receipt(bread, id="two"))
    assert one.discount == Discount(SUM, ten.of(milk.gross))


def test_the_age_asked_for_one_counts_unless_the_other_should_have_been_asked() -> None:
    asked = receipt(bottle("a", "AATE508932"), of_age=True)
    assert join(asked, receipt(demo.item(demo.MILK, "1"), id="two")).of_age
    assert join(receipt(demo.item(demo.MILK, "1"), id="two"), asked).of_age
    assert not join(asked, receipt(bottle("b", "AATE508933"), id="two")).of_age
    assert not join(receipt(demo.item(demo.MILK, "1")), receipt(demo.item(demo.BREAD, "1"), id="two")).of_age


def test_a_receipt_too_long_or_too_dear_is_not_made() -> None:
    milk = replace(demo.item(demo.BANANAS, "1"))
    long = receipt(*(replace(milk, id=str(number)) for number in range(MOST_ITEMS)))
    with pytest.raises(RuleBroken, match="receipt_too_long"):
        join(long, receipt(milk, id="two"))
    dear = replace(milk, price=Decimal("9999999.99"), quantity=Decimal(6))
    with pytest.raises(RuleBroken, match="sum_too_big"):
        join(receipt(dear), receipt(replace(dear, id="b"), id="two"))


def test_more_pieces_than_a_line_holds_go_on_two_lines() -> None:
    cheap = replace(demo.item(demo.MILK, "1"), price=Decimal("0.01"), quantity=Decimal(int(MOST_QUANTITY)))
    assert len(join(receipt(cheap), receipt(replace(cheap, id="b"), id="two")).items) == 2


def test_both_names_are_kept_as_far_as_a_row_shows_them() -> None:
    milk = demo.item(demo.MILK, "1")
    assert join(receipt(milk, name="Пані"), receipt(milk, id="two", name="Пан")).name == "Пані + Пан"
    assert join(receipt(milk), receipt(milk, id="two", name="Пан")).name == "Пан"
    assert len(join(receipt(milk, name="я" * 60), receipt(milk, id="two", name="Пан")).name) == LONGEST_NAME


@pytest.mark.parametrize(
    ("keep", "hours", "over"),
    [
        (Keep.DAY, 24, False),
        (Keep.DAY, 25, True),
        (Keep.TWO_DAYS, 47, False),
        (Keep.TWO_DAYS, 49, True),
        (Keep.WEEK, 24 * 7, False),
        (Keep.WEEK, 24 * 7 + 1, True),
        (Keep.WEEK, -5, False),
    ],
)
def test_what_stays_too_long_is_expired(keep: Keep, hours: int, over: bool) -> None:
    held = receipt(demo.item(demo.MILK, "1"), deferred_at=demo.NOW)
    assert expired(held, keep, demo.NOW + hours * HOUR, None) is over


def test_until_the_shift_ends_means_the_shift_it_was_put_aside_in() -> None:
    held = receipt(demo.item(demo.MILK, "1"), deferred_at=demo.NOW)
    assert not expired(held, Keep.SHIFT, demo.NOW + HOUR, demo.NOW - HOUR)
    assert expired(held, Keep.SHIFT, demo.NOW + 20 * HOUR, demo.NOW + 19 * HOUR)
    assert expired(held, Keep.SHIFT, demo.NOW + HOUR, None)
