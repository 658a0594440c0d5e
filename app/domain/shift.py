"""The shift: from the float in the morning to the count in the evening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from app.domain.money import ZERO, money

#: A shift lasts 24 hours at most; from here on the till reminds.
WARN_AFTER = (timedelta(hours=20), timedelta(hours=22), timedelta(hours=23, minutes=30))
LONGEST = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Shift:
    """The till's own durable record of a shift. Amounts in hryvnias, times aware UTC.

    `server_id` and `server_number` are the server's open shift it is bound to, if there is one.
    """

    id: str
    number: int
    opened_at: datetime
    opened_by: str
    opened_by_id: int
    float_amount: Decimal = ZERO
    server_id: str | None = None
    server_number: str | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    expected: Decimal | None = None
    counted: Decimal | None = None
    left: Decimal | None = None
    reason: str = ""

    @property
    def open(self) -> bool:
        return self.closed_at is None

    def too_long(self, now: datetime) -> bool:
        """New sales stop; closing, refunds and delivery do not. A clock set back does not shorten anything."""
        return now - self.opened_at >= LONGEST


@dataclass(frozen=True, slots=True)
class Count:
    """Cash counted at closing: pieces per denomination (hryvnias → how many), or one sum."""

    pieces: Mapping[Decimal, int] = field(default_factory=dict)
    whole: Decimal | None = None

    @property
    def total(self) -> Decimal:
        if self.whole is not None:
            return money(self.whole)
        return sum((money(value * count) for value, count in self.pieces.items()), ZERO)


@dataclass(frozen=True, slots=True)
class ShiftClose:
    """What closing asks of the cashier: the count, what stays in the drawer for tomorrow, and why it differs.

    `let_be`: why the shift ends although something is left open (`domain.closing`), where who closes may decide that.
    """

    count: Count
    left: Decimal = ZERO
    reason: str = ""
    let_be: str = ""
