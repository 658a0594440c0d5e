"""A sum or a weight in big digits: as big as its style says, smaller when the number is too long for its room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint

_UNIT_GAP = 8
_STEP = 0.94


class Figure(QLabel):
    """The number `said` in the type style `style`, with an optional `unit` beside it on the same line.

    A QLabel for the sake of screen readers; it paints itself, and never cuts a digit off.
    """

    def __init__(
        self,
        said: str = "",
        style: str = "amount",
        color: str = "ink",
        *,
        name: str = "",
        unit: str = "",
        unit_size: float = 18,
        size: float | None = None,
        align: Qt.AlignmentFlag = paint.RIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self._style, self._color, self._size = style, color, size
        self._unit, self._unit_size = unit, unit_size
        self.setAlignment(align)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_text(said)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, said: str, color: str | None = None) -> None:
        """Another number, perhaps in the colour of another token."""
        self._color = color or self._color
        if said != self.text():
            self.setText(said)
        self.setAccessibleName(f"{said} {self._unit}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        font = self._font(1.0)
        return QSize(round(self._width(font)) + 1, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shrink = 1.0
        font = self._font(shrink)
        while self._width(font) > self.width() and shrink > 0.2:
            shrink *= _STEP
            font = self._font(shrink)
        wide = self._width(font)
        align = self.alignment()
        left = 0.0
        if align & Qt.AlignmentFlag.AlignRight:
            left = self.width() - wide
        elif align & Qt.AlignmentFlag.AlignHCenter:
            left = (self.width() - wide) / 2
        measure = paint.metrics(font)
        base = round((self.height() + measure.capHeight()) / 2)
        paint.on_baseline(painter, round(left), base, self.text(), font, theme.color(self._color))
        if self._unit:
            at = round(left + paint.width_of(self.text(), font)) + theme.px(_UNIT_GAP)
            paint.on_baseline(painter, at, base, self._unit, theme.font(self._unit_size, 500), theme.color("ink3"))

    def _height(self) -> int:
        size, _, line, _ = theme.style(self._style)
        return theme.px(line if self._size is None else line * self._size / size)

    def _width(self, font: QFont) -> float:
        wide = paint.width_of(self.text(), font)
        if self._unit:
            wide += theme.px(_UNIT_GAP) + paint.width_of(self._unit, theme.font(self._unit_size, 500))
        return wide

    def _font(self, shrink: float) -> QFont:
        size, weight, _, spacing = theme.style(self._style)
        return theme.font((self._size or size) * shrink, weight, spacing=spacing * shrink)
