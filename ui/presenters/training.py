"""Going over to training and back, and beginning training anew: what is asked before, and what stays behind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app import training_data
from app.services.station import Station
from app.services.till_settings import FREE
from app.settings import Settings
from app.store.outbox_rows import OutboxCounts
from ui.i18n import plural, tr
from ui.tasks import Tasks

#: How the screen looks and sounds goes along the first time; the window's place on the screen is told by the command.
CARRIED = frozenset(FREE) - {"fullscreen"}


class TrainingPresenter(QObject):
    """`asked` brings up the question about the other mode, `anew_asked` the one about beginning anew; `switched` (True
    for training) ends this run, and the till begins again in that mode."""

    asked = Signal()
    anew_asked = Signal()
    switched = Signal(bool)
    failed = Signal(object)

    def __init__(
        self,
        settings: Callable[[], Settings],
        station: Station,
        lines: Callable[[], int],
        counts: Callable[[], OutboxCounts],
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._station = station
        self._lines = lines
        self._counts = counts
        self._tasks = tasks

    @property
    def on(self) -> bool:
        """Whether this run is training."""
        return self._settings().training

    @property
    def stays(self) -> list[str]:
        """What waits here while one is in the other mode, a sentence each."""
        said = []
        if lines := self._lines():
            rows = plural(lines, "%n позиція")
            said.append(tr("У чеку {rows}: він лишиться відкритим і дочекається вас.", rows=rows))
        if not self.on and self._station.shift is not None:
            said.append(tr("Зміна лишиться відкритою."))
        counts = self._counts()
        if not self.on and (waiting := counts.waiting + counts.unknown):
            documents = plural(waiting, "%n документ")
            said.append(tr("Ще не на сервері: {documents}. Підуть, коли повернетеся.", documents=documents))
        return said

    def ask(self) -> None:
        """«Навчання», «Вийти з навчання»: asks, as the window closes for it."""
        self.asked.emit()

    def ask_anew(self) -> None:
        """«Почати спочатку»: asks, as nothing of it comes back."""
        if self.on:
            self.anew_asked.emit()

    def switch(self) -> None:
        """Agreed: the other mode."""
        self._tasks.start("training.switch", self._switch, self.failed.emit)

    def begin_anew(self) -> None:
        """Agreed: training begins with nothing."""
        self._tasks.start("training.switch", self._begin_anew, self.failed.emit)

    async def _switch(self) -> None:
        settings = self._settings()
        if not settings.training:
            await asyncio.to_thread(training_data.carry_look, settings, CARRIED)
        self.switched.emit(not settings.training)

    async def _begin_anew(self) -> None:
        await asyncio.to_thread(training_data.wipe_wanted, self._settings())
        self.switched.emit(True)
