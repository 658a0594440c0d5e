"""The only source of time. Everything inside is aware UTC; people see the shop's zone (Europe/Kyiv)."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall
from typing import Protocol

from app.kyiv import zone

KYIV = zone()


class Clock(Protocol):
    """What the till asks for the time. Tests give their own."""

    def now(self) -> datetime:
        """The moment, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back; only differences mean anything."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()


class FakeClock:
    """A clock a test moves by hand."""

    def __init__(self, at: datetime | None = None) -> None:
        self._at = at or datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
        self._run = 0.0

    def now(self) -> datetime:
        return self._at

    def monotonic(self) -> float:
        return self._run

    def move(self, seconds: float) -> None:
        """Both the wall and the monotonic clock go on."""
        self._at += timedelta(seconds=seconds)
        self._run += seconds

    def set(self, at: datetime) -> None:
        """Only the wall clock jumps, as when somebody corrects it."""
        self._at = at


def local(moment: datetime) -> datetime:
    """The same moment as the shop's clock on the wall shows it."""
    return moment.astimezone(KYIV)


def midnight(day: date) -> datetime:
    """The moment the shop's day begins."""
    return datetime.combine(day, wall(), KYIV)
