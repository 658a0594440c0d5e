"""How many pieces of what comes next: `3*` before a scan or a tap, `3*4820…` or `3*хліб` typed in one go."""

from __future__ import annotations

import re
from decimal import Decimal

from app.errors import RuleBroken

#: More than that is a code, not a number of pieces.
MOST_PIECES = 99_999
#: Something like a number and a star. Letters stand for the star only where nothing follows («10х15» is a title), and a
#: comma behind it makes a size of both («6*1,5 л»).
_COUNTED = re.compile(r"\s*([-+]?\d[\d.,]*)\s*(?:[*xх×]\s*$|\*\s*(?!\d+[.,]\d)(\S.*))", re.IGNORECASE | re.DOTALL)


def counted(text: str) -> tuple[str, str]:
    """What stands before the star and the words behind it; no number ("") and the whole text where there is no star."""
    found = _COUNTED.match(text)
    return (found[1], (found[2] or "").strip()) if found else ("", text.strip())


def pieces(number: str) -> Decimal:
    """A number that stood before the star; one piece where none did.

    Raises `RuleBroken("pieces_bad")` (facts: number, most): a slip of the finger never becomes one piece by itself.
    """
    if not number:
        return Decimal(1)
    if not number.isdecimal() or not 0 < int(number) <= MOST_PIECES:
        raise RuleBroken("pieces_bad", number=number, most=str(MOST_PIECES))
    return Decimal(int(number))


def pieces_before(text: str) -> Decimal:
    """How many of the goods scanned while `text` stands in the field. Raises as `pieces`, also when more than a number
    stands there: nobody knows what it was to be."""
    number, words = counted(text)
    if number and words:
        raise RuleBroken("pieces_bad", number=f"{number}*{words}", most=str(MOST_PIECES))
    return pieces(number)
