"""What a cashier asks of the list of receipts: which days, kinds, means, people and states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.document import DocumentKind, JournalEntry
from app.domain.payment import PaymentMeans


class Standing(StrEnum):
    """Where a receipt stands, as people ask for it."""

    ON_TILL = "on_till"  # not sent, or nobody knows yet whether it arrived
    ON_SERVER = "on_server"  # there, with its fiscal number where it gets one
    AWAITS_NUMBER = "awaits_number"
    REFUSED = "refused"  # refused, or there twice: a person decides
    REFUNDED = "refunded"
    PART_REFUNDED = "part_refunded"


@dataclass(frozen=True, slots=True)
class Asked:
    """A filter of the list; what is None or empty does not narrow it. `since` is included, `until` is not.

    `shift_id` is a shift of this till: the server's other receipts are in none of them. `search` takes a number, a sum,
    a name of goods, a fiscal number or a mark, all words at once.
    """

    shift_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    search: str = ""
    kinds: tuple[DocumentKind, ...] = ()
    means: PaymentMeans | None = None
    cashier: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far the list was read: the last of this till's rows, and the last of the server's (time and row)."""

    here: int
    there: tuple[str, int]


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Rows, newest first, and where the next page begins; `after` is None at the end."""

    entries: tuple[JournalEntry, ...]
    after: Cursor | None = None
