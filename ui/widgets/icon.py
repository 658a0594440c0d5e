"""A drawing of its own, beside words that say the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons
from ui.theme import theme


class Icon(QWidget):
    """An icon of `size` design pixels in the colour of a token; not for tapping."""

    def __init__(self, icon: str, color: str = "ink", size: float = 22, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._size = icon, color, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set(self, icon: str, color: str) -> None:
        """Another drawing, another colour."""
        self._icon, self._color = icon, color
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            stroke = icons.STROKE if self._size < 40 else 1.6
            icons.paint(QPainter(self), self._icon, self._color, QRectF(self.rect()), stroke)
