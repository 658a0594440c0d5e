"""Settings, «Принтер»: what the computer sees is chosen from, the printer is asked, two more addresses are typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.dress import dressed
from helpers.qloop import Loop
from helpers.settings_till import SettingsTill
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from printing.answer import Heard, PrinterState
from printing.discovery import Found
from ui import i18n
from ui.choices import rules_of
from ui.presenters.printer_search import about_text, option_text
from ui.presenters.settings import Section, SettingsPresenter
from ui.screens.settings_printer import SettingsPrinter
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.select import Select

__all__ = ["dressed"]

HERE = [
    Found("windows", "windows:XP-80C", "XP-80C · USB001", Heard(PrinterState.PAPER)),
    Found("usb", "usb:0483:5743", "Xprinter XP-Q80 (0483:5743)"),
]


class Room:
    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        self.loop = loop
        self.till = SettingsTill(folder)
        self.tasks = Tasks()
        self.presenter = SettingsPresenter(self.till, self.tasks)
        self.presenter.printers._look = lambda: HERE
        self.presenter.choose(Section.PRINTER)
        self.presenter.enter()
        self.page = SettingsPrinter(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1274, 712)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def tap(self, name: str) -> None:
        button = self.page.findChild(QAbstractButton, name)
        assert button is not None
        button.click()
        self.settle()

    def text(self, name: str) -> str:
        found = self.page.findChild(QLabel, name)
        assert found is not None
        return found.text()

    def field(self, name: str) -> QLineEdit:
        found = self.page.findChild(QLineEdit, name)
        assert found is not None
        return found


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, tmp_path, qtbot)
    i18n.set_language("uk")


def test_a_printer_is_chosen_from_what_the_computer_sees(room: Room) -> None:
    list_of = room.page.findChild(Select, "found_printers")
    assert list_of is not None
    assert [said for _, said in list_of._options] == [
        "Оберіть",
        "XP-80C · USB001 · черга Windows · немає паперу",
        "Xprinter XP-Q80 (0483:5743) · USB",
    ]
    list_of.chosen.emit("usb:0483:5743")
    room.settle()
    assert room.till.settings.printer == "usb:0483:5743"
    assert list_of.current() == "usb:0483:5743"
    room.presenter.printers._look = list
    room.tap("find_printers")
    assert [said for _, said in list_of._options] == ["Нічого не знайдено"]


def test_the_printer_typed_is_the_one_that_is_asked(room: Room) -> None:
    room.field("setting_printer").setText("tcp://10.0.0.7")
    room.tap("check_printer")
    assert room.till.settings.printer == "tcp://10.0.0.7"
    assert room.till.printers.looks == 1
    room.till.printers.spooler.learn(PrinterState.READY)
    assert room.text("printer_about") == "На зв’язку. Про папір і кришку цей принтер не повідомляє"
    room.till.printers.spooler.answer = Heard(PrinterState.NEAR_END, drawer_high=True)
    room.till.printers.spooler.learn(PrinterState.NEAR_END)
    assert room.text("printer_about") == "Принтер відповідає: папір закінчується. Сигнал скриньки високий"


def test_a_spare_and_an_order_printer_are_typed_and_a_wrong_address_is_said(room: Room) -> None:
    for name, typed in (("printer_spare", "cups:kasa"), ("printer_orders", "tcp://10.0.0.9")):
        field = room.field(f"setting_{name}")
        field.setText("лазер://кухня")
        room.presenter.keep(name)
        assert room.text(f"setting_{name}_error") == "Адресу принтера задано неправильно"
        field.setText(typed)
        room.presenter.keep(name)
        room.settle()
        assert room.text(f"setting_{name}_error") == ""
        assert getattr(room.till.settings, name) == typed


def test_the_spare_printer_s_model_is_asked_once_it_has_an_address(room: Room) -> None:
    """Its paper may be narrower than the till's: what is set for the one is cut on the other."""
    model = room.page.findChild(Select, "setting_printer_spare_profile")
    assert model is not None
    assert not model.isVisible()
    room.presenter.type("printer_spare", "tcp://10.0.0.9")
    room.presenter.keep("printer_spare")
    room.settle()
    assert model.isVisible()
    assert model._options[0] == ("", "Як у принтера каси")
    model.chosen.emit("xprinter-58")
    room.settle()
    assert (room.till.settings.printer_spare_profile, model.current()) == ("xprinter-58", "xprinter-58")


def test_what_goes_to_the_order_printer_is_asked_once_it_has_an_address(room: Room) -> None:
    model = room.page.findChild(Select, "setting_printer_orders_profile")
    assert model is not None
    assert not model.isVisible()
    room.presenter.type("printer_orders", "tcp://10.0.0.9")
    room.presenter.keep("printer_orders")
    room.settle()
    assert model.isVisible()
    assert model._options[0] == ("", "Як у принтера каси")
    model.chosen.emit("xprinter-58")
    room.settle()
    assert (room.till.settings.printer_orders_profile, model.current()) == ("xprinter-58", "xprinter-58")
    first, second, *_ = (one.id for one in room.presenter.categories)
    room.tap("order_category_2")
    room.tap("order_category_1")
    assert rules_of(room.till.settings).order_categories == {first, second}
    assert room.till.settings.no_discount_categories == ""
    room.tap("order_category_2")
    assert rules_of(room.till.settings).order_categories == {first}
    room.presenter.type("printer_orders", "")
    room.presenter.keep("printer_orders")
    room.settle()
    assert not model.isVisible()
    assert rules_of(room.till.settings).order_categories == frozenset(), "no printer, no orders"
    assert room.till.settings.order_categories == first, "what was chosen is there when the printer is back"


def test_the_age_of_slips_to_ask_about_is_stepped_through(room: Room) -> None:
    room.presenter.step("old_slips_minutes", 1)
    room.settle()
    assert room.till.settings.old_slips_minutes == 60


def test_what_is_not_known_is_said_so() -> None:
    assert about_text(PrinterState.UNKNOWN, None) == "Чи вийшов чек, каса тут не дізнається"
    assert about_text(PrinterState.ABSENT, None) == ""
    assert option_text(Found("serial", "serial:COM3@9600", "COM3")) == "COM3 · порт"
