"""The circles of a PIN: how many digits are in, never which."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint

_DOT = 20
_GAP = 18


class PinDots(QWidget):
    """`count` circles, `filled` of them full; red after a wrong PIN."""

    def __init__(self, count: int = 4, *, name: str = "pin_dots", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._count, self._filled, self._failed = count, 0, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set(self, filled: int, *, error: bool = False, count: int | None = None) -> None:
        """How many are full, and whether the last PIN was wrong."""
        self._filled, self._failed = filled, error
        self._count = self._count if count is None else count
        self.updateGeometry()
        self.update()

    def filled(self) -> int:
        """How many are full."""
        return self._filled

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._count * _DOT + (self._count - 1) * _GAP), theme.px(_DOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        size, step = theme.px(_DOT), theme.px(_DOT + _GAP)
        full = theme.color("danger" if self._failed else "accent")
        hollow = theme.color("danger" if self._failed else "border_strong")
        for number in range(self._count):
            rect = QRectF(number * step, 0, size, size)
            if number < self._filled:
                paint.box(painter, rect, full, None, size / 2)
            else:
                paint.box(painter, rect, None, hollow, size / 2, theme.px(2))
