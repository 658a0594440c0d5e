"""Work of the till that no page waits for: each task is kept until it ends, and a bug in it is logged, not lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from app.errors import TillError

log = logging.getLogger(__name__)

#: Seconds before work that ended although it should not begins again.
REST = 5.0
Work = Callable[[], Coroutine[Any, Any, None]]


class Background:
    """Tasks by name. `ending` comes first at the till's end, `end` when the rest is put away."""

    def __init__(self) -> None:
        self._running: list[asyncio.Task[None]] = []
        self._ending = False

    def tireless(self, name: str, work: Work) -> None:
        """Work that ends only with the till: whatever else ends it, it begins again."""
        self.keep(name, partial(self._again, name, work))

    def keep(self, name: str, work: Work) -> None:
        """Starts a task and keeps it until it ends."""
        task = asyncio.ensure_future(_guarded(name, work))
        task.set_name(name)
        self._running.append(task)
        task.add_done_callback(self._running.remove)

    def ending(self) -> None:
        """From now on nothing begins again."""
        self._ending = True

    async def end(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _again(self, name: str, work: Work) -> None:
        while True:
            try:
                await work()
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if self._ending or (task is not None and task.cancelling()):
                    raise  # asked of this very task: the till ends, or the loop does under a till that broke
                log.error("%s was cancelled by somebody else", name)
            except Exception:
                log.exception("%s ended", name)
            if self._ending:
                return
            await asyncio.sleep(REST)


async def _guarded(name: str, work: Work) -> None:
    try:
        await work()
    except TillError as error:
        log.warning("%s: %s", name, type(error).__name__)
    except Exception:
        log.exception("%s ended", name)
