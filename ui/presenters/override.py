"""A senior is asked for one action: who of them, their PIN, why. Whatever was refused goes on, once, or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.cashier import Cashier, Right
from app.domain.money import ZERO
from app.domain.reason import LONGEST_REASON
from app.errors import Forbidden, RuleBroken
from app.services.allowed import Allowed
from app.services.override import Override
from app.services.station import Station
from ui.i18n import sentences, tr
from ui.messages import message
from ui.presenters.login import DIGITS, PIN_LENGTH
from ui.tasks import Tasks
from ui.words import override_reasons, right_text


class OverridePresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed` (everything it shows), `closed` (it is over, either way)."""

    opened = Signal()
    changed = Signal()
    closed = Signal()

    def __init__(self, override: Override, station: Station, tasks: Tasks) -> None:
        super().__init__()
        self._override = override
        self._station = station
        self._tasks = tasks
        self._turn = asyncio.Lock()
        self._answer: asyncio.Future[Allowed | None] | None = None
        self._right, self._percent = Right.OVERRIDE, ZERO
        self.seniors: Sequence[Cashier] = ()
        self.chosen: int | None = None
        self.reason = ""
        self.other = False
        self._pin = ""
        self._error = ""
        tasks.busy_changed.connect(self._on_busy)
        station.changed.connect(self._on_station)

    async def ask(self, refused: Forbidden) -> Allowed:
        """Asks for what was refused and waits for the answer; raises `Forbidden` when nobody gives leave.

        One question at a time: a second one waits for the first.
        """
        async with self._turn:
            right = Right(refused.right)
            seniors = await self._override.seniors(right, refused.percent)
            if not seniors:
                raise refused
            self._answer = asyncio.get_running_loop().create_future()
            self.begin(right, seniors, refused.percent)
            try:
                given = await self._answer
            finally:
                self._answer, self._pin = None, ""
                self.closed.emit()
            if given is None:
                raise Forbidden(right.value, declined=True)
            return given

    def begin(self, right: Right, seniors: Sequence[Cashier], percent: Decimal = ZERO) -> None:
        """Puts an empty question to these people."""
        self._right, self._percent, self.seniors = right, percent, seniors
        self.chosen = seniors[0].id if len(seniors) == 1 else None
        self.reason, self.other, self._pin, self._error = "", False, "", ""
        self.opened.emit()

    # ---------------------------------------------------------------- what is shown

    @property
    def about(self) -> str:
        """What is asked for."""
        cashier = self._station.cashier
        return right_text(self._right, cashier.discount_limit if cashier is not None else ZERO)

    @property
    def asking(self) -> str:
        """Who asks: they stay at the till. "" on the sign-in page, where nobody stands."""
        cashier = self._station.cashier
        return tr("Просить {name}", name=cashier.name) if cashier is not None else ""

    @property
    def reasons(self) -> dict[str, str]:
        """The usual ones: what is recorded → what the screen says."""
        return override_reasons(self._right)

    @property
    def dots(self) -> int:
        """How many digits of the PIN are in."""
        return len(self._pin)

    @property
    def error(self) -> str:
        return self._error

    @property
    def prompt(self) -> str:
        """What is still wanted."""
        if self.chosen is None:
            return tr("Виберіть, хто дозволяє")
        if not self.reason.strip():
            return tr("Вкажіть причину")
        return tr("PIN-код того, хто дозволяє")

    @property
    def ready(self) -> bool:
        return self.chosen is not None and bool(self.reason.strip()) and len(self._pin) == PIN_LENGTH and not self.busy

    @property
    def busy(self) -> bool:
        return self._tasks.busy("override")

    # ---------------------------------------------------------------- what happens

    def choose(self, cashier_id: int) -> None:
        """Who allows it; a PIN typed for another is none of theirs."""
        if not self.busy:
            self.chosen, self._pin, self._error = cashier_id, "", ""
            self.changed.emit()

    def choose_reason(self, text: str) -> None:
        """One of the usual reasons."""
        self.reason, self.other = text, False
        self.changed.emit()

    def choose_other(self, on: bool = True) -> None:
        """«Інше…»: the reason is written; off again shows the usual ones."""
        self.reason, self.other = "", on
        self.changed.emit()

    def write_reason(self, text: str) -> None:
        self.reason = text[:LONGEST_REASON]
        self.changed.emit()

    def press(self, key: str) -> None:
        """A key of the PIN pad: a digit, "back" or "C" (empty)."""
        if self.busy:
            return
        self._error = ""
        if key == "back":
            self._pin = self._pin[:-1]
        elif key == "C":
            self._pin = ""
        elif key in DIGITS and len(self._pin) < PIN_LENGTH:
            self._pin += key
        self.changed.emit()

    def confirm(self) -> None:
        """Enter: the senior allows it."""
        if self.ready:
            self._tasks.start("override", self._allow, self._refused)

    def leave(self) -> None:
        """Esc: nothing is done."""
        self._settle(None)

    # ---------------------------------------------------------------- the work behind

    async def _allow(self) -> None:
        assert self.chosen is not None
        pin, self._pin = self._pin, ""
        self._settle(await self._override.allow(self._right, self.chosen, pin, self.reason, self._percent))

    def _refused(self, error: Exception) -> None:
        said = message(error)
        self._error = said.title
        if isinstance(error, RuleBroken) and error.rule in ("pin_locked", "till_locked"):
            self._error = sentences(said.title, said.detail)
        elif not isinstance(error, RuleBroken):
            self._tasks.failed.emit("override", error)
        self.changed.emit()

    def _settle(self, answer: Allowed | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _on_station(self, part: str) -> None:
        if part == "cashier":  # the till was locked: who comes back has not asked
            self._settle(None)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "override":
            self.changed.emit()
