"""The scale as the window hears of it."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.weighing import ScaleState, Weighing
from app.events import Event
from app.settings import Settings

#: Before the first answer, and without a scale, nothing is lost.
QUIET = (ScaleState.NONE, ScaleState.WAITING)


class HeardScale(Protocol):
    """What this needs of `app.devices.scale.CounterScale`."""

    changed: Event[Weighing]

    @property
    def weighing(self) -> Weighing: ...


class ScalePresenter(QObject):
    """Signals: `changed` with every new word of the scale; `lost_changed` when it goes (True) or answers again."""

    changed = Signal()
    lost_changed = Signal(bool)

    def __init__(self, scale: HeardScale, settings: Callable[[], Settings]) -> None:
        super().__init__()
        self._scale = scale
        self._settings = settings
        self._lost = False
        scale.changed.connect(self._on_change)

    @property
    def weighing(self) -> Weighing:
        return self._scale.weighing

    @property
    def state(self) -> ScaleState:
        return self.weighing.state

    @property
    def where(self) -> str:
        """The end of its address: "COM3", "192.168.0.60:4001"; "" without a scale."""
        return self._settings().weigher.partition(":")[2].lstrip("/").partition("@")[0]

    @property
    def most(self) -> Decimal | None:
        """The most it can weigh, kilograms; None without a scale."""
        settings = self._settings()
        return Decimal(settings.weigher_most) if settings.weigher else None

    def _on_change(self, weighing: Weighing) -> None:
        self.changed.emit()
        lost = (
            self._lost
            if weighing.state is ScaleState.WAITING
            else not (weighing.state.answers or weighing.state in QUIET)
        )
        if lost != self._lost:
            self._lost = lost
            self.lost_changed.emit(lost)
