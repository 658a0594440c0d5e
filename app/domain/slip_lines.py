"""Lines the owner has printed on every slip, above the goods and below them: cleaned, bounded, never a fiscal word."""

from __future__ import annotations

import re
import unicodedata

from app.errors import BadSettings

#: So many lines, so many letters each: a head of a slip, not an advertisement.
MOST_LINES, MOST_LETTERS = 4, 64
#: What only a fiscal document may call itself (domain.md 5), however it is spaced and spelt.
_FISCAL = re.compile(r"(?<!НЕ)ФІСКАЛЬН\w*ЧЕК")


def slip_lines(text: str) -> tuple[str, ...]:
    """The lines as they will stand on paper: no control characters, one blank between words, no empty ones.

    Raises `BadSettings("slip_lines")`: "many", "long" or "fiscal".
    """
    lines = tuple(filter(None, (_clean(line) for line in text.splitlines())))
    if len(lines) > MOST_LINES:
        raise BadSettings("slip_lines", code="many")
    if any(len(line) > MOST_LETTERS for line in lines):
        raise BadSettings("slip_lines", code="long")
    if _FISCAL.search("".join(char for char in "".join(lines).upper() if char.isalpha())):
        raise BadSettings("slip_lines", code="fiscal")
    return lines


def _clean(line: str) -> str:
    kept = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in unicodedata.normalize("NFC", line))
    return " ".join(kept.split())
