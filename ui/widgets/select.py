"""One of many, shown when touched: the box that says which, and the list under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.menu import Menu, Options


class Select(QAbstractButton):
    """`chosen` carries the key picked from the list. Down and the space key open it too."""

    chosen = Signal(str)

    def __init__(
        self, options: Options, *, current: str, accessible: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options, self._current, self._accessible = options, current, accessible
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._open)
        self.set_current(current)

    def current(self) -> str:
        """The key chosen now."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show another option as chosen; a key that is not among them is shown as it is."""
        self._current = key
        self.setAccessibleName(f"{self._accessible}: {self._said()}")
        self.update()

    def set_options(self, options: Options, current: str) -> None:
        """Other options, one of them chosen."""
        self._options = options
        self.set_current(current)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        fill, border, ink = "surface", "border_strong", "ink"
        if not self.isEnabled():
            fill, border, ink = "sunken", "sunken", "ink3"
        elif self.isDown():
            fill = "sunken"
        area, pad, size = QRectF(self.rect()), theme.px(13), theme.px(18)
        paint.box(painter, area, theme.color(fill), theme.color(border), theme.radius("control"))
        right = self.width() - pad - size
        font = theme.font(16)
        said = paint.elided(self._said(), font, right - pad - theme.px(8), Qt.TextElideMode.ElideRight)
        paint.text(painter, area.adjusted(pad, 0, 0, 0), said, font, theme.color(ink))
        icons.paint(painter, "chevron-down", ink, QRectF(right, round((self.height() - size) / 2), size, size))

    def _said(self) -> str:
        return dict(self._options).get(self._current, self._current)

    def _open(self) -> None:
        menu = Menu(self, self._options, self._current, name=f"{self.objectName()}_menu")
        menu.chosen.connect(self.chosen)
        menu.open()
