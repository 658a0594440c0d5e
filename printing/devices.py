"""A printer's address → the way to it: `file:PATH`, `tcp://HOST:PORT`, `serial:DEV@BAUD`, `usb:VID:PID`,
`windows:QUEUE`, `cups:QUEUE`, `none`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from app.errors import BadSettings, PrinterFault
from printing.answer import Heard
from printing.cups_queue import CupsQueue
from printing.serial_printer import SerialPrinter
from printing.streams import FilePrinter, TcpPrinter
from printing.usb_printer import UsbPrinter
from printing.windows_queue import WindowsQueue

RAW_PORT = 9100


class Transport(Protocol):
    """One way to a printer, made for one job. It is used on the print thread only.

    `answers` tells whether a job that went through says anything about a printer: a file takes everything. `place` is
    what no two jobs may use at once, "" where a queue of the system keeps them apart.
    """

    @property
    def answers(self) -> bool: ...

    @property
    def place(self) -> str: ...

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        """Opens, asks the printer how it is, sends, asks again, closes. Returns its answer, None where it gives none.

        `timeout` is seconds without progress, `ask` seconds the printer has for an answer, 0 not to ask it. One that
        `talks` has answered at this place before: it gets nothing while it is silent.
        Raises `PrinterFault`; its `sent` says whether any byte of the job may have left. A printer that says itself
        that it cannot print is one of the kinds of `answer.HELD`.
        """
        ...

    def check(self, ask: float = 0.0) -> Heard | None:
        """Opens and closes the way without printing; returns the printer's answer. Raises `PrinterFault`."""
        ...

    def cancel(self) -> None:
        """Ends a `send` that is under way as a fault; called from another thread when the till closes."""
        ...


class NoPrinter:
    """No printer is set: every job is refused, so that nothing is taken for printed."""

    answers = False
    place = ""

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        raise PrinterFault("absent", "no printer is set")

    def check(self, ask: float = 0.0) -> Heard | None:
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
    if kind == "cups" and (found := re.fullmatch(r"\s*([^\s/#'\"-][^\s/#'\"]*)\s*", rest)):
        return CupsQueue(found[1])
    raise BadSettings(
        "printer",
        f"{text!r} is none of: file:PATH, tcp://HOST[:PORT], serial:DEVICE[@BAUD], usb:VID:PID (four hex digits each),"
        " windows:QUEUE, cups:QUEUE, none",
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
