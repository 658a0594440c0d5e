"""The trial page: its picture as it would come out, its way through the printer, how it went."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from app.domain.printjob import JobState, PrintJob
from app.errors import PrinterFault
from printing.answer import PrinterState
from printing.preview import png
from printing.trial_slip import trial_slip
from ui.i18n import tr
from ui.messages import message
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks

#: In the picture a letter is 12 dots wide, the edges of the paper 48 together.
CELL, EDGES = 12, 48


class TrialPage(QObject):
    """Signals: `changed` (picture, progress, the printer's state), `failed` an error.

    `state` is how far the page printed last came, None before the first.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self._job_id = ""
        self._error = ""
        self.state: JobState | None = None
        self.picture = b""
        till.printers.spooler.state_changed.connect(lambda _: self.changed.emit())
        till.printers.spooler.changed.connect(self._on_job)
        tasks.busy_changed.connect(self._on_busy)

    @property
    def printing(self) -> bool:
        """It is on its way."""
        return self._tasks.busy("settings.trial") or self.state in (JobState.WAITING, JobState.PRINTING)

    @property
    def outcome(self) -> tuple[str, str]:
        """How it went: a sentence and its kind ("good", "warn", "danger"); "" before it is known."""
        match self.state:
            case JobState.PRINTED if self._till.printers.spooler.state is PrinterState.READY:
                return tr("Сторінку надруковано. Перевірте літери й ширину"), "good"
            case JobState.PRINTED:
                return tr("Сторінку передано. Чи вона вийшла, каса не знає: гляньте на принтер"), "good"
            case JobState.FAILED:
                return f"{self._trouble()}. {tr('Сторінку не надруковано')}", "danger"
            case JobState.UNSURE:
                return f"{self._trouble()}. {tr('Гляньте, чи вийшла сторінка')}", "warn"
            case _:
                return "", "info"

    def forget(self) -> None:
        """What was printed before is of no interest any more, unless it is still on its way."""
        if not self.printing:
            self.state = None
            self.changed.emit()

    def print(self, *, behind: asyncio.Lock) -> None:
        """Prints it, `behind` the settings that are being written; a second tap while it is on its way is dropped."""
        if self.printing:
            return

        async def work() -> None:
            async with behind:
                self.state, self._error = None, ""
                self._job_id = await self._till.printers.print_test()
                self.state = JobState.WAITING

        self._tasks.start("settings.trial", work, self.failed.emit)

    def draw(self) -> None:
        """Draws the picture by the profile in force, off the screen's thread."""
        place = self._till.station.place
        if place is None:
            return
        profile = self._till.printers.profile()
        slip = trial_slip(profile, place, self._till.clock.now(), training=self._till.settings.training)

        async def work() -> None:
            picture = await asyncio.to_thread(png, slip, profile, profile.columns * CELL + EDGES)
            if profile == self._till.printers.profile():
                self.picture = picture
                self.changed.emit()

        self._tasks.queue("settings.picture", work, self.failed.emit)

    def _trouble(self) -> str:
        return message(PrinterFault(self._error)).title

    def _on_job(self, job: PrintJob) -> None:
        if job.id == self._job_id:
            self.state, self._error = job.state, job.error
            self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "settings.trial":
            self.changed.emit()
