"""The server's shift as the till follows it while it sells (domain.md 1: found, bound and read, never opened here)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Standing(StrEnum):
    """How the server's shift stands beside the till's own."""

    UNKNOWN = "unknown"  # nobody asked yet, or the server does not answer
    NONE = "none"  # the server has no open shift of this terminal
    OPEN = "open"
    OVERDUE = "overdue"  # it is older than a shift may be, or the server has given it up
    CLOSED = "closed"  # it was closed while the till's own goes on

    @property
    def binds(self) -> bool:
        """Whether new documents name the server's shift."""
        return self in (Standing.OPEN, Standing.OVERDUE)


@dataclass(frozen=True, slots=True)
class ServerSide:
    """What is known of the server's shift: `number` is its fiscal number, `opened_at` the server's word (aware UTC).

    `ended`: the number names a shift that is over, and new documents name none.
    """

    standing: Standing = Standing.UNKNOWN
    number: str = ""
    opened_at: datetime | None = None
    ended: bool = False
