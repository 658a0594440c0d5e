"""Typing an amount: keypad, keyboard, notes and offered sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.amount_input import AmountInput


def typed(keys: str, limit: int = 7, decimals: int = 2) -> AmountInput:
    amount = AmountInput(limit, decimals)
    for key in keys:
        amount.press(key)
    return amount


@pytest.mark.parametrize(
    ("keys", "text", "value"),
    [
        ("", "", None),
        ("5", "5", "5.00"),
        ("1250,5", "1\u00a0250,5", "1250.50"),
        ("1250.55", "1\u00a0250,55", "1250.55"),
        ("12,345", "12,34", "12.34"),
        ("1,2,3", "1,23", "1.23"),
        (",5", "0,5", "0.50"),
        ("007", "7", "7.00"),
        ("0", "0", "0.00"),
        ("12,", "12,", "12.00"),
        ("123456789", "1\u00a0234\u00a0567", "1234567.00"),
        ("1a-2", "12", "12.00"),
    ],
)
def test_typed_keys_make_an_amount(keys: str, text: str, value: str | None) -> None:
    amount = typed(keys)
    assert amount.text == text
    assert amount.value == (None if value is None else Decimal(value))


def test_pieces_have_no_comma_and_kilograms_have_three_places() -> None:
    assert typed("12,5", decimals=0).text == "125"
    assert typed("12,5", decimals=0).value == Decimal("125")
    assert typed("1,2345", decimals=3).value == Decimal("1.234")


def test_double_zero_takes_only_what_fits() -> None:
    amount = typed("12,5")
    assert amount.press("00")
    assert amount.text == "12,50"
    assert not amount.press("00")


def test_back_takes_one_sign_and_clear_takes_all() -> None:
    amount = typed("12,5")
    amount.press("back")
    assert amount.text == "12,"
    amount.press("back")
    assert amount.text == "12"
    assert amount.press("clear")
    assert amount.value is None
    assert not amount.press("back")


def test_first_digit_replaces_an_offered_amount() -> None:
    amount = AmountInput(7)
    amount.set(Decimal("614.50"))
    assert (amount.text, amount.offered) == ("614,50", True)
    amount.press("7")
    assert (amount.text, amount.offered) == ("7", False)


def test_a_comma_replaces_an_offered_amount_and_back_mends_it() -> None:
    amount = AmountInput(7)
    amount.set(Decimal("614.50"))
    amount.press(",")
    assert amount.text == "0,"
    amount.set(Decimal("614.50"))
    amount.press("back")
    assert (amount.text, amount.offered) == ("614,5", False)


def test_first_note_replaces_an_offered_amount_and_the_next_adds() -> None:
    amount = AmountInput(7)
    amount.set(Decimal("614.50"))
    amount.add(Decimal(500))
    assert amount.value == Decimal("500.00")
    amount.add(Decimal(200))
    assert (amount.text, amount.offered) == ("700,00", False)
    amount.press("3")
    assert amount.text == "3"


def test_a_note_adds_to_typed_digits() -> None:
    amount = typed("14,50")
    assert amount.add(Decimal(100))
    assert amount.value == Decimal("114.50")


def test_a_note_that_does_not_fit_changes_nothing() -> None:
    amount = typed("999", limit=3)
    assert not amount.add(Decimal(1))
    assert amount.text == "999"


def test_none_empties() -> None:
    amount = typed("5")
    amount.set(None)
    assert (amount.text, amount.value, amount.offered) == ("", None, False)


@given(st.lists(st.sampled_from([*"0123456789,.", "00", "back", "clear", "x"]), max_size=30))
def test_any_keys_leave_an_amount_inside_the_limits(keys: list[str]) -> None:
    amount = AmountInput(4)
    for key in keys:
        amount.press(key)
    if amount.value is None:
        assert amount.text == ""
    else:
        assert Decimal(0) <= amount.value < Decimal(10000)
        assert amount.value == Decimal(amount.text.replace("\u00a0", "").rstrip(",").replace(",", "."))


@given(st.decimals(0, 999999, places=2))
def test_an_offered_amount_is_read_back_exactly(value: Decimal) -> None:
    amount = AmountInput(6)
    amount.set(value)
    assert amount.value == value
