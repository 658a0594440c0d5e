"""A round tinted ground with a drawing in the middle: what a whole page is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint


class Disc(QWidget):
    """`icon` in the token `ink` on `fill`, `size` design pixels across; words beside it say the same."""

    def __init__(self, icon: str, ink: str, fill: str, size: int = 64, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._fill, self._size = icon, ink, fill, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        ground = QRectF(self.rect())
        paint.box(painter, ground, theme.color(self._fill), None, ground.width() / 2)
        inset = ground.width() * 0.28
        icons.paint(painter, self._icon, self._ink, ground.adjusted(inset, inset, -inset, -inset), 1.8)
