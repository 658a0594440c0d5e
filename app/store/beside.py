"""Long looks at a file of the store, beside the till's work: on a connection and a daemon thread of their own.

Neither the reader nor the writer waits for them, so nobody at the counter does; and a disk, or another computer's
folder, that never answers does not keep the till from ending.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TypeVar

import apsw

from app.store.faults import told_as_faults

T = TypeVar("T")

#: Between two portions of a long look (seconds): the window's thread and the disk's other readers come first.
BREATH = 0.002
BUSY_MS = 3000


class Stopped(Exception):
    """The till ends: what was being looked at is looked at next time."""


class Beside:
    """Looks at one file, one look at a time, until `stop`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = asyncio.Lock()
        self._over = Event()
        self._guard = Lock()
        self._conn: apsw.Connection | None = None

    async def look(self, fn: Callable[[apsw.Connection], T]) -> T:
        """Runs `fn` on a connection that only reads. Raises `StoreFault`, or `Stopped` when the till ends."""
        async with self._turn:
            return await aside(f"{self.path.stem}-beside", lambda: self._look(fn))

    def breathe(self) -> None:
        """To be called between portions of a look: gives way, and ends the look when the till ends."""
        if self._over.wait(BREATH):
            raise Stopped

    def stop(self) -> None:
        """Ends the look that runs; no other begins."""
        self._over.set()
        with self._guard:
            if self._conn is not None:
                self._conn.interrupt()

    def _look(self, fn: Callable[[apsw.Connection], T]) -> T:
        if self._over.is_set():
            raise Stopped
        try:
            with told_as_faults(self.path):
                conn = apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY)
                conn.set_busy_timeout(BUSY_MS)
                with self._guard:
                    self._conn = conn
                try:
                    return fn(conn)
                finally:
                    with self._guard:
                        self._conn = None
                    conn.close()
        except apsw.InterruptError:
            raise Stopped from None


async def aside(name: str, work: Callable[[], T]) -> T:
    """Runs `work` on a daemon thread of its own and gives what it returns."""
    result: Future[T] = Future()

    def go() -> None:
        result.set_running_or_notify_cancel()  # who asked may give up; the work goes on to its end
        try:
            value = work()
        except BaseException as error:
            result.set_exception(error)
        else:
            result.set_result(value)

    Thread(target=go, name=name, daemon=True).start()
    return await asyncio.wrap_future(result)
