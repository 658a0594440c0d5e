"""Scrolling: a thin bar laid over the edge of what scrolls, fingers that push the content itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QScrollArea, QScrollBar, QScroller, QWidget

from ui.theme import theme

_LINGERS = 900


class ScrollMark(QScrollBar):
    """A bar 6 wide, 3 from the right edge of `area`, over the content: it takes no room and shows only when needed.

    A `fleeting` one shows only while something scrolls, where content reaches the edge. One `inside` moves with the
    content and back: what lies over a scrolling area has all of it painted anew at every move.
    """

    def __init__(
        self, area: QAbstractScrollArea, host: QWidget | None = None, *, fleeting: bool = False, inside: bool = False
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, area.viewport() if inside else host or area)
        self._inside = inside
        self._area = area
        self._host = host or area
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._moving = not fleeting
        self._rest = QTimer(self, singleShot=True, interval=_LINGERS)
        self._rest.timeout.connect(self._still)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self.setValue)
        if fleeting:
            bar.valueChanged.connect(self._moved)
        elif inside:
            bar.valueChanged.connect(self._follow)
        self.valueChanged.connect(bar.setValue)
        self._host.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def _follow(self) -> None:
        # Asked for anew each time: PySide forgets its wrappers of an area's own parts when a child of them goes.
        bar, view = self._area.verticalScrollBar(), self._area.viewport()
        self.setPageStep(bar.pageStep())
        self.setSingleStep(bar.singleStep())
        self.setRange(bar.minimum(), bar.maximum())
        self.setValue(bar.value())
        gap, width = theme.px(3), theme.px(6)
        room = view if self._inside else self._host
        top = gap if self._inside else view.mapTo(self._host, QPoint(0, gap)).y()
        self.setGeometry(room.width() - gap - width, top, width, view.height() - 2 * gap)
        self.setVisible(self._moving and bar.maximum() > bar.minimum())
        self.raise_()

    def _moved(self) -> None:
        self._moving = True
        self._rest.start()
        self._follow()

    def _still(self) -> None:
        self._moving = False
        self._follow()


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
    area.setProperty("clear", True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    ScrollMark(area)
    touch_scrolling(area)
    return area
