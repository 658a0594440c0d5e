"""Python's garbage collector, on the window's thread alone.

A cycle that holds a widget is freed by whichever thread the collector happens to run on. The till's other threads read
goods, write and parse, so that was often one of them, and Qt crashes when a widget is destroyed on another thread than
its own. So nothing is collected by itself: a timer of the window's thread does it, by the collector's own thresholds.
"""

from __future__ import annotations

import gc
import linecache

from PySide6.QtCore import QObject, QTimerEvent

#: Milliseconds between looks; a look that finds nothing to do costs some microseconds.
EVERY = 100
#: Looks until the till has started for good (10 s).
START = 100


class Collector(QObject):
    """Alive as long as its parent.

    What was imported stays for good and is never looked through again: 70 ms each time it was. The start imports twice,
    before the window stands and behind the sign-in page; so it is done now, and once more when the start is over.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        forget_sources()
        gc.freeze()
        self._looks = 0
        self.startTimer(EVERY)

    def timerEvent(self, event: QTimerEvent) -> None:
        self._looks += 1
        if self._looks == START:
            forget_sources()
            gc.freeze()
        collect(2 if self._looks > START else 1)


def forget_sources() -> None:
    """PySide reads the source of every module that is imported and leaves it in `linecache`: 18 MB after the start.
    Whoever writes a trace reads what he needs again."""
    linecache.clearcache()


def collect(oldest: int = 2) -> None:
    """Collects the oldest generation, up to this one, that has grown beyond its threshold."""
    for generation in range(oldest, -1, -1):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
