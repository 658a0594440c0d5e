"""The open shift on the screen: X without paper, the drawer, and what to settle before closing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.money import ZERO, money
from app.domain.report import XReport
from app.services.reports import Reports
from app.services.shift import BeforeClosing, ShiftDesk
from app.services.station import Station
from ui.formats import NBSP, duration_text, money_text, percent_text, time_text
from ui.i18n import plural, tr
from ui.tasks import Tasks
from ui.words import means_color, means_text

#: Fewer bars than this look like a fence with holes: the day begins with empty hours then.
FEWEST_HOURS = 5


@dataclass(frozen=True, slots=True)
class Kpi:
    """One of the four cards. `negative` is money that went back."""

    name: str
    title: str
    value: str
    note: str
    negative: bool = False


@dataclass(frozen=True, slots=True)
class MeansRow:
    """A means of payment: how often, which part of the sales, how much. `color` is a category colour."""

    title: str
    count: str
    share: str
    amount: str
    value: Decimal
    color: int


@dataclass(frozen=True, slots=True)
class DrawerRow:
    name: str
    title: str
    amount: str


@dataclass(frozen=True, slots=True)
class HourBar:
    """An hour's sales; `now` is the hour that is not over."""

    title: str
    amount: Decimal
    now: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A line of the list before closing. `action` is "held", "queue", "sale" or "" for none."""

    name: str
    text: str
    good: bool
    action: str = ""


class ShiftPresenter(QObject):
    """Signals: `changed` (everything shown), `busy_changed`, `printed` when the X slip went to the queue;
    `close_requested`, `cash_requested` (True for output), `held_requested`, `queue_requested` and `sale_requested` are
    for the window."""

    changed = Signal()
    busy_changed = Signal()
    printed = Signal()
    close_requested = Signal()
    cash_requested = Signal(bool)
    held_requested = Signal()
    queue_requested = Signal()
    sale_requested = Signal()

    def __init__(self, desk: ShiftDesk, reports: Reports, station: Station, tasks: Tasks, clock: Clock) -> None:
        super().__init__()
        self._desk = desk
        self._reports = reports
        self._station = station
        self._tasks = tasks
        self._clock = clock
        self.report: XReport | None = None
        self._previous: XReport | None = None
        self._before: BeforeClosing | None = None
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
        lasted = duration_text(self._clock.now() - shift.opened_at)
        return f"{tr('з {time}', time=time_text(shift.opened_at))} · {shift.opened_by} · {lasted}"

    @property
    def too_long(self) -> bool:
        """24 hours passed: nothing is sold before the shift is closed."""
        shift = self._station.shift
        return shift is not None and shift.too_long(self._clock.now())

    @property
    def kpis(self) -> tuple[Kpi, ...]:
        report = self.report
        if report is None:
            return ()
        return (
            Kpi("sales", tr("Продажі"), money_text(report.sales.amount), _receipts(report.sales.count)),
            Kpi("average", tr("Середній чек"), money_text(report.average), self._previous_note()),
            Kpi(
                "refunds",
                tr("Повернення"),
                money_text(-report.refunds.amount),
                _receipts(report.refunds.count),
                negative=report.refunds.amount > 0,
            ),
            _tax_figure(report),
        )

    @property
    def means(self) -> tuple[MeansRow, ...]:
        report = self.report
        whole = sum((row.amount for row in report.sales.means), ZERO) if report else ZERO
        if report is None:
            return ()
        return tuple(
            MeansRow(
                title=means_text(row.means),
                count=_receipts(row.count),
                share=percent_text((row.amount * 100 / whole).quantize(Decimal("0.1"))) if whole else "",
                amount=money_text(row.amount),
                value=row.amount,
                color=means_color(row.means),
            )
            for row in report.sales.means
        )

    @property
    def hours(self) -> tuple[HourBar, ...]:
        """From the hour of the opening to the hour of the report, silent hours too."""
        report = self.report
        if report is None or not report.hours:
            return ()
        sold = {row.hour: row.amount for row in report.hours}
        first = min(sold)
        last = max(max(sold), first + FEWEST_HOURS - 1)
        current = int(time_text(report.made_at)[:2])
        return tuple(
            HourBar(
                title=f"{hour % 24}:00",
                amount=sold.get(hour, ZERO),
                now=hour == current,
            )
            for hour in range(first, last + 1)
        )

    @property
    def hours_note(self) -> str:
        shift = self._station.shift
        return tr("грн, з {time}", time=time_text(shift.opened_at)) if shift else tr("грн")

    @property
    def drawer_rows(self) -> tuple[DrawerRow, ...]:
        """How the drawer came to what it should hold."""
        report = self.report
        if report is None:
            return ()
        rows = [
            DrawerRow("float", tr("Залишок на початок"), money_text(report.shift.float_amount)),
            DrawerRow("cash-sales", tr("Продажі готівкою"), money_text(report.cash_sales, plus=True)),
            DrawerRow("cash-refunds", tr("Повернення готівкою"), money_text(-report.cash_refunds)),
            DrawerRow("service-input", tr("Службове внесення"), money_text(report.service_input, plus=True)),
            DrawerRow("service-output", tr("Службова видача"), money_text(-report.service_output)),
        ]
        if report.cash_issued:
            rows.append(DrawerRow("cash-issued", tr("Видача готівки"), money_text(-report.cash_issued)))
        return tuple(rows)

    @property
    def drawer(self) -> str:
        """Cash that should be in the drawer."""
        return money_text(self.report.drawer) if self.report else ""

    @property
    def checks(self) -> tuple[Check, ...]:
        before = self._before
        if before is None:
            return ()
        return (_queue_check(before), _held_check(before), _receipt_check(before))

    @property
    def printing(self) -> bool:
        return self._tasks.busy("print_x")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown, or something behind it changed: adds up again."""
        self._tasks.start("shift_load", self._load)

    def print_x(self) -> None:
        """«Друк X-звіту»."""
        self._tasks.start("print_x", self._print)

    def act(self, action: str) -> None:
        """«Показати» beside a line of the list before closing."""
        {"held": self.held_requested, "queue": self.queue_requested, "sale": self.sale_requested}[action].emit()

    # ---------------------------------------------------------------- the work behind

    async def _load(self) -> None:
        if self._station.shift is None:
            self.report = self._before = None
        else:
            self.report = await self._reports.x()
            self._before = await self._desk.before_closing()
            self._previous = await self._reports.previous_average()
        self.changed.emit()

    async def _print(self) -> None:
        self.report = await self._reports.print_x()
        self.changed.emit()
        self.printed.emit()

    def _previous_note(self) -> str:
        if self._previous is None or not self._previous.sales.count:
            return tr("минулої зміни не було")
        return tr("раніше {sum}", sum=money_text(self._previous.average))

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "print_x":
            self.busy_changed.emit()


def _receipts(count: int) -> str:
    return f"{count}{NBSP}{plural(count, 'чек', 'чеки', 'чеків')}"


def _tax_figure(report: XReport) -> Kpi:
    """The tax of the largest turnover, without what was refunded, as in mockup 11a."""
    if not report.sales.taxes:
        return Kpi("tax", tr("ПДВ"), money_text(ZERO), tr("без ПДВ"))
    main = max(report.sales.taxes, key=lambda line: line.turnover)
    back = sum((line.tax for line in report.refunds.taxes if line.letter == main.letter), ZERO)
    title = f"{main.name} {percent_text(main.rate)} ({main.letter})"
    return Kpi("tax", title, money_text(money(main.tax - back)), tr("без повернень"))


def _queue_check(before: BeforeClosing) -> Check:
    if before.refused:
        return Check("check-queue", tr("Сервер відхилив: {count}", count=before.refused), False, "queue")
    if before.waiting:
        return Check("check-queue", tr("Чекають надсилання: {count}", count=before.waiting), False, "queue")
    return Check("check-queue", tr("Усі документи надіслано"), True)


def _held_check(before: BeforeClosing) -> Check:
    if before.held:
        return Check("check-held", tr("Відкладені чеки: {count}", count=before.held), False, "held")
    return Check("check-held", tr("Відкладених чеків немає"), True)


def _receipt_check(before: BeforeClosing) -> Check:
    if before.receipt_open:
        return Check("check-receipt", tr("Є незавершений чек"), False, "sale")
    return Check("check-receipt", tr("Незавершених чеків немає"), True)
