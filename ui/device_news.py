"""Devices that go and come back, told as messages over whatever page is in front."""

from __future__ import annotations

from app.devices.scanner import ScannerState, SerialScanner
from ui.announcer import Announcer
from ui.presenters.scale import ScalePresenter
from ui.scale_words import scale_hint


class DeviceNews:
    """Hears of scanner and scale for as long as the window lives."""

    def __init__(self, scanner: SerialScanner, scale: ScalePresenter, announcer: Announcer) -> None:
        self._scale = scale
        self._announcer = announcer
        self._scanner_lost = False
        scale.lost_changed.connect(self._scale_lost)
        scanner.changed.connect(self._scanner_changed)

    def _scale_lost(self, lost: bool) -> None:
        """Said once when the scale goes, taken back when it answers again."""
        self._announcer.scale_lost(scale_hint(self._scale.state) if lost else "")

    def _scanner_changed(self, state: ScannerState) -> None:
        """Said once when it goes, and once when it is back."""
        if state.lost and not self._scanner_lost:
            self._announcer.scanner_lost(state)
        elif state is ScannerState.READY and self._scanner_lost:
            self._announcer.scanner_back()
        elif state is ScannerState.NONE:
            self._announcer.scanner_gone()
        if state is not ScannerState.WAITING:
            self._scanner_lost = state.lost
