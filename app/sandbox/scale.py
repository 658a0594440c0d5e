"""A scale for training and tests: `python -m app.sandbox.scale --port COM5 --protocol cas`, or `--tcp 4001`.

Written from the protocols' description alone; it imports nothing of the till, so it cannot share its misunderstandings.
Type a weight in kilograms and press Enter to put that load on; `u` makes it unsteady, `s` steady, `o` overloads it, `n`
lifts the platform, `q` ends.
"""

from __future__ import annotations

import argparse
import select
import socket
import sys
import threading
from collections.abc import Callable
from decimal import Decimal
from functools import reduce
from operator import xor
from typing import Protocol

#: Between two answers of a scale that speaks by itself (seconds).
_EVERY = 0.05


class Platform:
    """What lies on it, and how a scale of each kind tells so."""

    def __init__(self, protocol: str = "cas") -> None:
        self.protocol = protocol
        self.weight = Decimal(0)
        self.steady = True
        self.over = False
        self.silent = False
        self.unit = "kg"

    def answer(self, asked: bytes) -> bytes:
        """What it says when asked so; b"" asks nothing of a scale that speaks by itself."""
        if self.silent:
            return b""
        if self.protocol == "cas":
            return {b"\x05": b"\x06", b"\x11": self._cas()}.get(asked[-1:], b"")
        if self.protocol == "toledo":
            return self._toledo() if asked.endswith(b"W") else b""
        return self._continuous()

    def _cas(self) -> bytes:
        sign = b"-" if self.weight < 0 else b" "
        body = (b"S" if self.steady and not self.over else b"U") + sign
        body += f"{abs(self.weight):06.3f}".encode() + self.unit.encode().ljust(2)
        return b"\x01\x02" + body + bytes([reduce(xor, body)]) + b"\x03\x04"

    def _toledo(self) -> bytes:
        bits = 0x40 | (0 if self.steady else 0x01) | (0x02 if self.over else 0) | (0x04 if self.weight < 0 else 0)
        if bits != 0x40:
            return b"\x02?" + bytes([bits]) + b"\r"
        return b"\x02" + f"{self.weight:06.3f}".encode() + b"\r"

    def _continuous(self) -> bytes:
        kind = b"OL" if self.over else b"ST" if self.steady else b"US"
        return kind + b",GS,\x01\x42," + f"{self.weight:+08.3f}".encode() + self.unit.encode() + b"\r\n"


class EmulatedScale:
    """A platform that answers on a socket or on an open terminal, on a thread of its own."""

    def __init__(self, platform: Platform, port: int = 0) -> None:
        self.platform = platform
        self._stopped = threading.Event()
        self._server = socket.create_server(("127.0.0.1", port))
        self.port: int = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="sandbox scale", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Switches it off: whoever is connected is hung up on."""
        self._stopped.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while not self._stopped.is_set():
            if not select.select([self._server], [], [], _EVERY)[0]:
                continue
            link, _ = self._server.accept()
            with link:
                speak(self.platform, link, self._stopped.is_set)


class Link(Protocol):
    """A line somebody asks on. On Windows a socket is no file: it is read and written by its own calls alone."""

    def fileno(self) -> int: ...

    def recv(self, most: int, /) -> bytes: ...

    def sendall(self, said: bytes, /) -> None: ...


def speak(platform: Platform, link: Link, over: Callable[[], bool]) -> None:
    """Answers on a line until it is over or the other side has gone."""
    while not over():
        try:
            if select.select([link], [], [], _EVERY)[0]:
                asked = link.recv(64)
                if not asked:
                    return
                said = b"".join(platform.answer(asked[at : at + 1]) for at in range(len(asked)))
            else:
                said = platform.answer(b"") if platform.protocol == "continuous" else b""
            if said:
                link.sendall(said)
        except OSError:
            return


def main(argv: list[str] | None = None) -> int:
    """Runs until `q` or the end of what is typed."""
    parser = argparse.ArgumentParser(prog="python -m app.sandbox.scale", description="a scale for training")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--port", help="COM port to answer on")
    where.add_argument("--tcp", type=int, help="port of this computer to answer on")
    parser.add_argument("--protocol", choices=("cas", "toledo", "continuous"), default="cas")
    chosen = parser.parse_args(argv)
    platform = Platform(chosen.protocol)
    if chosen.port:
        return _on_port(platform, chosen.port)
    scale = EmulatedScale(platform, chosen.tcp)
    sys.stdout.write(f"tcp://127.0.0.1:{scale.port}\n")
    sys.stdout.flush()
    _follow(platform)
    scale.stop()
    return 0


def _on_port(platform: Platform, name: str) -> int:
    import serial  # noqa: PLC0415 - a socket needs none

    stopped = threading.Event()
    with serial.Serial(name, timeout=_EVERY) as port:

        def answer() -> None:
            while not stopped.is_set():
                asked = port.read(1)
                if asked or platform.protocol == "continuous":
                    port.write(platform.answer(asked))

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        _follow(platform)
        stopped.set()
        thread.join()
    return 0


def _follow(platform: Platform) -> None:
    """Does as it is told, line by line."""
    for line in sys.stdin:
        word = line.strip().replace(",", ".")
        if word == "q":
            return
        if word in ("u", "s"):
            platform.steady = word == "s"
        elif word == "o":
            platform.over = True
        elif word == "n":
            platform.weight = Decimal("-0.100")
        else:
            try:
                platform.weight, platform.over = Decimal(word), False
            except ArithmeticError:
                sys.stdout.write(f"{word!r}?\n")
                sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
