"""The keys: what a press is called, what a settings.json may say, the sheet of each page, the settings page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.qloop import Loop
from helpers.settings_till import SettingsTill
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import i18n
from ui.keymap import DIALOG, PAGES, Keymap, keymap, written
from ui.presenters.settings import Section, SettingsPresenter
from ui.screens.keys_sheet import KeysSheet
from ui.screens.settings import SettingsScreen
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]

NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def pressed(code: int, held: Qt.KeyboardModifier = NONE, place: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, held, place, 0, 0)


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    yield
    keymap.wear("")
    keymap.listener = None
    i18n.set_language("uk")


@pytest.mark.parametrize(
    ("event", "platform", "name"),
    [
        (pressed(Qt.Key.Key_F12), "offscreen", "F12"),
        (pressed(Qt.Key.Key_F10, CTRL | SHIFT), "offscreen", "Ctrl+Shift+F10"),
        (pressed(Qt.Key.Key_PageDown), "offscreen", "PgDn"),
        (pressed(Qt.Key.Key_L, CTRL), "offscreen", "Ctrl+L"),
        (pressed(0x0414, CTRL), "offscreen", "Ctrl+L"),  # Д, where L is
        (pressed(0x0414, CTRL, 46), "xcb", "Ctrl+L"),
        (pressed(0x0414, CTRL, 38), "windows", "Ctrl+L"),
        (pressed(Qt.Key.Key_1, CTRL, 10), "xcb", "Ctrl+1"),
        (pressed(0x0026, CTRL, 10), "xcb", "Ctrl+1"),  # & of a French row of digits
        (pressed(Qt.Key.Key_L), "offscreen", ""),
        (pressed(Qt.Key.Key_L, CTRL | ALT), "offscreen", ""),
        (pressed(Qt.Key.Key_F4, ALT), "offscreen", ""),
        (pressed(Qt.Key.Key_Return, CTRL), "offscreen", ""),
        (pressed(Qt.Key.Key_Control, CTRL), "offscreen", ""),
    ],
)
def test_a_key_is_told_by_its_place_whatever_the_layout(event: QKeyEvent, platform: str, name: str) -> None:
    assert written(event, platform) == name


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("pay=F9; refund=", []),
        ("pay=F9", ["pay=F9"]),  # F9 is the refund's on that page
        ("pay=Alt+1", ["pay=Alt+1"]),
        ("pay=Ctrl+C; lock=7", ["pay=Ctrl+C", "lock=7"]),
        ("fly=F5", ["fly=F5"]),
        ("pay", ["pay"]),
        (";;  ;", []),
    ],
)
def test_a_settings_file_cannot_break_the_keys(text: str, wrong: list[str]) -> None:
    made = Keymap()
    made.wear(text)
    if text == "pay":
        assert made.key("pay") == ""
        return
    assert made.wrong == wrong
    if wrong:
        assert (made.key("pay"), made.key("lock")) == ("F12", "Ctrl+L")


def test_only_what_differs_is_written() -> None:
    made = Keymap()
    assert made.text(lock="Ctrl+Shift+L", pay="F12") == "lock=Ctrl+Shift+L"
    made.wear("lock=Ctrl+Shift+L")
    assert made.text(lock="Ctrl+L") == ""


@pytest.mark.parametrize("page", [*PAGES, DIALOG])
@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_the_sheet_of_every_page_fits(
    qapp: QApplication, qtbot: QtBot, dressed: Theme, page: str, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(width, height)
    host.show()
    sheet = KeysSheet(host, page)
    sheet.open()
    assert not faults(sheet)
    wanted = sheet.panel.layout()
    assert wanted is not None
    assert wanted.heightForWidth(sheet.panel.width()) <= sheet.panel.height(), "cut at the foot"
    said = " ".join(one.text() for one in sheet.findChildren(QLabel))
    assert language == "uk" or not any("а" <= letter <= "я" for letter in said.casefold()), said


class Room:
    """The settings page «Клавіші» over settings in a real file."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        self._loop, self._tasks = loop, Tasks()
        self.till = SettingsTill(folder)
        self.presenter = SettingsPresenter(self.till, self._tasks)
        self.presenter.section = Section.KEYS
        self.screen = SettingsScreen(self.presenter)
        qtbot.addWidget(self.screen)
        self.screen.resize(1000, 700)
        self.screen.show()
        qtbot.waitUntil(self.screen.isActiveWindow)

    def tap(self, name: str) -> QAbstractButton:
        button = self.screen.findChild(QAbstractButton, name)
        assert button is not None, name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return button

    def press(self, code: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """As the window's commands do: a key that could be a command goes to whoever listens, others to the focus."""
        if keymap.listener is not None and (name := written(pressed(code, held))):
            keymap.listener(name)
        else:
            QTest.keyClick(QApplication.focusWidget() or self.screen, code, held)
        self._loop.run(self._tasks.drain())

    @property
    def error(self) -> str:
        found = self.screen.findChild(QLabel, "keys_error")
        assert found is not None
        return found.text() if found.isVisible() else ""


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme) -> Room:
    return Room(loop, tmp_path, qtbot)


def test_a_key_is_set_by_pressing_it_and_kept(room: Room) -> None:
    button = room.tap("key_pay")
    assert button.text() == "натисніть…"
    room.press(Qt.Key.Key_F5, SHIFT)
    assert (keymap.key("pay"), button.text()) == ("Shift+F5", "Shift+F5")
    assert room.till.settings.keys == "pay=Shift+F5"
    assert '"keys": "pay=Shift+F5"' in (room.till.settings.home / "settings.json").read_text("utf-8")


def test_a_taken_key_names_who_has_it_and_waits_on(room: Room) -> None:
    button = room.tap("key_pay")
    room.press(Qt.Key.Key_F9)
    assert room.error == "F9 уже зайнято: «Повернення», Продаж."
    assert (button.text(), keymap.key("pay")) == ("натисніть…", "F12")
    room.press(Qt.Key.Key_A)
    assert room.error.startswith("Ця клавіша не підходить")
    room.press(Qt.Key.Key_C, CTRL)
    assert room.error.startswith("Ця клавіша не підходить"), "fields' own"
    room.press(Qt.Key.Key_Escape)
    assert (button.text(), room.error, keymap.listener) == ("F12", "", None)


def test_a_command_can_go_without_a_key_and_all_come_back(room: Room) -> None:
    button = room.tap("key_drawer")
    room.press(Qt.Key.Key_Delete)
    assert (keymap.key("drawer"), button.text()) == ("", "—")
    assert "drawer" not in [command.name for command in keymap.of("sale")]
    room.tap("keys_reset")
    room.press(Qt.Key.Key_Escape)
    assert (keymap.key("drawer"), room.till.settings.keys) == ("F10", "")


def test_leaving_the_page_gives_the_keys_back(room: Room) -> None:
    room.tap("key_drawer")
    room.presenter.choose(Section.LOOK)
    assert keymap.listener is None
