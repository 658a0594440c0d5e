"""The settings page, part by part, by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.qloop import Loop
from helpers.settings_till import SettingsTill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.printjob import JobState
from app.store.checks import Finding
from app.store.upkeep import Care
from printing.answer import PrinterState
from ui import i18n, sounds
from ui.presenters.settings import Section, SettingsPresenter
from ui.screens.settings import SettingsScreen
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.overlay import Overlay
from ui.widgets.tag import Tag

__all__ = ["dressed"]

LEFT = Qt.MouseButton.LeftButton


class Room:
    """The page over a till of its own."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        self.loop, self.qtbot = loop, qtbot
        self.till = SettingsTill(folder)
        self.tasks = Tasks()
        self.presenter = SettingsPresenter(self.till, self.tasks)
        self.presenter.enter()
        self.settle()

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def show(self, width: int = 1366, height: int = 768) -> SettingsScreen:
        screen = SettingsScreen(self.presenter)
        self.qtbot.addWidget(screen)
        screen.resize(width - 92, height - 56)
        screen.show()
        return screen


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, tmp_path, qtbot)
    i18n.set_language("uk")


def tap(inside: QWidget, name: str) -> None:
    button = inside.findChild(QAbstractButton, name)
    assert button is not None, name
    QTest.mouseClick(button, LEFT)


def text(inside: QWidget, name: str) -> str:
    found = inside.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def test_the_look_is_changed_by_taps(room: Room) -> None:
    screen = room.show()
    for name in ("setting_hand_left", "setting_tile_strips_0", "setting_sound_volume_100", "setting_key_hints"):
        tap(screen, name)
    for name in ("theme_dark", "setting_lang_en", "setting_scale_1.15", "setting_sounds", "setting_fullscreen"):
        tap(screen, name)
    tap(screen, "setting_reduced_motion")
    room.settle()
    found = room.till.settings
    assert (found.hand, found.tile_strips, found.key_hints, found.reduced_motion) == ("left", False, False, True)
    assert (found.sound_volume, found.volume) == (100, 0)
    assert (found.theme, found.lang, str(found.scale), found.sounds, found.fullscreen) == (
        "dark",
        "en",
        "1.15",
        False,
        True,
    )
    assert screen.findChild(QAbstractButton, "theme_dark").isChecked()
    assert not screen.findChild(QAbstractButton, "theme_light").isChecked()


def test_an_address_is_entered_and_a_bad_one_is_said_under_the_field(room: Room) -> None:
    screen = room.show()
    tap(screen, "section_printer")
    line = screen.findChild(QLineEdit, "setting_printer")
    QTest.keyClicks(line, "lpt1")
    QTest.keyClick(line, Qt.Key.Key_Return)
    error = screen.findChild(QLabel, "setting_printer_error")
    assert (error.isVisible(), error.text()) == (True, "Адресу принтера задано неправильно")
    line.selectAll()
    QTest.keyClicks(line, "tcp://192.168.0.50:9100")
    assert not error.isVisible()
    tap(screen, "section_till")
    room.settle()
    assert room.till.settings.printer == "tcp://192.168.0.50:9100"


def test_the_model_and_the_letters_are_chosen_from_lists(room: Room) -> None:
    room.presenter.choose(Section.PRINTER)
    screen = room.show()
    assert "80 мм, будь-який" in screen.findChild(QAbstractButton, "setting_printer_profile").accessibleName()
    for name, key in (("printer_profile", "xprinter-58"), ("printer_code_page", "cp866")):
        tap(screen, f"setting_{name}")
        menu = Overlay.top(screen)
        assert menu is not None
        tap(menu, f"setting_{name}_menu_{key}")
        room.settle()
    assert (room.till.settings.printer_profile, room.till.settings.printer_code_page) == ("xprinter-58", "cp866")
    assert text(screen, "trial_width") == "32 знаки у рядку"


def test_the_trial_page_tells_how_it_went(room: Room) -> None:
    room.presenter.choose(Section.PRINTER)
    screen = room.show()
    outcome = screen.findChild(QLabel, "trial_outcome")
    assert not outcome.isVisible()
    tap(screen, "print_trial")
    room.settle()
    tap(screen, "print_trial")
    room.settle()
    assert len(room.till.jobs) == 1
    room.till.printers.spooler.learn(PrinterState.PAPER)
    room.till.printed(JobState.FAILED, "paper")
    assert (outcome.isVisible(), outcome.text()) == (True, "Немає паперу. Сторінку не надруковано")
    assert screen.findChild(Tag, "printer_state").text() == "Немає паперу"
    tap(screen, "print_trial")
    room.settle()
    assert len(room.till.jobs) == 2


def test_rounding_minutes_and_the_code_of_the_till(room: Room) -> None:
    room.presenter.choose(Section.TILL)
    screen = room.show()
    tap(screen, "setting_rounding_step_10")
    tap(screen, "setting_below_zero")
    tap(screen, "setting_blind_count")
    tap(screen, "setting_lock_after_minutes_plus")
    tap(screen, "setting_lock_after_minutes_plus")
    tap(screen, "setting_sync_minutes_minus")
    line = screen.findChild(QLineEdit, "setting_till_code")
    line.selectAll()
    QTest.keyClicks(line, "K7")
    QTest.keyClick(line, Qt.Key.Key_Return)
    room.settle()
    found = room.till.settings
    assert (found.rounding_step, found.below_zero, found.blind_count, found.till_code) == (10, False, True, "K7")
    assert (found.lock_after_minutes, found.sync_minutes) == (15, 2)


def test_who_has_no_right_reads_why_and_can_touch_nothing_but_the_look(room: Room) -> None:
    room.till.station.cashier = demo.CASHIER
    screen = room.show()
    assert screen.findChild(QAbstractButton, "theme_dark").isEnabled()
    guarded = {
        Section.PRINTER: ("setting_printer_profile", "setting_print_slips", "setting_open_drawer"),
        Section.TILL: ("setting_below_zero", "setting_rounding_step_0", "setting_sync_minutes_plus"),
        Section.SERVER: ("sign_in_again",),
    }
    for section, names in guarded.items():
        tap(screen, f"section_{section}")
        page = screen.findChild(QWidget, f"settings_{section}")
        assert page.findChild(QLabel, "settings_locked").isVisible(), section
        assert [name for name in names if page.findChild(QAbstractButton, name).isEnabled()] == []
    assert not screen.findChild(QLineEdit, "setting_printer").isEnabled()
    room.till.station.cashier = demo.CASHIERS[3]
    assert screen.findChild(QAbstractButton, "sign_in_again").isEnabled()


def test_the_server_part_tells_where_one_is_signed_in(room: Room) -> None:
    asked: list[bool] = []
    room.presenter.sign_in_requested.connect(lambda: asked.append(True))
    room.presenter.choose(Section.SERVER)
    screen = room.show()
    assert text(screen, "server_address") == "https://api.example.com"
    assert text(screen, "server_sign_in") == "Запам’ятовано в захищеному сховищі системи"
    assert text(screen, "server_shop") == "Продукти на Подолі · м. Київ, вул. Хорива, 12"
    assert text(screen, "server_terminal") == "Каса №1"
    room.till.server.remembers = False
    tap(screen, "section_about")
    tap(screen, "section_server")
    assert text(screen, "server_sign_in").startswith("Лише до закриття каси")
    tap(screen, "sign_in_again")
    assert asked == [True]


def test_about_names_version_folders_and_licences(room: Room) -> None:
    room.presenter.choose(Section.ABOUT)
    screen = room.show()
    assert text(screen, "about_data") == str(room.till.settings.home)
    assert text(screen, "about_log").startswith(str(room.till.settings.home))
    assert "SIL Open Font License" in text(screen, "about_fonts")
    assert "ISC" in text(screen, "about_icons")


def test_a_new_screen_shows_the_part_and_the_text_one_was_at(room: Room) -> None:
    first = room.show()
    tap(first, "section_printer")
    QTest.keyClicks(first.findChild(QLineEdit, "setting_printer"), "tcp://192")
    again = room.show()
    line = again.findChild(QLineEdit, "setting_printer")
    assert (line.isVisible(), line.text()) == (True, "tcp://192")


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(room: Room, qapp: QApplication, width: int, height: int, scale: float, language: str) -> None:
    dress(qapp, width, scale, language)
    room.till.station.cashier = demo.CASHIER
    room.till.printers.spooler.state = PrinterState.READY
    room.presenter.trial.state = JobState.PRINTED
    screen = room.show(width, height)
    for section in Section:
        room.presenter.choose(section)
        assert faults(screen) == [], section


def test_the_table_of_labels_grows_and_shrinks_by_taps(room: Room) -> None:
    room.presenter.choose(Section.SCANNER)
    screen = room.show()

    def rows() -> list[str]:
        lines = screen.findChildren(QLineEdit)
        found = {line.objectName(): line.text() for line in lines if line.objectName().startswith("label_row_")}
        return [found[name] for name in sorted(found)]

    assert rows() == ["20-29 IIIIIWWWWWC"]
    tap(screen, "label_row_add")
    line = screen.findChild(QLineEdit, "label_row_2")
    assert line is not None
    line.setText("2 IIIIIIPPPPPC")
    room.presenter.keep("labels")
    room.settle()
    assert room.till.settings.labels == "20-29 IIIIIWWWWWC; 2 IIIIIIPPPPPC"
    tap(screen, "label_row_1_remove")
    room.settle()
    assert (room.till.settings.labels, rows()) == ("2 IIIIIIPPPPPC", ["2 IIIIIIPPPPPC"])
    tap(screen, "label_row_1_remove")
    room.settle()
    assert (room.till.settings.labels, rows()) == ("-", []), "a shop without labels of its own"
    tap(screen, "label_row_add")
    assert rows() == [""]


def test_the_second_folder_is_typed_kept_and_refused(room: Room, tmp_path: Path) -> None:
    there = str(tmp_path / "копії")
    room.presenter.choose(Section.DATA)
    screen = room.show()
    line = screen.findChild(QLineEdit, "setting_backup_folder")
    assert line is not None
    for typed, error, kept in (("копії", "/media/usb", ""), (there, "", there), ("", "", "")):
        line.setText(typed)
        line.editingFinished.emit()
        room.settle()
        assert error in text(screen, "setting_backup_folder_error")
        assert bool(error) == bool(text(screen, "setting_backup_folder_error"))
        assert room.till.settings.backup_folder == kept


def test_the_data_page_says_how_they_are_kept(room: Room) -> None:
    room.presenter.choose(Section.DATA)
    screen = room.show()
    assert text(screen, "data_copied") == "ще не було"
    assert text(screen, "data_checked") == "ще триває або попереду"
    at = room.till.clock.now()
    well = Care(free=312_000_000_000, checked_at=at, copied_at=at)
    trouble = (
        (replace(well, findings=(Finding("document", "x", 7),)), "№7"),
        (replace(well, findings=(Finding("audit", "cut", 41),)), "№41"),
        (replace(well, free=312_000_000), "312\xa0МБ"),
        (replace(well, free=0, ballast_spent=True), "на запасі"),
        (replace(well, copy_fault="full"), "На диску немає місця"),
        (replace(well, far_fault="io"), "Друга тека для копій недоступна"),
    )
    for state, said in trouble:
        room.till.upkeep.learn(state)
        assert said in text(screen, "data_trouble")
    room.till.upkeep.learn(well)
    assert "зауважень немає" in text(screen, "data_checked")
    assert text(screen, "data_room") == "312,0\xa0ГБ"
    assert not screen.findChild(QLabel, "data_trouble").isVisible()


def test_a_copy_and_a_check_are_made_by_a_tap(room: Room) -> None:
    room.presenter.choose(Section.DATA)
    screen = room.show()
    tap(screen, "make_copy")
    tap(screen, "make_copy")
    tap(screen, "check_data")
    room.settle()
    assert sorted(room.till.upkeep.done) == ["copy", "room", "verify"], "a second tap is dropped"


def test_each_sound_can_be_tried_where_it_is_set(room: Room) -> None:
    heard: list[str] = []
    room.presenter.sound_requested.connect(heard.append)
    screen = room.show()
    for name in sounds.TONES:
        tap(screen, f"try_sound_{name}")
    assert heard == list(sounds.TONES), "a new sound has a button of its own"
    room.presenter.set("sounds", False)
    room.settle()
    tap(screen, "try_sound_scan")
    assert len(heard) == len(sounds.TONES)
