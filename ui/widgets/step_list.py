"""Sums with the steps that lead to them: any number of blocks to scroll through, each as high as its words need."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from ui.explained import Block, Row
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.scroll import ScrollMark, touch_scrolling

_TITLE, _ROW, _GAP, _PAD = 24, 20, 9, 24
_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class StepList(QAbstractScrollArea):
    """Only what is in sight is painted. `chosen` is the id of the block that is lit."""

    def __init__(self, *, name: str = "steps", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._blocks: Sequence[Block] = ()
        self._tops: list[int] = [0]
        self._chosen = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.viewport().setAutoFillBackground(False)
        touch_scrolling(self)
        ScrollMark(self)
        theme.changed.connect(self._fit)

    def set_blocks(self, blocks: Sequence[Block], chosen: str = "") -> None:
        """Other blocks; the one with the id `chosen` is lit and brought into sight."""
        self._blocks, self._chosen = blocks, chosen
        said = (
            " ".join((block.title, block.amount, *(f"{r.said} {r.amount}" for r in block.rows))) for block in blocks
        )
        self.setAccessibleDescription("\n".join(said))
        self._fit()

    def turn(self, key: int) -> bool:
        """Scrolls by a key of the keyboard; False for one that is none of these."""
        bar = self.verticalScrollBar()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        elif key in _KEYS:
            bar.setValue(bar.value() + _KEYS[Qt.Key(key)] * theme.px(_ROW + _TITLE))
        else:
            return False
        return True

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self._tops[-1])

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset, bottom = self.verticalScrollBar().value(), self.viewport().height()
        number = max(0, bisect_right(self._tops, offset) - 1)
        while number < len(self._blocks) and self._tops[number] - offset < bottom:
            self._paint_block(painter, self._blocks[number], self._tops[number] - offset)
            number += 1

    def _paint_block(self, painter: QPainter, block: Block, top: int) -> None:
        wide, pad = self.viewport().width(), theme.px(_PAD)
        high = self._height(block)
        if block.id and block.id == self._chosen:
            painter.fillRect(QRectF(0, top, wide, high - 1), theme.color("select"))
            painter.fillRect(QRectF(0, top, theme.px(4), high - 1), theme.color("accent"))
        painter.fillRect(QRectF(0, top + high - 1, wide, 1), theme.color("border"))
        name_font = theme.font(16, 600 if block.strong else 500)
        sum_font = theme.font(18 if block.strong else 16, 600)
        area = QRectF(pad, top + theme.px(_GAP), wide - 2 * pad, theme.px(_TITLE))
        room = area.width() - paint.width_of(block.amount, sum_font) - theme.px(12)
        paint.text(painter, area, paint.elided(block.title, name_font, room), name_font, theme.color("ink"))
        paint.text(painter, area, block.amount, sum_font, theme.color("ink"), paint.RIGHT)
        font, line = theme.font(14), theme.px(_ROW)
        below = area.bottom()
        for row in block.rows:
            said = self._wrapped(row)
            ink = theme.color(row.color)
            paint.lines(painter, QRectF(pad, below, area.width(), line), said, font, theme.color("ink2"), line)
            below += line * len(said)
            if row.amount:
                paint.text(painter, QRectF(pad, below - line, area.width(), line), row.amount, font, ink, paint.RIGHT)

    def _wrapped(self, row: Row) -> list[str]:
        font = theme.font(14)
        room = self.viewport().width() - 2 * theme.px(_PAD)
        if row.amount:
            room -= round(paint.width_of(row.amount, font)) + theme.px(16)
        # Few letters fit for certain: a thousand lines are measured while somebody waits for the sheet.
        return [row.said] if len(row.said) * theme.px(10) < room else paint.wrapped(row.said, font, room)

    def _height(self, block: Block) -> int:
        rows = sum(len(self._wrapped(row)) for row in block.rows)
        return 2 * theme.px(_GAP) + theme.px(_TITLE) + rows * theme.px(_ROW) + 1

    def _fit(self) -> None:
        self._tops = [0, *accumulate(self._height(block) for block in self._blocks)]
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.px(_ROW + _TITLE))
        place = next((n for n, block in enumerate(self._blocks) if block.id and block.id == self._chosen), None)
        if place is not None:
            middle = (self._tops[place] + self._tops[place + 1] - self.viewport().height()) // 2
            bar.setValue(middle)
        self.updateGeometry()
        self.viewport().update()


def _spoken(block: Block) -> str:
    return " ".join((block.title, block.amount, *(f"{row.said} {row.amount}".strip() for row in block.rows)))
