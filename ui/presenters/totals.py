"""The totals of a shift in full: the open one's or a past one's, on paper, as a file, as a table."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.money import ZERO
from app.domain.printjob import JobKind
from app.domain.report import XReport
from app.domain.shift import Shift
from app.services.reports import Reports
from ui.formats import date_text, money_text, time_text
from ui.i18n import tr
from ui.late_progress import LateProgress
from ui.presenters.export import ExportPresenter, Offer
from ui.tasks import Tasks
from ui.x_rows import XPart, x_parts, x_table

#: How many past shifts are offered.
SHIFTS = 60


@dataclass(frozen=True, slots=True)
class ShiftChoice:
    """A shift to look at: `title` and `note` of its row."""

    shift: Shift
    title: str
    note: str


class TotalsPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed`, `paper_requested` with the slip's kind and report, `printed`
    when it went to the queue. `export` is the table as a file."""

    opened = Signal()
    changed = Signal()
    paper_requested = Signal(object, object)
    printed = Signal()

    def __init__(self, reports: Reports, clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self.export = ExportPresenter("totals", self._offer, clock, tasks)
        self._reports = reports
        self._tasks = tasks
        self._wanted = ""
        self.choices: tuple[ShiftChoice, ...] = ()
        self.report: XReport | None = None
        self.late = LateProgress()
        self.late.changed.connect(self.changed)
        tasks.busy_changed.connect(lambda name, _: self.changed.emit() if name.startswith("totals.") else None)

    # ---------------------------------------------------------------- what is shown

    @property
    def progress(self) -> tuple[int, int] | None:
        """How many receipts are added up of how many, when that takes its time."""
        return self.late.value

    @property
    def chosen(self) -> str:
        """The id of the shift in sight."""
        return self._wanted

    @property
    def title(self) -> str:
        if self.report is None:
            return ""
        number = self.report.shift.number
        past = not self.report.shift.open
        return tr("Зміна №{number}, закрита", number=number) if past else tr("Зміна №{number}, X", number=number)

    @property
    def parts(self) -> tuple[XPart, ...]:
        return x_parts(self.report) if self.report is not None else ()

    @property
    def busy(self) -> bool:
        """A print is under way."""
        return self._tasks.busy("totals.print")

    # ---------------------------------------------------------------- what happens

    def open(self) -> None:
        """Shows the open shift's, or the last one's."""
        self.report, self.choices, self._wanted = None, (), ""
        self.opened.emit()
        self._tasks.queue("totals.shifts", self._load)

    def choose(self, shift_id: str) -> None:
        """Another shift of the list."""
        if shift_id == self._wanted:
            return
        self._wanted, self.report = shift_id, None
        self.changed.emit()
        self._tasks.queue("totals.look", lambda: self._look(shift_id))

    def paper(self) -> None:
        """The slip: looked at, saved as PDF or PNG."""
        if self.report is not None:
            self.paper_requested.emit(self._kind, self.report)

    def print(self) -> None:
        """An X of the open shift; a КОПІЯ of a past one's closing slip."""
        if self.report is not None:
            self._tasks.start("totals.print", self._print)

    def save(self) -> None:
        """The rows as a table of the person's own: its dialog asks which kind, and where to."""
        if self.report is not None:
            self.export.open()

    # ---------------------------------------------------------------- the work behind

    @property
    def _kind(self) -> JobKind:
        assert self.report is not None
        return JobKind.X_REPORT if self.report.shift.open else JobKind.SHIFT_CLOSE

    async def _load(self) -> None:
        self._reports.admit()
        shifts = await self._reports.shifts(SHIFTS)
        self.choices = tuple(_choice(shift) for shift in shifts)
        self.changed.emit()
        if shifts and not self._wanted:
            self.choose(shifts[0].id)

    async def _look(self, shift_id: str) -> None:
        shift = next(one.shift for one in self.choices if one.shift.id == shift_id)
        try:
            report = await self._reports.of(shift, self.late.begin())
        finally:
            if shift_id == self._wanted:
                self.late.end()
        if shift_id == self._wanted:
            self.report = report
            self.changed.emit()

    async def _print(self) -> None:
        assert self.report is not None
        if self.report.shift.open:
            self.report = await self._reports.print_x()
        else:
            await self._reports.print_copy(self.report)
        self.printed.emit()

    def _offer(self) -> Offer:
        report = self.report
        assert report is not None
        name = tr("X-звіт зміни №{number}", number=report.shift.number)
        about = tr("Усі підсумки зміни з кількістю документів, суми числами.")
        return Offer(tr("Експорт підсумків"), about, name, lambda: asyncio.to_thread(x_table, report))


def _choice(shift: Shift) -> ShiftChoice:
    title = tr("№{number} · {day}", number=shift.number, day=date_text(shift.opened_at))
    if shift.closed_at is None:
        return ShiftChoice(shift, title, tr("відкрита з {time}", time=time_text(shift.opened_at)))
    span = f"{time_text(shift.opened_at)}–{time_text(shift.closed_at)}"
    gap = (shift.counted or ZERO) - (shift.expected or ZERO)
    said = tr("{span}, різниця {sum}", span=span, sum=money_text(gap, plus=True)) if gap else span
    return ShiftChoice(shift, title, said)
