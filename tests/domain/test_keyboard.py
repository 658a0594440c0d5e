"""Words typed by the layout that happened to be on are read as they were meant, and what shows no layout stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.keyboard import by_other_layout

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ijr", "шок"), ("[ks,", "хліб"), ("Rjdf", "кова"), ("сщсф", "coca"), ("ЗУЗЫШ", "pepsi"), ("v`zcj", "м'ясо"),
     ("2,5", ""), ("482", ""), ("", ""), ("'", "")],
)  # fmt: skip
def test_what_was_meant(typed: str, meant: str) -> None:
    assert by_other_layout(typed) == meant


@given(st.text(LATIN + " 0123456789", min_size=1).filter(lambda text: any(letter.isalpha() for letter in text)))
def test_a_latin_word_comes_back_from_the_other_layout(text: str) -> None:
    assert by_other_layout(by_other_layout(text)) == text


@given(st.text(max_size=40))
def test_any_text_gives_a_text(text: str) -> None:
    assert isinstance(by_other_layout(text), str)
