"""Printers that take a stream of bytes: a file or device node, the net, a COM port."""

from __future__ import annotations

import os
import select
import socket
import stat
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import PrinterFault
from printing.progress import Progress

if TYPE_CHECKING:
    from serial import Serial

#: A printer on the same net answers in milliseconds; longer is a wrong address or a printer switched off.
CONNECT_SECONDS = 4.0
#: How long a wait lasts before it looks whether the till is closing.
_SLICE = 0.2
#: A COM port gets little at a time and waits while the driver holds more than this: what waits in a driver is
#: neither printed nor lost, and closing the port would wait for it.
_SERIAL_CHUNK = 128
_SERIAL_AHEAD = 512
_SERIAL_STALL = 2.0


class _Stream:
    """What the three share: they can be cancelled, and they are what a printer's answer can be read from."""

    answers = True

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def cancel(self) -> None:
        self._stopped.set()


class FilePrinter(_Stream):
    """Appends to a file, or writes to a device node such as a USB line printer's."""

    answers = False

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def send(self, data: bytes, timeout: float) -> None:
        progress = Progress(data, timeout, self._stopped)
        with progress.faults():
            handle = self._open()
            try:
                node = os.name == "posix" and not stat.S_ISREG(os.fstat(handle).st_mode)
                while progress.rest():
                    if node and not select.select([], [handle], [], _SLICE)[1]:
                        progress.wait()
                        continue
                    progress.moved(os.write(handle, progress.rest()))
            finally:
                os.close(handle)

    def check(self) -> None:
        with Progress(b"", 0, self._stopped).faults():
            os.close(self._open())

    def _open(self) -> int:
        # O_BINARY: Windows would make two bytes of a line feed. O_NONBLOCK: a busy device must not hang open().
        flags = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        if self.path.parts[:2] != ("/", "dev"):
            flags |= os.O_CREAT
        return os.open(self.path, os.O_WRONLY | os.O_APPEND | flags, 0o644)


class TcpPrinter(_Stream):
    """A printer on the net."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__()
        self.host = host
        self.port = port

    def send(self, data: bytes, timeout: float) -> None:
        progress = Progress(data, timeout, self._stopped)
        with progress.faults(), self._connect(timeout) as link:
            link.settimeout(_SLICE)
            while progress.rest():
                try:
                    progress.moved(link.send(progress.rest()))
                except TimeoutError:
                    progress.wait()
            _hang_up(link)

    def check(self) -> None:
        with Progress(b"", 0, self._stopped).faults(), self._connect(CONNECT_SECONDS) as link:
            _hang_up(link)

    def _connect(self, timeout: float) -> socket.socket:
        return socket.create_connection((self.host, self.port), min(timeout, CONNECT_SECONDS))


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


class SerialPrinter(_Stream):
    """A printer on a COM port, 8N1."""

    def __init__(self, device: str, baud: int) -> None:
        super().__init__()
        self.device = device
        self.baud = baud

    def send(self, data: bytes, timeout: float) -> None:
        from serial import SerialTimeoutException  # noqa: PLC0415 - only tills with a COM printer load it

        progress = Progress(data, timeout, self._stopped)
        with progress.faults():
            port = self._open()
            try:
                while progress.rest():
                    _let_out(port, progress, _SERIAL_AHEAD)
                    progress.moved(port.write(progress.rest(_SERIAL_CHUNK)) or 0)
                _let_out(port, progress, 0)
            except BaseException as error:
                # The driver still holds bytes, and close() would wait half a minute for them.
                port.reset_output_buffer()
                if isinstance(error, SerialTimeoutException):
                    # The driver does not say how much of the block it took.
                    raise PrinterFault("timeout", f"no progress after {progress.sent} bytes", sent=True) from error
                raise
            finally:
                port.close()

    def check(self) -> None:
        with Progress(b"", 0, self._stopped).faults():
            self._open().close()

    def _open(self) -> Serial:
        import serial  # noqa: PLC0415 - as above

        return serial.Serial(self.device, self.baud, write_timeout=_SERIAL_STALL)


def _let_out(port: Serial, progress: Progress, most: int) -> None:
    """Waits until the driver holds no more than `most` bytes."""
    before = port.out_waiting
    while before > most:
        time.sleep(0.01)
        now = port.out_waiting
        if now < before:
            progress.alive()
        progress.wait()
        before = now
