"""Opening the shift: how much change the drawer begins with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.clock import Clock, local
from app.domain.money import ZERO
from app.domain.shift import Shift
from app.errors import RuleBroken, TillError
from app.services.shift import ShiftDesk
from app.services.station import Station
from ui.amount_input import AmountInput
from ui.count_input import CountInput
from ui.formats import day_text, sum_text, time_text
from ui.i18n import sentences, tr
from ui.messages import message
from ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Comparison:
    """The float beside what the last shift left. `fits` is False when they differ."""

    text: str
    fits: bool


class OpenShiftPresenter(QObject):
    """Signals: `loaded` (facts on the left), `amount_changed`, `busy_changed`, `mode_changed`; `opened` when the
    shift is open, `past_requested` to look at the totals of past shifts."""

    loaded = Signal()
    mode_changed = Signal()
    amount_changed = Signal()
    busy_changed = Signal()
    opened = Signal()
    past_requested = Signal()

    def __init__(self, desk: ShiftDesk, station: Station, tasks: Tasks, clock: Clock) -> None:
        super().__init__()
        self._desk = desk
        self._station = station
        self._tasks = tasks
        self._clock = clock
        self._last: Shift | None = None
        self.number = 0
        self.amount = AmountInput()
        self.count = CountInput()
        self.by_notes = False
        self.print_slip = station.rules.print_slips
        self.error = ""
        tasks.busy_changed.connect(self._on_busy)

    # ---------------------------------------------------------------- what is shown

    @property
    def till(self) -> str:
        """«Каса №1, Продукти на Подолі»."""
        place = self._station.place
        return f"{place.terminal_name}, {place.shop_title}" if place else ""

    @property
    def cashier(self) -> str:
        return self._station.cashier.name if self._station.cashier else ""

    @property
    def registrar(self) -> str:
        """The fiscal number of the register, "" when the server told none."""
        return self._station.place.registrar if self._station.place else ""

    @property
    def last_shift(self) -> str:
        """«№213, закрито вчора о 21:04»."""
        if self._last is None or self._last.closed_at is None:
            return tr("ще не було")
        at = self._last.closed_at
        days = (local(self._clock.now()).date() - local(at).date()).days
        facts = {"number": self._last.number, "time": time_text(at)}
        if days == 0:
            return tr("№{number}, закрито сьогодні о {time}", **facts)
        if days == 1:
            return tr("№{number}, закрито вчора о {time}", **facts)
        return tr("№{number}, закрито {day} о {time}", day=day_text(at), **facts)

    @property
    def remainder(self) -> Decimal | None:
        """What the last shift left in the drawer."""
        return self._last.left if self._last else None

    @property
    def value(self) -> Decimal:
        """The float as entered, hryvnias."""
        return self.count.total if self.by_notes else self.amount.value or ZERO

    @property
    def comparison(self) -> Comparison | None:
        """None with nothing to compare with, or while nothing was counted."""
        if self._last is None or self.remainder is None or (self.by_notes and not self.count.touched):
            return None
        more = self.value - self.remainder
        if not more:
            return Comparison(tr("Сума збігається із залишком зміни №{number}", number=self._last.number), True)
        word = (
            tr("На {sum} більше, ніж лишила зміна №{number}", sum=sum_text(more), number=self._last.number)
            if more > 0
            else tr("На {sum} менше, ніж лишила зміна №{number}", sum=sum_text(-more), number=self._last.number)
        )
        return Comparison(word, False)

    @property
    def busy(self) -> bool:
        return self._tasks.busy("open_shift")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown."""
        self._tasks.start("open_shift_load", self._load)

    def set_mode(self, by_notes: bool) -> None:
        """One sum, or pieces by denomination."""
        self.by_notes = by_notes
        self.error = ""
        self.mode_changed.emit()
        self.amount_changed.emit()

    def set_print(self, on: bool) -> None:
        self.print_slip = on

    def press(self, key: str) -> None:
        """A key of the pad: digit, comma, "back" or "C"."""
        if self.busy:
            return
        self.error = ""
        (self.count if self.by_notes else self.amount).press(key)
        self.amount_changed.emit()

    def select(self, value: Decimal) -> None:
        """Another denomination is being counted."""
        self.count.select(value)
        self.amount_changed.emit()

    def step(self, by: int) -> None:
        """The next or the previous denomination."""
        self.count.step(by)
        self.amount_changed.emit()

    def confirm(self) -> None:
        """Enter: the next denomination, and after the last one, or with one sum, opens."""
        if self.by_notes and self.count.step(1):
            self.amount_changed.emit()
        else:
            self.open()

    def open(self) -> None:
        """«Відкрити зміну»."""
        self._tasks.start("open_shift", self._open, self._refused)

    # ---------------------------------------------------------------- the work behind

    async def _load(self) -> None:
        last = await self._desk.last()
        self.number = await self._desk.next_number()
        if last != self._last or self.amount.value is None:
            self._last = last
            self.amount.set(last.left if last and last.left is not None else ZERO)
        self.loaded.emit()
        self.amount_changed.emit()

    async def _open(self) -> None:
        await self._desk.open(self.value, print_slip=self.print_slip)
        self._last = None
        self.amount.clear()
        self.count.clear()
        self.by_notes = False
        self.opened.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, TillError) and not message(error).modal:
            said = message(error)
            self.error = sentences(said.title, said.detail)
            self.amount_changed.emit()
        else:
            self._tasks.failed.emit("open_shift", error)
        if isinstance(error, RuleBroken) and error.rule == "shift_open":
            self.opened.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "open_shift":
            self.busy_changed.emit()
