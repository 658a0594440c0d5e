"""A sum that can be touched to be typed anew with the keypad of the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint


class EditBox(QAbstractButton):
    """Looks like a field with a pencil. `current`: the keypad writes here; `failed`: the sum cannot be."""

    def __init__(self, accessible: str, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said, self._current, self._failed, self._title = "", False, False, accessible
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set("")

    def set(self, said: str, *, current: bool = False, failed: bool = False) -> None:
        """The sum as typed, and the state."""
        self._said, self._current, self._failed = said, current, failed
        self.setAccessibleName(f"{self._title} {said}")
        self.update()

    def text(self) -> str:
        return self._said

    def sizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        border = "danger" if self._failed else "focus" if self._current else "border_strong"
        width = theme.px(2) if self._failed or self._current else 1
        fill = theme.color("sunken" if self.isDown() else "surface")
        paint.box(painter, QRectF(self.rect()), fill, theme.color(border), theme.radius("control"), width)
        pad, size = theme.px(theme.pick(10, 16, 16)), theme.px(theme.pick(18, 22, 22))
        right = self.width() - theme.px(theme.pick(8, 14, 14)) - size
        icon = QRectF(right, round((self.height() - size) / 2), size, size)
        icons.paint(painter, "pencil", "ink3", icon)
        font = theme.font(theme.pick(19, 22, 22), 600)
        said = paint.elided(self._said or "0", font, right - pad, Qt.TextElideMode.ElideRight)
        paint.text(painter, QRectF(pad, 0, right - pad, self.height()), said, font, theme.color("ink"))
