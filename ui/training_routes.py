"""What leads into training, through it and out: the panel of practice, the guided first sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.main_window import MainWindow
from ui.screens.guide_strip import GuideStrip
from ui.training_sheets import TrainingSheets

if TYPE_CHECKING:
    from ui.front import Front


class TrainingRoutes(QObject):
    """Made once, with the pages."""

    def __init__(self, front: Front, window: MainWindow) -> None:
        super().__init__(window)
        self._front = front
        self._window = window
        self._strip: GuideStrip | None = None
        self._sheets = TrainingSheets(front, window)
        front.training.failed.connect(front.announcer.error)
        for entrance in (front.login, front.first_start):
            entrance.training_requested.connect(front.training.ask)
        front.settings.training_requested.connect(self.open)
        window.top_bar.training_clicked.connect(self.open)
        practice, guide = front.practice, front.guide
        if practice is None or guide is None:
            return
        practice.failed.connect(front.announcer.error)
        practice.lesson_wanted.connect(guide.begin)
        practice.lesson_wanted.connect(front.home)
        front.page_changed.connect(guide.shown)
        front.sale.receipt_changed.connect(guide.receipt_changed)
        front.payment.paid.connect(guide.paid)
        front.cards.paid.connect(guide.paid)
        guide.failed.connect(front.announcer.error)
        guide.changed.connect(self._show_strip)

    def open(self) -> None:
        """«Навчання»: the panel of practice, or the question whether to go over to training."""
        if self._front.practice is not None:
            self._front.practice.open()
        else:
            self._front.training.ask()

    def skip(self) -> None:
        """The guided sale, away with it."""
        if self._front.guide is not None:
            self._front.guide.skip()

    def _show_strip(self) -> None:
        guide = self._front.guide
        assert guide is not None
        if guide.on and self._strip is None:
            self._strip = GuideStrip(guide)
            self._window.set_strip(self._strip)
        elif not guide.on and self._strip is not None:
            self._strip = None
            self._window.set_strip(None)
