"""What a server does after its client has given up, and what its reads do not show yet."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass

from app.sandbox.clock import SandboxClock
from app.sandbox.settings import Settings


class LateWork:
    """Requests that are carried out at a later moment of the sandbox's clock, as of that moment.

    Nothing runs in the background: what is due is done before anything else is asked, so nobody can tell.
    """

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._waiting: list[tuple[int, int, Callable[[], object]]] = []
        self._order = itertools.count()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, seconds: float, work: Callable[[], object]) -> None:
        heapq.heappush(self._waiting, (self._clock.now_ms() + int(seconds * 1000), next(self._order), work))

    def settle(self) -> None:
        """Does what is due by now, oldest first."""
        while self._waiting and self._waiting[0][0] <= self._clock.now_ms():
            due, _, work = heapq.heappop(self._waiting)
            with self._clock.held(due):
                work()


@dataclass(slots=True)
class _Unseen:
    until: int
    reads: int


class Lag:
    """New receipts that reads do not see yet (settings `lag_…`)."""

    def __init__(self, settings: Settings, clock: SandboxClock) -> None:
        self._settings = settings
        self._clock = clock
        self._unseen: dict[str, _Unseen] = {}

    def note(self, key: str) -> None:
        """There is a new receipt."""
        settings = self._settings
        if settings.lag_seconds or settings.lag_reads:
            until = self._clock.now_ms() + int(settings.lag_seconds * 1000)
            self._unseen[key] = _Unseen(until, settings.lag_reads)

    def hidden(self, read: str) -> set[str]:
        """Ids this read must not see; counts it. `read` is "lists" or "gets"."""
        if self._settings.lag_on not in ("all", read):
            return set()
        now = self._clock.now_ms()
        self._unseen = {key: each for key, each in self._unseen.items() if each.until > now or each.reads > 0}
        for each in self._unseen.values():
            each.reads -= each.reads > 0
        return set(self._unseen)
