"""Columns: nothing wider than the paper, no sum lost, words kept whole where they fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing import layout
from printing.hyphens import breaks
from printing.layout import Row, lay, wrap
from printing.letters import Letters
from printing.slip import Align, Blank, Pair, Rule, Slip, Text

clean = Letters().clean


def rows(*parts: Text | Pair | Rule | Blank, columns: int = 32) -> list[str]:
    return [row.text for row in lay(Slip(parts), columns, clean) if isinstance(row, Row)]


def test_sum_stands_at_the_right_edge() -> None:
    assert rows(Pair("Готівка", "1000,00")) == ["Готівка" + " " * 18 + "1000,00"]


def test_long_name_wraps_at_words_and_the_sum_follows_its_last_line() -> None:
    assert rows(Pair("Платіж за послуги зв’язку без комісії", "18,99")) == [
        "Платіж за послуги зв’язку без",
        "комісії                    18,99",
    ]


def test_sum_gets_its_own_line_when_the_last_words_leave_no_room() -> None:
    assert rows(Pair("Каса №1, зміна №214", "Касир: Коваль О.")) == [
        "Каса №1, зміна №214",
        "Касир: Коваль О.".rjust(32),
    ]


def test_word_longer_than_the_paper_is_hyphenated_between_letters_only() -> None:
    assert wrap("надзвичайнодовгеслово", 10) == ["надзвичай-", "нодовгес-", "лово"]
    assert wrap("Ghxzkpwlqrtbnm", 10) == ["Ghxzkpwlq-", "rtbnm"]
    assert wrap("482000012345678901", 10) == ["4820000123", "45678901"]


def test_a_word_is_hyphenated_only_where_the_line_would_else_be_a_third_empty() -> None:
    assert wrap("Набір подарунковий", 16) == ["Набір подарунко-", "вий"]
    assert wrap("Молоко пастеризоване", 17) == ["Молоко пастеризо-", "ване"]
    assert wrap("Сир твердий голландський", 18) == ["Сир твердий", "голландський"]
    assert wrap("Пакет-майка з ручками-петлями", 22) == ["Пакет-майка з ручками-", "петлями"]


def test_a_title_of_two_lines_is_balanced() -> None:
    assert rows(Text("ПРОДУКТИ НА ПОДОЛІ", Align.CENTER), columns=16) == ["    ПРОДУКТИ", "   НА ПОДОЛІ"]


def test_number_and_its_measure_stay_together() -> None:
    assert wrap("Сир кисломолочний 5 %", 20) == ["Сир кисломолочний", "5 %"]
    assert wrap("Хліб Український 950 г, нарізаний", 21) == ["Хліб Український", "950 г, нарізаний"]


def test_wide_words_count_double_and_give_up_width_before_the_third_line() -> None:
    short, long = (
        Text("ПРОДУКТИ", Align.CENTER, wide=True),
        Text("Дуже довга назва магазину на розі двох вулиць", wide=True),
    )
    (laid,) = lay(Slip((short,)), 32, clean)
    assert laid == Row("    ПРОДУКТИ", wide=True)
    assert [row.wide for row in lay(Slip((long,)), 32, clean) if isinstance(row, Row)] == [False, False]


def test_alignments_and_blanks() -> None:
    assert rows(Text("а", Align.RIGHT), Text("бб", Align.CENTER), Blank(2), Rule(), columns=6) == [
        "     а", "  бб", "", "", "------",
    ]  # fmt: skip


text = st.text(max_size=120)
sums = st.from_regex(r"-?\d{1,8},\d{2}( [А-Я]{1,2})?", fullmatch=True)


@given(text, sums, st.sampled_from([32, 42, 48]), st.booleans())
def test_no_row_is_wider_than_the_paper_and_no_sum_is_broken(left: str, right: str, columns: int, tall: bool) -> None:
    made = rows(Pair(left, right, tall=tall, indent=2), columns=columns)
    assert all(len(row) <= columns for row in made)
    assert made[-1].endswith(right)
    assert len(made[-1]) == columns


@given(st.text(alphabet="абвгґ їєІ12-,%", max_size=500), st.sampled_from([16, 32, 48]))
def test_wrapping_loses_no_letter(words: str, width: int) -> None:
    def bare(value: str) -> str:
        return value.replace("-", "").replace(" ", "")

    assert bare("".join(wrap(words, width))) == bare(words)


@pytest.mark.parametrize("word", ["-" * 200_000, "переобладнання" * 14_000, "а1" * 100_000])
def test_a_word_of_200_000_letters_takes_no_minutes(word: str) -> None:
    """Each line looks at its own letters, not at all that are left: counted by what is asked, not by a clock."""
    asked = 0

    def counted(part: str) -> list[int]:
        nonlocal asked
        asked += len(part)
        return breaks(part)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "breaks", counted)
        lines = layout.wrap(word, 48)
    assert "".join(line.removesuffix("-") for line in lines).replace("-", "") == word.replace("-", "")
    assert asked <= 3 * len(word)
