"""A theme to choose, drawn small: tiles on the left, a receipt with its button on the right (mockup 13c)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint

#: Colours of the six small tiles' strips.
_STRIPS = (1, 2, 3, 4, 6, 8)


class ThemeCard(QAbstractButton):
    """`shows` are the themes of the drawing, side by side: one, or both for «as the system». A tap does not choose by
    itself."""

    def __init__(self, said: str, shows: Sequence[str], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._shows = said, tuple(shows)
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(164))

    def nextCheckState(self) -> None:
        """The presenter says which one is in force."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        on, area, pad = self.isChecked(), QRectF(self.rect()), theme.px(13)
        border, width = ("accent", theme.px(2)) if on else ("border", 1)
        fill = theme.color("sunken" if self.isDown() else "surface")
        paint.box(painter, area, fill, theme.color(border), theme.radius("card"), width)
        drawing = QRectF(pad, pad, self.width() - 2 * pad, theme.px(104))
        self._paint_drawing(painter, drawing)
        row = QRectF(pad, drawing.bottom() + theme.px(10), drawing.width(), theme.px(24))
        paint.text(painter, row, self._said, theme.font(16, 600 if on else 500), theme.color("ink"))
        if on:
            size = theme.px(22)
            at = QRectF(row.right() - size, round(row.center().y() - size / 2), size, size)
            icons.paint(painter, "circle-check", "accent_ink", at)

    def _paint_drawing(self, painter: QPainter, area: QRectF) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(area, theme.px(8), theme.px(8))
        painter.save()
        painter.setClipPath(outline)
        wide = area.width() / len(self._shows)
        for number, name in enumerate(self._shows):
            part = QRectF(area.left() + number * wide, area.top(), wide, area.height())
            painter.fillRect(part, theme.color_in(name, "bg"))
            _paint_till(painter, part.adjusted(theme.px(9), theme.px(9), -theme.px(9), -theme.px(9)), name,
                        columns=3 if len(self._shows) == 1 else 2)  # fmt: skip
        painter.restore()
        paint.box(painter, area, None, theme.color("border"), theme.px(8))


def _paint_till(painter: QPainter, area: QRectF, name: str, *, columns: int) -> None:
    """The sale screen in a hundred pixels."""
    surface, ink = theme.color_in(name, "surface"), theme.color_in(name, "ink")
    # White on white is told apart by its edges alone.
    edge = theme.color_in(name, "border") if surface == theme.color_in(name, "bg") else None
    gap, receipt = theme.px(5), round(area.width() * 0.34)
    room = area.width() - receipt - theme.px(6)
    wide, high = (room - (columns - 1) * gap) / columns, (area.height() - gap) / 2
    for number, color in enumerate(_STRIPS[: 2 * columns]):
        left = area.left() + number % columns * (wide + gap)
        tile = QRectF(left, area.top() + number // columns * (high + gap), wide, high)
        paint.box(painter, tile, surface, edge, theme.px(4))
        strip = theme.color_in(name, f"category{color}")
        paint.box(painter, QRectF(left, tile.top(), theme.px(3), high), strip, None, theme.px(1.5))
    sheet = QRectF(area.right() - receipt, area.top(), receipt, area.height())
    paint.box(painter, sheet, surface, edge, theme.px(4))
    inside = sheet.adjusted(theme.px(5), theme.px(5), -theme.px(5), -theme.px(5))
    for number, (share, strength) in enumerate(((1.0, 0.7), (0.7, 0.4))):
        line = QRectF(inside.left(), inside.top() + number * theme.px(8), inside.width() * share, theme.px(4))
        paint.box(painter, line, _faded(ink, strength), None, theme.px(2))
    pay = QRectF(inside.left(), inside.bottom() - theme.px(18), inside.width(), theme.px(18))
    paint.box(painter, pay, theme.color_in(name, "accent"), None, theme.px(4))


def _faded(color: QColor, strength: float) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(strength)
    return faded
