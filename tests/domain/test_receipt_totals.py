"""The receipt: lines add up, discounts take off what they say, nobody's quantity breaks it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.trade import item, product, receipt, receipts
from hypothesis import given
from hypothesis import strategies as st

from app.domain.discount import Discount, DiscountKind
from app.domain.product import KILOGRAM, PIECE, Unit
from app.domain.receipt import MOST_ITEMS, MOST_QUANTITY, Receipt, check_price, check_quantity
from app.domain.tax import TaxRules
from app.errors import RuleBroken

RULES = TaxRules()


def percent(value: str) -> Discount:
    return Discount(DiscountKind.PERCENT, Decimal(value))


def off(value: str) -> Discount:
    return Discount(DiscountKind.SUM, Decimal(value))


@given(receipts())
def test_lines_add_up_to_the_total(made: Receipt) -> None:
    totals = made.totals(RULES)
    assert sum((line.amount for line in totals.items), Decimal(0)) == totals.total
    assert totals.total == totals.gross - totals.line_discounts - totals.receipt_discount
    assert sum((line.share for line in totals.items), Decimal(0)) == totals.receipt_discount
    for line in totals.items:
        assert line.amount == line.gross - line.discount - line.share
        assert line.amount >= 0
        assert line.amount == line.amount.quantize(Decimal("0.01"))


@given(receipts())
def test_taxes_are_inside_their_turnover(made: Receipt) -> None:
    totals = made.totals(RULES)
    for line in totals.taxes:
        assert 0 <= line.tax <= line.turnover <= totals.total


@given(receipts())
def test_a_line_that_was_added_up_before_comes_to_the_same(made: Receipt) -> None:
    """What a line comes to is worked out once: a line that is changed is another one."""
    made.totals(RULES)
    for one in made.items:
        changed = made.with_quantity(one.id, one.quantity + 1)
        anew = replace(changed, items=tuple(replace(line) for line in changed.items))
        assert changed.totals(RULES) == anew.totals(RULES)
        assert changed == anew


def test_five_percent_off_two_thirty() -> None:
    totals = receipt(item("2.30", discount=percent("5"))).totals(RULES)
    assert (str(totals.line_discounts), str(totals.total)) == ("0.12", "2.18")


def test_a_receipt_discount_is_spread_to_the_kopeck() -> None:
    made = receipt(item("10.00"), item("10.00"), item("10.00")).with_discount(off("10.00"))
    assert [str(line.share) for line in made.totals(RULES).items] == ["3.34", "3.33", "3.33"]


def test_line_discounts_come_before_the_receipts() -> None:
    made = receipt(item("100.00", discount=percent("50")), item("50.00")).with_discount(percent("10"))
    totals = made.totals(RULES)
    assert [str(line.amount) for line in totals.items] == ["45.00", "45.00"]
    assert str(totals.receipt_discount) == "10.00"


@pytest.mark.parametrize("discount", [percent("100"), off("999999.99")])
def test_all_of_it_may_come_off_and_never_more(discount: Discount) -> None:
    totals = receipt(item("7.77", "3"), item("0.01")).with_discount(discount).totals(RULES)
    assert totals.total == 0
    assert [line.amount for line in totals.items] == [0, 0]


@pytest.mark.parametrize("value", ["-1", "NaN", "Infinity", "0.001", "1E+30"])
@pytest.mark.parametrize("kind", DiscountKind)
def test_senseless_discounts_are_refused(kind: DiscountKind, value: str) -> None:
    with pytest.raises(RuleBroken):
        Discount(kind, Decimal(value))


def test_more_than_all_of_it_is_no_percent() -> None:
    with pytest.raises(RuleBroken):
        percent("100.01")


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_any_quantity_is_sold_or_refused(value: Decimal) -> None:
    try:
        sold = check_quantity(value, KILOGRAM, by_weight=True)
    except RuleBroken:
        return
    assert 0 < sold == value <= MOST_QUANTITY


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_any_price_is_taken_or_refused(value: Decimal) -> None:
    try:
        taken = check_price(value)
    except RuleBroken:
        return
    assert 0 < taken == value


@pytest.mark.parametrize(
    ("value", "by_weight", "rule"),
    [("0", False, "quantity_bad"), ("-1", False, "quantity_bad"), ("0.0005", True, "quantity_bad"),
     ("1.5", False, "quantity_whole"), ("4820000000000", False, "quantity_too_big"),
     ("1E+40", True, "quantity_too_big")],
)  # fmt: skip
def test_a_wrong_quantity_is_told_apart(value: str, by_weight: bool, rule: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        check_quantity(Decimal(value), PIECE, by_weight=by_weight)
    assert caught.value.rule == rule


PACK, BOTTLE = Unit(15, 2112, "Упаковка", "уп"), Unit(5, 2061, "Пляшка", "пляшка")
METRE, LITRE, PORTION = Unit(8, 101, "Метр", "м"), Unit(16, 112, "Літр", "л"), Unit(6, 3011, "Порція", "порція")
NAMED_PIECE = Unit(4, 4, "Штука", "шт")


@pytest.mark.parametrize("unit", [PIECE, PACK, BOTTLE, NAMED_PIECE])
def test_what_is_counted_is_sold_whole(unit: Unit) -> None:
    with pytest.raises(RuleBroken) as caught:
        check_quantity(Decimal("1.5"), unit, by_weight=False)
    assert caught.value.rule == "quantity_whole"
    assert check_quantity(Decimal(2), unit, by_weight=False) == 2
    assert check_quantity(Decimal("1.5"), unit, by_weight=True) == Decimal("1.5"), "the product says it is weighed"


@pytest.mark.parametrize("unit", [METRE, LITRE, PORTION, KILOGRAM])
def test_what_is_measured_is_sold_by_parts(unit: Unit) -> None:
    assert check_quantity(Decimal("2.5"), unit, by_weight=False) == Decimal("2.5")


def test_pieces_join_their_line_and_weighed_goods_do_not() -> None:
    bread, cheese = product("20.00"), product("300.00", unit=KILOGRAM, by_weight=True)
    made, first = receipt().add(bread)
    made, second = made.add(bread, Decimal(2))
    assert (first, made.items[0].quantity) == (second, 3)
    for _ in range(2):
        made, _line = made.add(cheese, Decimal("0.250"))
    assert [str(line.quantity) for line in made.items] == ["3.000", "0.250", "0.250"]
    assert str(made.totals(RULES).total) == "210.00"


def test_another_price_or_a_discount_makes_a_line_of_its_own() -> None:
    bread = product("20.00", free_price=True)
    made, first = receipt().add(bread)
    made, _ = made.add(bread, price=Decimal("19.00"))
    made = made.with_item_discount(first, percent("10"))
    made, _ = made.add(bread)
    assert [str(line.price) for line in made.items] == ["20.00", "19.00", "20.00"]


def test_a_price_label_keeps_its_sum_until_the_quantity_changes() -> None:
    cheese = product("300.00", unit=KILOGRAM, by_weight=True)
    made, line = receipt().add(cheese, Decimal("0.333"), label_sum=Decimal("99.99"))
    assert str(made.totals(RULES).total) == "99.99"
    assert str(made.with_quantity(line, Decimal("0.500")).totals(RULES).total) == "150.00"


def test_another_piece_does_not_eat_a_labels_sum() -> None:
    cake = product("10.00")
    made, _ = receipt().add(cake, label_sum=Decimal("25.00"))
    made, _ = made.add(cake)
    assert str(made.totals(RULES).total) == "35.00"


def test_a_labels_sum_is_money() -> None:
    made, _ = receipt().add(product("10.00"), label_sum=Decimal("12.345"))
    assert str(made.totals(RULES).total) == "12.35"
    with pytest.raises(RuleBroken):
        receipt().add(product("10.00"), label_sum=Decimal(0))


def test_a_product_without_a_price_is_not_given_away() -> None:
    with pytest.raises(RuleBroken) as caught:
        receipt().add(product(None))
    assert caught.value.rule == "no_price"
    made, _ = receipt().add(product(None), price=Decimal("5.00"))
    assert made.totals(RULES).total == 5


def test_a_receipt_has_an_end() -> None:
    full = receipt(*(item("1.00") for _ in range(MOST_ITEMS)))
    with pytest.raises(RuleBroken) as caught:
        full.add(product())
    assert caught.value.rule == "receipt_too_long"
    with pytest.raises(RuleBroken) as caught:
        receipt().add(product("9999999.99"), Decimal(99999))
    assert caught.value.rule == "sum_too_big"


def test_a_change_leaves_the_receipt_it_came_from() -> None:
    made, line = receipt().add(product("20.00"))
    assert made.with_quantity(line, Decimal(5)).items[0].quantity == 5
    assert made.items[0].quantity == 1
    assert made.without(line).items == ()
    assert made.with_price(line, Decimal("3.00")).totals(RULES).total == 3
    with pytest.raises(KeyError):
        made.with_quantity("nobody's", Decimal(1))
