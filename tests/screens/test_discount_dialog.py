"""The discount dialog: what is typed is what comes off, and never more than there is."""

from __future__ import annotations

from collections.abc import Iterator
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
from ui.screens.discount_dialog import DiscountDialog
from ui.theme import Theme

__all__ = ["dressed"]

BASE = Decimal("614.52")
FIVE = Discount(DiscountKind.PERCENT, Decimal(5))


class Desk:
    """Opens dialogs over a window and remembers what was chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1366, 768)
        self.host.show()
        self.chosen: list[Discount | None] = []

    def open(self, current: Discount | None = None, about: str = "") -> DiscountDialog:
        dialog = DiscountDialog(self.host, "Знижка на чек", BASE, current, about)
        dialog.chosen.connect(self.chosen.append)
        dialog.open()
        return dialog


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


@pytest.mark.parametrize(("kind", "keys"), [("percent", "101"), ("sum", "614,53"), ("sum", "9999999")])
def test_more_than_there_is_is_refused(desk: Desk, kind: str, keys: str) -> None:
    dialog = desk.open()
    QTest.mouseClick(button(dialog, f"discount_kind_{kind}"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog, keys)
    assert texts(dialog)[4] == "Така сума неможлива"
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
    dialog = desk.open(Discount(DiscountKind.SUM, Decimal("614.52")), "Кава Jacobs Monarch розчинна сублімована 100 г")
    QTest.keyClicks(dialog, "9999999")
    assert faults(dialog) == []
