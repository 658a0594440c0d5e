"""A network printer that goes wrong in one way: it takes some bytes of each job, slowly or not, and hangs up."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from types import TracebackType


class FaultyPrinter:
    """Takes up to `most` bytes of a job, `at_once` at a time, then hangs up: politely, or by a reset with `rude`.

    `taken` is what it got, one connection's bytes each: what could have come out on paper.
    """

    def __init__(self, most: int = 10**9, at_once: int = 65536, *, rude: bool = False) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.uri = f"tcp://127.0.0.1:{self._server.getsockname()[1]}"
        self._most, self._at_once, self._rude = most, at_once, rude
        self.taken: list[bytes] = []
        self._thread = threading.Thread(target=self._listen, name="faulty-printer", daemon=True)

    def __enter__(self) -> FaultyPrinter:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(2)

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                link, _ = self._server.accept()
                with link, contextlib.suppress(ConnectionError):
                    self.taken.append(self._take(link))
                    if self._rude:
                        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _take(self, link: socket.socket) -> bytes:
        data = bytearray()
        while len(data) < self._most:
            more = link.recv(min(self._at_once, self._most - len(data)))
            if not more:
                break
            data += more
        return bytes(data)
