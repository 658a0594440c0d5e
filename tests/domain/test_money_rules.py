"""Money: rounding as the National Bank asks, and sums spread so that nothing is lost or made."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.trade import amounts
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.money import (
    allocate,
    hryvnias,
    kopecks,
    money,
    quantity,
    round_cash,
    thousandths,
)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("1.004", "1.00"),
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("-1.005", "-1.01"),
        ("0.0049", "0.00"),
        ("1e3", "1000.00"),
    ],
)
def test_halves_go_up(exact: str, rounded: str) -> None:
    assert str(money(exact)) == rounded


def test_a_gram_is_the_finest_quantity() -> None:
    assert str(quantity("0.4415")) == "0.442"


@pytest.mark.parametrize(
    ("amount", "to_50", "to_10"),
    [
        ("10.00", "10.00", "10.00"),
        ("10.01", "10.00", "10.00"),
        ("10.04", "10.00", "10.00"),
        ("10.05", "10.00", "10.10"),
        ("10.24", "10.00", "10.20"),
        ("10.25", "10.50", "10.30"),
        ("10.50", "10.50", "10.50"),
        ("10.74", "10.50", "10.70"),
        ("10.75", "11.00", "10.80"),
        ("10.95", "11.00", "11.00"),
        ("10.99", "11.00", "11.00"),
        ("0.24", "0.00", "0.20"),
        ("79.83", "80.00", "79.80"),
    ],
)
def test_cash_is_rounded_as_the_national_bank_asks(amount: str, to_50: str, to_10: str) -> None:
    assert round_cash(Decimal(amount), 50) == Decimal(to_50)
    assert round_cash(Decimal(amount), 10) == Decimal(to_10)
    assert round_cash(Decimal(amount), 0) == Decimal(amount)
    assert round_cash(-Decimal(amount), 50) == -Decimal(to_50)


def test_other_steps_are_no_law() -> None:
    with pytest.raises(ValueError, match="5"):
        round_cash(Decimal(1), 5)


@given(amounts, st.sampled_from([10, 50]))
def test_a_rounded_sum_is_the_nearest_step(amount: Decimal, step: int) -> None:
    rounded = round_cash(amount, step)
    assert kopecks(rounded) % step == 0
    assert abs(kopecks(rounded) - kopecks(amount)) * 2 <= step
    assert round_cash(rounded, step) == rounded


@given(st.integers(-(10**12), 10**12))
def test_kopecks_and_thousandths_come_back(whole: int) -> None:
    assert kopecks(hryvnias(whole)) == whole
    assert thousandths(Decimal(whole).scaleb(-3)) == whole


@given(st.lists(amounts, min_size=1, max_size=30), amounts)
def test_parts_add_up_to_the_kopeck(weights: list[Decimal], total: Decimal) -> None:
    assume(sum(weights) > 0)
    parts = allocate(total, weights)
    assert sum(parts) == total
    assert all(part >= 0 for part in parts)


@given(st.lists(amounts, min_size=1, max_size=30), st.integers(0, 100))
def test_no_part_exceeds_its_weight(weights: list[Decimal], percent: int) -> None:
    whole = sum(weights)
    total = money(whole * percent / 100)
    for part, weight in zip(allocate(total, weights), weights, strict=True):
        assert part <= weight


@given(st.lists(amounts, min_size=2, max_size=12), amounts)
def test_parts_are_within_a_kopeck_of_their_proportion(weights: list[Decimal], total: Decimal) -> None:
    base = sum(weights)
    assume(base > 0)
    for part, weight in zip(allocate(total, weights), weights, strict=True):
        assert abs(part - total * weight / base) < Decimal("0.01")


def test_the_last_kopeck_goes_to_the_largest_remainder_then_to_the_first() -> None:
    third = [Decimal(1)] * 3
    assert [str(part) for part in allocate(Decimal("0.10"), third)] == ["0.04", "0.03", "0.03"]
    assert [str(part) for part in allocate(Decimal("1.00"), [Decimal("0.10"), Decimal("2.00")])] == ["0.05", "0.95"]


def test_nothing_cannot_be_given_a_share_of_something() -> None:
    assert allocate(Decimal(0), [Decimal(0)] * 2) == [0, 0]
    assert allocate(Decimal(0), []) == []
    with pytest.raises(ValueError, match="nothing"):
        allocate(Decimal(1), [Decimal(0)])
