"""Words broken at the end of a line: where the orthography allows it, never anywhere else, and no letter is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.hyphens import breaks
from printing.layout import wrap

VOWELS = set("аеиіоуюяєї")


def parts(word: str) -> str:
    edges = [0, *breaks(word), len(word)]
    return "·".join(word[start:end] for start, end in pairwise(edges))


@pytest.mark.parametrize(
    "said",
    [
        "мо·ло·ко", "сес·тра", "дов·гий", "чай·ник", "ра·йон", "міль·йон", "сьо·год·ні", "бур'·ян", "п’ят·де·сят",
        "те·атр", "ма·йо·нез", "бо·йо·вий", "ґу·дзик", "дже·ре·ло", "на·сін·ня", "кав'·яр·ня", "льо·дя·ник",
        "по·да·рун·ко·вий", "ПРО·ДУК·ТИ", "Па·кет-·май·ка", "«Кар·патсь·кий»,", "на·пів·про·від·ник", "Елек·тро·ні·ка",
    ],
)  # fmt: skip
def test_syllables(said: str) -> None:
    assert parts(said.replace("·", "")) == said


@pytest.mark.parametrize(
    "word", ["їжак", "сир", "ЮНЕСКО", "Jacobs", "2,6%", "вода2", "о2зон", "", "край", "яма", "дім-2"]
)
def test_short_words_abbreviations_digits_and_other_letters_stay_whole(word: str) -> None:
    assert breaks(word) == []


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’АЕЛь", max_size=40))
def test_each_part_can_be_read(word: str) -> None:
    for place in breaks(word):
        before, after = word[:place].lower(), word[place:].lower()
        assert VOWELS & set(before)
        assert VOWELS & set(after)
        assert len(before) >= 2
        assert len(after) >= 2
        assert after[0] not in "ь'’"
        assert before[-1] + after[0] not in ("дз", "дж", "йо", "ьо")


@given(st.text(alphabet="абвгґеєжиіїйольтря ’'-/,.«»125%x", max_size=500), st.sampled_from([10, 16, 32, 42, 48]))
def test_no_letter_is_lost_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(len(line) <= width for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")
    assert "".join(lines).count("-") >= text.count("-")


@given(st.lists(st.text(alphabet="абвгдеилмнопрст", min_size=1, max_size=12), min_size=1, max_size=30))
def test_every_hyphen_of_a_line_s_end_joins_what_belongs_together(words: list[str]) -> None:
    """Taking the hyphens at the ends of lines away gives the text as it was, word by word."""
    text = ""
    for line in wrap(" ".join(words), 16):
        text += line[:-1] if line.endswith("-") else f"{line} "
    assert text.split() == words


def test_a_title_of_five_hundred_letters_without_a_blank_is_cut_quickly() -> None:
    lines = wrap("електровимірювальний" * 25, 32)
    assert all(len(line) <= 32 for line in lines)
    assert len(lines) <= 500 / 24
