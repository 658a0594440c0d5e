"""The devices on the counter, as the settings name them: scale, scanner, bank terminal. Each has its own thread."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from app.devices.links import parse_address
from app.devices.privat_terminal import PrivatTerminal
from app.devices.scale import CounterScale
from app.devices.scale_protocols import PROTOCOLS
from app.devices.scanner import SerialScanner
from app.errors import BadSettings
from app.services.ports import PaymentTerminal
from app.settings import Settings
from ui.choices import bank_of, scale_of


class Counter:
    """Opens the ways to the devices, and opens them anew when their settings change. `trainer` is the address of the
    training terminal, "" where there is none."""

    def __init__(self, trainer: Callable[[], str]) -> None:
        self.scale = CounterScale()
        self.scanner = SerialScanner()
        self.bank = PrivatTerminal()
        self._trainer = trainer
        self._driven = False

    @property
    def card_terminal(self) -> PaymentTerminal | None:
        """The bank terminal this till drives; None when cards are taken by hand or not at all."""
        return self.bank if self._driven else None

    def start(self, settings: Settings) -> None:
        self.use_scale(settings)
        self._use_scanner(settings)
        self._use_bank(settings)

    def change(self, before: Settings, settings: Settings) -> None:
        """The owner has changed settings: what they do not concern goes on as it is."""
        if scale_of(before) != scale_of(settings):
            self.use_scale(settings)
        if before.scanner != settings.scanner:
            self._use_scanner(settings)
        if bank_of(before) != bank_of(settings):
            self._use_bank(settings)

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
        await self.bank.stop()

    def _use_scanner(self, settings: Settings) -> None:
        """Listens to the scanner that is set; one that is a keyboard is `ui.scanner`'s."""
        try:
            address = parse_address(settings.scanner, "scanner") if settings.scanner else None
        except BadSettings:
            self.scanner.refuse()
        else:
            self.scanner.use(address)

    def _use_bank(self, settings: Settings) -> None:
        """Opens the line to the bank terminal; one whose slips are typed in has none."""
        driver, address, wait = bank_of(settings)
        self._driven = driver == "privat_json"
        # In training always its own: a card that is put into the shop's terminal would be charged.
        where = self._trainer() or address
        try:
            way = parse_address(where, "bank_terminal_address", baud=115200) if self._driven and where else None
        except BadSettings:
            self.bank.refuse()
        else:
            self.bank.use(way, wait)
