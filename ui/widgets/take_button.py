"""The big button under the keypad: what it does, and below it, where the till says it, how much."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button

#: Size and weight of the words, alone and above a sum, by the form of the window.
_ONE = {"compact": (20, 600), "normal": (22, 600), "wide": (24, 600)}
_TWO = {"compact": (17, 600), "normal": (20, 600), "wide": (24, 600)}


class TakeButton(Button):
    """As a `Button`; with a second line it is two lines in the middle, without the hint of its key."""

    def __init__(self, *, name: str) -> None:
        super().__init__(
            role="primary",
            size=theme.pick(120, 120, 160),
            key="Enter",
            name=name,
            text_size=_ONE[theme.form][0],
        )
        self._below = ""

    def set_below(self, said: str) -> None:
        """The second line, "" for none."""
        if said != self._below:
            self._below = said
            self.setAccessibleDescription(said)
            self.set_type(*(_TWO if said else _ONE)[theme.form])

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._below:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border, ink_token, width = self._tokens()
        ink = theme.color(ink_token)
        area = QRectF(self.rect())
        paint.box(painter, area, theme.color(fill), theme.color(border), theme.radius("control"), width)
        title, amount = self.font(), theme.font(theme.pick(22, 26, 32), 700)
        upper, lower = theme.px(theme.pick(24, 26, 32)), theme.px(theme.pick(30, 34, 42))
        top = round((self.height() - upper - lower) / 2)
        room = area.width() - 2 * theme.px(10)
        if self._spin.shown:
            size = theme.px(28)
            self._spin.paint(painter, QRectF((area.width() - size) / 2, (area.height() - size) / 2, size, size), ink)
            return
        for said, font, at, high in ((self.text(), title, top, upper), (self._below, amount, top + upper, lower)):
            shown = paint.elided(said, font, room, Qt.TextElideMode.ElideRight)
            paint.text(painter, QRectF(theme.px(10), at, room, high), shown, font, ink, paint.CENTER)
