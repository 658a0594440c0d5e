"""Settings: what is kept and by whom, what a field says, how the trial page went."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.qloop import Loop
from helpers.settings_till import SettingsTill

from app.domain.printjob import JobState
from app.errors import Forbidden, StoreFault, TillError
from app.settings import FILE_NAME, Settings
from printing.answer import PrinterState
from ui import i18n
from ui.presenters.setting_fields import LADDERS
from ui.presenters.settings import Section, SettingsPresenter
from ui.tasks import Tasks


class Page:
    """A settings presenter over a real settings.json, and what it announced."""

    def __init__(self, loop: Loop, folder: Path) -> None:
        self.loop, self.folder = loop, folder
        self.till = SettingsTill(folder)
        self.tasks = Tasks()
        self.presenter = SettingsPresenter(self.till, self.tasks)
        self.looks: list[Settings] = []
        self.volumes: list[int] = []
        self.failed: list[TillError] = []
        self.presenter.look_changed.connect(self.looks.append)
        self.presenter.volume_changed.connect(self.volumes.append)
        self.presenter.failed.connect(self.failed.append)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def stored(self) -> dict[str, object]:
        path = self.folder / FILE_NAME
        found: dict[str, object] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return found


@pytest.fixture
def page(loop: Loop, tmp_path: Path) -> Page:
    return Page(loop, tmp_path)


def test_a_choice_shows_at_once_is_written_and_the_till_goes_by_it(page: Page) -> None:
    page.presenter.set("below_zero", False)
    assert page.presenter.value("below_zero") is False
    page.settle()
    assert page.till.settings.below_zero is False
    assert page.stored() == {"below_zero": False}
    assert [settings.below_zero for settings in page.till.changes] == [False]


def test_choices_in_a_row_are_all_kept(page: Page) -> None:
    page.presenter.set("rounding_step", 10)
    page.presenter.set("theme", "dark")
    page.presenter.set("rounding_step", 0)
    page.presenter.set("scale", Decimal("1.15"))
    page.settle()
    assert page.stored() == {"rounding_step": 0, "theme": "dark", "scale": "1.15"}
    assert (page.till.settings.rounding_step, page.till.settings.scale) == (0, Decimal("1.15"))


def test_look_and_sounds_are_told_once_each(page: Page) -> None:
    page.presenter.set("lang", "en")
    page.presenter.set("lang", "en")
    page.presenter.set("sounds", False)
    page.presenter.set("print_slips", False)
    page.settle()
    assert [settings.lang for settings in page.looks] == ["en"]
    assert page.volumes == [0]


def test_a_cashier_changes_the_look_and_nothing_else(page: Page) -> None:
    page.till.station.cashier = demo.CASHIER
    assert not page.presenter.may_change
    page.presenter.set("theme", "dark")
    page.presenter.set("rounding_step", 0)
    page.settle()
    assert page.stored() == {"theme": "dark"}
    assert page.till.settings.rounding_step == 50
    assert [type(error) for error in page.failed] == [Forbidden]
    page.till.station.cashier = None
    assert not page.presenter.may_change


def test_what_was_being_typed_when_the_till_was_locked_is_given_up_quietly(page: Page) -> None:
    page.presenter.type("printer", "tcp://192.168.0.50")
    page.till.station.cashier = None
    page.presenter.leave()
    page.settle()
    assert (page.presenter.typed("printer"), page.stored(), page.failed) == ("", {}, [])


def test_a_typed_address_is_kept_when_the_field_is_left(page: Page) -> None:
    presenter = page.presenter
    presenter.type("printer", "  tcp://192.168.0.50:9100 ")
    assert page.stored() == {}
    presenter.keep("printer")
    page.settle()
    assert page.till.settings.printer == "tcp://192.168.0.50:9100"
    presenter.type("printer", "")
    presenter.leave()
    page.settle()
    assert page.till.settings.printer == ""
    assert "printer" not in page.stored()


@pytest.mark.parametrize("text", ["tcp:/192.168.0.50", "usb:4B8:E28", "lpt1", "tcp://", "serial:", "windows: "])
def test_a_bad_address_is_said_at_the_field_and_nothing_is_kept(page: Page, text: str) -> None:
    presenter = page.presenter
    presenter.type("printer", text)
    presenter.keep("printer")
    page.settle()
    assert presenter.error("printer") == "Адресу принтера задано неправильно"
    i18n.set_language("en")
    try:
        assert presenter.error("printer") == "The printer’s address is wrong"
    finally:
        i18n.set_language("uk")
    assert presenter.typed("printer") == text
    assert (page.stored(), page.failed) == ({}, [])
    presenter.type("printer", text + "1")
    assert presenter.error("printer") == ""


def test_a_till_has_a_code(page: Page) -> None:
    page.presenter.type("till_code", " ")
    page.presenter.keep("till_code")
    assert page.presenter.error("till_code") == "Заповніть поле"
    page.presenter.type("till_code", "К2")
    page.presenter.keep("till_code")
    page.settle()
    assert page.till.settings.till_code == "К2"


def test_what_the_settings_refuse_stays_in_the_field_with_the_reason(page: Page) -> None:
    page.presenter.type("till_code", "K" * 13)
    page.presenter.keep("till_code")
    page.settle()
    assert "12" in page.presenter.error("till_code")
    assert page.presenter.typed("till_code") == "K" * 13
    assert (page.till.settings.till_code, page.failed) == ("K1", [])


def test_a_disk_that_refuses_puts_the_old_value_back(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Settings:
        raise StoreFault("full")

    monkeypatch.setattr("app.services.till_settings.save", full)
    page.presenter.set("below_zero", False)
    assert page.presenter.value("below_zero") is False
    page.settle()
    assert page.presenter.value("below_zero") is True
    assert [type(error) for error in page.failed] == [StoreFault]
    assert page.till.changes == []


def test_minutes_are_stepped_through_even_faster_than_the_disk_writes(page: Page) -> None:
    presenter = page.presenter
    for _ in range(20):
        presenter.step("lock_after_minutes", -1)
    assert presenter.value("lock_after_minutes") == 0
    assert presenter.ends("lock_after_minutes") == (False, True)
    for _ in range(3):
        presenter.step("lock_after_minutes", 1)
    page.settle()
    assert page.till.settings.lock_after_minutes == LADDERS["lock_after_minutes"][3] == 3


def test_a_number_that_is_on_no_step_goes_to_its_neighbour(page: Page) -> None:
    page.presenter.set("sync_minutes", 7)
    page.presenter.step("sync_minutes", 1)
    page.settle()
    assert page.till.settings.sync_minutes == 10
    page.presenter.set("sync_minutes", 7)
    page.presenter.step("sync_minutes", -1)
    page.settle()
    assert page.till.settings.sync_minutes == 5


def test_the_trial_page_is_printed_at_the_address_in_the_field(page: Page) -> None:
    page.presenter.type("printer", "tcp://192.168.0.51")
    page.presenter.print_trial()
    page.settle()
    assert page.till.settings.printer == "tcp://192.168.0.51"
    assert len(page.till.jobs) == 1
    page.till.printed(JobState.PRINTING)
    assert page.presenter.trial.printing
    page.presenter.print_trial()
    page.settle()
    assert len(page.till.jobs) == 1


def test_a_bad_address_prints_no_trial_page(page: Page) -> None:
    page.presenter.type("printer", "lpt1")
    page.presenter.print_trial()
    page.settle()
    assert page.till.jobs == []
    assert page.presenter.error("printer")


@pytest.mark.parametrize(
    ("state", "error", "kind", "words"),
    [
        (JobState.PRINTED, "", "good", "Сторінку надруковано"),
        (JobState.FAILED, "absent", "danger", "Принтер не знайдено"),
        (JobState.UNSURE, "paper", "warn", "Немає паперу"),
    ],
)
def test_how_the_trial_page_went_is_told(page: Page, state: JobState, error: str, kind: str, words: str) -> None:
    page.presenter.print_trial()
    page.settle()
    page.till.printers.spooler.learn(PrinterState.READY)
    page.till.printed(JobState.PRINTING)
    assert page.presenter.trial.outcome == ("", "info")
    page.till.printed(state, error)
    sentence, found = page.presenter.trial.outcome
    assert found == kind
    assert words in sentence
    assert not page.presenter.trial.printing


def test_a_printer_that_never_answers_is_not_called_printed(page: Page) -> None:
    page.presenter.print_trial()
    page.settle()
    page.till.printed(JobState.PRINTED)
    assert "гляньте на принтер" in page.presenter.trial.outcome[0]


def test_other_slips_say_nothing_about_the_trial_page(page: Page) -> None:
    page.presenter.print_trial()
    page.settle()
    mine = page.till.jobs[-1]
    page.loop.run(page.till.printers.print_test())
    page.till.printed(JobState.FAILED, "paper")
    assert page.presenter.trial.state is JobState.WAITING
    page.till.jobs.append(mine)
    page.till.printed(JobState.PRINTED)
    assert page.presenter.trial.state is JobState.PRINTED


def test_the_picture_is_of_the_profile_in_force(page: Page) -> None:
    page.presenter.enter()
    page.settle()
    wide = page.presenter.trial.picture
    page.presenter.set("printer_profile", "generic-58")
    page.settle()
    assert page.presenter.profile.columns == 32
    assert wide.startswith(b"\x89PNG")
    assert page.presenter.trial.picture.startswith(b"\x89PNG")
    assert page.presenter.trial.picture != wide


def test_entering_reads_the_address_and_leaving_keeps_what_was_typed(page: Page) -> None:
    presenter = page.presenter
    presenter.enter()
    presenter.choose(Section.TILL)
    presenter.type("till_code", "K9")
    presenter.choose(Section.SERVER)
    page.settle()
    assert presenter.address == "https://api.example.com"
    assert page.till.settings.till_code == "K9"
    assert presenter.log_folder == page.folder / "logs"
