"""One thing to do out of a list: sign, words, what it is now, and an arrow that it leads on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint


class ActionRow(QAbstractButton):
    """`value` stands on the right in quiet ink; `color` is the token of sign and words; `locked`: a senior is asked;
    `leads`: more is asked before anything is done."""

    def __init__(
        self,
        said: str,
        value: str = "",
        *,
        icon: str,
        color: str = "ink",
        locked: bool = False,
        leads: bool = True,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said, self._value, self._icon, self._color = said, value, icon, color
        self._sign = "lock" if locked else "chevron-right" if leads else ""
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setAccessibleDescription(value)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        area, radius = QRectF(self.rect()), theme.radius("control")
        focused = self.hasFocus()
        border, width = ("focus", theme.px(2)) if focused else ("border", 1)
        fill = "sunken" if self.isDown() else "surface" if self.isEnabled() else "surface2"
        paint.box(painter, area, theme.color(fill), theme.color(border), radius, width)
        middle, pad, size = self.height() / 2, theme.px(16), theme.px(22)
        ink = self._color if self.isEnabled() else "ink3"
        icons.paint(painter, self._icon, ink, QRectF(pad, round(middle - size / 2), size, size))
        left, right = pad + size + theme.px(14), self.width() - pad - theme.px(18)
        arrow = QRectF(right, round(middle - theme.px(9)), theme.px(18), theme.px(18))
        if self._sign:
            icons.paint(painter, self._sign, "ink3", arrow)
        font, small = theme.font(16, 500), theme.font(15)
        said = paint.width_of(self._said, font)
        paint.text(painter, QRectF(left, 0, said, self.height()), self._said, font, theme.color(ink))
        room = QRectF(left + said + theme.px(12), 0, right - theme.px(10) - left - said - theme.px(12), self.height())
        value = paint.elided(self._value, small, room.width(), Qt.TextElideMode.ElideRight)
        paint.text(painter, room, value, small, theme.color("ink2"), paint.RIGHT)
