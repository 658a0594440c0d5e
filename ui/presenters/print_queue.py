"""The print queue as a person sees it: every slip on its way or in trouble, what may be done about each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.printjob import JobKind, JobState, PrintJob
from app.services.journal import Journal
from app.store.print_jobs import PrintJobs
from printing.answer import PrinterState
from printing.spooler import Spooler
from ui.presenters.status import StatusPresenter
from ui.print_words import slip_name
from ui.tasks import Tasks

#: Of those that are over, the newest; of the others as many as anybody would look through.
OVER, MOST = 20, 80
_OPEN = (JobState.WAITING, JobState.PRINTING, JobState.UNSURE, JobState.FAILED)


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One slip. `old`: it waits until a person says what is to become of it."""

    job: PrintJob
    name: str
    old: bool

    @property
    def title(self) -> str:
        """The name where a line begins with it."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def may_look(self) -> bool:
        """There is paper to it."""
        return self.job.kind is not JobKind.DRAWER

    @property
    def may_print(self) -> bool:
        """The drawer is opened by its own button, at its own time."""
        trouble = self.job.state in (JobState.FAILED, JobState.UNSURE)
        return (self.old or trouble) and self.job.kind is not JobKind.DRAWER

    @property
    def may_drop(self) -> bool:
        return self.job.state in (JobState.FAILED, JobState.UNSURE, JobState.WAITING)


class PrintQueuePresenter(QObject):
    """Signals: `changed`, `old_changed` with the slips to ask about when they or the place of the question are others
    (`shown`: the page asks itself), `left` when the cashier goes back, `opened` when
    somebody wants to see the page, `paper_requested` with the job whose slip is to be looked at and its name, `failed`
    an error."""

    changed = Signal()
    old_changed = Signal(object)
    opened = Signal()
    left = Signal()
    failed = Signal(object)
    paper_requested = Signal(object, str)

    def __init__(
        self, spooler: Spooler, jobs: PrintJobs, journal: Journal, status: StatusPresenter, clock: Clock, tasks: Tasks
    ) -> None:
        super().__init__()
        self._spooler = spooler
        self._jobs = jobs
        self._journal = journal
        self._status = status
        self._clock = clock
        self._tasks = tasks
        self.shown = False
        self.rows: tuple[PrintRow, ...] = ()
        self.more = 0
        self.loaded = False
        spooler.changed.connect(lambda _: self._read())
        spooler.old_changed.connect(lambda _: self._aged())
        status.changed.connect(self._on_status)

    @property
    def old(self) -> Sequence[PrintJob]:
        """The slips to ask about."""
        return self._spooler.old

    @property
    def now(self) -> datetime:
        return self._clock.now()

    @property
    def printer(self) -> str:
        """What is known of the till's printer, as the top bar says it."""
        return self._status.status.printer

    @property
    def well(self) -> bool:
        return self.printer == "none" or PrinterState(self.printer).well

    def show(self) -> None:
        """Somebody wants to see the page."""
        self.opened.emit()

    def open(self) -> None:
        """The page comes up; it is kept fresh until `close`."""
        self.shown = True
        self.old_changed.emit(self.old)
        self._read()

    def close(self) -> None:
        self.shown = False
        self.old_changed.emit(self.old)

    def back(self) -> None:
        self.left.emit()

    def show_paper(self, row: PrintRow) -> None:
        """What the slip says: a person decides by it."""
        self.paper_requested.emit(row.job, row.title)

    def print(self, job_id: str) -> None:
        """«Надрукувати»: a person has looked and wants it."""
        self._do(lambda: self._spooler.again([job_id]))

    def drop(self, job_id: str) -> None:
        """«Прибрати»: nobody needs it."""
        self._do(lambda: self._spooler.drop([job_id]))

    def print_old(self) -> None:
        """All the old ones at once."""
        self._do(lambda: self._spooler.again([job.id for job in self._spooler.old]))

    def drop_old(self) -> None:
        """None of the old ones."""
        self._do(lambda: self._spooler.drop([job.id for job in self._spooler.old]))

    def look(self) -> None:
        """Asks the printer how it is."""
        self._tasks.start("prints.look", self._spooler.check, self.failed.emit)

    # ---------------------------------------------------------------- the work behind

    def _do(self, work: Callable[[], Awaitable[object]]) -> None:
        async def done() -> None:
            await work()
            await self._load()

        self._tasks.queue("prints.do", done, self.failed.emit)

    def _aged(self) -> None:
        self.old_changed.emit(self.old)
        self._read()

    def _on_status(self) -> None:
        if self.shown:
            self.changed.emit()

    def _read(self) -> None:
        if self.shown:
            self._tasks.queue("prints.load", self._load, self.failed.emit)

    async def _load(self) -> None:
        open_jobs = await self._jobs.open()
        over = [job for job in await self._jobs.recent(OVER) if job.state not in _OPEN]
        old = {job.id for job in self._spooler.old}
        shown = [*open_jobs[:MOST], *over]
        self.more = len(open_jobs) - len(open_jobs[:MOST])
        self.rows = tuple([PrintRow(job, await slip_name(self._journal, job), job.id in old) for job in shown])
        self.loaded = True
        self.changed.emit()
