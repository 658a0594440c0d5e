"""The pages of a shift shown over real services, and hands and eyes for them."""

from __future__ import annotations

from helpers.shift_desk import ShiftTill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.presenters.check import CheckPresenter
from ui.presenters.close_shift import CloseShiftPresenter
from ui.presenters.open_shift import OpenShiftPresenter
from ui.presenters.shift import ShiftPresenter
from ui.screens.close_shift import CloseShiftScreen
from ui.screens.open_shift import OpenShiftScreen
from ui.screens.shift import ShiftScreen


class Pages:
    """Shows screens and reads them."""

    def __init__(self, till: ShiftTill, qtbot: QtBot) -> None:
        self.till, self.qtbot = till, qtbot

    def open_shift(self) -> OpenShiftScreen:
        desk = self.till.desk
        self.opening = OpenShiftPresenter(desk.shift, desk.station, self.till.tasks, desk.clock)
        self.opening.enter()
        return self.show(OpenShiftScreen(self.opening))

    def shift(self) -> ShiftScreen:
        desk = self.till.desk
        self.board = ShiftPresenter(desk.shift, desk.reports, desk.station, self.till.tasks, desk.clock)
        self.board.enter()
        return self.show(ShiftScreen(self.board))

    def close_shift(self) -> CloseShiftScreen:
        desk = self.till.desk
        self.closing = CloseShiftPresenter(
            desk.shift,
            desk.reports,
            desk.station,
            CheckPresenter(desk.reconciler, desk.journal, self.till.tasks),
            self.till.tasks,
        )
        self.closing.enter()
        return self.show(CloseShiftScreen(self.closing))

    def show(self, screen):  # type: ignore[no-untyped-def]
        self.qtbot.addWidget(screen)
        screen.resize(1274, 712)
        screen.show()
        self.settle()
        return screen

    def settle(self) -> None:
        self.till.settle()
        QApplication.processEvents()


def said(screen: QWidget, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def button(screen: QWidget, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def tap(screen: QWidget, name: str) -> None:
    QTest.mouseClick(button(screen, name), Qt.MouseButton.LeftButton)
