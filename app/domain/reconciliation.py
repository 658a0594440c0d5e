"""The journal beside the server's list: what was compared, and receipts of our mark that the journal does not know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison of one shift that came to its end at `at` (aware UTC). Counts of its documents: `compared` are on
    the server as they are here, `pending` are not there yet or too fresh to say, `troubled` differ.

    `final`: the shift is closed and nothing of it is left to compare.
    """

    shift_id: str
    at: datetime
    compared: int = 0
    pending: int = 0
    troubled: int = 0
    final: bool = False


@dataclass(frozen=True, slots=True)
class Stranger:
    """A receipt on the server with a mark of this till that its journal does not know: of a journal that was lost, or
    of another till with the same code. `total` in hryvnias and `made_at` are None where the server does not say."""

    server_id: str
    mark: str
    total: Decimal | None
    made_at: datetime | None
    found_at: datetime


@dataclass(frozen=True, slots=True)
class Findings:
    """How many of each a comparison found that were not known before."""

    missing: int = 0
    doubled: int = 0
    different: int = 0
    strangers: int = 0

    @property
    def any(self) -> bool:
        return bool(self.missing or self.doubled or self.different or self.strangers)
