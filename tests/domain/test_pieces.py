"""`3*` and what stands behind it: a slip of the finger is never silently one piece, a title with a star no number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pieces import MOST_PIECES, counted, pieces, pieces_before
from app.errors import RuleBroken


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("3*", "3", ""),
        (" 3 х ", "3", ""),
        ("3×", "3", ""),
        ("3*4820000000017", "3", "4820000000017"),
        ("3 * хліб житній", "3", "хліб житній"),
        ("-3*", "-3", ""),
        ("2,5*", "2,5", ""),
        ("0*33", "0", "33"),
        ("хліб", "", "хліб"),
        (" 330 ", "", "330"),
        ("10х15", "", "10х15"),
        ("3х хліб", "", "3х хліб"),
        ("вода 6*1,5 л", "", "вода 6*1,5 л"),
        ("6*1,5 л", "", "6*1,5 л"),
        ("*", "", "*"),
        ("", "", ""),
    ],
)
def test_the_number_before_the_star_and_the_words_behind_it(text: str, number: str, words: str) -> None:
    assert counted(text) == (number, words)


@given(st.integers(1, MOST_PIECES))
def test_as_many_as_was_typed(count: int) -> None:
    assert pieces_before(f"{count}*") == pieces(str(count)) == Decimal(count)


@pytest.mark.parametrize("text", ["0*", "00*", "-3*", "+3*", "2,5*", "1.5*", "100000*", "3*4", "3*хліб"])
def test_no_number_of_pieces_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        pieces_before(text)
    assert caught.value.rule == "pieces_bad"
    assert caught.value.facts == {"number": text.removesuffix("*"), "most": str(MOST_PIECES)}


@pytest.mark.parametrize("text", ["", "*", "хліб", "330", "10х15"])
def test_without_a_star_it_is_one(text: str) -> None:
    assert pieces_before(text) == 1
