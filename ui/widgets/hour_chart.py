"""Sums by the hour as bars to touch: the one touched tells its exact sum. Below nought it hangs down, in red."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.formats import number_text
from ui.theme import theme
from ui.widgets import paint

#: So many hours are shown at least.
_LEAST = 8


class HourChart(QWidget):
    """`chosen` carries the hour touched, or reached by the arrow keys."""

    chosen = Signal(int)

    def __init__(self, *, name: str = "hours", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._sums: dict[int, Decimal] = {}
        self._hours: range = range(0)
        self._current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_sums(self, sums: Mapping[int, Decimal], current: int | None = None) -> None:
        """Hryvnias by hour of the shop's clock; from the first hour with any to the last one."""
        self._sums, self._current = dict(sums), current
        told = sorted(hour for hour, amount in sums.items() if amount)
        self._hours = _around(told[0], told[-1]) if told else range(0)
        self.setAccessibleDescription("; ".join(f"{hour}:00 {number_text(sums[hour], 2)}" for hour in told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(140))

    def hour_at(self, x: float) -> int | None:
        """The hour whose strip is there, from edge to edge of the chart: the bars themselves are thin for a finger."""
        if not self._hours:
            return None
        place = int(x * len(self._hours) / max(self.width(), 1))
        return self._hours[min(max(place, 0), len(self._hours) - 1)]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hour = self.hour_at(event.position().x())
        if hour is not None:
            self.chosen.emit(hour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._hours:
            super().keyPressEvent(event)
            return
        at = self._current if self._current is not None else self._hours[0] - step
        hour = min(max(at + step, self._hours[0]), self._hours[-1])
        if hour != self._current:
            self.chosen.emit(hour)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._hours:
            return
        painter = QPainter(self)
        paint.smooth(painter)
        strip = self.width() / len(self._hours)
        foot = theme.px(26)
        up = max(max(self._sums.values()), Decimal(0))
        down = max(-min(self._sums.values()), Decimal(0))
        whole = up + down or Decimal(1)
        room = self.height() - foot - theme.px(6)
        base = theme.px(3) + room * float(up / whole)
        gap = min(theme.px(8), strip / 4)
        every = max(1, round(theme.px(30) / strip + 0.49))
        for place, hour in enumerate(self._hours):
            left = place * strip
            amount = self._sums.get(hour, Decimal(0))
            high = room * float(abs(amount) / whole)
            if hour == self._current:
                paint.box(painter, QRectF(left, 0, strip, self.height()), theme.color("select"), None, theme.px(4))
            if amount:
                high = max(high, theme.px(2))
                top = base - high if amount > 0 else base
                area = QRectF(left + gap / 2, top, strip - gap, high)
                ink = "danger" if amount < 0 else "accent" if hour == self._current else "info"
                paint.box(painter, area, theme.color(ink), None, min(theme.px(4), area.width() / 2, high / 2))
            if place % every == 0:
                below = QRectF(left - strip, self.height() - foot + theme.px(4), 3 * strip, theme.px(20))
                paint.text(painter, below, str(hour), theme.font(14), theme.color("ink3"), paint.CENTER)
        painter.fillRect(QRectF(0, round(base), self.width(), 1), theme.color("border"))


def _around(first: int, last: int) -> range:
    """The hours from the first to the last, or a few more: one bar as wide as the chart says nothing."""
    lack = max(_LEAST - (last - first + 1), 0)
    first = max(first - lack // 2, 0)
    last = min(max(last, first + _LEAST - 1), 23)
    return range(max(min(first, last - _LEAST + 1), 0), last + 1)
