"""The focus ring: three pixels around whatever the keyboard is on, two pixels away from it.

Qt cannot paint outside a widget, so one ring for the whole program is laid over the window and follows the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from ui.theme import theme
from ui.widgets import paint

_GAP = 2
_WIDTH = 3


class FocusRing(QWidget):
    """Follows the keyboard focus from button to button. Fields show the focus with their own border."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()

    def follow(self, app: QApplication) -> None:
        """Start following the focus of the application."""
        app.focusChanged.connect(self._moved)

    def surround(self, widget: QWidget | None) -> None:
        """Stand around this widget, or around none."""
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        self._around = widget
        if widget is None:
            self.hide()
            return
        host = _host(widget)
        self.setParent(host)
        step: QWidget | None = widget
        while step is not None and step is not host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        elif event.type() == QEvent.Type.Destroy:
            self.surround(None)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        radius = theme.radius("control") + theme.px(_GAP + _WIDTH)
        paint.box(painter, QRectF(self.rect()), None, theme.color("focus"), radius, theme.px(_WIDTH))

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self.surround(new if isinstance(new, QAbstractButton) else None)

    def _place(self) -> None:
        if self._around is None or not self._around.isVisible():
            self.hide()
            return
        self.setGeometry(_outline(self._around, self.parentWidget()))
        self.show()
        self.raise_()


def _outline(widget: QWidget, host: QWidget) -> QRect:
    away = theme.px(_GAP + _WIDTH)
    return QRect(widget.mapTo(host, QPoint(0, 0)), widget.size()).adjusted(-away, -away, away, away)


def _host(widget: QWidget) -> QWidget:
    """The nearest ancestor the ring fits into; never past the edge of something that scrolls, nor of the window."""
    host = widget.parentWidget() or widget
    while host.parentWidget() is not None and not host.isWindow():
        scrolls = isinstance(host.parentWidget(), QAbstractScrollArea)
        if scrolls or host.rect().contains(_outline(widget, host)):
            break
        host = host.parentWidget()
    return host
