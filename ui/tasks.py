"""Owns every coroutine the window starts: named, kept, never two of one name, never silently lost.

`qasync.asyncSlot` keeps no reference to its task, so it is not used (house.md).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.errors import Forbidden, TillError
from app.services.allowed import Allowed

log = logging.getLogger(__name__)


class Tasks(QObject):
    """Starts coroutines from slots. `failed` carries (name, error) of a task nobody else caught."""

    failed = Signal(str, object)
    busy_changed = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, asyncio.Task[Any]] = {}
        self._loose = 0
        self._over = False
        #: Gives a senior's leave for what was refused, or raises `Forbidden` when there is none.
        self.ask_senior: Callable[[Forbidden], Awaitable[Allowed]] | None = None

    def start(
        self,
        name: str,
        work: Callable[[], Coroutine[Any, Any, Any]],
        on_error: Callable[[Exception], None] | None = None,
    ) -> bool:
        """Starts `work()` unless a task of that name runs: a second tap is dropped. Tells whether it started.

        An error goes to `on_error`, or to `failed` when there is none. A right the cashier lacks is asked of a senior,
        and `work` begins anew. After `cancel` nothing starts any more.
        """
        if self._over or name in self._running:
            return False
        task = asyncio.ensure_future(self._guard(name, work, on_error))
        self._running[name] = task
        self.busy_changed.emit(name, True)
        task.add_done_callback(lambda _: self._ended(name))
        return True

    def queue(
        self,
        name: str,
        work: Callable[[], Coroutine[Any, Any, Any]],
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """Starts `work()` beside any other: for what must never be dropped, like a scan. The services keep order."""
        self._loose += 1
        self.start(f"{name}#{self._loose}", work, on_error)

    def busy(self, name: str) -> bool:
        return name in self._running

    async def drain(self) -> None:
        """Waits for everything running now."""
        while self._running:
            await asyncio.gather(*self._running.values(), return_exceptions=True)
            # A task may be done and not yet taken out; from Python 3.12 on the gathering of such ones never gives way.
            await asyncio.sleep(0)

    async def cancel(self) -> None:
        """Ends everything for good, as the window closes. What is being committed is committed: the store shields it.

        What the last events of pump and printer would begin now would find the store closed.
        """
        self._over = True
        for task in tuple(self._running.values()):
            task.cancel()
        await self.drain()

    def _ended(self, name: str) -> None:
        self._running.pop(name, None)
        self.busy_changed.emit(name, False)

    async def _guard(
        self, name: str, work: Callable[[], Coroutine[Any, Any, Any]], on_error: Callable[[Exception], None] | None
    ) -> None:
        try:
            await self._attempt(work)
        except Exception as error:
            if not isinstance(error, TillError):  # a bug, whatever becomes of it where it belongs
                log.exception("%s failed", name)
            try:
                (on_error or (lambda e: self.failed.emit(name, e)))(error)
            except Exception:
                log.exception("the failure of %s could not be shown where it belongs", name)
                self.failed.emit(name, error)

    async def _attempt(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """The work; once more, under a senior's leave, when who stands here has not the right to it."""
        try:
            await work()
        except Forbidden as refused:
            if self.ask_senior is None or not refused.right:
                raise
            given = await self.ask_senior(refused)
            with given.once():
                await work()
