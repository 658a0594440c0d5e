"""Bank terminals to speak with: on a socket, and on a terminal of the system that behaves as a COM port does."""

from __future__ import annotations

import os
import threading
import tty
from collections.abc import Iterator

import pytest

from app.sandbox.terminal import EmulatedTerminal, speak
from app.sandbox.terminal_machine import Machine


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
