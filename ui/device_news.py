"""Devices that go and come back, told as messages over whatever page is in front."""

from __future__ import annotations

from app.devices.scanner import ScannerState, SerialScanner
from app.errors import DeviceFault
from ui.announcer import Announcer
from ui.presenters.bank_terminal import BankTerminalPresenter
from ui.presenters.scale import ScalePresenter
from ui.scale_words import scale_hint
from ui.terminal_words import terminal_fault


class DeviceNews:
    """Hears of scanner, scale and bank terminal for as long as the window lives."""

    def __init__(
        self, scanner: SerialScanner, scale: ScalePresenter, bank: BankTerminalPresenter, announcer: Announcer
    ) -> None:
        self._scale = scale
        self._bank = bank
        bank.lost_changed.connect(self._bank_lost)
        self._announcer = announcer
        self._scanner_lost = False
        scale.lost_changed.connect(self._scale_lost)
        scanner.changed.connect(self._scanner_changed)

    def _scale_lost(self, lost: bool) -> None:
        """Said once when the scale goes, taken back when it answers again."""
        self._announcer.scale_lost(scale_hint(self._scale.state) if lost else "")

    def _bank_lost(self, lost: bool) -> None:
        """Said once when it goes, taken back when it answers again."""
        said = terminal_fault(DeviceFault("terminal", self._bank.state.fault)) if lost else ("", "")
        self._announcer.terminal_lost(*said)

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
