"""Printers at the other ends of lines: a COM port (a pty) and a device node (a pipe)."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import threading
from pathlib import Path
from types import TracebackType

from helpers.printer_wits import PrinterWits

if sys.platform != "win32":  # Windows has no pseudo-terminals: packaging/suite.toml leaves out what needs one
    import tty

#: So long nothing came, a job on a line without connections is over.
_GAP = 0.03


class _Line:
    """Reads what comes down a line on a thread of its own, at most `at_once` bytes at a time; a `deaf` one never."""

    def __init__(self, *, at_once: int = 4096, deaf: bool = False) -> None:
        self.wits = PrinterWits()
        self._at_once, self._deaf = at_once, deaf
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="paper-line", daemon=True)
        self._handle = -1

    @property
    def jobs(self) -> list[bytes]:
        return self.wits.jobs

    def _begin(self) -> None:
        if not self._deaf:
            self._thread.start()

    def _end(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(2)

    def _listen(self) -> None:
        fresh = True
        while not self._ended.is_set():
            if not select.select([self._handle], [], [], _GAP)[0]:
                fresh = True
                continue
            try:
                data = os.read(self._handle, self._at_once)
            except OSError:
                return
            if not data:
                self._ended.wait(0.005)
                continue
            if fresh:
                self.wits.new_job()
                fresh = False
            answer = self.wits.take(data)
            with contextlib.suppress(OSError):
                self._say(answer)

    def _say(self, answer: bytes) -> None:
        """A line that goes one way says nothing."""


class SerialPaper(_Line):
    """A printer on a COM port."""

    def __enter__(self) -> SerialPaper:
        self._handle, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.uri = f"serial:{os.ttyname(self._theirs)}@115200"
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        os.close(self._handle)
        os.close(self._theirs)

    def _say(self, answer: bytes) -> None:
        if answer:
            os.write(self._handle, answer)


class PipePaper(_Line):
    """A printer behind a device node that takes bytes and says nothing."""

    def __init__(self, path: Path, *, at_once: int = 4096) -> None:
        super().__init__(at_once=at_once)
        self._path = path
        self.uri = f"file:{path}"

    def __enter__(self) -> PipePaper:
        os.mkfifo(self._path)
        self._handle = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK)
        self._begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        os.close(self._handle)
