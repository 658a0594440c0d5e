"""A person as a circle with initials."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.widgets import paint


def initials(name: str) -> str:
    """«Олена Коваль» → «ОК»."""
    return "".join(word[0] for word in name.split()[:2]).upper()


class Avatar(QWidget):
    """`color_index` None is the accent (whoever is at the till), otherwise a category colour."""

    def __init__(
        self, said: str = "", color_index: int | None = None, size: int = 34, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._said, self._index, self._size = said, color_index, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set(self, said: str, color_index: int | None = None) -> None:
        """Show another person."""
        self._said, self._index = said, color_index
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        paint_avatar(painter, QRectF(self.rect()), self._said, self._index)


def paint_avatar(painter: QPainter, rect: QRectF, said: str, color_index: int | None) -> None:
    """The same inside another widget's painting."""
    ink, fill = theme.color("accent_ink"), theme.color("accent_soft")
    if color_index is not None:
        ink, fill = theme.category(color_index)
    paint.box(painter, rect, fill, None, rect.width() / 2)
    font = theme.font(14 if rect.width() <= theme.px(36) else 17, 600)
    paint.text(painter, rect, said, font, ink, paint.CENTER)
