"""The hint of a keyboard key in its little box."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint


class Kbd(QWidget):
    """«Esc», «F2» and the like; `always` where keys are what is read, else only while hints are wanted."""

    def __init__(self, key: str, parent: QWidget | None = None, *, always: bool = False) -> None:
        super().__init__(parent)
        self._key, self._always = key, always
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def _shown(self) -> bool:
        return self._always or theme.key_hints

    def sizeHint(self) -> QSize:
        return QSize(round(paint.kbd_width(self._key)) if self._shown else 0, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        paint.smooth(painter)
        paint.kbd(painter, 0, self.height() / 2, self._key)
