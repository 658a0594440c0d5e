"""A slip as it will come out of the printer: white paper on sunken ground, in both themes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from printing.preview import DESCRIPTION
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import Panel
from ui.widgets.scroll import scroll_area

_MARGIN = 16
_PAPER_EDGE = (18, 16)


class _Paper(QWidget):
    """The sheet itself."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()

    def set_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self.setMinimumHeight(self._paper(self.width()).height() + 2 * theme.px(_MARGIN))
        self.update()

    def resizeEvent(self, event: object) -> None:
        self.setMinimumHeight(self._paper(self.width()).height() + 2 * theme.px(_MARGIN))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("sunken"))
        if self._picture.isNull():
            return
        paper = self._paper(self.width())
        area = QRectF((self.width() - paper.width()) // 2, theme.px(_MARGIN), paper.width(), paper.height())
        paint.box(painter, area, theme.color("paper"), theme.color("border"), 0)
        across, down = (theme.px(edge) for edge in _PAPER_EDGE)
        painter.drawPixmap(area.adjusted(across, down, -across, -down), self._picture, QRectF(self._picture.rect()))

    def _paper(self, width: int) -> QSize:
        """The size of the sheet: the picture at half its dots (203 dpi on a screen), never wider than there is room."""
        if self._picture.isNull():
            return QSize(0, 0)
        across, down = (theme.px(edge) for edge in _PAPER_EDGE)
        wide = min(round(self._picture.width() * 0.6 * theme.scale), width - 2 * theme.px(_MARGIN) - 2 * across)
        high = round(self._picture.height() * wide / self._picture.width())
        return QSize(wide + 2 * across, high + 2 * down)


class SlipView(Panel):
    """Shows the picture of a slip (`printing.preview` makes it as PNG) in an area that scrolls."""

    def __init__(self, *, name: str = "slip", parent: QWidget | None = None) -> None:
        super().__init__("sunken", name=name, parent=parent)
        self._paper = _Paper()
        self._paper.setObjectName(f"{name}_paper")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll_area(self._paper, name=name))

    def set_png(self, png: bytes) -> None:
        """Show this picture and say its words; empty bytes show nothing. Raises ValueError if it is not a picture."""
        image = QImage()
        if png and not image.loadFromData(png, "PNG"):
            raise ValueError("not a PNG")
        self._paper.set_picture(QPixmap.fromImage(image))
        self._paper.setAccessibleDescription(image.text(DESCRIPTION))
