"""Service input and output: how much, why, and what the drawer holds afterwards."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.money import ZERO
from app.domain.reason import LONGEST_REASON
from app.errors import RuleBroken
from app.services.cash import Cash
from app.services.station import Station
from ui.amount_input import AmountInput
from ui.formats import money_text
from ui.i18n import tr
from ui.messages import message
from ui.tasks import Tasks
from ui.words import input_reasons, output_reasons


class CashMovePresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed` (everything it shows), `done` with the `Document` after the
    commit."""

    opened = Signal()
    changed = Signal()
    done = Signal(object)

    def __init__(self, cash: Cash, station: Station, tasks: Tasks) -> None:
        super().__init__()
        self._cash = cash
        self._station = station
        self._tasks = tasks
        self.output = True
        self.amount = AmountInput()
        self.drawer = ZERO
        self.reason = ""
        self.other = False
        self._error = ""
        tasks.busy_changed.connect(self._on_busy)

    # ---------------------------------------------------------------- what is shown

    @property
    def reasons(self) -> dict[str, str]:
        """The usual ones: what is recorded → what the screen says."""
        return output_reasons() if self.output else input_reasons()

    @property
    def after(self) -> Decimal:
        """What the drawer holds afterwards."""
        moved = self.amount.value or ZERO
        return self.drawer - moved if self.output else self.drawer + moved

    @property
    def action(self) -> str:
        """What the button says; it promises no slip where the owner has switched slips off."""
        if self._station.rules.print_slips:
            return tr("Видати й надрукувати") if self.output else tr("Внести й надрукувати")
        return tr("Видати") if self.output else tr("Внести")

    @property
    def error(self) -> str:
        """What is wrong, known before it is tried when more is asked for than there is."""
        if self._error or self.after >= 0:
            return self._error
        return message(RuleBroken("drawer_too_little", drawer=money_text(self.drawer))).title

    @property
    def ready(self) -> bool:
        return bool(self.amount.value) and bool(self.reason.strip()) and self.after >= 0 and not self.busy

    @property
    def busy(self) -> bool:
        return self._tasks.busy("cash_move")

    # ---------------------------------------------------------------- what happens

    def open(self, *, output: bool) -> None:
        """Begins anew with an empty sum."""
        self.output = output
        self.amount.clear()
        self.reason, self.other, self._error = "", False, ""
        self._tasks.start("cash_move_drawer", self._read_drawer)
        self.opened.emit()

    def set_kind(self, output: bool) -> None:
        """Input or output; a reason of the one is none of the other."""
        if output != self.output:
            self.output = output
            self._error = ""
            if not self.other:
                self.reason = ""
            self.changed.emit()

    def press(self, key: str) -> None:
        """A key of the pad."""
        if self.busy:
            return
        self._error = ""
        self.amount.press(key)
        self.changed.emit()

    def choose_reason(self, text: str) -> None:
        """One of the usual reasons."""
        self.reason, self.other, self._error = text, False, ""
        self.changed.emit()

    def choose_other(self, on: bool = True) -> None:
        """«Інше…»: the reason is written; off again shows the usual ones."""
        self.reason, self.other, self._error = "", on, ""
        self.changed.emit()

    def write_reason(self, text: str) -> None:
        self.reason = text[:LONGEST_REASON]
        self._error = ""
        self.changed.emit()

    def confirm(self) -> None:
        """Enter: records and prints."""
        self._tasks.start("cash_move", self._move, self._refused)

    # ---------------------------------------------------------------- the work behind

    async def _read_drawer(self) -> None:
        self.drawer = await self._cash.drawer()
        self.changed.emit()

    async def _move(self) -> None:
        amount = self.amount.value or ZERO
        act = self._cash.take_out if self.output else self._cash.put_in
        document: Document = await act(amount, self.reason)
        self.done.emit(document)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self._error = message(error).title
            self.changed.emit()
        else:
            self._tasks.failed.emit("cash_move", error)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "cash_move":
            self.changed.emit()
