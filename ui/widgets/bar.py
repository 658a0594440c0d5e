"""How much of something has passed, as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint


class Bar(QWidget):
    """`set` a share between 0 and 1."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, share: float) -> None:
        """Another share."""
        share = min(max(share, 0.0), 1.0)
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        room = QRectF(self.rect())
        paint.box(painter, room, theme.color("sunken"), None, room.height() / 2)
        done = QRectF(room)
        done.setWidth(room.width() * self._share)
        if done.width() >= room.height():
            paint.box(painter, done, theme.color("info"), None, room.height() / 2)
