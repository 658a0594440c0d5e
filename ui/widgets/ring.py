"""The focus ring: three pixels around whatever the keyboard is on, two pixels away from it.

Qt cannot paint outside a widget, so the ring is a widget of its own, laid over the one that has the focus.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import theme
from ui.widgets import paint

_GAP = 2
_WIDTH = 3


class FocusRing(QObject):
    """Moves a ring from button to button with the keyboard focus. Fields show the focus with their own border."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: Ring | None = None
        app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = Ring(new) if isinstance(new, QAbstractButton) else None


class Ring(QWidget):
    """The ring around one widget. It lives in the nearest ancestor it fits into and follows every move up to there."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(_host(around))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._around = around
        step: QWidget | None = around
        while step is not None and step is not self.parentWidget():
            step.installEventFilter(self)
            step = step.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.smooth(painter)
        radius = theme.radius("control") + theme.px(_GAP + _WIDTH)
        paint.box(painter, QRectF(self.rect()), None, theme.color("focus"), radius, theme.px(_WIDTH))

    def _place(self) -> None:
        host = self.parentWidget()
        if host is not None and isValid(self._around) and self._around.isVisible():
            self.setGeometry(_outline(self._around, host))
            self.show()
            self.raise_()


def _outline(widget: QWidget, host: QWidget) -> QRect:
    away = theme.px(_GAP + _WIDTH)
    return QRect(widget.mapTo(host, QPoint(0, 0)), widget.size()).adjusted(-away, -away, away, away)


def _host(widget: QWidget) -> QWidget:
    """The nearest ancestor the ring fits into; never past the edge of something that scrolls, nor of the window."""
    host = widget.parentWidget() or widget
    while (above := host.parentWidget()) is not None and not host.isWindow():
        if isinstance(above, QAbstractScrollArea) or host.rect().contains(_outline(widget, host)):
            break
        host = above
    return host
