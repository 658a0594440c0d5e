"""One thread for one printer: blocking work leaves the loop here and comes back by await.

The thread is a daemon: a driver that never returns must not keep the till from ending, which a thread of
`ThreadPoolExecutor` would (the interpreter joins those at exit).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


class PrintThread:
    """Runs one piece of work after another. The thread starts with the first."""

    def __init__(self) -> None:
        self._work: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def run(self, work: Callable[[], T]) -> asyncio.Future[T]:
        """The work's result, or its exception, on the running loop."""
        if self._thread is None:
            self._thread = Thread(target=self._go, name="printer", daemon=True)
            self._thread.start()
        result: Future[T] = Future()
        self._work.put((result, work))
        return asyncio.wrap_future(result)

    def end(self) -> None:
        """The thread ends after the work it has."""
        self._work.put(None)

    def _go(self) -> None:
        while (task := self._work.get()) is not None:
            result, work = task
            if not result.set_running_or_notify_cancel():
                continue
            try:
                value = work()
            except BaseException as error:
                result.set_exception(error)
            else:
                result.set_result(value)
