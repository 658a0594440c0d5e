"""A receipt to read, not to edit: its lines, name and sum, below them how the sum came about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from ui.lines import Line
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.scroll import ScrollMark, touch_scrolling

_ROW = 20


class LineList(QAbstractScrollArea):
    """Scrolls through any number of lines; only those in sight are painted.

    `pad` is the space left and right of a line and above and below it, in design pixels. With `hug` it asks for no
    more height than its lines need.
    """

    def __init__(
        self, *, pad: tuple[int, int] = (16, 7), hug: bool = False, name: str = "lines", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pad, self._hug = pad, hug
        self._lines: Sequence[Line] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        touch_scrolling(self)
        ScrollMark(self)
        theme.changed.connect(self._fit)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Other lines; the first stands on top again."""
        if tuple(lines) == tuple(self._lines):
            return
        self._lines = lines
        self.setAccessibleDescription("\n".join(f"{line.name}, {line.how}, {line.amount}" for line in lines))
        self.verticalScrollBar().setValue(0)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), self._content_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), min(self._row_height(), self._content_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_range()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        row, offset = self._row_height(), self.verticalScrollBar().value()
        first = offset // row
        last = min(len(self._lines), (offset + self.viewport().height()) // row + 1)
        for number in range(first, last):
            self._paint_line(painter, self._lines[number], number * row - offset)

    def _paint_line(self, painter: QPainter, line: Line, top: int) -> None:
        across, above = theme.px(self._pad[0]), theme.px(self._pad[1])
        high, width = theme.px(_ROW), self.viewport().width() - 2 * across
        name_font, sum_font, how_font = theme.font(15), theme.font(15, 600), theme.font(14)
        upper = QRectF(across, top + above, width, high)
        room = width - paint.width_of(line.amount, sum_font) - theme.px(12)
        paint.text(painter, upper, paint.elided(line.name, name_font, room), name_font, theme.color("ink"))
        paint.text(painter, upper, line.amount, sum_font, theme.color("ink"), paint.RIGHT)
        lower = upper.translated(0, high)
        how = paint.elided(line.how, how_font, width, Qt.TextElideMode.ElideRight)
        paint.text(painter, lower, how, how_font, theme.color("ink3"))

    def _row_height(self) -> int:
        return 2 * (theme.px(_ROW) + theme.px(self._pad[1]))

    def _content_height(self) -> int:
        return self._row_height() * len(self._lines)

    def _fit(self) -> None:
        if self._hug:
            self.setMaximumHeight(self._content_height())
        self._set_range()
        self.updateGeometry()
        self.viewport().update()

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._content_height() - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._row_height())
