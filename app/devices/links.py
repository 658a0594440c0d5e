"""Ways to a device that speaks in bytes: a COM port or a socket. Used on the device's own thread only."""

from __future__ import annotations

import errno
import re
import select
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from app.errors import BadSettings, DeviceFault

if TYPE_CHECKING:
    from serial import Serial

#: A device on the same net answers in milliseconds (seconds).
CONNECT_SECONDS = 2.0
#: A COM port that takes nothing for so long is stuck (seconds).
_WRITE_SECONDS = 1.0
_MOST = 4096
#: Silence before the first look whether the other side is there, between two looks (seconds), and how many.
_ALIVE = (("TCP_KEEPIDLE", 10), ("TCP_KEEPINTVL", 1), ("TCP_KEEPCNT", 5))
_NOT_OURS = {errno.EACCES, errno.EPERM}
_TAKEN = {errno.EBUSY, errno.EAGAIN}


class Link(Protocol):
    """An open way. All of it raises `DeviceFault` with the kind "io" when the device has gone."""

    def write(self, data: bytes) -> None: ...

    def read(self, seconds: float) -> bytes:
        """What has come; waits at most so long for the first byte, then gives b""."""
        ...

    def close(self) -> None: ...


class Address(Protocol):
    """Where a device is. `device` in faults is the word of `DeviceFault`: "scale", "scanner"…"""

    def open(self, device: str) -> Link:
        """Raises `DeviceFault`: "absent", "busy" (another program has it) or "address"."""
        ...


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A COM port: `frame` is data bits, parity and stop bits, as 8N1."""

    port: str
    baud: int
    frame: str

    def open(self, device: str) -> Link:
        import serial  # noqa: PLC0415 - only tills with a device on a COM port load it

        try:
            port = serial.Serial(
                self.port,
                self.baud,
                bytesize=int(self.frame[0]),
                parity=self.frame[1],
                stopbits=int(self.frame[2]),
                write_timeout=_WRITE_SECONDS,
                exclusive=True,
            )
        except OSError as error:
            raise DeviceFault(device, _serial_kind(error), str(error)) from error
        except Exception as error:  # ValueError, and termios.error of a port that cannot be set so
            raise DeviceFault(device, "address", str(error)) from error
        return _SerialLink(port, device)


class _SerialLink:
    def __init__(self, port: Serial, device: str) -> None:
        self._port = port
        self._device = device

    def write(self, data: bytes) -> None:
        try:
            self._port.write(data)
        except OSError as error:
            raise DeviceFault(self._device, "io", str(error)) from error

    def read(self, seconds: float) -> bytes:
        try:
            self._port.timeout = seconds
            first = bytes(self._port.read(1))
            return first + bytes(self._port.read(min(self._port.in_waiting, _MOST))) if first else b""
        except (OSError, TypeError) as error:  # TypeError: pyserial's own when another thread closed the port
            raise DeviceFault(self._device, "io", str(error)) from error

    def close(self) -> None:
        self._port.close()


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """A device on the net, or a COM port behind a converter."""

    host: str
    port: int

    def open(self, device: str) -> Link:
        try:
            link = socket.create_connection((self.host, self.port), CONNECT_SECONDS)
        except OSError as error:
            kind = "address" if isinstance(error, socket.gaierror) or error.errno in _NOT_OURS else "absent"
            raise DeviceFault(device, kind, str(error)) from error
        _keep_alive(link)
        return _TcpLink(link, device)


class _TcpLink:
    def __init__(self, link: socket.socket, device: str) -> None:
        self._link = link
        self._device = device

    def write(self, data: bytes) -> None:
        try:
            self._link.settimeout(_WRITE_SECONDS)
            self._link.sendall(data)
        except OSError as error:
            raise DeviceFault(self._device, "io", str(error)) from error

    def read(self, seconds: float) -> bytes:
        try:
            if not select.select([self._link], [], [], seconds)[0]:
                return b""
            data = self._link.recv(_MOST)
        except OSError as error:
            raise DeviceFault(self._device, "io", str(error)) from error
        if not data:
            raise DeviceFault(self._device, "io", "the other side hung up")
        return data

    def close(self) -> None:
        self._link.close()


def _keep_alive(link: socket.socket) -> None:
    """A device that was switched off is noticed within a quarter of a minute (protocols.md 3.1)."""
    link.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _ALIVE:
        with suppress(AttributeError, OSError):  # a Python or a Windows before 10 1709 has not got them all
            link.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def parse_address(text: str, name: str, *, frame: str = "8N1", baud: int = 9600) -> Address:
    """`serial:COM3`, `serial:/dev/ttyUSB0@19200`, `serial:COM3@9600,7E1` or `tcp://192.168.0.60:4001`.

    `frame` and `baud` hold where the address is silent. Raises `BadSettings(name)` for what is no address.
    """
    text = text.strip()
    if found := re.fullmatch(
        r"serial:([^@\s,][^@,]*?)(?:@(\d{3,7})(?:,([5-8][NEOnoe][12]))?)?", text, re.IGNORECASE | re.ASCII
    ):
        return SerialAddress(found[1], int(found[2] or baud), (found[3] or frame).upper())
    if text.lower().startswith("tcp://"):
        try:
            parts = urlsplit(text)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        else:
            if parts.path.strip("/") or parts.query or parts.username:
                host = None
        if host and port:
            return TcpAddress(host, port)
    raise BadSettings(name, f"{text!r} is none of: serial:PORT[@BAUD[,8N1]], tcp://HOST:PORT", code="address")


def _serial_kind(error: OSError) -> str:
    """pyserial tells what happened by errno, or by its text alone on Windows."""
    if error.errno in _TAKEN or "exclusively lock" in str(error):
        return "busy"
    if isinstance(error, PermissionError) or error.errno in _NOT_OURS or "PermissionError" in str(error):
        # Windows refuses a port that another program has; elsewhere the cashier's account may not use ports.
        return "busy" if "PermissionError" in str(error) else "address"
    return "absent"
