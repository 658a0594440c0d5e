"""The dialog of the bank terminal's reports: every step of it fits, and it settles by a tap alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.desk import Desk, open_desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, said
from helpers.qloop import Loop
from helpers.terminals import QUICK, bank
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.devices.links import parse_address
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import TerminalStatus
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import Habits
from app.services.bank import BankDesk
from ui import i18n
from ui.presenters.bank_reports import BankReportsPresenter, Step
from ui.screens.bank_dialog import BankDialog
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["bank", "dressed"]


@dataclass
class Room:
    """The dialog over real services and a real terminal."""

    loop: Loop
    desk: Desk
    driver: PrivatTerminal
    tasks: Tasks
    presenter: BankReportsPresenter
    host: QWidget

    def open(self) -> BankDialog:
        self.presenter.open()
        self.settle()
        dialog = BankDialog(self.host, self.presenter)
        dialog.open()
        return dialog

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def tap(self, dialog: QWidget, name: str) -> None:
        QTest.mouseClick(find(dialog, QAbstractButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme, bank: EmulatedTerminal) -> Iterator[Room]:
    desk = loop.run(open_desk(tmp_path))
    driver = PrivatTerminal(QUICK)
    tasks = Tasks()
    stores = desk.stores
    made = BankDesk(
        desk.station, desk.bank, stores.charges, stores.meta, stores.audit, stores.print_jobs, desk.printer, desk.clock
    )
    presenter = BankReportsPresenter(made, driver.status, desk.station, desk.clock, tasks)

    async def begin() -> None:
        driver.use(parse_address(bank.address, "bank_terminal_address"), 0.0)
        desk.bank.terminal = driver

    loop.run(begin())
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    host.show()
    yield Room(loop, desk, driver, tasks, presenter, host)
    loop.run(tasks.drain())
    loop.run(driver.stop())
    loop.run(stores.close())
    i18n.set_language("uk")


def test_enter_never_settles(room: Room, bank: EmulatedTerminal) -> None:
    bank.machine.ledger.add("1", Decimal("50.00"), "0000", "1", "")
    dialog = room.open()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    room.tap(dialog, "bank_settle")
    assert room.presenter.step is Step.CONFIRM
    for _ in range(3):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    room.settle()
    assert (room.presenter.step, bank.machine.ledger.batch) == (Step.CONFIRM, 1)
    room.tap(dialog, "bank_no")
    assert room.presenter.step is Step.CHOICE
    room.tap(dialog, "bank_settle")
    room.tap(dialog, "bank_yes")
    room.settle()
    assert (room.presenter.step, bank.machine.ledger.batch) == (Step.RESULT, 2)
    assert said(dialog, "bank_said") == "Звірку зроблено."


def test_a_second_tap_settles_once_and_the_work_is_told(room: Room, bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(host_seconds=0.2)
    bank.machine.ledger.add("1", Decimal("50.00"), "0000", "1", "")
    dialog = room.open()
    room.presenter.ask_settle()
    seen: list[str] = []
    room.presenter.changed.connect(lambda: seen.append(room.presenter.doing))
    room.presenter.settle()
    room.presenter.settle()
    assert room.presenter.step is Step.WORK
    room.settle()
    assert [one["method"] for one in bank.machine.heard].count("Verify") == 1
    assert "Банк перевіряє картку" in seen or "Термінал друкує" in seen, seen
    assert dialog.isVisible()


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_every_step_fits(
    room: Room, qapp: QApplication, bank: EmulatedTerminal, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    room.host.resize(width, height)
    dialog = room.open()
    assert faults(dialog) == [], "the choice"
    room.presenter.ask_settle()
    assert faults(dialog) == [], "is it meant"
    bank.machine.habits = Habits(code="1004", host_seconds=0.05)
    bank.machine.ledger.add("1", Decimal("50.00"), "0000", "1", "")
    room.presenter.settle()
    room.driver.status.emit(TerminalStatus.CHOOSE_APP)
    assert faults(dialog) == [], "at work"
    room.settle()
    assert room.presenter.trouble is not None
    assert faults(dialog) == [], "refused"
    bank.machine.habits = Habits()
    room.presenter.settle()
    room.settle()
    assert room.presenter.step is Step.RESULT
    assert faults(dialog) == [], "settled"


def test_it_is_closed_meanwhile_and_found_at_work(room: Room, bank: EmulatedTerminal) -> None:
    bank.machine.habits = Habits(host_seconds=0.1)
    bank.machine.ledger.add("1", Decimal("50.00"), "0000", "1", "")
    dialog = room.open()
    room.presenter.settle()
    dialog.dismiss()

    async def a_moment() -> None:
        await asyncio.sleep(0)

    room.loop.run(a_moment())
    again = BankDialog(room.host, room.presenter)
    room.presenter.open()
    again.open()
    assert room.presenter.step is Step.WORK
    room.settle()
    assert said(again, "bank_said") == "Звірку зроблено."
