"""The turning of a spinner: only after a while, only while somebody can see it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme import theme
from ui.widgets import paint

#: A spinner shows only after this many milliseconds: quicker work does not flicker.
SPINNER_AFTER = 150
_FRAME = 40
_TURN = 1000


class Spin:
    """Turns for one widget and repaints it: one turn a second, standing still under «Менше руху».

    Every button has one and hardly any ever turns, so its clock is made when it is first wanted.
    """

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._turn = 0.0
        self.shown = False
        self._clock: QTimer | None = None

    def start(self, after: int = SPINNER_AFTER) -> None:
        """Show after so many milliseconds."""
        if self.shown:
            return
        if self._clock is None:
            self._clock = QTimer(self._owner)
            self._clock.timeout.connect(self._next)
        self._clock.start(after)

    def stop(self) -> None:
        """Gone at once."""
        if self._clock is not None:
            self._clock.stop()
        self.shown = False
        self._owner.update()

    def turning(self) -> bool:
        """Whether a timer is running for it."""
        return self.shown and self._clock is not None and self._clock.isActive()

    def paint(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        """Draw it into a square. What is painted is seen: from here on it turns, until it is hidden or stopped."""
        paint.spinner(painter, rect, ink, self._turn)
        if self.shown and self._clock is not None and not self._clock.isActive() and not theme.reduced_motion:
            self._clock.start(_FRAME)

    def _next(self) -> None:
        assert self._clock is not None
        if not self.shown:
            self.shown = True
            self._clock.stop()
        elif not self._owner.isVisible():
            self._clock.stop()
            return
        else:
            self._turn = (self._turn + _FRAME / _TURN) % 1
        self._owner.update()
