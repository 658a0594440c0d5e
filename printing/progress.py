"""How far a job's bytes came, how long they may stand still, and what a fault on the way means."""

from __future__ import annotations

import errno
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import PrinterFault

#: There is something at this address, but no printer this till may write to.
_NOT_OURS = {errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR}


class Progress:
    """One job's bytes on their way. `timeout` is seconds without progress; `stopped` is set when the till closes."""

    def __init__(self, data: bytes, timeout: float, stopped: threading.Event) -> None:
        self._view = memoryview(data)
        self._timeout = timeout
        self._stopped = stopped
        self._moved_at = time.monotonic()
        self.sent = 0

    def rest(self, most: int = 1024) -> memoryview:
        """What goes next, at most so many bytes."""
        return self._view[self.sent : self.sent + most]

    def moved(self, count: int) -> None:
        """The next `count` bytes left."""
        self.sent += count
        self.alive()

    def alive(self) -> None:
        """The printer took something."""
        self._moved_at = time.monotonic()

    def wait(self) -> None:
        """Raises `PrinterFault("timeout")` when nothing moved for too long, or when the till is closing."""
        if self._stopped.is_set():
            raise PrinterFault("timeout", f"stopped by the till after {self.sent} bytes", sent=self.sent > 0)
        if time.monotonic() - self._moved_at > self._timeout:
            raise PrinterFault("timeout", f"no progress after {self.sent} bytes", sent=self.sent > 0)

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turns the operating system's errors into `PrinterFault`, by what a person can do about them."""
        try:
            yield
        except OSError as error:
            raise PrinterFault(self._kind(error), str(error), sent=self.sent > 0) from error

    def _kind(self, error: OSError) -> str:
        if self.sent:
            return "timeout" if isinstance(error, TimeoutError) else "io"
        if isinstance(error, socket.gaierror) or error.errno in _NOT_OURS:
            return "address"
        return "absent"
