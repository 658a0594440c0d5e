"""Printers that tell when the last byte came: on the net as fast as it goes, on a COM port at the pace of its baud."""

from __future__ import annotations

import os
import select
import socket
import sys
import threading
import time
from types import TracebackType

if sys.platform != "win32":  # Windows has no pseudo-terminals: packaging/suite.toml leaves out what needs one
    import tty


class _Timed:
    """Takes one job on a thread of its own; `seconds` is how long after `began` its last byte was there."""

    def __init__(self) -> None:
        self.taken = 0
        self._last = 0.0
        self._thread = threading.Thread(target=self._listen, name="paced-paper", daemon=True)

    def __enter__(self) -> _Timed:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.join(10)
        assert not self._thread.is_alive()

    def seconds(self, began: float, size: int) -> float:
        """Waits for all `size` bytes."""
        self._thread.join(60)
        assert self.taken == size, (self.taken, size)
        return self._last - began

    def _took(self, count: int) -> None:
        self.taken += count
        self._last = time.perf_counter()

    def _listen(self) -> None:
        raise NotImplementedError


class TcpPaper(_Timed):
    """A printer on the net with endless paper."""

    def __init__(self) -> None:
        super().__init__()
        self._server = socket.create_server(("127.0.0.1", 0))
        self.uri = f"tcp://127.0.0.1:{self._server.getsockname()[1]}"

    def _listen(self) -> None:
        with self._server, self._server.accept()[0] as link:
            while data := link.recv(65536):
                self._took(len(data))


class ComPaper(_Timed):
    """A printer on a COM port: ten bits a byte, no faster than the line carries them. It ends after `size` bytes."""

    def __init__(self, baud: int, size: int) -> None:
        super().__init__()
        self._size, self._rate = size, baud / 10
        self._handle, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.uri = f"serial:{os.ttyname(self._theirs)}@{baud}"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        os.close(self._handle)
        os.close(self._theirs)

    def _listen(self) -> None:
        select.select([self._handle], [], [], 10)
        began = time.perf_counter()
        while self.taken < self._size:
            due = int((time.perf_counter() - began) * self._rate) - self.taken
            if due > 0 and select.select([self._handle], [], [], 1)[0]:
                self._took(len(os.read(self._handle, due)))
            else:
                time.sleep(0.002)
