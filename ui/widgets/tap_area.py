"""A part of something painted that can be tapped, as a control of its own: for fingers, Tab and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme import theme
from ui.widgets import paint


class TapArea(QAbstractButton):
    """Clear but for a dotted line under what it stands for; `mark` says where that is, in its own pixels."""

    def __init__(self, accessible: str, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._mark = QRectF()

    def set_mark(self, mark: QRectF) -> None:
        """The words it stands for."""
        self._mark = mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        if self.isDown():
            paint.box(painter, QRectF(self.rect()), theme.color("sunken"), None, theme.radius("control"))
            painter.setOpacity(0.4)
        if self.hasFocus():
            paint.box(painter, QRectF(self.rect()), None, theme.color("focus"), theme.radius("control"), theme.px(2))
        painter.setPen(QPen(theme.color("ink3"), theme.px(1.5), Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
        bottom = round(self._mark.bottom())
        painter.drawLine(round(self._mark.left()), bottom, round(self._mark.right()), bottom)
