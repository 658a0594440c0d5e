"""The bank terminal's reports: which one is wanted, whether it is meant, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.clock import Clock, local
from app.domain.charge import TerminalStatus
from app.domain.terminal_report import TerminalReport
from app.events import Event
from app.services.bank import BankDesk
from app.services.station import Station
from ui.formats import date_text, short_date_text, time_text
from ui.i18n import tr
from ui.messages import Message, message
from ui.presenters.closing_checks import Check
from ui.tasks import Tasks
from ui.terminal_words import terminal_doing

_TASK = "bank.report"


class Step(Enum):
    """What the dialog shows."""

    CHOICE = auto()
    CONFIRM = auto()
    WORK = auto()
    RESULT = auto()


class BankReportsPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed` (everything it shows), `settled` when the batch is closed,
    `paper_requested` with the report whose slip is to be looked at."""

    opened = Signal()
    changed = Signal()
    settled = Signal()
    paper_requested = Signal(object)

    def __init__(
        self, desk: BankDesk, status: Event[TerminalStatus], station: Station, clock: Clock, tasks: Tasks
    ) -> None:
        super().__init__()
        self._desk = desk
        self._station = station
        self._clock = clock
        self._tasks = tasks
        self._settled_at: datetime | None = None
        self._asked = False
        self.report: TerminalReport | None = None
        self.trouble: Message | None = None
        self.doing = ""
        status.connect(self._on_status)
        tasks.busy_changed.connect(self._on_busy)

    @property
    def step(self) -> Step:
        if self._tasks.busy(_TASK):
            return Step.WORK
        if self.report is not None:
            return Step.RESULT
        return Step.CONFIRM if self._asked else Step.CHOICE

    @property
    def last(self) -> str:
        """When the till settled it last, as a sentence."""
        if self._settled_at is None:
            return tr("Звірки термінала ще не було")
        return tr("Остання звірка: {when}", when=self._when(self._settled_at))

    @property
    def check(self) -> Check | None:
        """Its line in the list before closing; none for a till without a terminal of its own."""
        if not self._desk.driven:
            return None
        if self._settled_at is None:
            return Check("check-bank", tr("Звірки ще не було"), False, "bank")
        shift = self._station.shift
        good = shift is not None and self._settled_at >= shift.opened_at
        today = local(self._settled_at).date() == local(self._clock.now()).date()
        when = "" if today else f"{short_date_text(self._settled_at)}, "
        return Check("check-bank", tr("Звірка: {when}", when=when + time_text(self._settled_at)), good, "bank")

    async def look(self) -> None:
        """Reads when it was settled."""
        self._settled_at = await self._desk.settled_at()

    def open(self) -> None:
        """The dialog is wanted; one that is at work, or was not read yet, goes on."""
        if self.step is not Step.WORK:
            self.report, self.trouble, self._asked = None, None, False
            self._tasks.start("bank.last", self._look_again)
        self.opened.emit()

    def totals(self) -> None:
        """«X-звіт»: what is in the batch; nothing is changed."""
        self._begin(self._desk.totals)

    def ask_settle(self) -> None:
        """«Звірка»: is it meant?"""
        self._asked, self.trouble = True, None
        self.changed.emit()

    def back(self) -> None:
        """Not now."""
        self._asked = False
        self.changed.emit()

    def settle(self) -> None:
        """Yes: the batch is closed."""
        self._begin(self._desk.settle)

    def show_paper(self) -> None:
        """The report as its slip."""
        if self.report is not None and not self.report.empty:
            self.paper_requested.emit(self.report)

    def _begin(self, work: Callable[[], Coroutine[Any, Any, TerminalReport]]) -> None:
        async def run() -> None:
            report = await work()
            self.report, self._asked = report, False
            if report.settled:
                self._settled_at = report.made_at
                self.settled.emit()

        self.report, self.trouble, self.doing = None, None, ""
        self._tasks.start(_TASK, run, self._failed)

    def _failed(self, error: Exception) -> None:
        self.trouble, self._asked = message(error), False

    async def _look_again(self) -> None:
        await self.look()
        self.changed.emit()

    def _when(self, at: datetime) -> str:
        """«14:20» of today, «21.11 о 21:05» of another day."""
        if local(at).date() == local(self._clock.now()).date():
            return tr("сьогодні о {time}", time=time_text(at))
        return tr("{day} о {time}", day=date_text(at), time=time_text(at))

    def _on_status(self, status: TerminalStatus) -> None:
        if self._tasks.busy(_TASK):
            self.doing = terminal_doing(status)
            self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == _TASK:
            self.changed.emit()
