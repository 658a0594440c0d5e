"""The open shift on the screen: X without paper, the drawer, and what to settle before closing."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.closing import BeforeClosing
from app.domain.report import XReport
from app.domain.server_shift import ServerSide
from app.services.reports import Reports
from app.services.shift import ShiftDesk
from app.services.shift_watch import ShiftWatch
from app.services.station import Station
from ui.formats import duration_text, money_text, number_text, time_text
from ui.i18n import tr
from ui.late_progress import LateProgress
from ui.presenters.closing_checks import Check, checks, server_check
from ui.presenters.shift_board import (
    DrawerRow,
    HourBar,
    Kpi,
    MeansRow,
    drawer_rows,
    hour_bars,
    kpis,
    means_rows,
)
from ui.tasks import Tasks


class BankLine(Protocol):
    """What the bank terminal adds to the list before closing."""

    @property
    def check(self) -> Check | None: ...

    async def look(self) -> None: ...


class NoBank:
    """A till that drives no bank terminal."""

    check: Check | None = None

    async def look(self) -> None:
        """There is nothing to look at."""


class ShiftPresenter(QObject):
    """Signals: `changed` (everything shown), `busy_changed`, `printed` when the X slip went to the queue; those that
    end in `_requested` are for the window, `cash_requested` with True for output."""

    changed = Signal()
    busy_changed = Signal()
    printed = Signal()
    close_requested = Signal()
    details_requested = Signal()
    bank_requested = Signal()
    cash_requested = Signal(bool)
    held_requested = Signal()
    handed_requested = Signal()
    printer_requested = Signal()
    queue_requested = Signal()
    doubt_requested = Signal()
    loose_requested = Signal()
    sale_requested = Signal()

    def __init__(
        self,
        desk: ShiftDesk,
        reports: Reports,
        station: Station,
        tasks: Tasks,
        clock: Clock,
        bank: BankLine | None = None,
        watch: ShiftWatch | None = None,
    ) -> None:
        super().__init__()
        self._bank: BankLine = bank or NoBank()
        self._watch = watch
        if watch is not None:
            watch.changed.connect(self._server_changed)
        self._desk = desk
        self._reports = reports
        self._station = station
        self._tasks = tasks
        self._clock = clock
        self.report: XReport | None = None
        self._previous: XReport | None = None
        self._before: BeforeClosing | None = None
        self._late = LateProgress()
        self._late.changed.connect(self.changed)
        tasks.busy_changed.connect(self._on_busy)

    # ---------------------------------------------------------------- what is shown

    @property
    def title(self) -> str:
        shift = self._station.shift
        return tr("Зміна №{number}", number=shift.number) if shift else tr("Зміну закрито")

    @property
    def subtitle(self) -> str:
        """«з 08:02 · Олена Коваль · 6 год 50 хв»."""
        shift = self._station.shift
        if shift is None:
            return ""
        if self._late.value is not None:
            return self.lasted
        since, lasted = self.lasted.split(" · ")
        return f"{since} · {shift.opened_by} · {lasted}"

    @property
    def lasted(self) -> str:
        """The same without the name, for a narrow window: «з 08:02 · 6 год 50 хв»."""
        shift = self._station.shift
        if shift is None:
            return ""
        if self._late.value is not None:
            done, of = self._late.value
            return tr("Складаємо чеки: {done} з {of}", done=number_text(Decimal(done)), of=number_text(Decimal(of)))
        since = tr("з {time}", time=time_text(shift.opened_at))
        return f"{since} · {duration_text(self._clock.now() - shift.opened_at)}"

    @property
    def too_long(self) -> bool:
        """24 hours passed: nothing is sold before the shift is closed."""
        shift = self._station.shift
        return shift is not None and shift.too_long(self._clock.now())

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        return kpis(self.report, self._previous) if self.report else ()

    @property
    def means(self) -> tuple[MeansRow, ...]:
        return means_rows(self.report) if self.report else ()

    @property
    def hours(self) -> tuple[HourBar, ...]:
        return hour_bars(self.report) if self.report else ()

    @property
    def hours_note(self) -> str:
        shift = self._station.shift
        return tr("грн, з {time}", time=time_text(shift.opened_at)) if shift else tr("грн")

    @property
    def drawer_rows(self) -> tuple[DrawerRow, ...]:
        return drawer_rows(self.report) if self.report else ()

    @property
    def drawer(self) -> str:
        """Cash that should be in the drawer."""
        return money_text(self.report.drawer) if self.report else ""

    @property
    def checks(self) -> tuple[Check, ...]:
        if self._before is None:
            return ()
        server, bank = (server_check(self._watch.side),) if self._watch is not None else (), self._bank.check
        return (*server, *checks(self._before), *((bank,) if bank else ()))

    @property
    def printing(self) -> bool:
        return self._tasks.busy("print_x")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown, or something behind it changed: adds up again."""
        if self._watch is not None:
            self._watch.wake()
        self._tasks.start("shift_load", self._load)

    def print_x(self) -> None:
        """«Друк X-звіту»."""
        self._tasks.start("print_x", self._print)

    def act(self, action: str) -> None:
        """«Показати» beside a line of the list before closing."""
        {
            "held": self.held_requested,
            "handed": self.handed_requested,
            "printer": self.printer_requested,
            "queue": self.queue_requested,
            "sale": self.sale_requested,
            "bank": self.bank_requested,
            "doubt": self.doubt_requested,
            "loose": self.loose_requested,
        }[action].emit()

    # ---------------------------------------------------------------- the work behind

    async def _load(self) -> None:
        if self._station.shift is None:
            self.report = self._before = None
        else:
            try:
                self.report = await self._reports.x(self._late.begin())
            finally:
                self._late.end()
            self._before = await self._desk.before_closing()
            await self._bank.look()
            self.changed.emit()
            last = await self._desk.last()
            if last is not None and (self._previous is None or self._previous.shift.id != last.id):
                self._previous = await self._reports.last_closed()
        self.changed.emit()

    async def _print(self) -> None:
        self.report = await self._reports.print_x()
        self.changed.emit()
        self.printed.emit()

    def _server_changed(self, _: ServerSide) -> None:
        self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "print_x":
            self.busy_changed.emit()
