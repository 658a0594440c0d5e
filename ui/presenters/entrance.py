"""What both pages before the till show around their own matter: the clock and the line about the network."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock
from ui.formats import time_text, weekday_text


@dataclass(frozen=True, slots=True)
class LinkLine:
    """The line about the network at the foot of the page."""

    text: str
    online: bool | None


class EntrancePresenter(QObject):
    """Signals: `ticked` every second while the page is shown, `link_changed`; `language_requested`,
    `power_requested` and `training_requested` for the window."""

    ticked = Signal()
    link_changed = Signal()
    language_requested = Signal()
    power_requested = Signal()
    training_requested = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    @property
    def time(self) -> str:
        return time_text(self._clock.now())

    @property
    def date(self) -> str:
        return weekday_text(self._clock.now())

    def enter(self) -> None:
        """The page is shown."""
        self._timer.start()

    def leave(self) -> None:
        """The page is no longer shown."""
        self._timer.stop()

    def tick(self) -> None:
        """A second passed."""
        self.ticked.emit()
