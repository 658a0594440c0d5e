"""What of the till the settings page is about: `ui.till.Till` is one, a test brings a smaller one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from app.clock import Clock
from app.devices.scanner import ScannerState
from app.domain.barcode import Layout
from app.domain.printjob import PrintJob
from app.domain.product import Category
from app.domain.weighing import Weighing
from app.events import Event
from app.services.finder import Found
from app.services.station import Station
from app.settings import Settings
from app.store.checks import Finding
from app.store.upkeep import Care
from printing.answer import Heard, PrinterState
from printing.profile_folder import OwnProfiles
from printing.profiles import Profile
from ui.presenters.bank_terminal import HeardTerminal
from ui.presenters.updates import NewVersions
from ui.slip_head import SlipHead


class Account(Protocol):
    """What is asked of the connection to the server."""

    @property
    def remembers(self) -> bool: ...

    async def known(self) -> tuple[str, str]: ...


class SlipQueue(Protocol):
    """What is heard of the printer."""

    changed: Event[PrintJob]
    state_changed: Event[PrinterState]
    lane_changed: Event[str]

    @property
    def state(self) -> PrinterState: ...

    def heard(self) -> Heard | None: ...


class Printing(Protocol):
    """What of the till prints."""

    @property
    def spooler(self) -> SlipQueue: ...

    async def look(self) -> None: ...

    @property
    def own(self) -> OwnProfiles: ...

    @property
    def folder(self) -> Path: ...

    @property
    def profile_lost(self) -> bool: ...

    @property
    def head(self) -> SlipHead: ...

    def profile(self) -> Profile: ...

    async def read_profiles(self) -> None: ...

    async def copy_profile(self, title: str) -> str: ...

    async def print_test(self) -> str: ...

    async def print_letters(self, page: int) -> str: ...


class PortScanner(Protocol):
    """What is heard of a scanner on a COM port."""

    state: ScannerState
    changed: Event[ScannerState]


class AskedScale(Protocol):
    """What is heard of the scale."""

    changed: Event[Weighing]

    @property
    def weighing(self) -> Weighing: ...


class DataKeeper(Protocol):
    """What is asked of the store's upkeep."""

    state: Care
    changed: Event[Care]

    async def look_at_room(self) -> None: ...

    async def copy(self) -> None: ...

    async def verify(self) -> tuple[Finding, ...]: ...


class SettingsKeeper(Protocol):
    """Who changes the owner's settings: `app.services.till_settings`."""

    async def keep(self, before: Settings, changes: Mapping[str, object]) -> Settings:
        """Writes the changes durably. Raises `Forbidden`, `BadSettings`, `StoreFault`."""
        ...

    async def forget_risky(self, before: Settings) -> Settings:
        """Takes back what a safe start left be. Raises `Forbidden`, `RuleBroken`, `StoreFault`."""
        ...


class TillParts(Protocol):
    """The till itself, as far as settings change it."""

    @property
    def settings(self) -> Settings: ...

    @property
    def keeper(self) -> SettingsKeeper: ...

    @property
    def station(self) -> Station: ...

    @property
    def server(self) -> Account: ...

    @property
    def printers(self) -> Printing: ...

    @property
    def scanner(self) -> PortScanner: ...

    @property
    def scale(self) -> AskedScale: ...

    @property
    def bank(self) -> HeardTerminal: ...

    @property
    def upkeep(self) -> DataKeeper: ...

    @property
    def updates(self) -> NewVersions: ...

    @property
    def clock(self) -> Clock: ...

    def change(self, settings: Settings) -> None: ...

    def look_at_scale(self) -> None:
        """Opens the way to the scale anew, at once."""
        ...

    async def look_up(self, text: str, layouts: tuple[Layout, ...]) -> Found:
        """The goods a code names, by this table of labels. Raises `RuleBroken` as `Finder.find` does."""
        ...

    async def categories(self) -> list[Category]: ...
