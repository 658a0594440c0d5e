"""New versions, for the settings page: how far it is, looking now, installing as soon as nothing stands against it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.update import Happening, Standing
from app.events import Event
from ui.tasks import Tasks


class NewVersions(Protocol):
    """What is asked of `app.services.updates`."""

    changed: Event[Standing]

    @property
    def standing(self) -> Standing: ...

    @property
    def last(self) -> Happening | None: ...

    @property
    def will(self) -> bool: ...

    async def check(self) -> None: ...

    async def install(self) -> None: ...


class UpdatesPresenter(QObject):
    """Signals: `changed` when another state is to be shown; `failed` an error of what was asked for."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, updates: NewVersions, tasks: Tasks) -> None:
        super().__init__()
        self._updates, self._tasks = updates, tasks
        updates.changed.connect(lambda _: self.changed.emit())
        tasks.busy_changed.connect(self._on_busy)

    @property
    def standing(self) -> Standing:
        return self._updates.standing

    @property
    def last(self) -> Happening | None:
        return self._updates.last

    @property
    def will(self) -> bool:
        return self._updates.will

    @property
    def checking(self) -> bool:
        return self._tasks.busy("updates.check")

    def check(self) -> None:
        """«Перевірити»: what comes of it is in `standing`."""
        self._tasks.start("updates.check", self._updates.check, self.failed.emit)

    def install(self) -> None:
        """«Встановити»: who has not got the right needs a senior."""
        self._tasks.start("updates.install", self._updates.install)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name.startswith("updates."):
            self.changed.emit()
