"""A line of so many millimetres, to lay a real ruler against."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint

_HIGH = 34
#: What a screen has that says nothing usable of itself (pixels an inch).
_USUAL = 96.0


class Ruler(QWidget):
    """As long as the till believes `length` millimetres to be, with strokes at both ends and a tick at each ten."""

    def __init__(self, length: int = 50, *, name: str = "ruler", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._length = length
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def line_width(self) -> float:
        """How long the line is (pixels)."""
        return self._length * (theme.ppi or _USUAL) / 25.4

    def sizeHint(self) -> QSize:
        return QSize(round(self.line_width()) + 2, theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        ink, middle, thick = theme.color("ink"), self.height() / 2, max(1, theme.px(2))
        painter.fillRect(QRectF(0, middle - thick / 2, self.line_width(), thick), ink)
        for at in range(0, self._length + 1, 10):
            tall = self.height() * (0.8 if at in (0, self._length) else 0.35)
            left = min(self.line_width() * at / self._length, self.line_width() - thick)
            painter.fillRect(QRectF(left, middle - tall / 2, thick, tall), ink)
