"""A bank terminal for training and tests: `python -m app.sandbox.terminal --port 2000`, or `--serial COM5`.

Its settings (`--set code=0005`) may be typed while it runs too, as `name=value`; `ledger` shows what it has done with
cards, `q` ends.
"""

from __future__ import annotations

import argparse
import os
import select
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.sandbox import terminal_habits
from app.sandbox.terminal_habits import HUMAN, Habits
from app.sandbox.terminal_ledger import Ledger
from app.sandbox.terminal_machine import Machine

#: How often it looks whether it is to stop (seconds).
_EVERY = 0.05
_MOST = 4096


class EmulatedTerminal:
    """A terminal on the net, on a thread of its own. It serves one client; every other one is met with silence."""

    def __init__(self, port: int = 0, machine: Machine | None = None, host: str = "127.0.0.1") -> None:
        self.machine = machine or Machine()
        self._server = socket.create_server((host, port))
        self.host, self.port = host, int(self._server.getsockname()[1])
        self._client: socket.socket | None = None
        self._silent: list[socket.socket] = []
        self._free_at = 0.0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="sandbox terminal", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it listens, "tcp://127.0.0.1:2000"."""
        return f"tcp://{self.host}:{self.port}"

    def stop(self) -> None:
        """Switches it off: whoever is connected is hung up on. A second call does nothing."""
        self._stopped.set()
        self._thread.join()

    def _serve(self) -> None:
        while not self._stopped.is_set():
            # Whoever left is seen to before whoever comes.
            links = [*([self._client] if self._client else []), *self._silent, self._server]
            for link in select.select(links, [], [], _wait(self.machine))[0]:
                if link is self._server:
                    self._accept()
                elif link is self._client:
                    self._hear(link)
                elif not _read(link):
                    self._silent.remove(link)
                    link.close()
            self._say(self.machine.tick(time.monotonic()))
        self._leave()
        for link in (self._server, *self._silent):
            link.close()

    def _accept(self) -> None:
        link, _ = self._server.accept()
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._client is not None or time.monotonic() < self._free_at:
            self._silent.append(link)
            return
        self._client = link
        self.machine.connected()

    def _hear(self, link: socket.socket) -> None:
        data = _read(link)
        if not data:
            self._free_at = time.monotonic() + self.machine.habits.held_seconds
            self._leave()
            return
        self._say(self.machine.hear(data, time.monotonic()))

    def _say(self, said: list[bytes | None]) -> None:
        for piece in said:
            if self._client is None:
                return
            try:
                if piece is None:
                    self._leave()
                else:
                    self._client.sendall(piece)
            except OSError:
                self._leave()

    def _leave(self) -> None:
        self.machine.gone()
        if self._client is not None:
            self._client.close()
            self._client = None


def speak(machine: Machine, handle: int, over: Callable[[], bool]) -> None:
    """Answers on an open file, a COM port's or a terminal's, until it is over or the other side has gone."""
    machine.connected()
    while not over():
        try:
            said: list[bytes | None] = []
            if select.select([handle], [], [], _wait(machine))[0]:
                data = os.read(handle, _MOST)
                if not data:
                    return
                said = machine.hear(data, time.monotonic())
            for piece in said + machine.tick(time.monotonic()):
                if piece is None:  # a cable that was pulled for a moment
                    machine.connected()
                else:
                    os.write(handle, piece)
        except OSError:
            return


def _wait(machine: Machine) -> float:
    return _EVERY if machine.due is None else min(_EVERY, max(0.0, machine.due - time.monotonic()))


def _read(link: socket.socket) -> bytes:
    try:
        return link.recv(_MOST)
    except OSError:
        return b""


def main(argv: list[str] | None = None) -> int:
    """Runs until `q` or the end of what is typed. A bad value is one line on stderr and exit code 2."""
    parser = argparse.ArgumentParser(
        prog="python -m app.sandbox.terminal",
        description="a bank terminal for training",
        epilog=terminal_habits.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--port", type=int, default=2000, help="port of this computer to answer on, 0 picks a free one")
    where.add_argument("--serial", help="COM port to answer on, 115200 8N1")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--ledger", type=Path, help="file that always has what was done with cards, as JSON")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting, see below")
    chosen = parser.parse_args(argv)
    try:
        habits = HUMAN
        for each in chosen.set:
            habits = habits.changed(each)
        machine = Machine(Ledger(chosen.ledger), habits)
        if chosen.serial:
            return _on_port(machine, chosen.serial)
        terminal = EmulatedTerminal(chosen.port, machine, chosen.host)
    except (OSError, OverflowError, ValueError) as error:
        sys.stderr.write(f"app.sandbox.terminal: {error}\n")
        return 2
    _tell(terminal.address)
    _follow(machine)
    terminal.stop()
    return 0


def _on_port(machine: Machine, name: str) -> int:
    import serial  # noqa: PLC0415 - a socket needs none

    stopped = threading.Event()
    with serial.Serial(name, 115200, timeout=_EVERY) as port:

        def answer() -> None:
            machine.connected()
            while not stopped.is_set():
                data = port.read(1) + port.read(port.in_waiting)
                for piece in machine.hear(data, time.monotonic()) + machine.tick(time.monotonic()):
                    if piece is None:
                        machine.connected()
                    else:
                        port.write(piece)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        _tell(f"serial:{name}")
        _follow(machine)
        stopped.set()
        thread.join()
    return 0


def _follow(machine: Machine) -> None:
    """Does as it is told, line by line."""
    for line in sys.stdin:
        word = line.strip()
        if word == "q":
            return
        if word == "ledger":
            for entry in machine.ledger.entries:
                _tell(" ".join(f"{name}={value}" for name, value in asdict(entry).items()))
            continue
        try:
            machine.habits = machine.habits.changed(word)
        except ValueError:
            _tell(f"{word!r}? {Habits()}")


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
