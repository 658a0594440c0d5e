"""How the till's data are kept, for the settings page: copies, room, what the last check found; doing either now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.events import Event
from app.store.upkeep import Care
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks


class DataCare(QObject):
    """Signals: `changed` when another state is to be shown or something is being done."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        changed: Event[Care] = till.upkeep.changed
        changed.connect(lambda _: self.changed.emit())
        tasks.busy_changed.connect(self._on_busy)

    @property
    def care(self) -> Care:
        return self._till.upkeep.state

    @property
    def copying(self) -> bool:
        return self._tasks.busy("data.copy")

    @property
    def checking(self) -> bool:
        return self._tasks.busy("data.check")

    def enter(self) -> None:
        """The page is shown: how much room there is now."""
        self._tasks.start("data.room", self._till.upkeep.look_at_room, self.failed.emit)

    def copy(self) -> None:
        """«Зробити копію»: what comes of it is in `care`."""
        self._tasks.start("data.copy", self._till.upkeep.copy, self.failed.emit)

    def check(self) -> None:
        """«Перевірити базу»: reads all of the journal beside the sales."""

        async def look() -> None:
            await self._till.upkeep.verify()

        self._tasks.start("data.check", look, self.failed.emit)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name in ("data.copy", "data.check"):
            self.changed.emit()
