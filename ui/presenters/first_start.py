"""The first start of a till: sign in to the server, then choose the shop and the terminal it stands at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from urllib.parse import urlsplit

from PySide6.QtCore import Signal

from app.clock import Clock
from app.errors import Offline, StoreFault
from app.services.login import Login, ShopChoice, TerminalChoice
from app.services.station import Station
from ui.i18n import tr
from ui.presenters.entrance import EntrancePresenter, LinkLine
from ui.presenters.sign_in_facts import SignInFacts, Trouble, fields_of, phone_digits, with_field
from ui.tasks import Tasks


class Step(Enum):
    SIGN_IN = auto()
    PLACE = auto()


class FirstStartPresenter(EntrancePresenter):
    """Signals besides: `step_changed` (other page), `changed` (fields, errors, choice, busy); `finished` when the till
    stands at its place, or when signing in anew is done; `cancelled` when the cashier turned back.

    `known` is what settings and the credential store know already; `training` are the facts of the training server,
    shown openly, None outside training; `remembers` tells whether a sign-in outlives the till's end.
    """

    step_changed = Signal()
    changed = Signal()
    finished = Signal()
    cancelled = Signal()

    def __init__(
        self,
        login: Login,
        station: Station,
        tasks: Tasks,
        clock: Clock,
        known: SignInFacts | None = None,
        training: SignInFacts | None = None,
        remembers: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(clock)
        self._login = login
        self._station = station
        self._tasks = tasks
        self._remembers = remembers
        self._known = known or SignInFacts()
        self.training = training
        self.facts = self._known
        self.step = Step.SIGN_IN
        self.trouble: Trouble | None = None
        self.shops: tuple[ShopChoice, ...] = ()
        self.shop: ShopChoice | None = None
        self.terminal: TerminalChoice | None = None
        self.keyboard = False
        self._open_server = False
        self._online: bool | None = None
        tasks.busy_changed.connect(self._on_busy)

    # ---------------------------------------------------------------- what is shown

    @property
    def again(self) -> bool:
        """The till has its place already: only the sign-in is asked."""
        return self._station.place is not None

    @property
    def again_why(self) -> str:
        """What signing in anew is good for, and why it is asked where no credential store keeps it."""
        what = tr("Увійдіть за номером телефону й паролем SmartKasa. Каса оновить список працівників і їхні PIN-коди.")
        if self._remembers():
            return what
        why = tr(
            "Сховища паролів на цьому комп’ютері немає або воно замкнене, тому вхід потрібен після кожного запуску."
        )
        return f"{what} {why}"

    @property
    def server_open(self) -> bool:
        """Whether server and API key are fields, not a line with «Змінити»."""
        about_server = self.trouble is not None and bool(self.trouble.fields & {"server", "api_key"})
        return self._open_server or about_server or not (self._known.server and self._known.api_key)

    @property
    def key_hint(self) -> str:
        """The API key as far as it may be shown: «•••• 7F2A»."""
        return f"••••\u00a0{self.facts.api_key[-4:]}" if self.facts.api_key else ""

    @property
    def server_name(self) -> str:
        """The server's host without scheme and path."""
        return urlsplit(self.facts.server).hostname or self.facts.server

    @property
    def link(self) -> LinkLine:
        host = self.server_name
        if self._online is None:
            return LinkLine(tr("Сервер {host}", host=host) if host else tr("Сервер ще не вказано"), None)
        if self._online:
            return LinkLine(tr("Сервер {host} доступний", host=host), True)
        return LinkLine(tr("Немає зв’язку із сервером {host}", host=host), False)

    @property
    def place_line(self) -> str:
        """«Продукти на Подолі · Каса №1», "" while the till has no place."""
        place = self._station.place
        return f"{place.shop_title} · {place.terminal_name}" if place else ""

    @property
    def busy(self) -> bool:
        return self._tasks.busy("first_start")

    # ---------------------------------------------------------------- what happens

    def set(self, field: str, value: str) -> None:
        """A field was edited; the sentence about it goes away."""
        self.facts = with_field(self.facts, field, value)
        if self.trouble is not None:
            self._open_server = self.server_open
            self.trouble = None
            self.changed.emit()
        if field == "server":
            self._online = None
            self.link_changed.emit()

    def open_server(self) -> None:
        """«Змінити»: server and key become fields."""
        self._open_server = True
        self.changed.emit()

    def toggle_keyboard(self) -> None:
        """«Екранна клавіатура»."""
        self.keyboard = not self.keyboard
        self.changed.emit()

    def fill_training(self) -> None:
        """Takes the facts of the training server."""
        if self.training is not None:
            self.facts = self.training
            self.trouble = None
            self.changed.emit()
            self.link_changed.emit()

    def submit(self) -> None:
        """Enter: signs in, or puts the till at the chosen place."""
        if self.step is Step.SIGN_IN:
            missing = [
                name for name in ("server", "api_key", "phone", "password") if not getattr(self.facts, name).strip()
            ]
            if missing:
                self._say(None, missing[0])
                return
            self._tasks.start("first_start", self._sign_in, self._refused)
        elif self.shop is not None and self.terminal is not None:
            self._tasks.start("first_start", self._take_place, self._refused)

    def back(self) -> None:
        """Esc: to the fields, or, when the till has its place, back to the tiles."""
        if self.busy:
            return
        self.trouble = None
        if self.step is Step.PLACE:
            self.step = Step.SIGN_IN
            self.step_changed.emit()
        elif self.again:
            self._forget_password()
            self.cancelled.emit()

    def choose_shop(self, shop: ShopChoice) -> None:
        """A shop; its only terminal is chosen with it."""
        self.shop = shop
        self.terminal = shop.terminals[0] if len(shop.terminals) == 1 else None
        self.trouble = None
        self.changed.emit()

    def choose_terminal(self, terminal: TerminalChoice) -> None:
        self.terminal = terminal
        self.trouble = None
        self.changed.emit()

    # ---------------------------------------------------------------- the work behind

    async def _sign_in(self) -> None:
        facts = self.facts
        shops = await self._login.first_sign_in(
            facts.server.strip(), facts.api_key.strip(), phone_digits(facts.phone), facts.password
        )
        self._known = replace(facts, password="")
        self._open_server = False
        self._set_online(True)
        self._forget_password()
        if self._station.place is not None:
            await self._login.learn_people(self._station.place)
            self.finished.emit()
            return
        self.shops = tuple(shops)
        self.choose_shop(self.shops[0])
        self.step = Step.PLACE
        self.step_changed.emit()

    async def _take_place(self) -> None:
        if self.shop is None or self.terminal is None:
            return
        await self._login.choose(self.shop, self.terminal)
        self.step = Step.SIGN_IN
        self.step_changed.emit()
        self.finished.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, StoreFault):
            self._tasks.failed.emit("first_start", error)
            return
        if isinstance(error, Offline):
            self._set_online(False)
        self._say(error, *fields_of(error))

    def _say(self, error: Exception | None, *fields: str) -> None:
        self.trouble = Trouble(error, frozenset(fields))
        self.changed.emit()

    def _set_online(self, online: bool) -> None:
        self._online = online
        self.link_changed.emit()

    def _forget_password(self) -> None:
        self.facts = replace(self.facts, password="")

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "first_start":
            self.changed.emit()
