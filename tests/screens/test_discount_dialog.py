"""The discount dialog: what is typed is what comes off, and never more than there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.discount import Discount, DiscountKind
from ui import i18n
from ui.screens.discount_dialog import DiscountDialog, Scope, ScopeKind
from ui.theme import Theme

__all__ = ["dressed"]

BASE = Decimal("614.52")
ITEM = Scope(ScopeKind.ITEM, Decimal("189.90"), Decimal("189.90"), None, "Кава Jacobs Monarch 100 г")
FIVE = Discount(DiscountKind.PERCENT, Decimal(5))


class Desk:
    """Opens dialogs over a window and remembers what was chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1366, 768)
        self.host.show()
        self.chosen: list[Discount | None] = []
        self.on: list[ScopeKind] = []

    def open(
        self, current: Discount | None = None, item: Scope = ITEM, start: ScopeKind = ScopeKind.RECEIPT
    ) -> DiscountDialog:
        receipt = Scope(ScopeKind.RECEIPT, BASE, BASE, current, "7 позицій")
        dialog = DiscountDialog(self.host, (item, receipt), start, limit=Decimal(10))
        dialog.chosen.connect(self._take)
        dialog.open()
        return dialog

    def _take(self, kind: ScopeKind, discount: Discount | None) -> None:
        self.on.append(kind)
        self.chosen.append(discount)


@pytest.fixture
def desk(qtbot: QtBot, dressed: Theme) -> Iterator[Desk]:
    yield Desk(qtbot)
    i18n.set_language("uk")


def button(dialog: QWidget, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def texts(dialog: QWidget) -> tuple[str, ...]:
    names = ("discount_value", "discount_before", "discount_off", "discount_after", "discount_error")
    return tuple(dialog.findChild(QLabel, name).text() for name in names)


def test_percent_typed_and_entered(desk: Desk) -> None:
    dialog = desk.open()
    assert not button(dialog, "dialog_ok").isEnabled()
    QTest.keyClicks(dialog, "5")
    assert texts(dialog) == ("5", "614,52", "−30,73", "583,79", "")
    assert button(dialog, "discount_5").isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.chosen == [FIVE]


def test_a_usual_percent_is_two_taps(desk: Desk) -> None:
    dialog = desk.open()
    QTest.mouseClick(button(dialog, "discount_10"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(dialog, "dialog_ok"), Qt.MouseButton.LeftButton)
    assert desk.chosen == [Discount(DiscountKind.PERCENT, Decimal(10))]


def test_hryvnias_begin_anew_and_keep_kopecks(desk: Desk) -> None:
    dialog = desk.open(FIVE)
    QTest.mouseClick(button(dialog, "discount_kind_sum"), Qt.MouseButton.LeftButton)
    assert texts(dialog)[0] == "0"
    QTest.keyClicks(dialog, "14,52")
    assert texts(dialog)[1:4] == ("614,52", "−14,52", "600,00")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.chosen == [Discount(DiscountKind.SUM, Decimal("14.52"))]


@pytest.mark.parametrize(
    ("kind", "keys", "said"),
    [
        ("percent", "101", "Знижка буває від 0 до 100\u00a0%"),
        ("sum", "614,53", "Найбільша знижка — 614,52 грн"),
        ("sum", "9999999", "Найбільша знижка — 614,52 грн"),
    ],
)
def test_more_than_there_is_is_refused(desk: Desk, kind: str, keys: str, said: str) -> None:
    dialog = desk.open()
    QTest.mouseClick(button(dialog, f"discount_kind_{kind}"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog, keys)
    assert texts(dialog)[4].replace("\u00a0", " ") == said.replace("\u00a0", " ")
    assert texts(dialog)[3] == "614,52"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.chosen == []
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    assert texts(dialog)[4] == ""


def test_the_discount_there_is_stands_in_the_field_and_can_be_taken_off(desk: Desk) -> None:
    dialog = desk.open(FIVE)
    assert texts(dialog)[0] == "5"
    QTest.mouseClick(button(dialog, "discount_remove"), Qt.MouseButton.LeftButton)
    assert desk.chosen == [None]
    dialog = desk.open(FIVE)
    QTest.keyClicks(dialog, "0")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.chosen == [None, None]
    assert not button(desk.open(), "discount_remove").isVisible()


def test_half_a_percent_and_esc(desk: Desk) -> None:
    dialog = desk.open()
    QTest.keyClicks(dialog, "0,5")
    assert texts(dialog)[2] == "−3,07"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.chosen == []


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(desk: Desk, qapp: QApplication, width: int, height: int, scale: float, language: str) -> None:
    dress(qapp, width, scale, language)
    desk.host.resize(width, height)
    long = replace(ITEM, about="Кава Jacobs Monarch розчинна сублімована 100 г", current=FIVE)
    dialog = desk.open(Discount(DiscountKind.SUM, Decimal("614.52")), long)
    QTest.keyClicks(dialog, "9999999")
    assert cut(dialog) == []
    tap(dialog, "discount_scope_item")
    assert cut(dialog) == []


def cut(dialog: QWidget) -> list[str]:
    """A long name of goods is shortened in the middle, as everywhere."""
    return [fault for fault in faults(dialog) if "discount_about" not in fault]


def test_from_the_receipt_to_the_line_and_back_each_keeps_its_own(desk: Desk) -> None:
    dialog = desk.open(FIVE)
    tap(dialog, "discount_scope_item")
    assert texts(dialog)[:4] == ("0", "189,90", "0,00", "189,90")
    assert not button(dialog, "discount_remove").isVisible()
    QTest.keyClicks(dialog, "10")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert (desk.on, desk.chosen) == ([ScopeKind.ITEM], [Discount(DiscountKind.PERCENT, Decimal(10))])
    dialog = desk.open(FIVE, start=ScopeKind.ITEM)
    tap(dialog, "discount_scope_receipt")
    assert texts(dialog)[0] == "5", "what the receipt has stands in the field"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.on[-1] is ScopeKind.RECEIPT


def test_goods_sold_at_their_price_take_no_discount(desk: Desk) -> None:
    dialog = desk.open(item=replace(ITEM, barred=True), start=ScopeKind.ITEM)
    assert texts(dialog)[4] == "Знижки тут не дають"
    QTest.keyClicks(dialog, "5")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.chosen == []
    assert not button(dialog, "discount_5").isEnabled()


def test_a_receipts_discount_comes_off_the_goods_that_may_be_discounted(qtbot: QtBot, desk: Desk) -> None:
    scope = Scope(ScopeKind.RECEIPT, Decimal("150.00"), Decimal("50.00"), None, "крім товарів на 100,00 грн")
    dialog = DiscountDialog(desk.host, (ITEM, scope), ScopeKind.RECEIPT)
    dialog.open()
    QTest.keyClicks(dialog, "10")
    assert texts(dialog)[1:4] == ("150,00", "−5,00", "145,00")
    tap(dialog, "discount_kind_sum")
    QTest.keyClicks(dialog, "50,01")
    assert texts(dialog)[4] == "Найбільша знижка — 50,00 грн"


def tap(dialog: QWidget, name: str) -> None:
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)
