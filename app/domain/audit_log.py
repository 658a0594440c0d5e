"""What is looked for among the entries of the audit, and how far its chain was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.deeds import Deed

#: The chain's head as paper has it: this many hexadecimal signs; so many of them name one entry.
HEAD_SIGNS, LEAST_SIGNS = 64, 16
#: Signs that stand together on paper; what is shorter before them is the entry's number.
_GROUP = 16
_ALIKE = str.maketrans("АаВвЕеСсОо", "aabbeecc00")


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """Which entries: of whom ("" everybody), what (none: everything), from `since` up to and not including `until`,
    about the receipt of this number (""), and only what a senior allowed."""

    who: str = ""
    deeds: frozenset[Deed] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    number: str = ""
    allowed: bool = False


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry as it is shown. `facts` is plain JSON data."""

    seq: int
    at: datetime
    who: str
    what: str
    facts: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Entries, newest first; `before` is where older ones begin, None when these are all."""

    entries: tuple[AuditEntry, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class ChainState:
    """How far the chain was walked: the last entry found whole, of how many, and where it is broken (None: nowhere so
    far), with why: "edited", "moved", "missing" or "cut"."""

    seq: int = 0
    of: int = 0
    broken: int | None = None
    why: str = ""

    @property
    def over(self) -> bool:
        """Whether there is nothing more to walk."""
        return self.broken is not None or self.seq >= self.of


def head_signs(text: str) -> str:
    """The signs of a head as somebody typed them from paper: with or without the entry's number before it, blanks and
    case as they come, and Cyrillic letters that look like hexadecimal ones read as those. "" when it cannot be one, or
    is too short to name an entry."""
    words = text.translate(_ALIKE).casefold().split()
    if len(words) > 1 and (words[0].startswith("№") or (words[0].rstrip(":").isdigit() and len(words[0]) < _GROUP)):
        words = words[1:]
    plain = "".join(words)
    good = LEAST_SIGNS <= len(plain) <= HEAD_SIGNS and all(one in "0123456789abcdef" for one in plain)
    return plain if good else ""
