"""A scanner presses keys of a US keyboard; whatever layout the computer has, the code is the one on the wrapping."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.dress import dressed
from helpers.look import shown
from helpers.wedge import FRENCH, GS, ROWS, RUSSIAN, UKRAINIAN, Wedge, under
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.keyboard import repaired
from ui.scanner import Scanner
from ui.theme import Theme

__all__ = ["dressed"]

BREAD = "4820000000017"
CODES = (BREAD, "AATE508932", "a-B/c.d,e;f[g]", "https://example.com/Q?s=1&n=2#x")
ELEMENTS = f"]C1010482000000001710LOT-7{GS}21Sn:9{GS}3103001250"


class Room:
    """A field in focus under a scanner; `codes` is what was told, `entered` how often Enter reached the window."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, platform: str) -> None:
        self.platform = platform
        self.scanner = Scanner(qapp, platform or "offscreen")
        self.codes: list[str] = []
        self.scanner.scanned.connect(self.codes.append)
        self.window = QWidget()
        self.line, self.pay = QLineEdit(), QPushButton("pay")
        column = QVBoxLayout(self.window)
        column.addWidget(self.line)
        column.addWidget(self.pay)
        shown(qtbot, self.window, 300, 200)
        qtbot.waitUntil(self.window.isActiveWindow)
        self.line.setFocus()
        self.entered: list[str] = []
        self.line.returnPressed.connect(lambda: self.entered.append(self.line.text()))


@pytest.fixture(params=["xcb", "windows"])
def told(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    """Where the system tells the places of keys."""
    room = Room(qapp, qtbot, request.param)
    yield room
    qapp.removeEventFilter(room.scanner)
    room.scanner.deleteLater()


@pytest.fixture
def untold(qapp: QApplication, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    """Where it does not."""
    room = Room(qapp, qtbot, "")
    yield room
    qapp.removeEventFilter(room.scanner)
    room.scanner.deleteLater()


@pytest.mark.parametrize("layout", [ROWS, UKRAINIAN, RUSSIAN], ids=["us", "uk", "ru"])
def test_no_layout_changes_a_code_where_keys_have_places(told: Room, layout: dict[int, tuple[str, str]]) -> None:
    wedge = Wedge(told.window, layout, told.platform)
    wanted = [code for code in CODES if layout is ROWS or any(letter.isalpha() for letter in code)]
    for code in wanted:
        wedge.scan(code)
    assert told.codes == wanted
    assert told.line.text() == ""


@pytest.mark.parametrize("layout", [ROWS, UKRAINIAN], ids=["us", "uk"])
def test_caps_lock_changes_no_code_where_keys_have_places(told: Room, layout: dict[int, tuple[str, str]]) -> None:
    capitals = {first: (plain.swapcase(), shifted.swapcase()) for first, (plain, shifted) in layout.items()}
    wedge = Wedge(told.window, capitals, told.platform)
    for code in CODES:
        wedge.scan(code)
    assert told.codes == list(CODES)


def test_digits_of_a_french_keyboard_are_digits(told: Room) -> None:
    Wedge(told.window, FRENCH, told.platform).scan(BREAD)
    assert told.codes == [BREAD]


@pytest.mark.parametrize("layout", [UKRAINIAN, RUSSIAN], ids=["uk", "ru"])
@pytest.mark.parametrize("code", CODES[1:])
def test_letters_alone_are_enough_to_put_a_code_right(code: str, layout: dict[int, tuple[str, str]]) -> None:
    assert under(layout, code) != code
    assert repaired(under(layout, code)) == code


def test_a_french_row_of_digits_is_put_right_from_its_signs() -> None:
    assert repaired(under(FRENCH, "1234567890")) == "1234567890"


@pytest.mark.parametrize("text", ["4820000000017", "A-1.5,6", "", "(01)04820", "C&A", "№7"[1:]])
def test_what_no_other_layout_shows_in_is_left_alone(text: str) -> None:
    assert repaired(text) is None


def test_capitals_and_signs_are_one_scan_though_shift_is_pressed_between(untold: Room) -> None:
    Wedge(untold.window, ROWS).scan("AATE508932")
    assert (untold.codes, untold.line.text()) == (["AATE508932"], "")


def test_separators_pressed_with_ctrl_belong_to_the_code(told: Room) -> None:
    for layout in (ROWS, UKRAINIAN):
        Wedge(told.window, layout, told.platform).scan(ELEMENTS)
    assert told.codes == [ELEMENTS, ELEMENTS]


def test_a_line_feed_after_the_carriage_return_presses_nothing(untold: Room) -> None:
    taps: list[bool] = []
    untold.pay.clicked.connect(taps.append)
    untold.pay.setDefault(True)
    untold.pay.setFocus()
    wedge = Wedge(untold.window, ROWS)
    wedge.scan(BREAD, end="\r\n")
    wedge.scan(BREAD)
    assert untold.codes == [BREAD, BREAD], "an honest repeat is a second piece"
    untold.line.setFocus()
    wedge.scan(BREAD, end="\r\n")
    assert (untold.entered, taps) == ([], [])
