"""Bank terminals to speak with: on a socket, and on a terminal of the system that behaves as a COM port does."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from helpers.listening import stop_listening

from app.devices.links import parse_address
from app.devices.privat_line import LineState, Pace
from app.devices.privat_terminal import PrivatTerminal
from app.sandbox.terminal import EmulatedTerminal, speak
from app.sandbox.terminal_machine import Machine

if sys.platform != "win32":  # Windows has no pseudo-terminals: packaging/suite.toml leaves out what needs one
    import tty

SECONDS = 10.0
#: The real pace, without its pauses: what is waited for here is never waited for long.
QUICK = Pace(
    gap=0.0, answer=0.4, retry=0.02, beat=60.0, poll=0.02, operation=5.0, grace=0.3, idle=3.0, patience=5.0,
    long_patience=5.0,
)  # fmt: skip
TEN = Decimal("10.00")


def driven(
    address: str, work: Callable[[PrivatTerminal], Awaitable[None]], pace: Pace = QUICK, wait: float = 0.0
) -> None:
    """Runs `work` with the terminal at `address`."""

    async def run() -> None:
        terminal = PrivatTerminal(pace)
        terminal.use(parse_address(address, "bank_terminal_address", baud=115200), wait)
        try:
            async with asyncio.timeout(SECONDS):
                await work(terminal)
        finally:
            await terminal.stop()
        assert not [one for one in threading.enumerate() if one.name == "terminal"]

    asyncio.run(run())


def purchases(terminal: EmulatedTerminal | ComTerminal) -> int:
    """How many requests for money were really on the wire."""
    return sum(said.get("method") == "Purchase" for said in terminal.machine.heard)


async def at_work(terminal: PrivatTerminal) -> None:
    """The request is with the bank's terminal: it says what it does."""
    news = asyncio.Event()
    over = terminal.status.connect(lambda _: news.set())
    await news.wait()
    over()


async def becomes(terminal: PrivatTerminal, state: LineState) -> None:
    news = asyncio.Event()
    over = terminal.changed.connect(lambda _: news.set())
    while terminal.state is not state:
        news.clear()
        await news.wait()
    over()


@contextmanager
def server(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """Something else at the address: `talk` says what it does with each connection."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                link, _ = listener.accept()
            except OSError:
                return
            with link:
                try:
                    talk(link)
                except OSError:
                    continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        stop_listening(listener)
        thread.join()


class ComTerminal:
    """A bank terminal on a COM port."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._over = threading.Event()
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        self.address = f"serial:{os.ttyname(self._slave)}"
        self._thread = threading.Thread(target=speak, args=(machine, self._master, self._over.is_set))
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()
        os.close(self._slave)
        os.close(self._master)


@pytest.fixture
def bank() -> Iterator[EmulatedTerminal]:
    """A terminal on the net that answers at once."""
    terminal = EmulatedTerminal()
    yield terminal
    terminal.stop()


@pytest.fixture
def com_bank() -> Iterator[ComTerminal]:
    terminal = ComTerminal(Machine())
    yield terminal
    terminal.stop()
