"""A question about goods stands on its line, holds up no scan, and is answered before the money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, said, shown, tap
from helpers.qloop import Loop
from helpers.sale_room import SaleRoom, cut
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.changed_goods import Change, ChangeKind
from app.domain.product import Product
from ui import i18n
from ui.screens.change_dialog import ChangeDialog
from ui.theme import Theme
from ui.widgets.switch import CheckBox

__all__ = ["dressed"]

DEARER = replace(demo.MILK, price=Decimal("57.90"))


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[SaleRoom]:
    yield SaleRoom(loop, counter, qtbot)
    i18n.set_language("uk")


def resync(room: SaleRoom, *changed: Product, without: tuple[Product, ...] = ()) -> None:
    now = {one.id: one for one in (*demo.PRODUCTS, *changed)}
    for one in without:
        del now[one.id]
    catalog = room.counter.stores.catalog
    generation = room.loop.run(catalog.begin_sync())
    room.loop.run(catalog.put_products(list(now.values()), generation))
    room.loop.run(catalog.finish_sync(generation, len(now)))
    room.loop.run(room.counter.changed_goods.look())


def test_the_answers_stand_on_the_chosen_line_with_both_prices(room: SaleRoom) -> None:
    screen = room.show()
    screen.scanned(demo.MILK.barcode)
    room.settle()
    resync(room, DEARER)
    ask, editor = find(screen, QWidget, "receipt_ask"), find(screen, QWidget, "receipt_editor")
    assert (ask.isVisible(), editor.isVisible()) == (True, False)
    assert ask.geometry() == editor.geometry(), "nothing jumps"
    assert find(screen, QWidget, "receipt_ask_keep").accessibleName() == "Лишити 54,90"
    tap(screen, "receipt_ask_take")
    room.settle()
    assert (ask.isVisible(), editor.isVisible()) == (False, True)
    assert room.presenter.receipt.items[0].price == DEARER.price
    tap(screen, "pay")
    assert room.asked == [("pay", "")]


def test_scans_go_on_over_a_question_and_only_the_money_waits_for_it(room: SaleRoom) -> None:
    screen = room.show()
    screen.scanned(demo.MILK.barcode)
    room.settle()
    asked: list[Change] = []
    room.presenter.change_asked.connect(asked.append)
    resync(room, DEARER)
    screen.scanned(demo.BREAD.barcode)
    screen.scanned(demo.BREAD.barcode)
    room.settle()
    assert room.lines == [(demo.MILK.title, "1"), (demo.BREAD.title, "2")]
    assert not find(screen, QWidget, "receipt_ask").isVisible(), "the line scanned last is the chosen one"
    tap(screen, "pay")
    assert (room.asked, [change.name for change in asked]) == ([], [demo.MILK.title])
    room.presenter.settle(asked[0], take=False, then_pay=True)
    room.settle()
    assert room.asked == [("pay", "")]
    assert room.presenter.receipt.items[0].price == demo.MILK.price


def test_a_line_read_out_says_that_something_is_to_be_decided(room: SaleRoom) -> None:
    screen = room.show()
    screen.scanned(demo.MILK.barcode)
    room.settle()
    resync(room, without=(demo.MILK,))
    model = screen.receipt.lines.model
    told = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).endswith("немає в каталозі")
    tap(screen, "receipt_ask_take")
    room.settle()
    assert room.lines == []


@pytest.mark.parametrize(
    ("change", "text", "keep"),
    [
        (
            Change("a", "Молоко", ChangeKind.PRICE, Decimal("54.90"), Decimal("57.90")),
            "У чеку 54,90\u00a0грн, у каталозі вже 57,90\u00a0грн.",
            "Лишити 54,90",
        ),
        (
            Change("a", "Вино", ChangeKind.PRICE, Decimal("54.90"), Decimal("57.90"), keeps=False),
            "У чеку 54,90\u00a0грн, у каталозі вже 57,90\u00a0грн. Цей товар продають лише за ціною каталогу.",
            "",
        ),
        (
            Change("a", "Хліб", ChangeKind.TAX, Decimal(6), Decimal(0)),
            "У чеку: ПДВ 20\u00a0% (А), акциз 5\u00a0% (З). У каталозі тепер: без податку. Сума для покупця та сама.",
            "Лишити А+З",
        ),
        (
            Change("a", "Хліб", ChangeKind.GONE),
            "Його прибрали, коли він уже був у чеку. Продати його можна, на сервер піде назва й ціна з чека.",
            "Лишити",
        ),
    ],
)
def test_the_dialog_names_both_words_and_no_enter_answers_it(
    dressed: Theme, qtbot: QtBot, change: Change, text: str, keep: str
) -> None:
    host = QWidget()
    shown(qtbot, host, 1024, 768)
    dialog = ChangeDialog(host, change, demo.TAX, 4)
    answers: list[tuple[bool, bool]] = []
    dialog.answered.connect(lambda take, rest: answers.append((take, rest)))
    dialog.open()
    assert said(dialog, "change_text") == text
    buttons = [one.objectName() for one in dialog.findChildren(QWidget) if one.objectName().startswith("change_keep")]
    assert buttons == (["change_keep"] if keep else [])
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.mouseClick(find(dialog, CheckBox, "change_rest"), Qt.MouseButton.LeftButton)
    tap(dialog, "change_take")
    assert answers == [(True, True)]


def test_esc_answers_nothing(dressed: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    shown(qtbot, host, 1024, 768)
    dialog = ChangeDialog(host, Change("a", "Хліб", ChangeKind.GONE), demo.TAX, 0)
    answers: list[bool] = []
    dialog.answered.connect(lambda take, _: answers.append(take))
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), answers) == (False, [])


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    room: SaleRoom, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    room.loop.run(room.counter.sale.scan(demo.MILK.barcode))
    resync(room, replace(demo.MILK, price=Decimal("99999.99")))
    screen = room.show(width, height)
    room.presenter.show_change()
    assert find(screen, QWidget, "receipt_ask").isVisible()
    assert cut(screen) == []
    change = next(iter(room.presenter.changes.values()))
    dialog = ChangeDialog(screen, change, demo.TAX, 12)
    dialog.open()
    assert faults(dialog) == []
    dialog.dismiss()
