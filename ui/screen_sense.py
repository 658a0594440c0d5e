"""How large a pixel is on the screen the window stands on, in pixels an inch, so that what is touched can be sized by
the finger. Qt's pixels, which a system's own scaling has already divided.
"""

from __future__ import annotations

import math
from decimal import Decimal

from PySide6.QtCore import QObject, QSize, QSizeF, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from ui.theme import theme

#: Screens tills have, by their diagonal in inches, and the pixels an inch they may come to.
_INCHES, _PPI = (6.5, 65.0), (40.0, 400.0)
#: The shape told may differ so much from the shape of the pixels.
_SHAPE = 0.15
#: A shape put where a size should be: what mutter and KWin disbelieve too (millimetres).
_SHAPES = frozenset({(1600, 900), (1600, 1000), (160, 90), (160, 100), (16, 9), (16, 10)})


class ScreenSense(QObject):
    """Tells the theme. `inches` is the diagonal somebody measured, 0 to believe what the screen says of itself.

    `changed` comes when the window moved to another screen or the screen told something else.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._screen: QScreen | None = None
        self._inches = Decimal(0)
        self.believed = False

    def set_inches(self, inches: Decimal) -> None:
        """Another measured diagonal."""
        self._inches = inches
        self.look()

    def follow(self) -> None:
        """The window is shown: wherever it goes from now on is looked at."""
        handle = self._window.windowHandle()
        if handle is not None and self._screen is None:
            handle.screenChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        """What the window stands on now."""
        screen = self._window.screen()
        if screen is not self._screen:
            if self._screen is not None:
                self._screen.physicalSizeChanged.disconnect(self._measure)
                self._screen.geometryChanged.disconnect(self._measure)
            self._screen = screen
            screen.physicalSizeChanged.connect(self._measure)
            screen.geometryChanged.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        if self._screen is None:
            return
        pixels = self._screen.geometry().size()
        told = ppi_told(self._screen.physicalSize(), pixels, self._screen.devicePixelRatio())
        self.believed = bool(told)
        theme.stand_on(ppi_measured(self._inches, pixels) if self._inches else told)
        self.changed.emit()


def ppi_measured(inches: Decimal, pixels: QSize) -> float:
    """Pixels an inch by the diagonal."""
    return math.hypot(pixels.width(), pixels.height()) / float(inches)


def ppi_told(millimetres: QSizeF, pixels: QSize, ratio: float = 1.0) -> float:
    """Pixels an inch by what the screen says of itself; 0 where that cannot be: no size, a shape for a size, a size no
    till's screen has, pixels of another shape. `ratio` is the system's scaling."""
    wide, high = max(millimetres.width(), millimetres.height()), min(millimetres.width(), millimetres.height())
    long, short = max(pixels.width(), pixels.height()), min(pixels.width(), pixels.height())
    if high <= 0 or short <= 0 or (round(wide), round(high)) in _SHAPES:
        return 0.0
    inches = math.hypot(wide, high) / 25.4
    ppi = math.hypot(long, short) / inches
    shaped = abs((wide / high) / (long / short) - 1) <= _SHAPE
    fits = _INCHES[0] <= inches <= _INCHES[1] and _PPI[0] <= ppi * ratio <= _PPI[1]
    return ppi if shaped and fits else 0.0
