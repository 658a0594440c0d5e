"""Faults of our ground that would come back with a careless version: counted, not believed."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


class Painted(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.times += 1


def test_painting_does_not_use_up_none(qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 loses one reference of None at every overridden handler, then aborts."""
    widget = Painted()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.repaint()
    assert widget.times >= 1000
    assert abs(sys.getrefcount(None) - before) < 200
