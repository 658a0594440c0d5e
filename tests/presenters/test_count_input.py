"""Counting by denominations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.money import DENOMINATIONS
from ui.count_input import CountInput


def test_rows_one_after_another_come_to_a_sum() -> None:
    count = CountInput()
    for pieces in "3675":
        count.press(pieces)
        count.step(1)
    assert count.total == Decimal("7900.00")
    assert count.pieces == {Decimal(1000): 3, Decimal(500): 6, Decimal(200): 7, Decimal(100): 5}


def test_kopecks_are_not_lost() -> None:
    count = CountInput()
    for value, pieces in (("0.50", "7"), ("0.10", "3")):
        count.select(Decimal(value))
        count.press(pieces)
    assert count.total == Decimal("3.80")


def test_a_row_touched_again_is_typed_anew() -> None:
    count = CountInput()
    count.press("1")
    count.press("2")
    count.select(Decimal(1000))
    count.press("7")
    assert count.text(Decimal(1000)) == "7"


def test_a_row_passed_by_stays_empty() -> None:
    count = CountInput()
    count.step(1)
    count.step(-1)
    assert not count.touched
    assert count.text(Decimal(1000)) == ""


def test_ends_hold() -> None:
    count = CountInput()
    assert not count.step(-1)
    count.select(DENOMINATIONS[-1])
    assert not count.step(1)
    assert count.current == DENOMINATIONS[-1]


@pytest.mark.parametrize("key", [",", ".", "x", ""])
def test_pieces_are_whole(key: str) -> None:
    count = CountInput()
    count.press("4")
    assert not count.press(key)
    assert count.total == Decimal(4000)


def test_a_zero_counts_as_counted_and_clear_forgets() -> None:
    count = CountInput()
    count.press("0")
    assert count.touched
    count.clear()
    assert not count.touched
    assert count.current == DENOMINATIONS[0]
