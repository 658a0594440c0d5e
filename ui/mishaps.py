"""Bugs nobody caught nearer to the person, shown: a code the log repeats, and that the sale is safe.

Whatever happens where nobody waits for it (a slot, a listener, a task of the till's own, a thread) is told to the log
with its trace. Who listens there misses none of them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from app.clock import Clock
from app.errors import TillError
from ui import messages
from ui.announcer import Announcer

log = logging.getLogger(__name__)

#: What goes wrong every few seconds is told this often (seconds).
AGAIN = 600.0


class Mishaps(QObject):
    """Listens to the log until `end`. Errors with a remedy have their own places to be shown."""

    _heard = Signal(str)

    def __init__(self, announcer: Announcer, clock: Clock) -> None:
        super().__init__(announcer)
        self._announcer = announcer
        self._clock = clock
        self._told: dict[str, float] = {}
        # Queued: it may come from another thread, or from the middle of a paint.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ear = _Ear(self._hear)
        logging.getLogger().addHandler(self._ear)

    def end(self) -> None:
        logging.getLogger().removeHandler(self._ear)

    def _hear(self, code: str, *, shown: bool) -> None:
        if shown:
            self._told[code] = self._clock.monotonic()
        else:
            self._heard.emit(code)

    def _tell(self, code: str) -> None:
        now = self._clock.monotonic()
        if now - self._told.get(code, now - AGAIN) < AGAIN:
            return
        self._told[code] = now
        log.error("shown to the person as %s", code)
        self._announcer.mishap(messages.mishap(code))


class _Ear(logging.Handler):
    def __init__(self, hear: Callable[..., None]) -> None:
        super().__init__(logging.ERROR)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and not isinstance(error, TillError):
            # What `messages` logs has been put into words for a place nearer to it.
            self._hear(messages.code_of(error), shown=record.name == messages.__name__)
