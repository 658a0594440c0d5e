"""The payment page as a cashier meets it: keys, taps, sums that can be read, nothing cut in any dress."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document import Document
from app.domain.receipt import Receipt
from ui import i18n
from ui.presenters.payment import PaymentPresenter
from ui.screens.payment import PaymentScreen
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.summary import LineList

__all__ = ["dressed"]


@pytest.fixture
def presenter(loop: Loop, counter: Desk, dressed: Theme) -> Iterator[PaymentPresenter]:
    loop.run(fill(counter))
    made = PaymentPresenter(counter.payment, counter.sale, counter.recorder, Tasks())
    made.begin()
    loop.until(lambda: made.state.number)
    yield made
    i18n.set_language("uk")


@pytest.fixture
def screen(presenter: PaymentPresenter, qtbot: QtBot) -> PaymentScreen:
    return shown(qtbot, PaymentScreen(presenter))


def press(page: QWidget, key: int, text: str, *, held: bool = False) -> None:
    """A key as a keyboard of any layout sends it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, autorep=held)
    QApplication.sendEvent(page, event)


def test_the_exact_sum_stands_ready(screen: PaymentScreen) -> None:
    assert (said(screen, "due"), said(screen, "tendered"), said(screen, "change")) == ("614,50", "614,50", "0,00")
    assert said(screen, "rounding") == "за чеком 614,52 · заокруглення −0,02"
    assert button(screen, "note_exact").isChecked()
    assert button(screen, "take_payment").isEnabled()


def test_notes_and_keypad_make_the_change(screen: PaymentScreen) -> None:
    tap(screen, "note_500")
    tap(screen, "note_200")
    assert (said(screen, "tendered"), said(screen, "change")) == ("700,00", "85,50")
    assert button(screen, "note_200").isChecked()
    assert not button(screen, "note_500").isChecked()
    tap(screen, "keypad_C")
    for digit in "1000":
        tap(screen, f"keypad_{digit}")
    assert (said(screen, "tendered"), said(screen, "change")) == ("1\u00a0000", "385,50")


def test_too_little_is_said_and_cannot_be_taken(screen: PaymentScreen, presenter: PaymentPresenter) -> None:
    QTest.keyClicks(screen, "600")
    assert said(screen, "change") == "14,50"
    assert not button(screen, "take_payment").isEnabled()
    assert [label.text() for label in screen.findChildren(QLabel) if label.text() == "Бракує"]


@pytest.mark.parametrize("comma", [",", ".", "ю", "б"])
def test_the_keyboard_types_in_any_layout(screen: PaymentScreen, comma: str) -> None:
    for text in ("7", "0", "0", comma, "5"):
        press(screen, 0, text)
    assert (said(screen, "tendered"), said(screen, "change")) == ("700,5", "86,00")
    QTest.keyClick(screen, Qt.Key.Key_Backspace)
    QTest.keyClick(screen, Qt.Key.Key_Backspace)
    assert said(screen, "tendered") == "700"
    QTest.keyClick(screen, Qt.Key.Key_F1)
    assert said(screen, "tendered") == "614,50"


def test_enter_and_click_and_enter_again_sell_once(
    screen: PaymentScreen, presenter: PaymentPresenter, loop: Loop, counter: Desk
) -> None:
    sold: list[Document] = []
    presenter.paid.connect(sold.append)
    QTest.keyClick(screen, Qt.Key.Key_Return)
    tap(screen, "take_payment")
    QTest.keyClick(screen, Qt.Key.Key_Enter)
    assert button(screen, "take_payment").is_busy()
    assert not button(screen, "to_receipt").isEnabled()
    loop.until(lambda: sold)
    loop.settle()
    QTest.keyClick(screen, Qt.Key.Key_Return)
    loop.settle()
    assert len(sold) == 1
    assert loop.run(counter.stores.documents.count(demo.SHIFT.id)) == 1


def test_a_held_enter_does_not_sell_by_itself(screen: PaymentScreen, presenter: PaymentPresenter) -> None:

    press(screen, Qt.Key.Key_Return, "\r", held=True)
    assert not presenter.state.recording


def test_escape_and_the_button_lead_back(screen: PaymentScreen, presenter: PaymentPresenter) -> None:
    left: list[bool] = []
    presenter.left.connect(lambda: left.append(True))
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    presenter.begin()
    tap(screen, "to_receipt")
    assert left == [True, True]


def test_means_to_come_say_so(screen: PaymentScreen) -> None:
    for name in ("card", "iban", "transfer", "split"):
        means = button(screen, f"means_{name}")
        assert not means.isEnabled()
        assert "наступній версії" in means.accessibleDescription()
    tap(screen, "means_cash")
    assert button(screen, "means_cash").isChecked()


def test_the_summary_is_the_receipt(screen: PaymentScreen, loop: Loop, counter: Desk) -> None:
    lines = screen.findChild(LineList, "payment_lines")
    assert lines is not None
    assert lines.accessibleDescription().splitlines()[4] == "Кава Jacobs Monarch 100 г, 1 × 189,90 − 10\u00a0%, 170,91"
    loop.run(counter.sale.add(demo.BUTTER, Decimal(1)))
    assert lines.accessibleDescription().splitlines()[-1].startswith("Масло Селянське")
    assert said(screen, "due") == "709,50"


def test_a_receipt_of_a_thousand_lines_is_shown_at_once(
    presenter: PaymentPresenter, loop: Loop, counter: Desk, qtbot: QtBot
) -> None:
    many = tuple(demo.item(demo.MILK, "1") for _ in range(1000))
    loop.run(fill(counter, Receipt(demo.uid("many"), demo.NOW, many)))
    page = shown(qtbot, PaymentScreen(presenter))
    lines = page.findChild(LineList, "payment_lines")
    assert lines is not None
    assert lines.verticalScrollBar().maximum() > 50_000
    assert len(page.findChildren(QWidget)) < 150


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    presenter: PaymentPresenter, qapp: QApplication, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    presenter.add(Decimal(1000))
    assert faults(shown(qtbot, PaymentScreen(presenter), width, height - 56)) == []
    presenter.press("C")
    presenter.press("6")
    assert faults(shown(qtbot, PaymentScreen(presenter), width, height - 56)) == []
