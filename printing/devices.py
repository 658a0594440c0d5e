"""A printer's address → the way to it: `file:PATH`, `tcp://HOST:PORT`, `serial:DEV@BAUD`, `usb:VID:PID`,
`windows:QUEUE`, `none`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from app.errors import BadSettings, PrinterFault
from printing.streams import FilePrinter, SerialPrinter, TcpPrinter
from printing.usb_printer import UsbPrinter
from printing.windows_queue import WindowsQueue

RAW_PORT = 9100


class Transport(Protocol):
    """One way to a printer, made for one job. It is used on the print thread only.

    `answers` tells whether a job that went through says anything about a printer: a file takes everything.
    """

    @property
    def answers(self) -> bool: ...

    def send(self, data: bytes, timeout: float) -> None:
        """Opens, sends, closes. `timeout` is seconds without progress.

        Raises `PrinterFault`; its `sent` says whether any byte may have left.
        """
        ...

    def check(self) -> None:
        """Opens and closes the way without printing. Raises `PrinterFault`."""
        ...

    def cancel(self) -> None:
        """Ends a `send` that is under way as a fault; called from another thread when the till closes."""
        ...


class NoPrinter:
    """No printer is set: every job is refused, so that nothing is taken for printed."""

    answers = False

    def send(self, data: bytes, timeout: float) -> None:
        raise PrinterFault("absent", "no printer is set")

    def check(self) -> None:
        raise PrinterFault("absent", "no printer is set")

    def cancel(self) -> None:
        """Nothing is ever under way."""


def parse_uri(text: str) -> Transport:
    """The transport of a printer's address. Raises `BadSettings("printer")` for one that can't be."""
    kind, _, rest = text.strip().partition(":")
    kind = kind.lower()
    if kind == "none" and not rest:
        return NoPrinter()
    if kind == "file" and rest:
        return FilePrinter(Path(rest))
    if kind == "tcp":
        return _tcp(text.strip())
    if kind == "serial" and (found := re.fullmatch(r"([^@\s][^@]*?)(?:@(\d{3,7}))?", rest)):
        return SerialPrinter(found[1], int(found[2] or 9600))
    if kind == "usb" and (found := re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", rest)):
        return UsbPrinter(int(found[1], 16), int(found[2], 16))
    if kind == "windows" and rest.strip():
        return WindowsQueue(rest.strip())
    raise BadSettings(
        "printer",
        f"{text!r} is none of: file:PATH, tcp://HOST[:PORT], serial:DEVICE[@BAUD], usb:VID:PID (four hex digits each),"
        " windows:QUEUE, none",
        code="address",
    )


def _tcp(text: str) -> TcpPrinter:
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port if parts.port is not None else RAW_PORT
    except ValueError as error:
        raise BadSettings("printer", f"{text!r}: {error}", code="address") from error
    if not host or port == 0 or parts.path.strip("/") or parts.username or parts.query:
        detail = f"{text!r}: expected tcp://HOST:PORT, as tcp://192.168.0.50:{RAW_PORT}"
        raise BadSettings("printer", detail, code="address")
    return TcpPrinter(host, port)
