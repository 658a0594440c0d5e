"""Trouble to practise, in training alone: what is out of order now, what the training printer has printed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.domain.printjob import PrintJob
from app.errors import DeviceFault
from app.events import Event
from printing.preview import png
from printing.profiles import Profile
from printing.trainer import Printed, TrainingPrinter
from ui.tasks import Tasks
from ui.training import Training

#: Width of a slip's picture (pixels); it is scaled to its place.
PICTURE = 624


class Trouble(StrEnum):
    """What can be put out of order."""

    NETWORK = "network"
    PAPER = "paper"
    BANK = "bank"
    SHIFT = "shift"


class PracticePresenter(QObject):
    """`opened` brings the panel up, `lesson_wanted` the guided first sale, `changed` says that something is in or out
    of order, `drawn` that another slip is to be seen.

    `ask_server` asks the server something small, `look_at_printer` the printer, `look_at_shift` the server's shift:
    what has changed there is noticed at once and not a minute later. `terminal` is the id of the till's place.
    """

    opened = Signal()
    lesson_wanted = Signal()
    changed = Signal()
    drawn = Signal()
    failed = Signal(object)

    def __init__(
        self,
        training: Training,
        printer: TrainingPrinter,
        jobs: Event[PrintJob],
        profile: Callable[[], Profile],
        ask_server: Callable[[], Awaitable[object]],
        look_at_printer: Callable[[], Awaitable[object]],
        look_at_shift: Callable[[], Awaitable[object]],
        terminal: Callable[[], int | None],
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._training = training
        self._printer = printer
        self._profile = profile
        self._ask_server = ask_server
        self._look_at_printer = look_at_printer
        self._look_at_shift = look_at_shift
        self._terminal = terminal
        self._tasks = tasks
        self._shift_open = True
        self._number = 0
        self.picture = b""
        tasks.busy_changed.connect(self._on_busy)
        jobs.connect(lambda _: self._on_job())

    # ------------------------------------------------------------------ what is out of order

    def on(self, trouble: Trouble) -> bool:
        """Whether this is out of order now."""
        match trouble:
            case Trouble.NETWORK:
                return self._training.cut_off
            case Trouble.PAPER:
                return not self._printer.paper
            case Trouble.BANK:
                return self._training.bank_silent
            case Trouble.SHIFT:
                return not self._shift_open

    def busy(self, trouble: Trouble) -> bool:
        return self._tasks.busy(f"practice.{trouble}")

    def open(self) -> None:
        """The panel is wanted: with the newest slip."""
        self._number = len(self._printer.printed)
        self._draw()
        self._tasks.start("practice.look", self._read_shift, self._refused)
        self.opened.emit()

    def turn(self, trouble: Trouble, on: bool) -> None:
        """Puts it out of order, or right again."""
        if on == self.on(trouble):
            return
        match trouble:
            case Trouble.NETWORK:
                self._tasks.start(f"practice.{trouble}", lambda: self._cut(on), self._refused)
            case Trouble.PAPER:
                self._printer.set_paper(not on)
                self._tasks.start(f"practice.{trouble}", self._look, self._refused)
            case Trouble.BANK:
                self._training.silence_bank(on)
            case Trouble.SHIFT:
                self._tasks.start(f"practice.{trouble}", lambda: self._set_shift(closed=on), self._refused)
        self.changed.emit()

    # ------------------------------------------------------------------ what came out

    @property
    def printed(self) -> tuple[Printed, ...]:
        return self._printer.printed

    @property
    def shown(self) -> int:
        """Which of them is looked at, counted from 1; 0 before the first."""
        return min(self._number, len(self.printed))

    def step(self, by: int) -> None:
        """An older slip (−1) or a newer one."""
        wanted = min(max(self.shown + by, 1), len(self.printed))
        if wanted and wanted != self.shown:
            self._number = wanted
            self._draw()

    # ------------------------------------------------------------------ the work behind

    async def _cut(self, off: bool) -> None:
        try:
            await self._training.cut(off)
        except OSError as error:
            raise DeviceFault("absent", f"the training server's port: {error}") from error
        await self._ask_server()

    async def _set_shift(self, *, closed: bool) -> None:
        if (terminal := self._terminal()) is not None:
            await self._training.set_shift(terminal, is_open=not closed)
            await self._read_shift()
            await self._look_at_shift()

    async def _read_shift(self) -> None:
        """The server's shift may have been opened or closed by itself."""
        terminal = self._terminal()
        self._shift_open = terminal is None or await self._training.shift_open(terminal)

    async def _look(self) -> None:
        await self._look_at_printer()

    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)
        self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name.startswith("practice."):
            self.changed.emit()

    def _on_job(self) -> None:
        """The newest slip, where the newest was looked at."""
        if len(self.printed) > self._number or self._number == 0:
            self._number = len(self.printed)
            self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self._tasks.queue("practice.draw", self._draw_slip, self.failed.emit)

    async def _draw_slip(self) -> None:
        number, printed = self.shown, self.printed
        if not number:
            self.picture = b""
        else:
            slip, profile = printed[number - 1].slip, self._profile()
            self.picture = await asyncio.to_thread(png, slip, profile, PICTURE)
        self.drawn.emit()
