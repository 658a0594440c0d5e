"""A slip as it will come out of the printer: white paper on sunken ground, in both themes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QVBoxLayout, QWidget

from printing.preview import DESCRIPTION
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import Panel
from ui.widgets.scroll import scroll_area

_MARGIN = 16
_PAPER_EDGE = (18, 16)
#: Two fingers that moved apart, or together, by less than this meant something else.
_PINCHED = 1.15


class _Paper(QWidget):
    """The sheet itself. `pinched` with +1 or −1 when two fingers ask for it larger or smaller; `tapped` by one."""

    pinched = Signal(int)
    tapped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._zoom: float | None = None
        self.grabGesture(Qt.GestureType.PinchGesture)

    def set_picture(self, picture: QPixmap) -> None:
        self._picture = picture
        self._take_room()

    def set_zoom(self, zoom: float) -> None:
        """Design pixels to a pixel of the picture; the sheet may then be wider than there is room."""
        self._zoom = zoom
        self._take_room()

    def resizeEvent(self, event: object) -> None:
        self._take_room()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture) and pinch.state() == Qt.GestureState.GestureFinished:
                factor = pinch.totalScaleFactor()
                if factor > _PINCHED or factor < 1 / _PINCHED:
                    self.pinched.emit(1 if factor > 1 else -1)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tapped.emit()
        super().mouseReleaseEvent(event)

    def _take_room(self) -> None:
        paper = self._paper(self.width())
        self.setMinimumHeight(paper.height() + 2 * theme.px(_MARGIN))
        self.setMinimumWidth(paper.width() + 2 * theme.px(_MARGIN) if self._zoom is not None else 0)
        self.update()

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
        if self._zoom is not None:
            wide = round(self._picture.width() * self._zoom * theme.scale)
        high = round(self._picture.height() * wide / self._picture.width())
        return QSize(wide + 2 * across, high + 2 * down)


class SlipView(Panel):
    """Shows the picture of a slip (`printing.preview` makes it as PNG) in an area that scrolls: as wide as there is
    room, or by `set_zoom`. `zoomed` with +1 or −1 when fingers or Ctrl and the wheel ask for it; `tapped`."""

    zoomed = Signal(int)
    tapped = Signal()

    def __init__(self, *, name: str = "slip", parent: QWidget | None = None) -> None:
        super().__init__("sunken", name=name, parent=parent)
        self._paper = _Paper()
        self._paper.setObjectName(f"{name}_paper")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll_area(self._paper, name=name))
        self._paper.pinched.connect(self.zoomed)
        self._paper.tapped.connect(self.tapped)

    def set_zoom(self, zoom: float) -> None:
        """Design pixels to a pixel of the picture. What is wider than the view is pushed by a finger."""
        self._paper.set_zoom(zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def set_png(self, png: bytes) -> None:
        """Show this picture and say its words; empty bytes show nothing. Raises ValueError if it is not a picture."""
        image = QImage()
        if png and not image.loadFromData(png, "PNG"):
            raise ValueError("not a PNG")
        self._paper.set_picture(QPixmap.fromImage(image))
        self._paper.setAccessibleDescription(image.text(DESCRIPTION))
