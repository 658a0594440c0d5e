"""Charts drawn by hand: bars by the hour, one bar of shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.formats import number_text
from ui.theme import theme
from ui.widgets import paint


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: the word under it, its height in hryvnias; `going` is the hour that is not over yet, `said` all there is
    to say of it, for whoever touches it."""

    label: str
    value: Decimal
    going: bool = False
    said: str = ""


class BarChart(QWidget):
    """Bars side by side, each with its figure in whole hryvnias above and its word below. A touch anywhere over a bar
    emits `touched` with what is to be said of it, "" when it is let go by a second one."""

    touched = Signal(str)

    def __init__(self, *, name: str = "chart", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._bars: tuple[Bar, ...] = ()
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def set_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        self._bars = tuple(bars)
        said = "; ".join(bar.said or f"{bar.label} {number_text(bar.value, 2)}" for bar in bars)
        self.setAccessibleDescription(said)
        # What was touched is told anew with what it comes to by now.
        self._tell(self._current)

    def _tell(self, label: str) -> None:
        bar = next((bar for bar in self._bars if bar.label == label), None)
        self._current = bar.label if bar is not None else ""
        self.touched.emit(bar.said if bar is not None else "")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._bars:
            return
        place = int(event.position().x() * len(self._bars) / max(self.width(), 1))
        label = self._bars[min(max(place, 0), len(self._bars) - 1)].label
        self._tell("" if label == self._current else label)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(170))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(110))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        paint.smooth(painter)
        gap = theme.px(14)
        wide = (self.width() - gap * (len(self._bars) - 1)) / len(self._bars)
        foot, head = theme.px(28), theme.px(34)
        room = self.height() - foot - head
        most = max((bar.value for bar in self._bars), default=Decimal(0)) or Decimal(1)
        font = theme.font(14)
        for number, bar in enumerate(self._bars):
            left = round(number * (wide + gap))
            width = round(number * (wide + gap) + wide) - left
            high = max(theme.px(2), round(float(bar.value / most) * room)) if bar.value > 0 else 0
            area = QRectF(left, self.height() - foot - high, width, high)
            if bar.label == self._current:
                strip = QRectF(left - gap / 2, 0, width + gap, self.height())
                paint.box(painter, strip, theme.color("select"), None, theme.px(6))
            _paint_bar(painter, area, going=bar.going)
            figure = QRectF(left - gap / 2, area.top() - theme.px(22), width + gap, theme.px(20))
            paint.text(painter, figure, number_text(bar.value, 0), font, theme.color("ink2"), paint.CENTER)
            below = QRectF(left - gap / 2, self.height() - theme.px(24), width + gap, theme.px(20))
            paint.text(painter, below, bar.label, font, theme.color("ink3"), paint.CENTER)


def _paint_bar(painter: QPainter, area: QRectF, *, going: bool) -> None:
    """A bar with round shoulders, standing flat."""
    radius = min(theme.px(5), area.height())
    painter.save()
    painter.setClipRect(area)
    tall = area.adjusted(0, 0, 0, radius + 2)
    if going:
        paint.box(painter, tall, theme.color("accent_soft"), theme.color("accent"), radius, theme.px(2))
    else:
        paint.box(painter, tall, theme.color("accent"), None, radius)
    painter.restore()


class ShareBar(QWidget):
    """One bar cut into shares. Give (value, colour index); the list beside it says what each colour means."""

    def __init__(self, *, height: int = 22, name: str = "shares", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._height = height
        self._shares: tuple[tuple[Decimal, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_shares(self, shares: Sequence[tuple[Decimal, int]]) -> None:
        """Show these; what is not above zero takes no room."""
        self._shares = tuple((value, color) for value, color in shares if value > 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        whole = QPainterPath()
        whole.addRoundedRect(QRectF(self.rect()), theme.px(4), theme.px(4))
        painter.setClipPath(whole)
        if not self._shares:
            painter.fillRect(self.rect(), theme.color("sunken"))
            return
        gap = theme.px(3)
        total = sum((value for value, _ in self._shares), Decimal(0))
        room = self.width() - gap * (len(self._shares) - 1)
        left = 0.0
        for value, color in self._shares:
            width = float(value / total) * room
            area = QRectF(round(left), 0, round(left + width) - round(left), self.height())
            paint.box(painter, area, theme.category(color)[0], None, theme.px(3))
            left += width + gap


class Swatch(QWidget):
    """The square that says which colour of a `ShareBar` a row is."""

    def __init__(self, color: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._color = color
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(12), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        paint.box(painter, QRectF(self.rect()), theme.category(self._color)[0], None, theme.px(3))
