"""Who is at the till: the tiles of the shop's people and the PIN."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from PySide6.QtCore import Signal

from app.clock import Clock, local
from app.domain.cashier import Cashier
from app.errors import RuleBroken
from app.services.login import Login
from app.services.station import Station
from ui.formats import day_text, time_text
from ui.i18n import tr
from ui.messages import message
from ui.presenters.cashier_tile import CashierTile, cashier_tile
from ui.presenters.entrance import EntrancePresenter, LinkLine
from ui.tasks import Tasks

#: SmartKasa's `pin_code` is four digits; the fourth sends it off.
PIN_LENGTH = 4
DIGITS = frozenset("0123456789")
LOCKS = ("pin_locked", "till_locked")


@dataclass(frozen=True, slots=True)
class PinPad:
    """The right half: whose PIN, what to say about it, how many dots are filled."""

    name: str
    prompt: str
    detail: str
    dots: int
    failed: bool
    enabled: bool


class LoginPresenter(EntrancePresenter):
    """Signals besides: `cashiers_changed` (tiles), `pin_changed` (right half); `signed_in` once a cashier stands at the
    till; `other_requested` for the window.

    `training_pins` are shown openly in training mode: there is nothing to protect there.
    """

    cashiers_changed = Signal()
    pin_changed = Signal()
    signed_in = Signal()
    other_requested = Signal()

    def __init__(
        self, login: Login, station: Station, tasks: Tasks, clock: Clock, training_pins: Sequence[str] = ()
    ) -> None:
        super().__init__(clock)
        self.training_pins = tuple(training_pins)
        self._login = login
        self._station = station
        self._tasks = tasks
        self._cashiers: Sequence[Cashier] = ()
        self._chosen: int | None = None
        self._pin = ""
        self._error: RuleBroken | None = None
        #: Until when on the monotonic clock, by person, None for everybody: setting the computer's clock ends no lock.
        self._locks: dict[int | None, float] = {}
        self._online: bool | None = None
        self._signed_out = False
        self._catalog_at: datetime | None = None
        tasks.busy_changed.connect(self._on_busy)

    # ---------------------------------------------------------------- what is shown

    @property
    def shop_title(self) -> str:
        place = self._station.place
        return place.shop_title if place else tr("Каса")

    @property
    def place_line(self) -> str:
        """Address and till: «вул. Хорива, 12 · Каса №1»."""
        place = self._station.place
        return " · ".join(part for part in (place.address, place.terminal_name) if part) if place else ""

    @property
    def link(self) -> LinkLine:
        if self._signed_out:
            return LinkLine(tr("Потрібен вхід на сервер · вхід за PIN працює"), False)
        if self._online is None:
            return LinkLine(tr("Перевіряємо зв’язок"), None)
        if not self._online:
            return LinkLine(tr("Немає зв’язку · вхід за PIN працює"), False)
        if self._catalog_at is None:
            return LinkLine(tr("Онлайн"), True)
        when = time_text(self._catalog_at)
        if local(self._catalog_at).date() != local(self._clock.now()).date():
            when = f"{day_text(self._catalog_at)} {when}"
        return LinkLine(tr("Онлайн · товари оновлено о {time}", time=when), True)

    @property
    def tiles(self) -> tuple[CashierTile, ...]:
        return tuple(
            cashier_tile(person, number, self._clock.now(), chosen=person.id == self._chosen)
            for number, person in enumerate(self._cashiers)
        )

    @property
    def pad(self) -> PinPad:
        person = self._person()
        if person is None:
            return PinPad("", tr("Виберіть себе"), "", 0, False, False)
        lock = self._lock_error()
        error = lock or self._error
        if error is not None:
            said = message(error)
            return PinPad(person.name, said.title, said.detail, len(self._pin), True, lock is None)
        return PinPad(person.name, tr("Введіть PIN-код"), "", len(self._pin), False, not self.busy)

    @property
    def busy(self) -> bool:
        return self._tasks.busy("sign_in")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown: reads the people again and lets the clock run."""
        super().enter()
        self._tasks.start("login_cashiers", self._load)

    def set_link(self, online: bool | None, catalog_at: datetime | None, *, signed_out: bool = False) -> None:
        """Whether the server answers (None: nobody asked yet), whether it wants a sign-in, and when the goods were
        read last (UTC)."""
        self._online, self._catalog_at, self._signed_out = online, catalog_at, signed_out
        self.link_changed.emit()

    def choose(self, cashier_id: int) -> None:
        """Somebody points at their own tile."""
        if self.busy:
            return
        self._chosen, self._pin, self._error = cashier_id, "", None
        self.cashiers_changed.emit()
        self.pin_changed.emit()

    def move(self, by: int) -> None:
        """The tile before or after the chosen one."""
        ids = [person.id for person in self._cashiers]
        if ids:
            at = ids.index(self._chosen) if self._chosen in ids else -1
            self.choose(ids[max(0, min(len(ids) - 1, at + by))])

    def press(self, key: str) -> None:
        """A key of the PIN pad: a digit, "back" or "C" (empty)."""
        person = self._person()
        if person is None or self.busy or self._lock_error() is not None:
            return
        self._error = None
        if key == "back":
            self._pin = self._pin[:-1]
        elif key == "C":
            self._pin = ""
        elif key in DIGITS:
            self._pin += key
        if len(self._pin) == PIN_LENGTH:
            pin = self._pin
            self._tasks.start("sign_in", lambda: self._sign_in(person.id, pin), self._refused)
        self.pin_changed.emit()

    def tick(self) -> None:
        """A second passed."""
        super().tick()
        if self._locks:
            self.pin_changed.emit()

    # ---------------------------------------------------------------- the work behind

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "sign_in":
            self.pin_changed.emit()

    async def _load(self) -> None:
        self._cashiers = await self._login.cashiers()
        if self._person() is None:
            self._chosen = _last_seen(self._cashiers)
        self.cashiers_changed.emit()
        self.pin_changed.emit()

    async def _sign_in(self, cashier_id: int, pin: str) -> None:
        await self._login.sign_in(cashier_id, pin)
        self._pin, self._error = "", None
        self.signed_in.emit()

    def _refused(self, error: Exception) -> None:
        self._pin = ""
        if isinstance(error, RuleBroken):
            self._error = error
            if error.rule in LOCKS:
                whose = self._chosen if error.rule == "pin_locked" else None
                self._locks[whose] = self._clock.monotonic() + int(error.facts["seconds"])
        else:
            self._tasks.failed.emit("sign_in", error)
        self.pin_changed.emit()

    def _lock_error(self) -> RuleBroken | None:
        """The lock of the chosen person, or the till's when that is longer, with the seconds left now; one that is
        over is forgotten."""
        now = self._clock.monotonic()
        if any(until <= now for until in self._locks.values()):
            self._locks = {whose: until for whose, until in self._locks.items() if until > now}
            self._error = None
        rules = {None: "till_locked", self._chosen: "pin_locked"}
        standing = [(self._locks[whose], rule) for whose, rule in rules.items() if whose in self._locks]
        if not standing:
            return None
        until, rule = max(standing)
        return RuleBroken(rule, seconds=str(ceil(until - now)))

    def _person(self) -> Cashier | None:
        return next((person for person in self._cashiers if person.id == self._chosen), None)


def _last_seen(cashiers: Sequence[Cashier]) -> int | None:
    seen = [(person.last_seen_at, person.id) for person in cashiers if person.last_seen_at is not None]
    if seen:
        return max(seen)[1]
    return cashiers[0].id if cashiers else None
