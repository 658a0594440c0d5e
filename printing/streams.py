"""Printers that take a stream of bytes: a file or device node, and the net."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from printing.answer import Heard
from printing.dialogue import Link, deliver, listen
from printing.progress import Progress

#: A printer on the same net answers in milliseconds; longer is a wrong address or a printer switched off.
CONNECT_SECONDS = 4.0
#: How long a wait lasts before it looks whether the till is closing.
_SLICE = 0.2
#: More than a printer has to say.
_ANSWER = 64


class Stream:
    """What they share: one link, made for the job and closed after it; a job can be cancelled."""

    answers = True

    def __init__(self, place: str) -> None:
        self.place = place
        self.stopped = threading.Event()

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        progress = Progress(data, timeout, self.stopped)
        with progress.faults(), self.open(min(timeout, CONNECT_SECONDS)) as link:
            return deliver(link, progress, ask, talks=talks)

    def check(self, ask: float = 0.0) -> Heard | None:
        with Progress(b"", 0, self.stopped).faults(), self.open(CONNECT_SECONDS) as link:
            return listen(link, ask)

    def cancel(self) -> None:
        self.stopped.set()

    def open(self, timeout: float) -> contextlib.AbstractContextManager[Link]:
        raise NotImplementedError


class FilePrinter(Stream):
    """Appends to a file, or writes to a device node such as a USB line printer's."""

    answers = False

    def __init__(self, path: Path) -> None:
        super().__init__(f"file:{path}")
        self.path = path

    @contextlib.contextmanager
    def open(self, timeout: float) -> Iterator[Link]:
        # O_BINARY: Windows would make two bytes of a line feed. O_NONBLOCK: a busy device must not hang open().
        flags = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        if self.path.parts[:2] != ("/", "dev"):
            flags |= os.O_CREAT
        handle, talks = self._open(flags)
        try:
            yield _Node(handle, talks=talks)
        finally:
            os.close(handle)

    def _open(self, flags: int) -> tuple[int, bool]:
        """A character device may talk back; where its driver allows no reading it is written to as before."""
        if self.path.is_char_device():
            with contextlib.suppress(OSError):
                return os.open(self.path, os.O_RDWR | flags), True
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | flags, 0o644), False


class _Node:
    def __init__(self, handle: int, *, talks: bool) -> None:
        self._handle = handle
        self._talks = talks
        self._waits = os.name == "posix" and not stat.S_ISREG(os.fstat(handle).st_mode)

    def write(self, question: bytes) -> None:
        if self._talks:
            os.write(self._handle, question)

    def read(self, seconds: float) -> bytes:
        if not self._talks or not select.select([self._handle], [], [], seconds)[0]:
            return b""
        return os.read(self._handle, _ANSWER)

    def forget(self) -> None:
        _drain(self.read)

    def push(self, progress: Progress) -> None:
        while progress.rest():
            if self._waits and not select.select([], [self._handle], [], _SLICE)[1]:
                progress.wait()
                continue
            progress.moved(os.write(self._handle, progress.rest()))


class TcpPrinter(Stream):
    """A printer on the net."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"tcp://{host}:{port}")
        self.host = host
        self.port = port

    @contextlib.contextmanager
    def open(self, timeout: float) -> Iterator[Link]:
        with socket.create_connection((self.host, self.port), timeout) as link:
            yield _Socket(link)
            _hang_up(link)


class _Socket:
    def __init__(self, link: socket.socket) -> None:
        self._link = link

    def write(self, question: bytes) -> None:
        self._link.settimeout(_SLICE)
        self._link.sendall(question)

    def read(self, seconds: float) -> bytes:
        self._link.settimeout(seconds)
        try:
            said = self._link.recv(_ANSWER)
        except (TimeoutError, BlockingIOError):
            return b""
        if not said:
            raise ConnectionResetError("the printer hung up")
        return said

    def forget(self) -> None:
        _drain(self.read)

    def push(self, progress: Progress) -> None:
        self._link.settimeout(_SLICE)
        while progress.rest():
            try:
                progress.moved(self._link.send(progress.rest()))
            except TimeoutError:
                progress.wait()


def _drain(read: Callable[[float], bytes]) -> None:
    """Takes what waits to be read, and no more of it than a printer that works would ever say."""
    for _ in range(_ANSWER):
        if not read(0):
            return


def _hang_up(link: socket.socket) -> None:
    """Says that all is said and takes what the printer may have said meanwhile.

    Closing on unread bytes would reset the connection, and the printer would drop what it has not printed yet.
    """
    link.shutdown(socket.SHUT_WR)
    link.settimeout(0.05)
    try:
        while link.recv(1024):
            pass
    except TimeoutError:
        pass
