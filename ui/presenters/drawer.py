"""Opening the drawer without a sale: why, and one opening at a time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.reason import LONGEST_REASON
from ui.tasks import Tasks
from ui.words import drawer_reasons


class DrawerPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed` (everything it shows), `done` when all is asked."""

    opened = Signal()
    changed = Signal()
    done = Signal()

    def __init__(self, open_drawer: Callable[[str], Coroutine[Any, Any, None]], tasks: Tasks) -> None:
        super().__init__()
        self._open_drawer = open_drawer
        self._tasks = tasks
        self.reason = ""
        self.other = False

    @property
    def reasons(self) -> dict[str, str]:
        """The usual ones: what is recorded → what the screen says."""
        return drawer_reasons()

    @property
    def ready(self) -> bool:
        return bool(self.reason.strip()) and not self._tasks.busy("drawer")

    def open(self) -> None:
        """«Скринька»: asks for the reason anew."""
        self.reason, self.other = "", False
        self.opened.emit()

    def choose_reason(self, text: str) -> None:
        """One of the usual reasons."""
        self.reason, self.other = text, False
        self.changed.emit()

    def choose_other(self, on: bool) -> None:
        """«Інше…»: the reason is written; off again shows the usual ones."""
        self.reason, self.other = "", on
        self.changed.emit()

    def write_reason(self, text: str) -> None:
        self.reason = text[:LONGEST_REASON]
        self.changed.emit()

    def confirm(self) -> None:
        """Opens it. A senior is asked where the cashier may not."""
        if not self.ready:
            return
        reason = self.reason

        async def work() -> None:
            await self._open_drawer(reason)

        self.done.emit()
        self._tasks.start("drawer", work)
