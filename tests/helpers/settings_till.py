"""The till as its settings see it: real settings in a real folder, a printer that says what it is told to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from helpers import demo

from app.clock import FakeClock
from app.devices.privat_line import LineState
from app.devices.scale import CounterScale
from app.devices.scanner import SerialScanner
from app.domain.barcode import Layout, read_label
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.printjob import JobKind, JobState, PrintJob
from app.domain.product import Category
from app.domain.update import Happening, Stage, Standing
from app.errors import BadSettings, DeviceFault, RuleBroken
from app.events import Event
from app.services.finder import Found
from app.services.station import Station
from app.services.till_settings import TillSettings
from app.settings import Settings
from app.store.checks import Finding
from app.store.upkeep import Care
from printing.answer import Heard, PrinterState
from printing.profile_folder import FOLDER, OwnProfiles, add_copy, read_folder
from printing.profiles import BUILT_IN, FALLBACK, Profile, chosen
from ui.slip_head import SlipHead

#: Андрій Мельник, the administrator of the mockups' people.
ADMIN = demo.CASHIERS[3]


class FakeSpooler:
    """Announces what a test says happened."""

    def __init__(self) -> None:
        self.changed: Event[PrintJob] = Event("spooler.changed")
        self.state_changed: Event[PrinterState] = Event("spooler.state_changed")
        self.lane_changed: Event[str] = Event("spooler.lane_changed")
        self.state = PrinterState.UNKNOWN
        self.answer: Heard | None = None

    def heard(self) -> Heard | None:
        return self.answer

    def learn(self, state: PrinterState) -> None:
        self.state = state
        self.state_changed.emit(state)
        self.lane_changed.emit("")


class FakePrinters:
    """Takes the trial page for `SettingsTill.jobs`."""

    def __init__(self, till: SettingsTill) -> None:
        self._till = till
        self.spooler = FakeSpooler()
        self.own = OwnProfiles()
        self.head = SlipHead(lambda: till.settings)
        self.looks = 0

    async def look(self) -> None:
        self.looks += 1

    @property
    def folder(self) -> Path:
        return self._till.settings.home / FOLDER

    @property
    def profile_lost(self) -> bool:
        return self._chosen() is None

    def profile(self) -> Profile:
        return self._chosen() or FALLBACK

    def _chosen(self) -> Profile | None:
        now = self._till.settings
        names = (now.printer_profile, now.printer_code_page, now.printer_code_table)
        try:
            return chosen(*names, own=self.own.profiles)
        except BadSettings:
            return None

    async def read_profiles(self) -> None:
        self.own = read_folder(self.folder, frozenset(one.name for one in BUILT_IN))

    async def copy_profile(self, title: str) -> str:
        path = add_copy(self.folder, self.profile(), title)
        await self.read_profiles()
        return path.stem

    async def print_test(self) -> str:
        return self._print("")

    async def print_letters(self, page: int) -> str:
        return self._print(str(page))

    def _print(self, body: str) -> str:
        job = PrintJob(new_id(), JobKind.TEST, None, body, False, self._till.clock.now())
        self._till.jobs.append(job)
        return job.id


class FakeServer:
    """Signed in to the sandbox's kind of address."""

    remembers = True

    async def known(self) -> tuple[str, str]:
        return "https://api.example.com", "key"


class FakeTerminal:
    """A bank terminal that says what a test says."""

    def __init__(self) -> None:
        self.state = LineState.NONE
        self.changed: Event[LineState] = Event("terminal.changed")
        self.identity = ""
        self.fault: DeviceFault | None = None

    async def identify(self) -> str:
        if self.fault is not None:
            raise self.fault
        return self.identity

    def learn(self, state: LineState, identity: str = "") -> None:
        self.state, self.identity = state, identity
        self.changed.emit(state)


class FakeUpkeep:
    """Looks at nothing; a test says what was found."""

    def __init__(self) -> None:
        self.state = Care()
        self.changed: Event[Care] = Event("upkeep.changed")
        self.done: list[str] = []

    async def look_at_room(self) -> None:
        self.done.append("room")

    async def copy(self) -> None:
        self.done.append("copy")

    async def verify(self) -> tuple[Finding, ...]:
        self.done.append("verify")
        return self.state.findings

    def learn(self, state: Care) -> None:
        self.state = state
        self.changed.emit(state)


class FakeUpdates:
    """Stands where a test says; keeps what was asked of it."""

    def __init__(self) -> None:
        self.changed: Event[Standing] = Event("updates.changed")
        self.standing = Standing(Stage.OFF, why="installation")
        self.last: Happening | None = None
        self.will = True
        self.done: list[str] = []

    async def check(self) -> None:
        self.done.append("check")

    async def install(self) -> None:
        self.done.append("install")

    def learn(self, standing: Standing, last: Happening | None = None) -> None:
        self.standing, self.last = standing, last
        self.changed.emit(standing)


class Book:
    """The audit, as far as settings write into it."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, Mapping[str, object]]] = []

    async def write(self, at: datetime, who: str, what: Deed, facts: Mapping[str, object]) -> str:
        self.rows.append((who, what.value, facts))
        return ""


class SettingsTill:
    """Keeps the contract of `TillParts`; `changes` are the settings it was told to go by."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(folder)
        self.station = Station(demo.RULES)
        self.station.place, self.station.cashier = demo.PLACE, ADMIN
        self.book = Book()
        self.server = FakeServer()
        self.printers = FakePrinters(self)
        self.scanner = SerialScanner()
        self.scale = CounterScale()
        self.bank = FakeTerminal()
        self.looks = 0
        self.upkeep = FakeUpkeep()
        self.updates = FakeUpdates()
        self.clock = FakeClock(demo.NOW)
        self.keeper = TillSettings(self.station, self.book, self.clock)
        self.changes: list[Settings] = []
        self.jobs: list[PrintJob] = []

    def change(self, settings: Settings) -> None:
        self.settings = settings
        self.changes.append(settings)

    def look_at_scale(self) -> None:
        self.looks += 1

    async def look_up(self, text: str, layouts: tuple[Layout, ...]) -> Found:
        """Bananas by their label or their barcode."""
        label = read_label(text, layouts)
        if label is not None and label.item == demo.BANANAS.sku:
            return Found(demo.BANANAS, label.value)
        if text == demo.BANANAS.barcode:
            return Found(demo.BANANAS)
        raise RuleBroken("code_unknown", code=text)

    async def categories(self) -> list[Category]:
        return list(demo.CATEGORIES)

    def printed(self, state: JobState, error: str = "") -> None:
        """The spooler came so far with the newest job."""
        job = self.jobs[-1]
        self.printers.spooler.changed.emit(PrintJob(job.id, job.kind, None, "", False, job.created_at, state, error))
