"""A page the settings print: on its way through the queue, and how it went."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from app.domain.printjob import JobState, PrintJob
from app.errors import PrinterFault
from ui.messages import message
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks


class PrintedPage(QObject):
    """Signals: `changed`, `failed` an error. `state` is how far the page printed last came, None before the first."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks, name: str) -> None:
        super().__init__()
        self.till = till
        self.tasks = tasks
        self._name = name
        self._job_id = ""
        self._error = ""
        self.state: JobState | None = None
        till.printers.spooler.state_changed.connect(lambda _: self.changed.emit())
        till.printers.spooler.changed.connect(self._on_job)
        tasks.busy_changed.connect(self._on_busy)

    @property
    def printing(self) -> bool:
        """It is on its way."""
        return self.tasks.busy(self._name) or self.state in (JobState.WAITING, JobState.PRINTING)

    @property
    def trouble(self) -> str:
        """What the printer's trouble is called."""
        return message(PrinterFault(self._error)).title

    def forget(self) -> None:
        """What was printed before is of no interest any more, unless it is still on its way."""
        if not self.printing:
            self.state = None
            self.changed.emit()

    def send(self, add: Callable[[], Awaitable[str]], *, behind: asyncio.Lock) -> None:
        """Prints what `add` puts into the queue, `behind` the settings that are being written; a second tap while it is
        on its way is dropped."""
        if self.printing:
            return

        async def work() -> None:
            async with behind:
                self.state, self._error = None, ""
                self._job_id = await add()
                self.state = JobState.WAITING

        self.tasks.start(self._name, work, self.failed.emit)

    def _on_job(self, job: PrintJob) -> None:
        if job.id == self._job_id:
            self.state, self._error = job.state, job.error
            self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == self._name:
            self.changed.emit()
