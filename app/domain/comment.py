"""A word about a line: it is shown, sent and printed, so nothing in it may be more than words."""

from __future__ import annotations

import unicodedata

from app.domain.card_number import without_cards

#: Letters of a comment.
LONGEST_COMMENT = 80
#: Categories of Unicode that are no signs to read: controls, formats (writing from right to left), surrogates, …
_UNREADABLE = "C"


def comment_of(text: str) -> str:
    """The comment as it is kept: readable signs and single spaces, no card number, `LONGEST_COMMENT` at most."""
    readable = "".join(" " if unicodedata.category(sign).startswith(_UNREADABLE) else sign for sign in text)
    return without_cards(" ".join(readable.split()))[:LONGEST_COMMENT].rstrip()


def phrases_of(text: str) -> tuple[str, ...]:
    """The shop's ready comments out of their setting: between semicolons, each once."""
    return tuple(dict.fromkeys(filter(None, (comment_of(part) for part in text.split(";")))))
