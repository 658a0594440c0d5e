"""The shop one trains in: a server and a bank terminal of its own. Nothing leaves the computer."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.sandbox.server import SandboxThread
    from app.sandbox.terminal import EmulatedTerminal

#: The training server's own facts (app.sandbox): shown on the sign-in screen, secret to nobody.
KEY, PHONE, PASSWORD = "sandbox", "380960000006", "123456789"
PINS = ("1111", "2222", "9999")


class Training:
    """What a training till has besides the till. Until `start` there is nothing, and nothing to stop.

    The trouble one practises is made here and now: nothing of it is kept, so every start begins without.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self.sandbox: SandboxThread | None = None
        self.terminal: EmulatedTerminal | None = None

    @property
    def terminal_address(self) -> str:
        """Where the bank terminal is, "" when there is none."""
        return self.terminal.address if self.terminal is not None else ""

    async def start(self) -> SandboxThread:
        self.sandbox = await asyncio.to_thread(_start_sandbox, self._home / "sandbox.db")
        self.terminal = _start_terminal()
        return self.sandbox

    def is_home(self, address: str) -> bool:
        """Whether this is the training server: receipts made here must never reach another."""
        return self.sandbox is not None and address.strip().rstrip("/") == self.sandbox.url

    async def take_over(self, on: bool) -> None:
        """Whether somebody at the fiscal till takes the money of receipts that wait at the server."""
        if self.sandbox is not None:
            await asyncio.to_thread(self.sandbox.set, deferred="taken" if on else "left")

    @property
    def cut_off(self) -> bool:
        """Whether the way to the training server is cut."""
        return self.sandbox is not None and self.sandbox.unplugged

    async def cut(self, off: bool) -> None:
        """Pulls the server's cable, or puts it in again. Raises OSError when its port was taken meanwhile."""
        if self.sandbox is not None:
            await asyncio.to_thread(self.sandbox.unplug if off else self.sandbox.plug_in)

    @property
    def bank_silent(self) -> bool:
        """Whether the answer to the next card will be lost."""
        return self.terminal is not None and bool(self.terminal.machine.plan)

    async def shift_open(self, terminal_id: int) -> bool:
        """Whether the training server has a shift open for the till's terminal."""
        return self.sandbox is not None and await asyncio.to_thread(self.sandbox.shift_open, terminal_id)

    async def set_shift(self, terminal_id: int, *, is_open: bool) -> None:
        """The training server closes its shift under the till, or opens one again."""
        if self.sandbox is not None:
            await asyncio.to_thread(partial(self.sandbox.set_shift, terminal_id, is_open=is_open))

    def silence_bank(self, on: bool) -> None:
        """The next card is charged and the line breaks before the terminal says so; once."""
        if self.terminal is None:
            return
        machine = self.terminal.machine
        machine.plan.clear()
        if on:
            machine.plan.append(replace(machine.habits, break_at="decided"))

    async def stop(self) -> None:
        if self.terminal is not None:
            await asyncio.to_thread(self.terminal.stop)
        if self.sandbox is not None:
            await asyncio.to_thread(self.sandbox.stop)


def _start_sandbox(data: Path) -> SandboxThread:
    # A shop that does not train never loads the server.
    from app.sandbox.server import SandboxThread  # noqa: PLC0415

    return SandboxThread(data).start()


def _start_terminal() -> EmulatedTerminal:
    """Some sums mean trouble (`app.sandbox.terminal_habits`), so that it can be trained too."""
    from app.sandbox.terminal import EmulatedTerminal  # noqa: PLC0415
    from app.sandbox.terminal_habits import HUMAN  # noqa: PLC0415
    from app.sandbox.terminal_machine import Machine  # noqa: PLC0415

    return EmulatedTerminal(machine=Machine(habits=HUMAN))
