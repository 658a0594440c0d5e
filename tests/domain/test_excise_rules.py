"""What the law watches: kinds of goods, stamps and their one spelling, hours of sale, goods without discounts."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from helpers.trade import MORNING
from hypothesis import given
from hypothesis import strategies as st

from app.domain.discount import Discount, DiscountKind
from app.domain.excise import Excise, excise_of, stamp_of, stamped
from app.domain.money import ZERO
from app.domain.product import KILOGRAM, Product
from app.domain.receipt import Receipt
from app.domain.rules import TillRules
from app.domain.sale_hours import MOST_ROWS, Barred, barred_now, parse_hours
from app.domain.tax import TaxRules
from app.errors import BadSettings, RuleBroken

WINE = Product("w", "Вино", Decimal("219.00"), tax_group=6, classifier_type=1, classifier_code="2204213800")
BEER = replace(WINE, id="b", title="Пиво", classifier_code="2203000100")
SMOKES = replace(WINE, id="t", title="Сигарети", classifier_code="2402209000")
UNCODED = replace(WINE, id="u", title="Горілка", classifier_type=0, classifier_code="")
FUEL = replace(WINE, id="f", title="Бензин", classifier_code="2710124194")
BREAD = Product("h", "Хліб", Decimal("42.50"), tax_group=1)
STAMPS = st.from_regex(r"[A-Z]{4}[0-9]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("goods", "kind", "bottle"),
    [
        (WINE, Excise.ALCOHOL, True),
        (BEER, Excise.BEER, False),
        (SMOKES, Excise.TOBACCO, False),
        (UNCODED, Excise.OTHER, True),
        (FUEL, Excise.OTHER, False),
        (BREAD, None, False),
        (replace(WINE, tax_group=1), Excise.ALCOHOL, True),
        (replace(WINE, classifier_type=2), Excise.OTHER, True),
        (replace(WINE, by_weight=True, unit=KILOGRAM), Excise.ALCOHOL, False),
    ],
)
def test_kinds_and_who_carries_a_stamp(goods: Product, kind: Excise | None, bottle: bool) -> None:
    assert (excise_of(goods), stamped(goods)) == (kind, bottle)
    assert TillRules().for_adults(goods) is (kind is not None)
    assert not TillRules(ask_age=False, excise_stamps=False).for_adults(goods)
    assert not TillRules(excise_stamps=False).wants_stamp(goods)


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("AATE508932", "AATE508932"),
        ("aate 508932", "AATE508932"),
        ("AATE-508932", "AATE508932"),
        ("AATE508932 0000412168", "AATE508932"),
        ("AATE5089320000412168", "AATE508932"),
        ("ААТЕ508932", "AATE508932"),
        ("ЖЯЇЄ508932", "ЖЯЇЄ508932"),
        ("https://mark.example/?payer=12345678&m=AATE508932&x=1", "AATE508932"),
        ("AATE50893", None),
        ("AATE5089321", None),
        ("XAATE508932", None),
        ("4820000000017", None),
        ("", None),
    ],
)
def test_a_stamp_has_one_spelling_however_it_was_read(text: str, stamp: str | None) -> None:
    assert stamp_of(text) == stamp


@given(STAMPS)
def test_a_stamp_typed_in_cyrillic_letters_that_look_alike_is_the_same_stamp(stamp: str) -> None:
    typed = stamp.translate(str.maketrans("ABEIKMHOPCTYX", "АВЕІКМНОРСТУХ"))
    assert stamp_of(typed) == stamp_of(stamp) == stamp


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_stamps(text: str) -> None:
    found = stamp_of(text)
    assert found is None or stamp_of(found) == found


# ------------------------------------------------------------------ the receipt


def with_wine(bottles: int) -> tuple[Receipt, str]:
    return Receipt("r", MORNING).add(WINE, Decimal(bottles), stamped=True)


@given(st.lists(st.tuples(st.sampled_from("+-s~xo"), STAMPS), max_size=30))
def test_whatever_is_done_every_bottle_has_one_place_for_a_stamp_and_no_stamp_is_twice(
    steps: list[tuple[str, str]],
) -> None:
    receipt, wine = with_wine(2)
    receipt, other = receipt.add(replace(WINE, id="w2"), Decimal(2), stamped=True)
    for number, (step, stamp) in enumerate(steps):
        line = wine if number % 3 else other
        item = receipt.item(line)
        assert item is not None
        lacking = item.stamps_lacking
        try:
            if step == "+":
                receipt = receipt.with_quantity(line, item.quantity + 1)
            elif step == "-" and item.quantity > 1:
                receipt = receipt.with_quantity(line, item.quantity - 1)
            elif step == "s":
                receipt = receipt.with_stamp(line, stamp)
            elif step == "x" and item.stamps:
                receipt = receipt.without_stamp(line, item.stamps[0])
            elif step == "~":
                receipt = receipt.with_unstamped(line, "пошкоджена")
            elif step == "o":
                receipt = receipt.without_unstamped(line)
            refused = ""
        except RuleBroken as error:
            refused = error.rule
        twice = any(stamp in one.stamps for one in receipt.items)
        assert refused in ("", "stamps_all") or (refused == "stamp_twice" and twice)
        assert refused != "stamps_all" or lacking <= 0
        kept = [one for item in receipt.items for one in item.stamps]
        assert len(kept) == len(set(kept))
        for item in receipt.items:
            assert item.stamps_lacking == item.quantity - len(item.stamps) - len(item.unstamped)


def test_bottles_that_were_stamped_before_a_change_of_the_rule_are_a_line_of_their_own() -> None:
    receipt, wine = with_wine(1)
    receipt, other = receipt.add(WINE, Decimal(1), stamped=False)
    assert wine != other
    receipt, again = receipt.add(WINE, Decimal(1), stamped=True)
    assert again == wine


# ------------------------------------------------------------------ goods without discounts


@given(st.integers(1, 99), st.integers(1, 20), st.integers(1, 20))
def test_a_receipts_discount_never_touches_goods_sold_at_their_price(percent: int, smokes: int, bread: int) -> None:
    receipt, line = Receipt("r", MORNING).add(SMOKES, Decimal(smokes), no_discount=True)
    receipt, _ = receipt.add(BREAD, Decimal(bread))
    receipt = receipt.with_discount(Discount(DiscountKind.PERCENT, Decimal(percent)))
    totals = receipt.totals(TaxRules())
    full, cut = totals.items
    assert (full.share, full.amount) == (ZERO, full.gross)
    assert cut.share == totals.receipt_discount == Discount(DiscountKind.PERCENT, Decimal(percent)).of(cut.gross)
    assert sum(part.amount for part in totals.items) == totals.total
    receipt = receipt.with_discount(Discount(DiscountKind.SUM, Decimal(99999)))
    assert receipt.totals(TaxRules()).total == full.gross
    with pytest.raises(RuleBroken, match="discount_barred"):
        receipt.with_item_discount(line, Discount(DiscountKind.PERCENT, Decimal(1)))
    assert receipt.with_item_discount(line, None) == receipt


def test_tobacco_is_sold_at_its_price_at_first_and_a_shop_may_add_to_it() -> None:
    assert not TillRules().discountable(SMOKES)
    assert TillRules().discountable(WINE)
    rules = TillRules(no_discount_kinds=frozenset({Excise.ALCOHOL}), no_discount_categories=frozenset({"c"}))
    assert [rules.discountable(one) for one in (WINE, SMOKES, replace(BREAD, category_id="c"), BREAD)] == [
        False, True, False, True,
    ]  # fmt: skip


# ------------------------------------------------------------------ hours


def test_hours_as_people_write_them() -> None:
    night = Barred(time(22), time(8))
    assert parse_hours("") == ()
    assert parse_hours("22:00-08:00") == parse_hours(" 22.00 – 8:00 ") == (night,)
    assert parse_hours("пн-пт 22:00-08:00, сб,нд 23:00-10:00; вт 12:00-13:00") == (
        replace(night, days=frozenset(range(5))),
        Barred(time(23), time(10), frozenset({5, 6})),
        Barred(time(12), time(13), frozenset({1})),
    )
    assert parse_hours("fri-mon 00:00-24:00") == (Barred(time(0), time(0), frozenset({4, 5, 6, 0})),)


NONSENSE = (
    "22",
    "22:00",
    "25:00-08:00",
    "22:60-08:00",
    "22:00-24:30",
    "08:00-08:00",
    "xx 22:00-08:00",
    "пн-x 1:00-2:00",
)


@pytest.mark.parametrize("text", NONSENSE)
def test_hours_nobody_can_mean_are_refused(text: str) -> None:
    with pytest.raises(BadSettings):
        parse_hours(text)


@given(st.text(max_size=40))
def test_any_text_is_hours_or_is_refused(text: str) -> None:
    with contextlib.suppress(BadSettings):
        assert len(parse_hours(text)) <= MOST_ROWS


@given(st.integers(0, 7 * 1440 - 1), st.integers(0, 1439), st.integers(0, 1439), st.sets(st.integers(0, 6)))
def test_an_interval_bars_exactly_its_minutes(minute: int, start: int, end: int, days: set[int]) -> None:
    """Against the plain meaning: marked minute by minute over two weeks."""
    clock = [time(n // 60, n % 60) for n in range(1440)]
    barred = Barred(clock[start], clock[end], frozenset(days))
    length = (end - start) % 1440 or 1440
    wanted = any((minute - day * 1440 - start) % (7 * 1440) < length for day in days)
    at = datetime(2026, 11, 23, tzinfo=UTC) + timedelta(minutes=minute)
    assert barred.holds(at) is wanted
    assert barred_now((barred,), at) == (barred if wanted else None)
