"""The bank terminal as the window hears of it: its line, and a trial of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.devices.privat_line import LineState
from app.events import Event
from app.settings import Settings
from ui.i18n import sentences, tr
from ui.messages import message
from ui.tasks import Tasks


class HeardTerminal(Protocol):
    """What this needs of `app.devices.privat_terminal.PrivatTerminal`."""

    state: LineState
    changed: Event[LineState]

    @property
    def identity(self) -> str: ...

    async def identify(self) -> str: ...


class BankTerminalPresenter(QObject):
    """Signals: `changed` with every new word of the line and of the trial; `lost_changed` when the terminal goes (True)
    or answers again."""

    changed = Signal()
    lost_changed = Signal(bool)

    def __init__(self, terminal: HeardTerminal, settings: Callable[[], Settings], tasks: Tasks) -> None:
        super().__init__()
        self._terminal = terminal
        self._settings = settings
        self._tasks = tasks
        self._lost = False
        #: What came of the trial: the name it gave, or the error.
        self._answer: str | Exception | None = None
        terminal.changed.connect(self._on_change)
        tasks.busy_changed.connect(self._on_busy)

    @property
    def state(self) -> LineState:
        return self._terminal.state

    @property
    def driver(self) -> str:
        """ "none", "manual" or "privat_json"."""
        return self._settings().card_driver

    @property
    def identity(self) -> str:
        """Maker and model, "" until it has told them."""
        return self._terminal.identity

    @property
    def where(self) -> str:
        """The end of its address: "COM5", "192.168.0.70:2000"; "" where none is set."""
        return self._settings().bank_terminal_address.partition(":")[2].lstrip("/").partition("@")[0]

    @property
    def outcome(self) -> tuple[str, bool]:
        """What came of the trial: a sentence, "" before any, and whether it went well."""
        match self._answer:
            case None:
                return "", True
            case str(name):
                return (tr("Відповідає: {name}", name=name) if name else tr("Відповідає, але не назвав себе")), True
            case error:
                said = message(error)
                return sentences(said.title, said.detail), False

    @property
    def trying(self) -> bool:
        return self._tasks.busy("bank.identify")

    def check(self) -> None:
        """«Перевірити»: it is asked who it is, now."""
        self._tell(None)
        self._tasks.start("bank.identify", self._ask, self._tell)

    async def _ask(self) -> None:
        self._tell(await self._terminal.identify())

    def _tell(self, answer: str | Exception | None) -> None:
        self._answer = answer
        self.changed.emit()

    def _on_change(self, state: LineState) -> None:
        lost = self._lost if state is LineState.WAITING else state.lost
        self.changed.emit()
        if lost != self._lost:
            self._lost = lost
            self.lost_changed.emit(lost)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "bank.identify":
            self.changed.emit()
