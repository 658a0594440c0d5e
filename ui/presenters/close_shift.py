"""Closing the shift: the count, what it should be, why it differs, what stays for tomorrow."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from app.domain.closing import BegunClosing
from app.domain.money import ZERO
from app.domain.reason import LONGEST_REASON
from app.domain.shift import Count, ShiftClose
from app.errors import RuleBroken, TillError
from app.services.reports import Reports
from app.services.shift import Closed, ShiftDesk
from app.services.station import Station
from ui.amount_input import AmountInput
from ui.count_input import CountInput
from ui.formats import money_text
from ui.i18n import sentences, tr
from ui.messages import message
from ui.presenters.check import CheckPresenter
from ui.presenters.closing_checks import Check, checks
from ui.tasks import Tasks


class Target(Enum):
    """What the keypad writes into."""

    COUNT = auto()
    LEFT = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """Counted beside expected. `kind` is "short", "over", "fits" or "open" while nothing can be said yet."""

    word: str
    amount: str
    kind: str


class CloseShiftPresenter(QObject):
    """Signals: `changed` (sums, fields, reason), `mode_changed`, `reason_wanted` (the reason must be given before
    closing), `left_open` (the dialog about what is left open is wanted), `closed` (the result is there), `cancelled`
    (back to the shift), `finished` (on to the next shift).

    Every change is kept, so that a till that went down goes on with the count and the reason.

    `blind`, a rule of the till, hides what should be there until the count is confirmed once; from then on the count
    stands.
    """

    changed = Signal()
    mode_changed = Signal()
    reason_wanted = Signal()
    left_open = Signal()
    closed = Signal()
    cancelled = Signal()
    finished = Signal()
    paper_requested = Signal(object)

    def __init__(
        self, desk: ShiftDesk, reports: Reports, station: Station, check: CheckPresenter, tasks: Tasks
    ) -> None:
        super().__init__()
        self._desk = desk
        self._reports = reports
        self._station = station
        self.check = check
        self._tasks = tasks
        self._shift_id = ""
        self._changed = self._kept = False
        self._begin()
        tasks.busy_changed.connect(self._on_busy)

    def _begin(self) -> None:
        self.count = CountInput()
        self.sum = AmountInput()
        self.left = AmountInput()
        self.by_notes = True
        self.target = Target.COUNT
        self.reason = ""
        self.other = False
        self.asked = False
        self.revealed = False
        self.print_report = self._station.rules.print_slips
        self.error = ""
        self.expected = ZERO
        self.result: Closed | None = None
        #: What is left open, for the dialog, and whether who stands here may let it be.
        self.matters: tuple[Check, ...] = ()
        self.decides = False
        self._let_be: str | None = None

    def show_paper(self) -> None:
        """The report of the shift that was closed is to be looked at."""
        if self.result is not None:
            self.paper_requested.emit(self.result.report)

    # ---------------------------------------------------------------- what is shown

    @property
    def number(self) -> int:
        if self.result is not None:
            return self.result.shift.number
        return self._station.shift.number if self._station.shift else 0

    @property
    def counted(self) -> Decimal:
        return self.count.total if self.by_notes else self.sum.value or ZERO

    @property
    def touched(self) -> bool:
        return self.count.touched if self.by_notes else self.sum.value is not None

    @property
    def blind(self) -> bool:
        return self._station.rules.blind_count

    @property
    def hidden(self) -> bool:
        """A blind count that was not confirmed yet: neither the expected sum nor the difference is told."""
        return self.blind and not self.revealed

    @property
    def expected_text(self) -> str:
        return "•••" if self.hidden else money_text(self.expected)

    @property
    def difference(self) -> Difference:
        gap = self.counted - self.expected
        if self.hidden or not (self.touched or self.asked):
            return Difference(tr("Різниця"), "—", "open")
        if gap < 0:
            return Difference(tr("Нестача"), money_text(gap), "short")
        if gap > 0:
            return Difference(tr("Надлишок"), money_text(gap, plus=True), "over")
        return Difference(tr("Сходиться"), money_text(gap), "fits")

    @property
    def needs_reason(self) -> bool:
        """The count differs, so closing will ask why."""
        return self.difference.kind in ("short", "over")

    @property
    def left_value(self) -> Decimal:
        """What stays for tomorrow: as typed, or the morning's float as far as the count reaches."""
        typed = self.left.value or ZERO
        return min(typed, self.counted) if self.left.offered else typed

    @property
    def left_text(self) -> str:
        if not self.left.offered:
            return self.left.text
        return money_text(self.left_value if self.touched else self.left.value or ZERO)

    @property
    def left_too_much(self) -> bool:
        return self.left_value > self.counted

    @property
    def handed_over(self) -> Decimal:
        """What is taken out as a service output."""
        return max(ZERO, self.counted - self.left_value)

    @property
    def busy(self) -> bool:
        return self._tasks.busy("close_shift")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown. A count begun earlier in the same shift is still there."""
        shift = self._station.shift
        if shift is not None and shift.id != self._shift_id:
            self._begin()
            self._kept = False
            self._shift_id = shift.id
            self.left.set(shift.float_amount)
        if shift is not None:
            self._let_be = None
            self._tasks.start("close_shift_load", self._load)
            # Beside the counting, which it keeps waiting for nothing.
            self.check.follow(shift.id)
            self.check.now()

    def leave(self) -> None:
        """Another page is shown."""
        self.check.leave()

    def set_mode(self, by_notes: bool) -> None:
        """By denominations, or one sum."""
        self.by_notes = by_notes
        self.target = Target.COUNT
        self.mode_changed.emit()
        self.changed.emit()
        self._keep()

    def press(self, key: str) -> None:
        """A key for whatever is being typed. A confirmed blind count takes none."""
        if self.busy:
            return
        self.error = ""
        if self.target is Target.LEFT:
            self.left.press(key)
        elif not (self.blind and self.revealed):
            (self.count if self.by_notes else self.sum).press(key)
        self.changed.emit()
        self._keep()

    def select(self, value: Decimal) -> None:
        """A denomination was touched."""
        self.target = Target.COUNT
        self.count.select(value)
        self.changed.emit()

    def select_left(self) -> None:
        """«Лишити на завтра» was touched: the first digit replaces what stands there."""
        self.target = Target.LEFT
        self.left.set(self.left_value)
        self.changed.emit()

    def step(self, by: int) -> None:
        """«Далі» and «Назад»: from note to note, after the last to what stays for tomorrow."""
        if self.target is Target.LEFT and by < 0:
            self.target = Target.COUNT
        elif self.target is Target.COUNT and not (self.by_notes and self.count.step(by)) and by > 0:
            self.select_left()
        self.changed.emit()

    def recount(self) -> None:
        """A blind count begins anew."""
        self.count.clear()
        self.sum.clear()
        self.revealed = self.asked = False
        self.target = Target.COUNT
        self.changed.emit()
        self._keep()

    def choose_reason(self, text: str) -> None:
        """One of the usual reasons."""
        self.reason, self.other, self.error = text, False, ""
        self.changed.emit()
        self._keep()

    def choose_other(self, on: bool = True) -> None:
        """«Інше…»: the reason is written; off again shows the usual ones."""
        self.reason, self.other, self.error = "", on, ""
        self.changed.emit()
        self._keep()

    def write_reason(self, text: str) -> None:
        self.reason = text[:LONGEST_REASON]
        self.error = ""
        self._keep()

    def set_print(self, on: bool) -> None:
        self.print_report = on
        self._keep()

    def close(self) -> None:
        """«Закрити зміну», F12. Asks for what is missing, in place; any count closes."""
        if self.busy or self.result is not None or self._station.shift is None:
            return
        hidden, self.asked, self.revealed = self.hidden, True, True
        if hidden:
            self._keep()  # a confirmed blind count stands, whatever happens to the till now
        if self.left_too_much:
            self.error = tr("На завтра лишають не більше, ніж пораховано")
            self.select_left()
        elif self.needs_reason and not self.reason.strip():
            self.changed.emit()
            self.reason_wanted.emit()
        else:
            self._tasks.start("close_shift", self._close, self._refused)

    def close_anyway(self, reason: str) -> None:
        """What is left open is let be: for `reason`, or by a senior who is asked for theirs."""
        self._let_be = reason
        self.close()

    def back(self) -> None:
        """Esc: to the shift, the count kept; from the result, on."""
        if self.busy:
            return
        if self.result is not None:
            self.finish()
        else:
            self.cancelled.emit()

    def finish(self) -> None:
        """The result was read: to the opening of the next shift."""
        self._begin()
        self._kept = False
        self._shift_id = ""
        self.finished.emit()

    # ---------------------------------------------------------------- the work behind

    async def _load(self) -> None:
        begun = await self._desk.begun()
        if begun is not None and not self._kept and begun.shift_id == self._shift_id:
            self._take_up(begun)
        self._kept = True
        self.expected = (await self._reports.x()).drawer
        self.changed.emit()

    def _take_up(self, begun: BegunClosing) -> None:
        """Goes on where the till went down."""
        self.by_notes, self.reason, self.other = begun.by_notes, begun.reason, begun.other
        self.revealed = self.asked = begun.revealed
        self.print_report = begun.print_report
        self.count.take(begun.pieces)
        for typed, value in ((self.sum, begun.whole), (self.left, begun.left)):
            if value is not None:
                typed.clear()
                typed.press(str(value))
        self.mode_changed.emit()

    def _keep(self) -> None:
        """Kept beside the typing, the newest state after whatever is being written."""
        self._changed = self._kept = True
        self._tasks.start("close_shift_keep", self._write)

    async def _write(self) -> None:
        while self._changed:
            self._changed = False
            await self._desk.keep_begun(
                BegunClosing(
                    self._shift_id,
                    self.by_notes,
                    dict(self.count.pieces),
                    self.sum.value,
                    None if self.left.offered else self.left.value,
                    self.reason,
                    self.other,
                    self.revealed,
                    self.print_report,
                )
            )

    async def _close(self) -> None:
        if self._let_be is None and not await self._nothing_left():
            self.left_open.emit()
            return
        count = Count(pieces=dict(self.count.pieces)) if self.by_notes else Count(whole=self.counted)
        reason = self.reason.strip() if self.needs_reason else ""
        close = ShiftClose(count, self.left_value, reason, self._let_be or "")
        self.result = await self._desk.close(close, print_report=self.print_report)
        self.closed.emit()

    async def _nothing_left(self) -> bool:
        """Looks for what is left open; the dialog about it asks to settle it, or why not."""
        before = await self._desk.before_closing()
        self.matters = tuple(check for check in checks(before) if check.wanted)
        self.decides = bool(self.matters) and await self._desk.decides_alone(before)
        return not self.matters

    def _refused(self, error: Exception) -> None:
        self._let_be = None
        said = message(error)
        if isinstance(error, TillError) and not said.modal:
            self.error = sentences(said.title, said.detail)
        else:
            self._tasks.failed.emit("close_shift", error)
        if isinstance(error, RuleBroken) and error.rule == "reason_missing":
            self._tasks.start("close_shift_load", self._load)
        self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "close_shift":
            self.changed.emit()
