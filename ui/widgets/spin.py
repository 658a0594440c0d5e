"""The turning of a spinner: only after a while, only while somebody can see it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets import paint

#: A spinner shows only after this many milliseconds: quicker work does not flicker.
SPINNER_AFTER = 150
_FRAME = 40
_TURN = 1000


class Spin(QObject):
    """Turns for one widget and repaints it: one turn a second, standing still under «Менше руху»."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._turn = 0.0
        self.shown = False
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._show)
        self._frames = QTimer(self, interval=_FRAME)
        self._frames.timeout.connect(self._next)

    def start(self, after: int = SPINNER_AFTER) -> None:
        """Show after so many milliseconds."""
        self._wait.start(after)

    def stop(self) -> None:
        """Gone at once."""
        self._wait.stop()
        self._frames.stop()
        self.shown = False
        self._owner.update()

    def turning(self) -> bool:
        """Whether a timer is running for it."""
        return self._frames.isActive()

    def paint(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        """Draw it into a square. What is painted is seen: from here on it turns, until it is hidden or stopped."""
        paint.spinner(painter, rect, ink, self._turn)
        if self.shown and not self._frames.isActive() and not theme.reduced_motion:
            self._frames.start()

    def _show(self) -> None:
        self.shown = True
        self._owner.update()

    def _next(self) -> None:
        if not self._owner.isVisible():
            self._frames.stop()
            return
        self._turn = (self._turn + _FRAME / _TURN) % 1
        self._owner.update()
