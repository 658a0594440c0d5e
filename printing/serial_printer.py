"""A printer on a COM port, 8N1."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.errors import PrinterFault
from printing.dialogue import Link
from printing.progress import Progress
from printing.streams import Stream

if TYPE_CHECKING:
    from serial import Serial

#: A COM port gets little at a time and waits while the driver holds more than this: what waits in a driver is
#: neither printed nor lost, and closing the port would wait for it.
_CHUNK = 128
_AHEAD = 512
_STALL = 2.0


class SerialPrinter(Stream):
    """The port by its device name, at so many baud."""

    def __init__(self, device: str, baud: int) -> None:
        super().__init__(f"serial:{device}")
        self.device = device
        self.baud = baud

    @contextlib.contextmanager
    def open(self, timeout: float) -> Iterator[Link]:
        import serial  # noqa: PLC0415 - only tills with a COM printer load it

        port = serial.Serial(self.device, self.baud, write_timeout=_STALL)
        try:
            yield _Port(port)
        except BaseException:
            # The driver still holds bytes, and close() would wait half a minute for them.
            with contextlib.suppress(OSError):
                port.reset_output_buffer()
            raise
        finally:
            port.close()


class _Port:
    def __init__(self, port: Serial) -> None:
        self._port = port

    def write(self, question: bytes) -> None:
        self._port.write(question)

    def read(self, seconds: float) -> bytes:
        self._port.timeout = seconds
        first: bytes = self._port.read(1)
        return first + self._port.read(self._port.in_waiting) if first else first

    def forget(self) -> None:
        self._port.reset_input_buffer()

    def push(self, progress: Progress) -> None:
        from serial import SerialTimeoutException  # noqa: PLC0415 - as above

        try:
            while progress.rest():
                _let_out(self._port, progress, _AHEAD)
                progress.moved(self._port.write(progress.rest(_CHUNK)) or 0)
            _let_out(self._port, progress, 0)
        except SerialTimeoutException as error:
            # The driver does not say how much of the block it took.
            raise PrinterFault("timeout", f"no progress after {progress.sent} bytes", sent=True) from error


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
