"""The page of devices: each with its state in words, the scale live, and nothing that waits for a port."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.look import find, said
from helpers.qloop import Loop
from helpers.settings_room import SettingsRoom
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.devices.serial_ports import SerialPort
from app.domain.weighing import Load, Reading, ScaleState, Weighing
from printing.answer import PrinterState
from ui import i18n
from ui.buyer_window import DisplayNews, DisplayState
from ui.presenters import devices as presenters
from ui.presenters.settings import Section
from ui.theme import Theme
from ui.widgets.overlay import Overlay

__all__ = ["dressed"]


def button(page: QWidget, name: str) -> QAbstractButton:
    return find(page, QAbstractButton, name)


def tap(page: QWidget, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


class Room(SettingsRoom):
    """The page over a till whose scale and ports a test speaks for."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        super().__init__(loop, folder, qtbot, Section.DEVICES)
        self.qtbot = qtbot

    def hear(self, weighing: Weighing) -> None:
        self.till.scale._become(weighing)


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    ports = (SerialPort("COM3", "USB-SERIAL CH340"), SerialPort("COM1"))
    monkeypatch.setattr(presenters, "serial_ports", lambda: ports)
    yield Room(loop, tmp_path, qtbot)
    i18n.set_language("uk")


def test_the_scale_is_set_from_a_found_port_and_shown_live(room: Room) -> None:
    tap(room.screen, "found_ports")
    menu = Overlay.top(room.screen)
    assert menu is not None
    assert "USB-SERIAL CH340" in button(menu, "found_ports_menu_COM3").accessibleName()
    tap(menu, "found_ports_menu_COM3")
    room.settle()
    tap(room.screen, "setting_weigher_protocol_toledo")
    tap(room.screen, "setting_weigher_most_minus")
    room.settle()
    found = room.till.settings
    assert (found.weigher, found.weigher_protocol, found.weigher_most) == ("serial:COM3", "toledo", 15)
    assert said(room.screen, "device_scale_about") == "Toledo 8217 · COM3"
    stable = Reading(Load.STABLE, Decimal("1.254"))
    room.hear(Weighing().heard(stable, Decimal(15)).heard(stable, Decimal(15)))
    assert (said(room.screen, "scale_weight"), room.tag("scale_state")) == ("1,254", "стабільно")
    assert room.tag("device_scale_state") == "працює"
    room.hear(Weighing(ScaleState.NOISE))
    assert (said(room.screen, "scale_weight"), room.tag("device_scale_state")) == ("—", "незрозуміла відповідь")
    assert "протокол" in said(room.screen, "scale_hint")
    tap(room.screen, "check_scale")
    assert room.till.looks == 1


def test_a_bad_port_is_said_under_the_field_and_not_kept(room: Room) -> None:
    line = room.screen.findChild(QLineEdit, "setting_weigher")
    assert line is not None
    QTest.keyClicks(line, "COM3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert said(room.screen, "setting_weigher_error") == "Порт ваг задано неправильно"
    room.settle()
    assert room.till.settings.weigher == ""


def test_a_till_without_a_scale_has_nothing_to_check(room: Room) -> None:
    assert room.tag("device_scale_state") == "не підключено"
    assert not button(room.screen, "check_scale").isEnabled()
    room.presenter.devices.check_scale()
    assert room.till.looks == 0


def test_the_display_tells_where_it_is_and_shows_itself(room: Room) -> None:
    asked: list[bool] = []
    room.presenter.devices.display_requested.connect(lambda: asked.append(True))
    room.presenter.devices.set_display(DisplayNews(DisplayState.NO_SCREEN))
    assert said(room.screen, "device_display_about") == "Другого екрана немає"
    assert not button(room.screen, "device_display_action").isEnabled()
    room.presenter.devices.set_display(DisplayNews(DisplayState.SCREEN, (1024, 600)))
    assert said(room.screen, "device_display_about") == "Другий екран · 1024\u00a0×\u00a0600"
    tap(room.screen, "device_display_action")
    assert asked
    where: list[str] = []
    room.presenter.display_changed.connect(where.append)
    tap(room.screen, "setting_buyer_display_window")
    tap(room.screen, "setting_buyer_lang_en")
    room.settle()
    assert (where, room.till.settings.buyer_lang) == (["window"], "en")


def test_the_drawer_and_the_scanner_lead_to_where_they_are_tried(room: Room) -> None:
    asked: list[bool] = []
    room.presenter.devices.drawer_requested.connect(lambda: asked.append(True))
    room.till.printers.spooler.learn(PrinterState.READY)
    assert room.tag("device_drawer_state") == "працює"
    tap(room.screen, "device_drawer_action")
    assert asked
    tap(room.screen, "device_scanner_action")
    assert room.presenter.section is Section.SCANNER


def test_a_cashier_may_look_and_not_change(room: Room) -> None:
    room.till.station.cashier = demo.CASHIERS[0]
    for name in ("setting_weigher_protocol_cas", "found_ports", "setting_buyer_display_off"):
        assert not button(room.screen, name).isEnabled(), name
    assert button(room.screen, "device_drawer_action").isEnabled()
