"""Cells of a table for Excel: numbers stay numbers, and no text of anybody's becomes a formula (OWASP, CSV injection).

A spreadsheet takes a cell that begins with = + - @, a tab or a line's end for a formula, also after blanks, quotes or
signs nobody sees, and in the wide forms of East Asian keyboards. Such a text gets an apostrophe before it, which a
spreadsheet reads as «text follows».
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal

#: What Excel in Ukrainian takes for the end of a cell.
BETWEEN = ";"
END = "\r\n"
#: By this the file says that it is UTF-8.
MARK = "\ufeff"
_FORMULA = frozenset("=+-@\t\r\n")
_QUOTES = frozenset("\"'`«»“”„‘’")

#: A day is a date and never a moment: a moment stands as its day and its time.
Cell = str | Decimal | int | date | time | None


def row(cells: Iterable[Cell]) -> str:
    """One line of the file, with its end."""
    return BETWEEN.join(cell(one) for one in cells) + END


def cell(value: Cell) -> str:
    """As it stands in the file: a number with a comma, a day, a time, or a text in quotes that is only text."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, date | time):
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else f"{value:%H:%M:%S}"
    said = harmless(value)
    return '"' + said.replace('"', '""') + '"'


def harmless(text: str) -> str:
    """The text on one line, and with an apostrophe before it where a spreadsheet could take it for a formula."""
    if text.isprintable() and text[:1].isalpha():  # nearly every name there is; a letter begins no formula
        return text
    flat = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") else sign for sign in text)
    return f"'{flat}" if _tempts(text) else flat


def _tempts(text: str) -> bool:
    """Whether the first sign that counts begins a formula."""
    for sign in unicodedata.normalize("NFKC", text):
        if sign in _FORMULA:
            return True
        if not (sign.isspace() or sign in _QUOTES or unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Mn", "Zs")):
            return False
    return False
