"""The bank terminal on the page of devices: how cards are taken, where it is, and a trial that says who answers."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.look import find, said
from helpers.qloop import Loop
from helpers.settings_room import SettingsRoom
from helpers.terminals import QUICK, bank, server
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.devices.links import parse_address
from app.devices.privat_line import LineState
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import TerminalStatus
from app.errors import DeviceFault
from app.sandbox.terminal import EmulatedTerminal
from app.settings import FILE_NAME
from ui import i18n
from ui.presenters import devices as presenters
from ui.presenters.settings import Section
from ui.terminal_words import refusal, terminal_doing, terminal_fault
from ui.theme import Theme

__all__ = ["bank", "dressed"]


class Room(SettingsRoom):
    """The page over a till whose bank terminal a test speaks for."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        super().__init__(loop, folder, qtbot, Section.DEVICES)

    def enabled(self, name: str) -> bool:
        return self.button(name).isEnabled()


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    monkeypatch.setattr(presenters, "serial_ports", lambda: ())
    yield Room(loop, tmp_path, qtbot)
    i18n.set_language("uk")


def test_cards_are_taken_by_hand_until_a_terminal_is_chosen(room: Room) -> None:
    assert said(room.screen, "device_bank_about") == "Окремий, реквізити чека вводять"
    assert not room.enabled("check_bank")
    assert not room.enabled("device_bank_action")
    room.tap("setting_bank_terminal_privat_json")
    assert room.till.settings.card_driver == "privat_json"
    address = find(room.screen, QLineEdit, "setting_bank_terminal_address")
    address.setFocus()
    QTest.keyClicks(address, "tcp://192.168.0.70:2000")
    QTest.keyClick(address, Qt.Key.Key_Return)
    room.settle()
    room.tap("setting_bank_terminal_wait_plus")
    room.tap("setting_bank_terminal_slip")
    settings = room.till.settings
    assert (settings.bank_terminal_address, settings.bank_terminal_wait, settings.bank_terminal_slip) == (
        "tcp://192.168.0.70:2000", 2, False,
    )  # fmt: skip
    assert "tcp://192.168.0.70:2000" in (settings.home / FILE_NAME).read_text()
    room.till.bank.learn(LineState.READY, "PAX s800")
    assert said(room.screen, "device_bank_about") == "ПриватБанк · PAX s800 · 192.168.0.70:2000"
    assert room.tag("device_bank_state") == "працює"
    room.tap("setting_bank_terminal_none")
    assert said(room.screen, "device_bank_about") == "Картки не приймаємо"


def test_an_address_that_cannot_be_is_told_at_the_field(room: Room) -> None:
    room.tap("setting_bank_terminal_privat_json")
    address = find(room.screen, QLineEdit, "setting_bank_terminal_address")
    for wrong in ("192.168.0.70", "ftp://192.168.0.70:2000", "tcp://192.168.0.70", "serial:"):
        address.setText(wrong)
        address.textEdited.emit(wrong)
        QTest.keyClick(address, Qt.Key.Key_Return)
        room.settle()
        assert said(room.screen, "setting_bank_terminal_address_error") == "Адресу термінала задано неправильно"
        assert room.till.settings.bank_terminal_address == ""


@pytest.mark.parametrize("state", [state for state in LineState if state.lost])
def test_every_trouble_of_the_line_has_its_own_words(room: Room, state: LineState) -> None:
    room.tap("setting_bank_terminal_privat_json")
    room.till.bank.learn(state)
    assert room.tag("bank_state")
    told = said(room.screen, "bank_outcome")
    assert len(told) > 20
    i18n.set_language("en")
    assert terminal_fault(DeviceFault("terminal", state.fault))[1] != told
    i18n.set_language("uk")
    assert not room.enabled("device_bank_action"), "nothing is settled with a terminal that is not there"


def test_the_trial_says_who_answers_or_why_nobody_does(room: Room) -> None:
    room.tap("setting_bank_terminal_privat_json")
    room.till.bank.learn(LineState.READY, "PAX s800")
    room.tap("check_bank")
    assert said(room.screen, "bank_outcome") == "Відповідає: PAX s800"
    room.till.bank.fault = DeviceFault("terminal", "protocol")
    room.tap("check_bank")
    assert said(room.screen, "bank_outcome").startswith("За адресою термінала відповідає щось інше. ")


def test_the_trial_asks_a_real_terminal_and_knows_a_web_server(room: Room, bank: EmulatedTerminal) -> None:
    presenter = room.presenter.devices.bank
    terminal = PrivatTerminal(QUICK)
    presenter._terminal = terminal

    async def ask(address: str) -> str:
        terminal.use(parse_address(address, "bank_terminal_address"), 0.0)
        try:
            async with asyncio.timeout(10):
                presenter.check()
                await room.tasks.drain()
        finally:
            await terminal.stop()
        return presenter.outcome[0]

    assert room.loop.run(ask(bank.address)) == "Відповідає: PAX s800"
    with server(lambda link: link.recv(99) and link.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as address:
        assert room.loop.run(ask(address)).startswith("За адресою термінала відповідає щось інше")


def test_who_may_not_change_settings_may_look(room: Room) -> None:
    room.tap("setting_bank_terminal_privat_json")
    room.till.station.cashier = demo.CASHIERS[0]
    room.till.station.changed.emit("cashier")
    for name in ("setting_bank_terminal_manual", "setting_bank_terminal_slip", "setting_bank_terminal_wait_plus"):
        assert not room.enabled(name)
    room.till.bank.learn(LineState.READY, "PAX s800")
    assert room.enabled("check_bank")


def test_what_the_terminal_does_and_why_it_refuses_has_words() -> None:
    assert len({terminal_doing(status) for status in TerminalStatus}) == len(TerminalStatus)
    assert refusal("0051") == "на картці недостатньо коштів (0051)"
    assert refusal("0093") == "код 0093"
    assert refusal("") == "причину не названо"
