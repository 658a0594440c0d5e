"""A receipt put aside, as a card to tap (mockup 08): when, by whom, what is in it, the sum."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint


@dataclass(frozen=True, slots=True)
class HeldTexts:
    """What the card says. `more` are the goods beyond those named («ще 8»); `warn`: it has been waiting for long."""

    time: str
    ago: str
    cashier: str
    name: str
    goods: str
    count: str
    amount: str
    more: str = ""
    warn: bool = False


class HeldRow(QAbstractButton):
    """`clicked` on a tap. A tap does not choose by itself: whoever listens does."""

    def __init__(self, texts: HeldTexts, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set(texts)

    def set(self, texts: HeldTexts) -> None:
        """Other texts, as the minutes go by."""
        self._texts = texts
        said = (texts.time, texts.ago, texts.cashier, texts.name, texts.goods, texts.more, texts.count, texts.amount)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(112))

    def nextCheckState(self) -> None:
        """The presenter says which one is looked at."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        on = self.isChecked()
        fill = "sunken" if self.isDown() else "select" if on else "surface"
        border, width = ("accent", theme.px(2)) if on else ("border", 1)
        area = QRectF(self.rect())
        paint.box(painter, area, theme.color(fill), theme.color(border), theme.radius("card"), width)
        pad, gap = theme.px(19), theme.px(18)
        when = theme.px(theme.pick(84, 92, 110))
        self._paint_when(painter, pad, when)
        line = pad + when + gap
        painter.fillRect(line, round((self.height() - theme.px(64)) / 2), 1, theme.px(64), theme.color("border"))
        amount = theme.font(24, 700)
        right = self.width() - pad
        wide = paint.width_of(self._texts.amount, amount)
        whole = QRectF(right - wide, 0, wide, self.height())
        paint.text(painter, whole, self._texts.amount, amount, theme.color("ink"), paint.RIGHT)
        left = line + gap
        self._paint_what(painter, left, round(right - wide - gap - left))

    def _paint_when(self, painter: QPainter, left: int, room: int) -> None:
        texts, top = self._texts, round(self.height() / 2 - theme.px(24))
        row = QRectF(left, top, room, theme.px(26))
        paint.text(painter, row, texts.time, theme.font(20, 700), theme.color("ink"))
        ago = theme.font(14, 600 if texts.warn else 400)
        for number, said in enumerate(paint.wrapped(texts.ago, ago, room + 1, 2)):
            row = QRectF(left, top + theme.px(26) + number * theme.px(19), room, theme.px(20))
            paint.text(painter, row, said, ago, theme.color("warn" if texts.warn else "ink3"))

    def _paint_what(self, painter: QPainter, left: int, room: int) -> None:
        texts, top = self._texts, round(self.height() / 2 - theme.px(34))
        who, name = theme.font(16, 500), theme.font(16)
        row = QRectF(left, top, room, theme.px(24))
        said = paint.elided(texts.cashier, who, room, Qt.TextElideMode.ElideRight)
        paint.text(painter, row, said, who, theme.color("ink"))
        if texts.name:
            used = round(paint.width_of(said, who)) if said else 0
            dot = " · " if said else ""
            font, ink = (name, "ink2") if said else (who, "ink")
            note = paint.elided(f"{dot}«{texts.name}»", font, room - used, Qt.TextElideMode.ElideRight)
            paint.text(painter, row.adjusted(used, 0, 0, 0), note, font, theme.color(ink))
        goods = theme.font(15)
        more = f", {texts.more}" if texts.more else ""
        shown = room - paint.width_of(more, goods)
        said = paint.elided(texts.goods, goods, shown, Qt.TextElideMode.ElideRight) + more
        row = QRectF(left, top + theme.px(26), room, theme.px(22))
        paint.text(painter, row, said, goods, theme.color("ink2"))
        row = QRectF(left, top + theme.px(48), room, theme.px(20))
        paint.text(painter, row, texts.count, theme.font(14), theme.color("ink3"))
