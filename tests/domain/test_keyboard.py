"""Words typed by the layout that happened to be on are read as they were meant, and what shows no layout stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.keyboard import by_other_layout, meant

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("ijr", "шок"), ("[ks,", "хліб"), ("Rjdf", "кова"), ("сщсф", "coca"), ("ЗУЗЫШ", "pepsi"), ("v`zcj", "м'ясо"),
     ("2,5", ""), ("482", ""), ("", ""), ("'", "")],
)  # fmt: skip
def test_what_was_meant(typed: str, words: str) -> None:
    assert by_other_layout(typed) == words


@given(st.text(LATIN + " 0123456789", min_size=1).filter(lambda text: any(letter.isalpha() for letter in text)))
def test_a_latin_word_comes_back_from_the_other_layout(text: str) -> None:
    assert by_other_layout(by_other_layout(text)) == text


@given(st.text(max_size=40))
def test_any_text_gives_a_text(text: str) -> None:
    assert isinstance(by_other_layout(text), str)


@pytest.mark.parametrize(
    ("text", "keys", "code"),
    [("ka-100", "KA-100", "KA-100"), ("]D20104820000000017", "]d20104820000000017", "]d20104820000000017"),
     ("ЛФ-100", "KA-100", "KA-100"), ("лф-100", "KA-100", "KA-100"), ("KA-100", "KA-100", "KA-100"),
     ("kz-100", "KY-100", "kz-100"), ("4820", "4820", "4820"), ("ka-100", "", "ka-100")],
)  # fmt: skip
def test_caps_lock_turns_no_code_round(text: str, keys: str, code: str) -> None:
    """The keys are told by their places, which Caps Lock does not change; a layout that moves letters still shows."""
    assert meant(text, keys) == code
