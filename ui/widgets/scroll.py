"""Scrolling: a thin bar laid over the edge of what scrolls, fingers that push the content itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QScrollArea,
    QScroller,
    QStyle,
    QWidget,
)

from ui.theme import theme
from ui.widgets import paint

_LINGERS = 900
#: Width of the bar and the least length of its handle, in design pixels.
_WIDE, _SHORTEST = 6, 48


class ScrollMark(QWidget):
    """A bar 6 wide, 3 from the right edge of `area`, over the content: it takes no room and shows only when needed.

    A `fleeting` one shows only while something scrolls, where content reaches the edge. One `inside` moves with the
    content and back: what lies over a scrolling area has all of it painted anew at every move. It is the picture of the
    area's own bar, which stays hidden, and a mouse can take hold of it.
    """

    def __init__(
        self, area: QAbstractScrollArea, host: QWidget | None = None, *, fleeting: bool = False, inside: bool = False
    ) -> None:
        super().__init__(area.viewport() if inside else host or area)
        self._inside = inside
        self._area = area
        self._host = host or area
        #: How far below the top of the handle a mouse holds it, None while it does not.
        self._held: float | None = None
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._moving = not fleeting
        self._rest = QTimer(self, singleShot=True, interval=_LINGERS)
        self._rest.timeout.connect(self._still)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self.update)
        if fleeting:
            bar.valueChanged.connect(self._moved)
        elif inside:
            bar.valueChanged.connect(self._follow)
        self._host.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def handle(self) -> QRectF:
        """Where the handle is: as long beside the bar as what is in sight beside all there is."""
        bar, height = self._area.verticalScrollBar(), self.height()
        most = bar.maximum() - bar.minimum()
        length = min(height, max(theme.px(_SHORTEST), bar.pageStep() * height // max(1, most + bar.pageStep())))
        top = QStyle.sliderPositionFromValue(bar.minimum(), bar.maximum(), bar.value(), height - length)
        return QRectF(0, top, self.width(), length)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        paint.box(painter, self.handle(), theme.color("scroll"), None, self.width() / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        handle, at = self.handle(), event.position().y()
        if handle.top() <= at <= handle.bottom():
            self._held = at - handle.top()
        else:
            page = QAbstractSlider.SliderAction
            self._area.verticalScrollBar().triggerAction(
                page.SliderPageStepAdd if at > handle.bottom() else page.SliderPageStepSub
            )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            bar, room = self._area.verticalScrollBar(), self.height() - round(self.handle().height())
            top = round(event.position().y() - self._held)
            bar.setValue(QStyle.sliderValueFromPosition(bar.minimum(), bar.maximum(), top, room))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._area.verticalScrollBar(), event)

    def _follow(self) -> None:
        # Asked for anew each time: PySide forgets its wrappers of an area's own parts when a child of them goes.
        bar, view = self._area.verticalScrollBar(), self._area.viewport()
        gap, width = theme.px(3), theme.px(_WIDE)
        room = view if self._inside else self._host
        top = gap if self._inside else view.mapTo(self._host, QPoint(0, gap)).y()
        self.setGeometry(room.width() - gap - width, top, width, view.height() - 2 * gap)
        self.setVisible(self._moving and bar.maximum() > bar.minimum())
        self.raise_()
        self.update()

    def _moved(self) -> None:
        self._moving = True
        self._rest.start()
        self._follow()

    def _still(self) -> None:
        self._moving = False
        self._follow()


def clear_ground(area: QAbstractScrollArea) -> None:
    """What lies behind shows through where the area's content leaves room."""
    area.viewport().setAutoFillBackground(False)


def touch_scrolling(area: QAbstractScrollArea) -> None:
    """Let a finger push the content; a mouse keeps its wheel."""
    if isinstance(area, QAbstractItemView):
        area.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        area.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)


def scroll_area(content: QWidget, *, name: str = "") -> QScrollArea:
    """`content` in an area that scrolls up and down, with a clear ground."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    clear_ground(area)
    ScrollMark(area)
    touch_scrolling(area)
    return area
