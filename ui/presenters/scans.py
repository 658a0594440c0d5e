"""Codes that wait for each other: taken one after another in the order they came, none dropped."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from decimal import Decimal

from ui.tasks import Tasks


class Scans:
    """`take` gets each code and how many of it, whole before the next one; what it raises goes to `refused`."""

    def __init__(
        self, tasks: Tasks, take: Callable[[str, Decimal], Awaitable[None]], refused: Callable[[Exception], None]
    ) -> None:
        self._tasks = tasks
        self._take = take
        self._refused = refused
        #: Held while a code is taken; an answer to what a code asked waits for it, and holds up the next.
        self.turn = asyncio.Lock()
        self._codes: deque[tuple[str, Decimal]] = deque()
        self._taking = False

    def put(self, code: str, times: Decimal) -> None:
        """One more code, behind those that wait."""
        self._codes.append((code, times))
        if not self._taking:
            self._next()

    def _next(self) -> None:
        """The code whose turn it is becomes a task: five hundred that came at once, each a task that waits for the one
        before, would all be begun in one turn of the loop."""
        self._taking = bool(self._codes)
        if not self._codes:
            return
        code, times = self._codes.popleft()
        go_on: list[Callable[[], None]] = [self._next]

        async def work() -> None:
            try:
                async with self.turn:
                    await self._take(code, times)
            finally:
                # A senior who is asked meanwhile holds up nobody; under his leave it is done once more.
                while go_on:
                    go_on.pop()()

        self._tasks.queue("sale.scan", work, self._refused)
