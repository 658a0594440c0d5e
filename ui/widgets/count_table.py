"""Counting the drawer: banknotes on the left, coins on the right, one row for each (mockup 11b)."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.money import COINS, NOTES, money
from ui.count_input import CountInput
from ui.formats import TIMES, money_text, note_text
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import Card, Panel, RoundedEdge
from ui.widgets.label import label

_HEAD, _LOW = 39, 46


def _row_height() -> int:
    """A row in pixels where there is room."""
    return theme.px(theme.pick(70, 70, 88))


class CountRow(QAbstractButton):
    """A denomination, how many of it, what they come to. `current` is the one being typed."""

    def __init__(self, value: Decimal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._said, self._current = value, "", False
        self.setObjectName(f"count-{note_text(value).replace(',', '.')}".replace("\u00a0", ""))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(theme.px(_LOW))
        self.setMaximumHeight(_row_height())
        self.set("", current=False)

    def set(self, said: str, *, current: bool) -> None:
        """How many were typed ("" for none), and whether the keypad writes here."""
        self._said, self._current = said, current
        self.setAccessibleName(f"{note_text(self._value)} {tr('грн')} {TIMES} {said or '0'}")
        self.update()

    def text(self) -> str:
        """The number of pieces as shown."""
        return self._said or "0"

    def sizeHint(self) -> QSize:
        return QSize(theme.px(260), _row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        if self._current or self.isDown():
            painter.fillRect(self.rect(), theme.color("select"))
        pad, gap = theme.px(theme.pick(12, 16, 20)), theme.px(theme.pick(6, 10, 12))
        high, middle = self.height(), self.height() / 2
        left = float(pad)
        wide = theme.px(theme.pick(58, 74, 86))
        paint.text(
            painter, QRectF(left, 0, wide, high), note_text(self._value), theme.font(20, 600), theme.color("ink")
        )
        left += wide + gap
        paint.text(painter, QRectF(left, 0, theme.px(12), high), TIMES, theme.font(16), theme.color("ink3"))
        left += theme.px(10) + gap
        box = QRectF(left, 0, theme.px(theme.pick(80, 112, 124)), min(theme.px(54), high - theme.px(8)))
        box.moveTop(round(middle - box.height() / 2))
        border, width = ("focus", theme.px(2)) if self._current else ("border", 1)
        paint.box(painter, box, theme.color("surface"), theme.color(border), theme.radius("control"), width)
        counted = bool(self._said) and self._said != "0"
        font, ink = theme.font(20, 600 if counted else 500), "ink" if counted else "ink3"
        paint.text(painter, box, self.text(), font, theme.color(ink), paint.CENTER)
        amount = money_text(money(self._value * int(self._said.replace("\u00a0", "") or 0)))
        right = QRectF(box.right() + gap, 0, self.width() - box.right() - gap - theme.px(12), high)
        paint.text(painter, right, amount, theme.font(17), theme.color("ink2" if counted else "ink3"), paint.RIGHT)
        painter.fillRect(0, high - 1, self.width(), 1, theme.color("border"))


class CountTable(QWidget):
    """Shows a `CountInput`; `chosen` carries the denomination somebody touched. `ground` is the token it lies on."""

    chosen = Signal(object)

    def __init__(self, ground: str = "bg", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("count-table")
        self._ground = ground
        self._rows: dict[Decimal, CountRow] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self.setMaximumHeight(theme.px(_HEAD) + len(NOTES) * _row_height())
        row.addWidget(self._column(tr("Банкноти, грн"), NOTES), 1)
        row.addWidget(self._column(tr("Монети, грн"), COINS), 1)

    def row(self, value: Decimal) -> CountRow:
        """The row of a denomination."""
        return self._rows[value]

    def show_count(self, count: CountInput, *, typing: bool = True) -> None:
        """Fills the rows; `typing` False marks none of them."""
        for value, row in self._rows.items():
            row.set(count.text(value), current=typing and value == count.current)

    def _column(self, title: str, values: tuple[Decimal, ...]) -> QWidget:
        card = Card(margins=(0, 0, 0, 0), spacing=0)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = Panel("surface2", "b")
        head.setFixedHeight(theme.px(_HEAD))
        words = QVBoxLayout(head)
        words.setContentsMargins(theme.px(theme.pick(12, 16, 20)), 0, theme.px(12), 0)
        words.addWidget(label(title, "small", "ink2", weight=600))
        card.body.addWidget(head)
        for value in values:
            row = self._rows[value] = CountRow(value)
            row.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            card.body.addWidget(row, 1)
        RoundedEdge(card, self._ground)
        return card
