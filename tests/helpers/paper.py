"""A slip printer on the net, and what its paper says."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from types import TracebackType

from helpers.escpos_reader import Paper, read
from helpers.listening import stop_listening
from helpers.printer_wits import PrinterWits


def free_port() -> int:
    """A port of this machine nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


class PaperRoll:
    """A printer on the net with endless paper; `wits` are what it says of itself and can be told to go wrong.

    Its link goes wrong where it takes only `most` bytes of a job, `at_once` at a time, and hangs up, by a reset with
    `rude`; where it stops reading after `most` and stays (`hangs`).
    """

    def __init__(
        self, port: int = 0, *, most: int = 10**9, at_once: int = 65536, rude: bool = False, hangs: bool = False
    ) -> None:
        self._server = socket.create_server(("127.0.0.1", port))
        self.port: int = self._server.getsockname()[1]
        self.wits = PrinterWits()
        self._most, self._at_once, self._rude, self._hangs = most, at_once, rude, hangs
        self._let_go = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="paper-roll", daemon=True)

    @property
    def uri(self) -> str:
        """Its address for the till."""
        return f"tcp://127.0.0.1:{self.port}"

    @property
    def jobs(self) -> list[bytes]:
        """What was printed, one connection's bytes each; a look at the printer that sent nothing is none."""
        return self.wits.whole_jobs

    def __enter__(self) -> PaperRoll:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go.set()
        stop_listening(self._server)
        self._thread.join(2)

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                link, _ = self._server.accept()
                self.wits.new_job()
                with link, contextlib.suppress(ConnectionError):  # a till that is killed hangs up as it likes
                    self._serve(link)
                self.wits.job_over()

    def _serve(self, link: socket.socket) -> None:
        taken = 0
        while more := link.recv(min(self._at_once, self._most - taken)):
            taken += len(more)
            link.sendall(self.wits.take(more))
        if self._hangs and taken >= self._most:
            self._let_go.wait(20)
        if self._rude:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def words(data: bytes, page: str = "cp1251") -> str:
    """The text on the paper, line by line; fails on a byte the till must never send."""
    return "\n".join(line.decode(page) for line in paper(data).lines)


def paper(data: bytes) -> Paper:
    return read(data)
