"""What measures: a heart that notices stalls, frames that tell when they were painted, the end of several things."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QWidget


class Heartbeat(QObject):
    """Beats every 5 ms while the window is measured; a beat that comes late is a stall the cashier could feel. Where
    others use the machine, how long the window's thread worked from beat to beat says whose stall it was."""

    EVERY = 5

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.worked: list[float] = []
        self._last = self._last_work = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """From now on; what was counted before stays."""
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer.start(self.EVERY)

    def stop(self) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last) * 1000)
        self.worked.append((work - self._last_work) * 1000)
        self._last, self._last_work = now, work

    @property
    def longest(self) -> float:
        """The longest time from beat to beat (ms)."""
        return max(self.gaps)

    def __str__(self) -> str:
        """The longest time from beat to beat (ms), and how many were longer than two frames."""
        cuts = statistics.quantiles(self.gaps, n=1000, method="inclusive")
        long = sum(gap > 33 for gap in self.gaps)
        own = f"of its own work at most {max(self.worked):.0f} ms"
        count = f"over 33 ms: {long} of {len(self.gaps)}"
        return f"longest gap {self.longest:.0f} ms ({own}), p99.9 {cuts[998]:.0f}, {count}"


class Frames(QObject):
    """Tells when a widget has next been painted, the whole frame done. It lasts as long as it is kept.

    No child of the widget: the mark of what scrolls would raise itself above it, and a list that has anything to paint
    as it is moved is painted whole.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._told: Callable[[], object] | None = None
        widget.installEventFilter(self)

    def next(self, told: Callable[[], object]) -> None:
        """Calls `told` after the next paint."""
        self._told = told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._told is not None and event.type() == QEvent.Type.Paint:
            told, self._told = self._told, None
            QTimer.singleShot(0, told)
        return False


class Finish:
    """Ends when all of its parts have happened; gives the milliseconds until the last."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def on(self, part: str) -> Callable[[], None]:
        """Call what it returns when the part has happened."""
        self._open.add(part)

        def happened(*_: object) -> None:
            self._open.discard(part)
            if not self._open and not self._done.done():
                self._done.set_result(None)

        return happened

    async def after(self, act: Callable[[], object]) -> float:
        begun = time.perf_counter()
        act()
        await asyncio.wait_for(self._done, 30)
        return (time.perf_counter() - begun) * 1000


@contextmanager
def heard(signal: SignalInstance, told: Callable[[], object]) -> Iterator[None]:
    """Calls `told` at every signal while it lasts."""
    listener = lambda *_: told()  # noqa: E731  a slot that takes whatever the signal carries
    signal.connect(listener)
    try:
        yield
    finally:
        signal.disconnect(listener)


def shown(name: str, times: list[float], unit: str = "ms") -> float:
    """Prints one row: p50, p95, p99; returns p50."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    print(f"{name:58} p50 {cuts[49]:8.2f}   p95 {cuts[94]:8.2f}   p99 {cuts[98]:8.2f} {unit}   n={len(times)}")  # noqa: T201
    return cuts[49]


def p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[94]


def judged(what: str, value: float, most: float, unit: str = "ms") -> None:
    """Prints a goal of performance.md and whether it is met; never fails."""
    print(f"    goal: {what} ≤ {most:g} {unit}: {value:.2f}, {'met' if value <= most else 'MISSED'}")  # noqa: T201


class Took(NamedTuple):
    """What something took: milliseconds until it was over, and those of them the window's thread worked. On a machine
    that others use too, the second hardly moves."""

    ms: float
    cpu: float


def took(run: Callable[[], float]) -> Took:
    """Runs what gives its milliseconds, on the window's thread."""
    begun = time.thread_time()
    ms = run()
    return Took(ms, (time.thread_time() - begun) * 1000)


def both(name: str, times: Sequence[Took]) -> float:
    """Prints two rows; returns p50 of the first."""
    middle = shown(name, [one.ms for one in times])
    shown("  of it worked on the window's thread", [one.cpu for one in times])
    return middle
