"""The page of refunds by finger and by keys, in every size and language; its dialogs; the code for a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import keep
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, find, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document import DocumentKind
from app.domain.payment import pay_cash
from app.services.goods_back import GoodsBack
from printing.codes import qr_modules
from ui import i18n
from ui.presenters.refund import RefundPresenter
from ui.screens.link_dialog import LinkDialog
from ui.screens.refund import RefundScreen
from ui.screens.refund_done import RefundDoneDialog
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets import paint
from ui.widgets.back_table import COUNT, MINUS, NAME, PLUS, TICK
from ui.widgets.label import Label

__all__ = ["dressed"]

BIG = replace(demo.big_sale(), payments=(pay_cash("p", Decimal("1204.00"), Decimal(1500), demo.NOW),))
BIG = replace(BIG, payable=Decimal("1204.00"), rounding=Decimal("1204.00") - BIG.total)


class Page:
    """The refund of the big receipt on the screen."""

    def __init__(self, loop: Loop, counter: Desk, qtbot: QtBot) -> None:
        self.loop, self.qtbot, self.tasks = loop, qtbot, Tasks()
        counter.station.cashier = demo.CASHIERS[1]
        loop.run(keep(counter, BIG))
        goods = GoodsBack(counter.station, counter.stores.catalog, counter.clock)
        self.presenter = RefundPresenter(counter.refund, goods, counter.sale.finder, counter.cash, self.tasks)
        self.failed: list[object] = []
        self.presenter.failed.connect(self.failed.append)
        self.presenter.begin(BIG.id)
        self.settle()
        self.screen = shown(qtbot, RefundScreen(self.presenter))

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def tap(self, row: int, column: int) -> None:
        table = find(self.screen, QTableView, "back")
        where = table.visualRect(table.model().index(row, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    def key(self, key: Qt.Key, text: str = "") -> None:
        if text:
            QTest.keyClicks(self.screen, text)
        else:
            QTest.keyClick(self.screen, key)

    @property
    def taken(self) -> dict[int, Decimal]:
        return {line.place: line.taken for line in self.presenter.state.lines if line.taken}


@pytest.fixture
def page(loop: Loop, counter: Desk, dressed: Theme, qtbot: QtBot) -> Iterator[Page]:
    made = Page(loop, counter, qtbot)
    yield made
    made.settle()
    i18n.set_language("uk")


def test_a_finger_ticks_counts_and_asks(page: Page) -> None:
    asked: list[object] = []
    page.presenter.quantity_wanted.connect(asked.append)
    page.tap(1, TICK)
    page.tap(1, MINUS)
    page.tap(4, NAME)
    assert page.taken == {1: 1, 4: 1}
    page.tap(1, PLUS)
    assert page.taken[1] == 2
    page.tap(1, COUNT)
    assert len(asked) == 1
    page.tap(4, NAME)
    assert page.taken[4] == 1, "a tap on a name takes a line, and never gives it back"
    page.tap(4, TICK)
    assert page.taken == {1: 2}
    page.tap(0, PLUS)
    assert len(asked) == 2, "what is not ticked yet is asked for"


def test_keys_do_all_of_it(page: Page) -> None:
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Space)
    assert page.taken == {1: 2}
    page.key(Qt.Key.Key_unknown, "-")
    assert page.taken == {1: 1}
    page.key(Qt.Key.Key_unknown, "+")
    assert page.taken == {1: 2}
    page.key(Qt.Key.Key_Delete)
    assert page.taken == {}
    QTest.keyClick(page.screen, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.taken) == 7
    asked: list[object] = []
    page.presenter.quantity_wanted.connect(asked.append)
    page.key(Qt.Key.Key_unknown, "*")
    assert len(asked) == 1
    left: list[None] = []
    page.presenter.left.connect(lambda: left.append(None))
    page.key(Qt.Key.Key_Escape)
    assert len(left) == 1


def test_the_sums_and_the_button_say_what_is_given(page: Page) -> None:
    assert not button(page.screen, "refund_give").isEnabled()
    page.tap(1, TICK)
    page.tap(1, MINUS)
    page.tap(4, TICK)
    assert said(page.screen, "refund_title") == "Повернення за чеком №1037"
    assert said(page.screen, "refund_total") == "352,50"
    assert button(page.screen, "refund_give").text() == "Повернути 352,50\u00a0грн"
    assert said(page.screen, "refund_way") == "Готівкою · 352,50\u00a0грн"
    assert "−7,95" in said(page.screen, "refund_note")
    assert "без фіскального номера" in said(page.screen, "refund_notice")


def test_the_button_greys_while_money_is_being_given(page: Page) -> None:
    done: list[object] = []
    page.presenter.done.connect(done.append)
    page.tap(4, TICK)
    tap(page.screen, "reason-1")
    tap(page.screen, "refund_give")
    assert button(page.screen, "refund_give").is_busy()
    tap(page.screen, "refund_give")
    page.tap(1, TICK)
    page.settle()
    assert len(done) == 1


def test_without_a_receipt_the_page_has_a_search_and_an_empty_list(page: Page) -> None:
    page.presenter.begin_goods()
    page.settle()
    assert said(page.screen, "refund_title") == "Повернення без чека"
    assert find(page.screen, QWidget, "refund_empty").isVisible()
    page.key(Qt.Key.Key_F2)
    line = find(page.screen, QLineEdit, "refund_search")
    assert page.screen.focusWidget() is line
    line.setText("мед")
    page.settle()
    assert find(page.screen, QTableView, "refund_found").isVisible()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page.taken == {0: 1}
    assert line.text() == ""
    page.tap(0, TICK)
    assert page.taken == {}
    page.presenter.begin(BIG.id)
    page.settle()
    assert said(page.screen, "refund_title") == "Повернення за чеком №1037"
    page.tap(1, TICK)
    assert page.taken == {1: 2}


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    page: Page, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    page.presenter.take_all()
    page.presenter.choose_reason("Не підійшов")
    rail = theme_rail(width)
    screen = shown(qtbot, RefundScreen(page.presenter), width - rail, height - 56)
    assert faults(screen) == []
    page.presenter.begin_goods()
    page.settle()
    assert faults(screen) == []
    page.presenter.add(demo.HONEY, Decimal(99))
    assert faults(screen) == []
    screen.hide()


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_the_title_never_loses_the_number_of_the_receipt(
    page: Page, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    screen = shown(qtbot, RefundScreen(page.presenter), width - theme_rail(width), height - 56)
    title = find(screen, Label, "refund_title")
    assert str(page.presenter.state.entry.document.number) in title.text()  # type: ignore[union-attr]
    assert paint.width_of(title.text(), title._font) <= title.width()
    screen.hide()


def theme_rail(width: int) -> int:
    return 92 if width < 1920 else 104


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_dialogs_fit(
    qapp: QApplication, qtbot: QtBot, dressed: Theme, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    host = shown(qtbot, QWidget(), width, height)
    refund = replace(BIG, kind=DocumentKind.REFUND)
    cancel = replace(BIG, kind=DocumentKind.CANCEL, payable=Decimal("99999999.50"))
    for dialog in (
        RefundDoneDialog(host, refund),
        RefundDoneDialog(host, cancel),
        LinkDialog(host, "16773376", qr_modules("https://cabinet.tax.gov.ua/cashregs/check?fn=4000026885&id=16773376")),
    ):
        dialog.open()
        assert faults(dialog) == []
        dialog.dismiss()
    i18n.set_language("uk")
