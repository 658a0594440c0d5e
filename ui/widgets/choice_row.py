"""One of several things to choose from, with a line about it: a shop, a terminal."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint


class ChoiceRow(QAbstractButton):
    """Title, note below it when there is one, an icon before; a tick when chosen. A tap does not choose by itself."""

    def __init__(
        self, said: str, note: str = "", *, icon: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said, self._note, self._icon = said, note, icon
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setAccessibleDescription(note)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(68 if self._note else 56))

    def nextCheckState(self) -> None:
        """The presenter says which one is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        area, radius = QRectF(self.rect()), theme.radius("control")
        fill = "sunken" if self.isDown() else "select" if self.isChecked() else "surface"
        border, width = ("accent", theme.px(2)) if self.isChecked() else ("border", 1)
        paint.box(painter, area, theme.color(fill), theme.color(border), radius, width)
        size, middle, pad = theme.px(22), self.height() / 2, theme.px(14)
        left, right = pad, self.width() - pad - size
        if self._icon:
            icons.paint(painter, self._icon, "ink2", QRectF(left, round(middle - size / 2), size, size))
            left += size + theme.px(12)
        if self.isChecked():
            icons.paint(painter, "circle-check", "accent_ink", QRectF(right, round(middle - size / 2), size, size))
        room = right - left - theme.px(8)
        font, small = theme.font(16, 600 if self.isChecked() else 500), theme.font(14)
        said = paint.elided(self._said, font, room, Qt.TextElideMode.ElideRight)
        if not self._note:
            paint.text(painter, QRectF(left, 0, room, self.height()), said, font, theme.color("ink"))
            return
        top = round(middle - theme.px(21))
        paint.text(painter, QRectF(left, top, room, theme.px(22)), said, font, theme.color("ink"))
        note = paint.elided(self._note, small, room, Qt.TextElideMode.ElideRight)
        paint.text(painter, QRectF(left, top + theme.px(22), room, theme.px(20)), note, small, theme.color("ink2"))
