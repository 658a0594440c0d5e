"""A slip printer on the net, and what its paper says."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from types import TracebackType

from helpers.escpos_reader import Paper, read


def free_port() -> int:
    """A port of this machine nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


class PaperRoll:
    """Takes what is sent to its port, as a printer with endless paper does.

    One that goes wrong takes up to `most` bytes of a job, `at_once` at a time, and hangs up: by a reset with `rude`.
    """

    def __init__(self, port: int = 0, *, most: int = 10**9, at_once: int = 65536, rude: bool = False) -> None:
        self._server = socket.create_server(("127.0.0.1", port))
        self.port: int = self._server.getsockname()[1]
        self._most, self._at_once, self._rude = most, at_once, rude
        self._taken: list[bytes] = []
        self._thread = threading.Thread(target=self._listen, name="paper-roll", daemon=True)

    @property
    def uri(self) -> str:
        """Its address for the till."""
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def jobs(self) -> list[bytes]:
        """What was printed, one connection's bytes each; a look at the printer that sent nothing is none."""
        return [job for job in self._taken if job]

    def __enter__(self) -> PaperRoll:
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
                data = bytearray()
                with link, contextlib.suppress(ConnectionError):  # a till that is killed hangs up as it likes
                    while more := link.recv(min(self._at_once, self._most - len(data))):
                        data += more
                    if self._rude:
                        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self._taken.append(bytes(data))


def words(data: bytes, page: str = "cp1251") -> str:
    """The text on the paper, line by line; fails on a byte the till must never send."""
    return "\n".join(line.decode(page) for line in paper(data).lines)


def paper(data: bytes) -> Paper:
    return read(data)
