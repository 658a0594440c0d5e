"""Dialogs of a good and the two without a keypad: one answer, once, and an error no Enter can close."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, said, tap
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.product import Unit
from app.errors import StoreFault
from ui import i18n
from ui.messages import message
from ui.screens.dialogs import ConfirmDialog, MessageDialog, clear_dialog
from ui.screens.goods_dialog import Goods, GoodsDialog
from ui.screens.price_dialog import PriceDialog
from ui.screens.quantity_dialog import QuantityDialog
from ui.screens.weigh_dialog import WeighDialog
from ui.theme import Theme
from ui.widgets.overlay import Overlay

__all__ = ["dressed"]

WATER = Goods.of_product(demo.WATER)
CHEESE = Goods.of_product(demo.CHEESE)


@pytest.fixture
def host(dressed: Theme, qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    window.setObjectName("host")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    i18n.set_language("uk")


class Answers:
    """An open dialog and what it gave."""

    def __init__(self, dialog: GoodsDialog) -> None:
        self.dialog = dialog
        self.given: list[Decimal] = []
        dialog.accepted.connect(self.given.append)
        dialog.open()

    def keys(self, *keys: Qt.Key | str) -> None:
        for key in keys:
            if isinstance(key, str):
                QTest.keyClicks(self.dialog, key)
            else:
                QTest.keyClick(self.dialog, key)


def test_quantity_takes_digits_steps_and_often_used_numbers(host: QWidget) -> None:
    asked = Answers(QuantityDialog(host, WATER, Decimal(2)))
    assert said(asked.dialog, "dialog_value") == "2"
    asked.keys("4")
    assert said(asked.dialog, "dialog_sum") == "107,60"
    tap(asked.dialog, "quantity_plus")
    asked.keys("+", "-", "-")
    assert said(asked.dialog, "dialog_value") == "4"
    tap(asked.dialog, "quantity_6")
    assert (said(asked.dialog, "dialog_value"), said(asked.dialog, "dialog_sum")) == ("6", "161,40")
    assert button(asked.dialog, "quantity_6").isChecked()
    asked.keys(Qt.Key.Key_Return)
    assert asked.given == [Decimal(6)]


def test_one_dialog_gives_one_answer(host: QWidget) -> None:
    asked = Answers(QuantityDialog(host, WATER, Decimal(2)))
    ok = button(asked.dialog, "dialog_ok")
    asked.keys(Qt.Key.Key_Return, Qt.Key.Key_Enter)
    ok.click()
    assert asked.given == [Decimal(2)]
    assert Overlay.top(host) is None


def test_quantity_of_nothing_is_refused_in_words(host: QWidget) -> None:
    asked = Answers(QuantityDialog(host, WATER, Decimal(2)))
    asked.keys("0")
    assert said(asked.dialog, "dialog_hint") == "Така кількість неможлива"
    asked.keys(Qt.Key.Key_Return)
    assert asked.given == []
    asked.keys(Qt.Key.Key_Delete)
    assert not button(asked.dialog, "dialog_ok").isEnabled()
    asked.keys("5")
    assert said(asked.dialog, "dialog_hint").startswith("Швидше")
    tap(asked.dialog, "dialog_ok")
    assert asked.given == [Decimal(5)]


def test_pieces_are_whole_and_metres_are_not(host: QWidget) -> None:
    pieces = Answers(QuantityDialog(host, WATER, Decimal(1)))
    pieces.keys("1,5")
    assert said(pieces.dialog, "dialog_value") == "15"
    pieces.dialog.dismiss()
    cloth = Goods("Тканина", Decimal("120.00"), Unit(7, 7, "Метр", "м"))
    metres = Answers(QuantityDialog(host, cloth, Decimal(1)))
    metres.keys("1,25", Qt.Key.Key_Return)
    assert metres.given == [Decimal("1.250")]


def test_a_scanned_code_is_no_quantity(host: QWidget) -> None:
    asked = Answers(QuantityDialog(host, WATER, Decimal(1)))
    asked.keys("4820000000017")
    assert said(asked.dialog, "dialog_value") == "48\u00a0200"


def test_weight_is_typed_to_the_gram(host: QWidget) -> None:
    asked = Answers(WeighDialog(host, CHEESE))
    assert said(asked.dialog, "dialog_value") == "0,000"
    assert not button(asked.dialog, "dialog_ok").isEnabled()
    asked.keys("0,3121")
    assert said(asked.dialog, "dialog_value") == "0,312"
    assert said(asked.dialog, "dialog_sum") == "140,09"
    assert "Ваги не підключено" in said(asked.dialog, "dialog_hint")
    assert not button(asked.dialog, "weigh_read").isEnabled()
    asked.keys(Qt.Key.Key_Return)
    assert asked.given == [Decimal("0.312")]


def test_a_weight_that_is_there_is_offered_and_replaced(host: QWidget) -> None:
    asked = Answers(WeighDialog(host, CHEESE, Decimal("0.312")))
    assert said(asked.dialog, "dialog_value") == "0,312"
    asked.keys("1", Qt.Key.Key_Return)
    assert asked.given == [Decimal("1.000")]


def test_a_weighed_good_without_a_price_shows_no_sum(host: QWidget) -> None:
    asked = Answers(WeighDialog(host, Goods("Сир", None, demo.CHEESE.unit, by_weight=True)))
    asked.keys("1")
    assert said(asked.dialog, "dialog_sum") == "—"
    assert button(asked.dialog, "dialog_ok").isEnabled()


def test_a_free_price_is_asked_and_never_zero(host: QWidget) -> None:
    asked = Answers(PriceDialog(host, Goods.of_product(demo.BREAD_ROLL), Decimal(3)))
    asked.keys("0,00", Qt.Key.Key_Return)
    assert asked.given == []
    asked.keys(Qt.Key.Key_Delete, "12,50")
    assert said(asked.dialog, "dialog_sum") == "37,50"
    asked.keys(Qt.Key.Key_Return)
    assert asked.given == [Decimal("12.50")]


def test_escape_and_the_cross_give_nothing(host: QWidget) -> None:
    asked = Answers(WeighDialog(host, CHEESE, Decimal("0.312")))
    asked.keys(Qt.Key.Key_Escape)
    again = Answers(QuantityDialog(host, WATER, Decimal(2)))
    tap(again.dialog, "quantity_dialog_close")
    assert asked.given == again.given == []
    assert Overlay.top(host) is None


def test_keypad_and_keyboard_type_the_same(host: QWidget) -> None:
    asked = Answers(WeighDialog(host, CHEESE))
    for key in ("1", ",", "5", "back", "2"):
        tap(asked.dialog, f"dialog_keypad_{key}")
    assert said(asked.dialog, "dialog_value") == "1,2"


def test_clearing_is_asked_once(host: QWidget) -> None:
    cleared: list[bool] = []
    dialog = clear_dialog(host, "7 позицій", "614,52 грн")
    dialog.confirmed.connect(lambda: cleared.append(True))
    dialog.open()
    assert said(dialog, "confirm_text").startswith("У чеку 7 позицій на 614,52 грн.")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert cleared == [True]
    kept = ConfirmDialog(host, "Очистити чек?", "…", "Очистити")
    kept.confirmed.connect(lambda: cleared.append(False))
    kept.open()
    tap(kept, "confirm_no")
    assert cleared == [True]


def test_enter_and_escape_never_close_an_error(host: QWidget, qtbot: QtBot) -> None:
    dialog = MessageDialog(host, message(StoreFault("full")))
    dialog.open()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
        QTest.keyClick(dialog, key)
        QTest.keyClick(button(dialog, "message_ok"), key)
    assert dialog.isVisible()
    assert said(dialog, "message_title") == "Каса не може зберегти дані. Продаж зупинено"
    with qtbot.waitSignal(dialog.closed):
        tap(dialog, "message_ok")


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    host: QWidget, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    host.resize(width, height)
    for make in (
        lambda: QuantityDialog(host, WATER, Decimal(12)),
        lambda: WeighDialog(host, CHEESE),
        lambda: PriceDialog(host, Goods.of_product(demo.BREAD_ROLL), Decimal(2)),
        lambda: clear_dialog(host, "7 позицій", "614,52 грн"),
        lambda: MessageDialog(host, message(StoreFault("corrupt"))),
    ):
        dialog = make()
        dialog.open()
        assert faults(dialog) == [], type(dialog).__name__
        dialog.dismiss()
