"""Things a till prints to and sends to that take what they are given and never come back."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StuckDriver:
    """A driver that hangs in the system: it neither ends nor hears that the till is closing, until `let_go`."""

    answers = True
    place = ""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self._free = threading.Event()

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> None:
        self.entered.set()
        self._free.wait(60)

    def check(self, ask: float = 0.0) -> None:
        """The way is open as far as anybody can tell."""

    def cancel(self) -> None:
        """It does not hear."""

    def let_go(self) -> None:
        """The test is over: its thread may end."""
        self._free.set()


@contextmanager
def full_pipe(path: Path) -> Iterator[str]:
    """A device that takes nothing more, as a USB line printer without paper; gives its address for the till."""
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    writer = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    try:
        with contextlib.suppress(BlockingIOError):
            while True:
                os.write(writer, b"\0" * 4096)
        with contextlib.suppress(BlockingIOError):
            while True:
                os.write(writer, b"\0")
        yield f"file:{path}"
    finally:
        os.close(writer)
        os.close(reader)


@contextmanager
def deaf_port() -> Iterator[str]:
    """An address where every connection hangs half made, as behind a switch that died; for the till's printer."""
    with contextlib.ExitStack() as kept:
        server = kept.enter_context(socket.socket())
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for _ in range(8):  # what the system still takes for a server that accepts nobody
            caller = kept.enter_context(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(server.getsockname())
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
