"""The till's settings: what they are now, changing one, what is typed and not yet kept, trying the printer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

import app
from app.devices.scanner import ScannerState
from app.domain.cashier import Place, Right
from app.domain.product import Category
from app.errors import BadSettings, PrinterFault, TillError
from app.log import LOG_FOLDER
from app.services.till_settings import FREE, LOOK
from app.settings import Settings
from printing.answer import PrinterState
from printing.profiles import Profile
from ui.i18n import sentences, tr
from ui.keymap import keymap
from ui.messages import message
from ui.presenters.code_trial import CodeTrial
from ui.presenters.data_care import DataCare
from ui.presenters.devices import DevicesPresenter
from ui.presenters.key_settings import KeySettings
from ui.presenters.letters_wizard import LettersWizard
from ui.presenters.means_choice import MeansChoice
from ui.presenters.printer_profiles import PrinterProfiles
from ui.presenters.printer_search import PrinterSearch
from ui.presenters.rights_choice import RightsChoice
from ui.presenters.setting_fields import HOURS, LADDERS, PORTS, PRINTERS, TYPED, check
from ui.presenters.settings_copy import SettingsCopy
from ui.presenters.slip_look import SlipLook
from ui.presenters.till_parts import TillParts
from ui.presenters.trial_page import TrialPage
from ui.presenters.updates import UpdatesPresenter
from ui.tasks import Tasks


class Section(StrEnum):
    """The parts of the page."""

    LOOK = "look"
    KEYS = "keys"
    PRINTER = "printer"
    SLIPS = "slips"
    DEVICES = "devices"
    SCANNER = "scanner"
    TILL = "till"
    PEOPLE = "people"
    MEANS = "means"
    EXCISE = "excise"
    DATA = "data"
    SERVER = "server"
    TRAINING = "training"
    ABOUT = "about"


class SettingsPresenter(QObject):
    """Signals: `changed`; `look_changed` with the new `Settings` when language, theme, size or full screen are others;
    `volume_changed` with 0–100; `sound_requested` with a sound to try; `display_changed` with where the buyer's display
    is to be; `sign_in_requested` («Увійти знову»); `training_requested` («Навчання»); `audit_requested` («Журнал дій»);
    `diagnosis_requested` («Діагностика»); `failed` an error no field shows."""

    changed = Signal()
    look_changed = Signal(object)
    volume_changed = Signal(int)
    display_changed = Signal(str)
    sound_requested = Signal(str)
    sign_in_requested = Signal()
    training_requested = Signal()
    audit_requested = Signal()
    diagnosis_requested = Signal()
    forgotten = Signal()
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self._turn = asyncio.Lock()
        self._pending: dict[str, object] = {}
        self._drafts: dict[str, str] = {}
        self._errors: dict[str, TillError] = {}
        self.trial = TrialPage(till, tasks)
        self.letters = LettersWizard(till, tasks, self._save)
        self.profiles = PrinterProfiles(till, tasks, self._save)
        self.printers = PrinterSearch(till, tasks)
        self.codes = CodeTrial(till, tasks)
        self.slips = SlipLook(till, tasks, self.typed, lambda: self.may_change)
        self.devices = DevicesPresenter(till, tasks)
        self.devices.failed.connect(self.failed)
        self.printers.failed.connect(self.failed)
        self.data = DataCare(till, tasks)
        self.updates = UpdatesPresenter(till.updates, tasks)
        self.copy = SettingsCopy(lambda: till.settings, self._write, till.clock, tasks)
        self.copy.failed.connect(self.failed)
        self.means = MeansChoice(self)
        self.rights = RightsChoice(self, till.station)
        self.keys = KeySettings(partial(self.set, "keys"))
        self.section = Section.LOOK
        self.address = ""
        self.categories: tuple[Category, ...] = ()
        self.senior_called = False
        till.station.changed.connect(self._on_station)
        for part in (self.trial, self.letters, self.profiles):
            part.changed.connect(self.changed)
            part.failed.connect(self.failed)
        self.codes.failed.connect(self.failed)
        self.slips.failed.connect(self.failed)
        self.data.failed.connect(self.failed)
        self.updates.failed.connect(self.failed)
        self.profiles.changed.connect(self.trial.draw)
        till.scanner.changed.connect(lambda _: self.changed.emit())

    # ---------------------------------------------------------------- what is shown

    @property
    def settings(self) -> Settings:
        return self._till.settings

    @property
    def may_change(self) -> bool:
        """Whether who stands here may change what is not the look, or has called a senior for one change."""
        return self.may or self.senior_called

    @property
    def may(self) -> bool:
        """Whether they need nobody for it."""
        cashier = self._till.station.cashier
        return cashier is not None and cashier.may(Right.SETTINGS)

    @property
    def place(self) -> Place | None:
        return self._till.station.place

    @property
    def profile(self) -> Profile:
        return self._till.printers.profile()

    @property
    def printer_state(self) -> PrinterState:
        return self._till.printers.spooler.state

    @property
    def scanner_state(self) -> ScannerState:
        return self._till.scanner.state

    @property
    def remembers(self) -> bool:
        """Whether the sign-in outlives the till's end."""
        return self._till.server.remembers

    @property
    def version(self) -> str:
        return app.__version__

    @property
    def log_folder(self) -> Path:
        return self.settings.home / LOG_FOLDER

    def value(self, name: str) -> object:
        """A setting as it is, or as it was just chosen while the disk writes it."""
        return self._pending.get(name, getattr(self.settings, name))

    def typed(self, name: str) -> str:
        """What the field of a setting shows."""
        return self._drafts.get(name, str(self.value(name) or ""))

    def error(self, name: str) -> str:
        """What is wrong with what was typed into the field, "" when nothing is."""
        error = self._errors.get(name)
        if error is None:
            return ""
        if name in PRINTERS:
            return message(PrinterFault("address")).title
        if name in PORTS:
            return message(error).title
        if name == "labels" or name in HOURS:
            said = message(error)
            return sentences(said.title, said.detail)
        return message(error).detail or tr("Заповніть поле")

    # ---------------------------------------------------------------- what happens

    def enter(self) -> None:
        """The page is shown."""
        for part in (self.trial, self.letters, self.profiles):
            part.forget()
        self.codes.forget()
        self._tasks.start("settings.address", self._read_address, self.failed.emit)
        self._tasks.start("settings.categories", self._read_categories, self.failed.emit)
        self.data.enter()
        self.trial.draw()
        self.devices.find_ports()
        if self.section is Section.PRINTER:
            self.printers.search()
        self.changed.emit()

    def leave(self) -> None:
        """The page is no longer shown: what was typed is kept, as far as it can be."""
        self.keys.stop()
        for name in tuple(self._drafts):
            self.keep(name)
        self.senior_called = False

    def choose(self, section: Section) -> None:
        self.leave()
        self.section = section
        if section is Section.PRINTER:
            self.printers.search()
        self.changed.emit()

    def set(self, name: str, value: object) -> None:
        """Changes a setting at once: writes it to the disk, then the till goes by it. "" forgets a text."""
        if value != self.value(name):
            self.set_all({name: value})

    def set_all(self, changes: Mapping[str, object]) -> None:
        """Changes several settings in one go."""
        if changes.keys() - FREE:
            self.senior_called = False
        self._save(changes)

    def call_senior(self) -> None:
        """One thing may be changed now: a senior is asked when it is."""
        self.senior_called = True
        self.changed.emit()

    def forget_risky(self) -> None:
        """After a safe start: look and devices for good as this start has them; `forgotten` when it is done."""
        self._tasks.start("settings.safe", self._forget_risky, self.failed.emit)

    def step(self, name: str, by: int) -> None:
        """The next (+1) or the previous (−1) of the usual numbers."""
        now = self.value(name)
        assert isinstance(now, int | Decimal)
        further = [n for n in LADDERS[name] if (n > now if by > 0 else n < now)]
        if further:
            self.set(name, further[0] if by > 0 else further[-1])

    def ends(self, name: str) -> tuple[bool, bool]:
        """Whether there is a smaller and a larger number to step to."""
        now, ladder = self.value(name), LADDERS[name]
        assert isinstance(now, int | Decimal)
        return now > ladder[0], now < ladder[-1]

    def type(self, name: str, text: str) -> None:
        """A field was edited; nothing is kept yet, and the sentence about it goes away."""
        if text == self.typed(name):
            return
        self._drafts[name] = text
        if self._errors.pop(name, None) is not None:
            self.changed.emit()

    def keep(self, name: str) -> None:
        """The field was left or Enter pressed: keeps what was typed, or says why it cannot be."""
        if name not in self._drafts:
            return
        if not self.may_change:  # the till was locked while somebody typed: the next one does not finish it
            del self._drafts[name]
            self._errors.pop(name, None)
            self.changed.emit()
            return
        text = self._drafts[name].strip()
        try:
            check(name, text)
        except BadSettings as error:
            self._errors[name] = error
            self.changed.emit()
            return
        del self._drafts[name]
        self.set(name, text)
        self.changed.emit()

    def print_trial(self) -> None:
        """«Пробний друк», with the address as it stands in the field."""
        self.keep("printer")
        if "printer" not in self._errors:
            self.trial.print(behind=self._turn)

    def print_letters(self, *, further: bool = False) -> None:
        """The wizard's page of letters, or the one after it."""
        self.keep("printer")
        if "printer" not in self._errors:
            (self.letters.none if further else self.letters.print)(behind=self._turn)

    def ids(self, name: str) -> frozenset[str]:
        """The categories a setting names."""
        return frozenset(filter(None, str(self.value(name) or "").split(",")))

    def switch_category(self, category_id: str, name: str) -> None:
        """A setting names this category from now on, or does so no more."""
        chosen = self.ids(name) ^ {category_id}
        order = [one.id for one in self.categories if one.id in chosen]
        self.set(name, ",".join([*order, *sorted(chosen - set(order))]))

    def try_code(self, text: str) -> None:
        """What the till would make of a code, by the table as it stands in the fields."""
        if text.strip():
            self.codes.read(text, self.typed("labels"))

    def try_again(self) -> None:
        """The table is being written: the code that was tried is read by it anew."""
        self.codes.again(self.typed("labels"))

    def scanned(self, code: str) -> bool:
        """The scanner read something while the settings are shown; True when it was to be tried."""
        if self.section is not Section.SCANNER:
            return False
        self.try_code(code)
        return True

    def sign_in_again(self) -> None:
        self.sign_in_requested.emit()

    # ---------------------------------------------------------------- the work behind

    def _save(self, changes: Mapping[str, object]) -> None:
        self._pending.update(changes)
        self._tasks.queue("settings.save", lambda: self._write(changes), lambda error: self._refused(changes, error))
        self.changed.emit()

    def _on_station(self, part: str) -> None:
        if part == "cashier":
            self.senior_called = False
        self.changed.emit()

    async def _write(self, changes: Mapping[str, object]) -> None:
        async with self._turn:
            wanted = {name: None if value == "" else value for name, value in changes.items()}
            after = await self._till.keeper.keep(self.settings, wanted)
            self._till.change(after)
        self._settle(changes)
        if "keys" in changes:
            keymap.wear(after.keys)
        self.changed.emit()
        if any(name.startswith("printer") for name in changes):
            self.trial.draw()
        if any(name.startswith(("printer", "slip")) for name in changes):
            self.slips.draw()
        if changes.keys() & LOOK:
            self.look_changed.emit(after)
        if changes.keys() & {"sounds", "sound_volume"}:
            self.volume_changed.emit(after.volume)
        if "buyer_display" in changes:
            self.display_changed.emit(after.buyer_display)

    def _refused(self, changes: Mapping[str, object], error: Exception) -> None:
        self._settle(changes)
        for name in changes.keys() & set(TYPED):
            self._drafts[name] = str(changes[name])
            if isinstance(error, BadSettings):
                self._errors[name] = error
        if not (isinstance(error, BadSettings) and changes.keys() & set(TYPED)):
            self.failed.emit(error)
        self.changed.emit()

    def _settle(self, changes: Mapping[str, object]) -> None:
        """They are written, or given up; what was chosen since then stays chosen."""
        for name, value in changes.items():
            if self._pending.get(name) == value:
                self._pending.pop(name, None)

    async def _forget_risky(self) -> None:
        async with self._turn:
            self._till.change(await self._till.keeper.forget_risky(self.settings))
        self.changed.emit()
        self.forgotten.emit()

    async def _read_categories(self) -> None:
        self.categories = tuple(await self._till.categories())
        self.changed.emit()

    async def _read_address(self) -> None:
        self.address, _ = await self._till.server.known()
        self.changed.emit()
