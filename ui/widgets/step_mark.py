"""A numbered step of several: where one is, what is behind and what is ahead."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint


class StepMark(QWidget):
    """`state` is "now", "done" or "ahead"."""

    def __init__(self, number: int, said: str, state: str = "ahead", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._said = number, said
        self.setObjectName(f"step-{number}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(state)

    def set(self, state: str) -> None:
        """Another state."""
        self._state = state
        self.setAccessibleName(f"{self._number}. {self._said}")
        self.update()

    def state(self) -> str:
        return self._state

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, ink = {
            "now": ("accent", "on_accent"),
            "done": ("accent_soft", "accent_ink"),
            "ahead": ("sunken", "ink2"),
        }[self._state]
        size = theme.px(34)
        ball = QRectF(0, round((self.height() - size) / 2), size, size)
        paint.box(painter, ball, theme.color(fill), None, size / 2)
        if self._state == "done":
            inset = theme.px(8)
            icons.paint(painter, "check", ink, ball.adjusted(inset, inset, -inset, -inset), 2.4)
        else:
            paint.text(painter, ball, str(self._number), theme.font(14, 600), theme.color(ink), paint.CENTER)
        left = size + theme.px(12)
        now = self._state == "now"
        font = theme.font(16, 600 if now else 400)
        said = paint.elided(self._said, font, self.width() - left, Qt.TextElideMode.ElideRight)
        row = QRectF(left, 0, self.width() - left, self.height())
        paint.text(painter, row, said, font, theme.color("ink" if now else "ink2"))
        if now:
            left += round(paint.width_of(said, font)) + theme.px(12)
            row = QRectF(left, 0, self.width() - left, self.height())
            paint.text(painter, row, tr("зараз"), theme.font(14), theme.color("ink3"))
