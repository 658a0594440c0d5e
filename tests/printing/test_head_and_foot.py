"""The shop's own lines above and below: none, the most there may be, and empty ones that must not take paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers import slips as made
from helpers.golden import PROFILES

from app.domain.cashier import Place
from app.domain.slip_lines import MOST_LETTERS, MOST_LINES, slip_lines
from printing.deferred_slip import deferred_slip
from printing.preview import plain_text
from printing.receipt_slip import receipt_slip
from printing.report_slip import x_slip
from printing.z_slip import z_slip

#: What nobody sees on paper: blanks, blanks of no width, marks without a letter, controls.
EMPTY = ("", " ", "\u00a0\u2003", "\u200b\ufeff", "\u0301", "\x07\x1b")
NOWHERE = replace(made.PLACE, address="", owner="", tax_number="", header=(), footer=(), logo=b"")


def lines(place: Place, columns: int) -> list[str]:
    return plain_text(receipt_slip(made.document(), None, place), PROFILES[columns]).splitlines()


def bands(found: list[str]) -> int:
    """The most empty lines one after another."""
    most = run = 0
    for line in found:
        run = 0 if line.strip() else run + 1
        most = max(most, run)
    return most


@pytest.mark.parametrize("columns", [48, 42, 32])
@pytest.mark.parametrize("empty", EMPTY)
def test_an_empty_line_takes_no_paper(empty: str, columns: int) -> None:
    """Whether the owner typed it, or the server's address of the shop is a blank."""
    bare = lines(NOWHERE, columns)
    spaced = replace(NOWHERE, address=empty, owner=empty, header=(empty,) * MOST_LINES, footer=(empty,) * MOST_LINES)
    assert lines(spaced, columns) == bare
    between = lines(replace(NOWHERE, header=("Верх", empty, "Низ"), footer=("Перший", empty, "Другий")), columns)
    assert between[[line.strip() for line in between].index("Верх") + 1].strip() == "Низ"
    assert between[[line.strip() for line in between].index("Перший") + 1].strip() == "Другий"


@pytest.mark.parametrize("columns", [48, 42, 32])
def test_without_any_lines_no_slip_begins_or_ends_with_an_empty_band(columns: int) -> None:
    known = PROFILES[columns]
    for slip in (
        receipt_slip(made.document(), None, NOWHERE),
        deferred_slip(made.held(), NOWHERE),
        deferred_slip(made.handed(), NOWHERE),
        x_slip(made.report(), NOWHERE),
        z_slip(made.z_report(), NOWHERE),
    ):
        said = plain_text(slip, known).splitlines()
        assert said[0].strip()
        assert said[-1].strip()
        assert bands(said) <= 1


@pytest.mark.parametrize("columns", [48, 42, 32])
def test_the_most_lines_of_the_most_letters_stand_whole(columns: int) -> None:
    words = tuple((f"{number} " + "слово " * 20)[:MOST_LETTERS].strip() for number in range(MOST_LINES))
    assert slip_lines("\n".join(words)) == words
    found = " ".join(" ".join(lines(replace(NOWHERE, header=words, footer=words), columns)).split())
    for line in words:
        assert found.count(line) == 2, "once above, once below"
    assert bands(lines(replace(NOWHERE, header=words, footer=words), columns)) <= 1
