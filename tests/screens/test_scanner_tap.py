"""Typing and tapping in one breath: the typed key is there before the tap, and a tap cuts no scan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers.dress import dressed
from helpers.look import find
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.scanner import Scanner
from ui.theme import Theme
from ui.widgets.button import Button

__all__ = ["dressed"]


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    made = Scanner(qapp)
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def page(dressed: Theme, qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    line, button = QLineEdit(window), Button("ok", name="ok", parent=window)
    line.setObjectName("line")
    button.move(0, 60)
    window.resize(300, 200)
    window.show()
    line.setFocus()
    return window


def press(page: QWidget, text: str, moment: int) -> None:
    key = Qt.Key.Key_Return if text == "\r" else Qt.Key(ord(text))
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(moment)
    QCoreApplication.sendEvent(find(page, QLineEdit, "line"), event)


def test_a_key_typed_just_before_a_tap_is_there(scanner: Scanner, page: QWidget) -> None:
    line, seen = find(page, QLineEdit, "line"), []
    find(page, Button, "ok").clicked.connect(lambda: seen.append(line.text()))
    for number, text in enumerate("125"):
        press(page, text, 1000 + 200 * number)
    assert line.text() == "12"
    QTest.mouseClick(find(page, Button, "ok"), Qt.MouseButton.LeftButton)
    assert seen == ["125"]


def test_a_tap_in_the_middle_of_a_scan_cuts_nothing(scanner: Scanner, page: QWidget) -> None:
    codes: list[str] = []
    scanner.scanned.connect(codes.append)
    for number, text in enumerate("4820"):
        press(page, text, 1000 + 3 * number)
    QTest.mouseClick(find(page, Button, "ok"), Qt.MouseButton.LeftButton)
    for number, text in enumerate("0017\r"):
        press(page, text, 1012 + 3 * number)
    assert codes == ["48200017"]
    assert find(page, QLineEdit, "line").text() == ""
