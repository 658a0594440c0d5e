"""Coroutines in tests of the window: Qt's own loop, turned until something is so, without sleeping blindly."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from PySide6.QtWidgets import QApplication

from ui.loop import QtLoop

T = TypeVar("T")
SECONDS = 5.0


class Loop:
    """The test's hand on the loop."""

    def __init__(self, loop: QtLoop) -> None:
        self._loop = loop

    def run(self, work: Awaitable[T]) -> T:
        """Runs it to its end and gives what it returned."""
        # Not run_until_complete: qasync's lets Qt go round once more after the loop has ended, and whatever task is
        # woken by that finds no running loop.
        future = asyncio.ensure_future(work, loop=self._loop)
        future.add_done_callback(lambda _: self._loop.stop())
        self._loop.run_forever()
        # pytest-qt lets Qt go round between the phases of a test: what wakes then must find its loop too.
        asyncio._set_running_loop(self._loop)
        return future.result()

    def act(self, action: Callable[[], object]) -> None:
        """Calls `action` from the loop as the window system would: it may start tasks and let Qt go round."""
        done: asyncio.Future[None] = self._loop.create_future()

        def call() -> None:
            try:
                action()
            except BaseException as error:
                done.set_exception(error)
            else:
                done.set_result(None)

        self._loop.call_soon(call)
        self.run(done)

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Starts it; it goes on whenever the loop runs."""
        return self._loop.create_task(work)

    def until(self, so: Callable[[], object], seconds: float = SECONDS, told: Callable[[], str] = str) -> None:
        """Lets everything go on until `so()` holds; fails when it does not within `seconds`, with what `told` says."""

        async def wait() -> bool:
            end = time.monotonic() + seconds
            while not so():
                if time.monotonic() > end:
                    return False
                await asyncio.sleep(0.001)
            return True

        if not self.run(wait()):
            pytest.fail(f"did not come true within {seconds} s {told()}".rstrip())

    def settle(self, rounds: int = 5) -> None:
        """Lets what is ready now happen."""

        async def turn() -> None:
            for _ in range(rounds):
                await asyncio.sleep(0)

        self.run(turn())

    def tasks(self) -> set[asyncio.Task[Any]]:
        """What has not ended yet."""
        return asyncio.all_tasks(self._loop)


@contextmanager
def turning(app: QApplication) -> Iterator[Loop]:
    """A qasync loop from here to there. Tasks still running at its end are cancelled."""
    events = QtLoop(app)
    asyncio.set_event_loop(events)
    with events:
        yield Loop(events)
        left = asyncio.all_tasks(events)
        for task in left:
            task.cancel()
        if left:
            events.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        asyncio._set_running_loop(None)
    asyncio.set_event_loop(None)


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[Loop]:
    """A loop of this test alone."""
    with turning(qapp) as events:
        yield events
