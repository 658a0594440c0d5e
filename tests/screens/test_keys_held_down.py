"""A key still held down from the page before answers no dialog: nobody has read it yet."""

from __future__ import annotations

import pytest
from helpers.dress import dressed
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.dialogs import ConfirmDialog
from ui.theme import Theme

__all__ = ["dressed"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_a_key_held_down_neither_confirms_nor_closes_what_came_up_meanwhile(
    qtbot: QtBot, dressed: Theme, key: Qt.Key
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 768)
    window.show()
    dialog = ConfirmDialog(window, "Очистити чек?", "2 позиції", "Очистити", danger=False)
    confirmed: list[bool] = []
    dialog.confirmed.connect(lambda: confirmed.append(True))
    dialog.open()
    for _ in range(30):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", True)
        QApplication.sendEvent(QApplication.focusWidget() or dialog, held)
    assert (dialog.isVisible(), confirmed) == (True, [])
    QTest.keyClick(dialog, key)
    assert (dialog.isVisible(), bool(confirmed)) == (False, key != Qt.Key.Key_Escape)
