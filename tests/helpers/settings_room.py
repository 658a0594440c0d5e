"""A section of the settings as a person touches it, over a till of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helpers.look import find
from helpers.qloop import Loop
from helpers.settings_till import SettingsTill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from app.domain.cashier import Cashier
from ui.presenters.settings import Section, SettingsPresenter
from ui.screens.settings import SettingsScreen
from ui.tasks import Tasks
from ui.widgets.tag import Tag


class SettingsRoom:
    """The page, shown, at one of its sections; `people` work at the till."""

    def __init__(
        self, loop: Loop, folder: Path, qtbot: QtBot, section: Section, people: Sequence[Cashier] = ()
    ) -> None:
        self.loop, self.till, self.tasks = loop, SettingsTill(folder), Tasks()
        if people:
            self.till.station.crew(people)
        self.presenter = SettingsPresenter(self.till, self.tasks)
        self.presenter.enter()
        self.presenter.choose(section)
        self.settle()
        self.screen = SettingsScreen(self.presenter)
        qtbot.addWidget(self.screen)
        self.size(1366, 768)
        self.screen.show()

    def size(self, width: int, height: int) -> None:
        """As the page is in a window of that size."""
        self.screen.resize(width - 92, height - 56)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def button(self, name: str) -> QAbstractButton:
        return find(self.screen, QAbstractButton, name)

    def tap(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.settle()

    def tag(self, name: str) -> str:
        """What a badge says; "" where it is not in sight."""
        badge = find(self.screen, Tag, name)
        return badge.text() if badge.isVisibleTo(self.screen) else ""
