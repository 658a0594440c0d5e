"""The devices on the counter, as the settings name them: scale and scanner. Each has a thread of its own."""

from __future__ import annotations

from decimal import Decimal

from app.devices.links import parse_address
from app.devices.scale import CounterScale
from app.devices.scale_protocols import PROTOCOLS
from app.devices.scanner import SerialScanner
from app.errors import BadSettings
from app.settings import Settings
from ui.choices import scale_of


class Counter:
    """Opens the ways to the devices, and opens them anew when their settings change."""

    def __init__(self) -> None:
        self.scale = CounterScale()
        self.scanner = SerialScanner()

    def start(self, settings: Settings) -> None:
        self.use_scale(settings)
        self._use_scanner(settings)

    def change(self, before: Settings, settings: Settings) -> None:
        """The owner has changed settings: what they do not concern goes on as it is."""
        if scale_of(before) != scale_of(settings):
            self.use_scale(settings)
        if before.scanner != settings.scanner:
            self._use_scanner(settings)

    def use_scale(self, settings: Settings) -> None:
        """Opens the way to the scale anew, at once."""
        address, protocol, most = scale_of(settings)
        made = PROTOCOLS[protocol]
        try:
            way = parse_address(address, "weigher", frame=made.frame) if address else None
        except BadSettings:
            self.scale.refuse()
        else:
            self.scale.use(way, made, Decimal(most))

    async def stop(self) -> None:
        """Ends the threads and frees the ports."""
        await self.scale.stop()
        await self.scanner.stop()

    def _use_scanner(self, settings: Settings) -> None:
        """Listens to the scanner that is set; one that is a keyboard is `ui.scanner`'s."""
        try:
            address = parse_address(settings.scanner, "scanner") if settings.scanner else None
        except BadSettings:
            self.scanner.refuse()
        else:
            self.scanner.use(address)
