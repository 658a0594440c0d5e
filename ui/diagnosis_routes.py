"""The ways to the diagnosis and back, the file for support, and the recorder that listens to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.formats import NBSP
from ui.i18n import joined, tr
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from ui.front import Front

#: Money is on its way there: nothing leads off these pages but what becomes of it.
_STAYS = ("payment", "charge", "doubt", "done", "starting")


class DiagnosisRoutes(QObject):
    """Made once, with the pages."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._from = ""
        front.diagnosis.wanted.connect(self.open)
        front.diagnosis.left.connect(self._back)
        front.support.opened.connect(self._ask_where)
        front.support.done.connect(self._written)
        front.settings.diagnosis_requested.connect(self.open)
        front.queue.diagnosis_requested.connect(self.open)
        front.page_changed.connect(lambda page: front.recorder.note("page", page))
        front.tasks.failed.connect(lambda _, error: front.recorder.note("error", type(error).__name__))

    def open(self) -> None:
        """From whatever page is in front, but for those where money is on its way."""
        front = self._front
        if front.page in _STAYS or front.page == "diagnosis":
            return
        self._from = front.page
        front.show("diagnosis")

    def _back(self) -> None:
        self._front.show(self._from or "sale")

    def _ask_where(self) -> None:
        from ui.screens.support_dialog import SupportDialog  # noqa: PLC0415 - the start does without

        SupportDialog(self._window, self._front.support).open()

    def _written(self, path: str, size: int) -> None:
        said = joined("", path, f" · {max(1, size // 1000)}{NBSP}", tr("КБ"))
        self._front.announcer.say("support", tr("Файл для підтримки збережено"), said, kind="ok")
