"""A tag: a state in a word or two, with an icon, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint


class Tag(QWidget):
    """`kind`: "g" go, "w" wait, "d" danger, "i" info, "n" neutral."""

    def __init__(
        self, said: str, kind: str = "n", icon: str = "", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set(said, kind, icon)

    def set(self, said: str, kind: str = "n", icon: str = "") -> None:
        """Say another state."""
        self._said, self._kind, self._icon = said, kind, icon
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says."""
        return self._said

    def sizeHint(self) -> QSize:
        return QSize(round(paint.tag_width(self._said, self._icon)), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        paint.tag(painter, 0, self.height() / 2, self._said, self._kind, self._icon)
