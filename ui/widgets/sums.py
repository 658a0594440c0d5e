"""Rows of words and sums: discounts, taxes, the total; to read, or to tap for how they came about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.lines import Sum
from ui.theme import theme
from ui.widgets import paint


class Sums(QWidget):
    """Rows of words and sums. `row` is their height in design pixels."""

    def __init__(self, *, row: int = 24, name: str = "sums", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._row = row
        self._sums: Sequence[Sum] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_sums(self, sums: Sequence[Sum]) -> None:
        """Other rows; the same again cost nothing."""
        if sums == self._sums:
            return
        grown, self._sums = len(sums) != len(self._sums), sums
        self.setAccessibleName(_spoken(sums))
        if grown:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(self._row) * len(self._sums))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, row in enumerate(self._sums):
            high = theme.px(self._row)
            paint_sum(painter, row, QRectF(0, number * high, self.width(), high))


class TapSums(QAbstractButton):
    """The same rows as one thing to tap, with a sign that they can be explained. `pad` is the room left and right."""

    def __init__(self, *, row: int = 24, pad: int = 16, name: str = "sums", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._row, self._pad = row, pad
        self._sums: Sequence[Sum] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_sums(self, sums: Sequence[Sum]) -> None:
        """Other rows; the same again cost nothing."""
        if sums == self._sums:
            return
        grown, self._sums = len(sums) != len(self._sums), sums
        self.setAccessibleName(_spoken(sums))
        if grown:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), max(theme.px(self._row) * len(self._sums) + theme.px(13), theme.px(48)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        if self.isDown():
            painter.fillRect(self.rect(), theme.color("sunken"))
        if self.hasFocus():
            inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            paint.box(painter, inside, None, theme.color("focus"), theme.radius("control"), theme.px(2))
        high, pad = theme.px(self._row), theme.px(self._pad)
        top = theme.px(9) if len(self._sums) > 1 else round((self.height() - high) / 2)
        for number, row in enumerate(self._sums):
            area = QRectF(pad, top + number * high, self.width() - 2 * pad, high)
            after = paint_sum(painter, row, area, sign=number == 0)
            if number == 0:
                size = theme.px(16)
                icons.paint(painter, "info", "ink3", QRectF(after, round(area.center().y() - size / 2), size, size))


def paint_sum(painter: QPainter, row: Sum, area: QRectF, *, sign: bool = False) -> float:
    """One row; `sign` leaves room for a small sign after its words. Returns where that goes."""
    label_font = theme.font(16, 600) if row.strong else theme.font(15)
    sum_font = theme.font(18 if row.strong else 15, 600 if row.strong or row.color else row.weight)
    room = area.width() - paint.width_of(row.amount, sum_font) - theme.px(12) - (theme.px(24) if sign else 0)
    said = paint.elided(row.label, label_font, room, Qt.TextElideMode.ElideRight)
    paint.text(painter, area, said, label_font, theme.color("ink" if row.strong else "ink2"))
    ink = row.color or ("ink" if row.strong or row.weight > 400 else "ink2")
    paint.text(painter, area, row.amount, sum_font, theme.color(ink), paint.RIGHT)
    return area.left() + paint.width_of(said, label_font) + theme.px(8)


def _spoken(sums: Sequence[Sum]) -> str:
    return "\n".join(f"{row.label} {row.amount}" for row in sums)
