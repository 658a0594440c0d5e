"""Coroutines in tests of the window: Qt's own loop, turned until something is so, without sleeping blindly."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar

import pytest
import qasync
from PySide6.QtWidgets import QApplication

T = TypeVar("T")
SECONDS = 5.0


class Loop:
    """The test's hand on the loop."""

    def __init__(self, loop: qasync.QEventLoop) -> None:
        self._loop = loop

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Runs it to its end and gives what it returned."""
        result: T = self._loop.run_until_complete(work)
        return result

    def until(self, so: Callable[[], object], seconds: float = SECONDS) -> None:
        """Lets everything go on until `so()` holds; fails when it does not within `seconds`."""

        async def wait() -> None:
            end = time.monotonic() + seconds
            while not so():
                if time.monotonic() > end:
                    pytest.fail(f"did not come true within {seconds} s")
                await asyncio.sleep(0.001)

        self._loop.run_until_complete(wait())

    def settle(self, rounds: int = 5) -> None:
        """Lets what is ready now happen."""

        async def turn() -> None:
            for _ in range(rounds):
                await asyncio.sleep(0)

        self._loop.run_until_complete(turn())


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[Loop]:
    """A qasync loop of this test alone. Tasks still running at its end are cancelled."""
    events = qasync.QEventLoop(qapp)
    asyncio.set_event_loop(events)
    with events:
        yield Loop(events)
        left = asyncio.all_tasks(events)
        for task in left:
            task.cancel()
        if left:
            events.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    asyncio.set_event_loop(None)
