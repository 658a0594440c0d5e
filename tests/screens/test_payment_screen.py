"""The payment page as a cashier meets it: keys, taps, sums that can be read, nothing cut in any dress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, find, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document import Document
from app.domain.means import MeansRules, Payee
from app.domain.payment import Payment, PaymentMeans
from app.domain.receipt import Receipt
from app.errors import RuleBroken
from ui import i18n
from ui.presenters.payment import PaymentPresenter
from ui.screens.payment import PaymentScreen
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.summary import LineList
from ui.widgets.switch import CheckBox

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


def keys(page: QWidget, text: str) -> None:
    """Typed where the cursor is."""
    QTest.keyClicks(QApplication.focusWidget() or page, text)


@pytest.fixture
def front(screen: PaymentScreen, qtbot: QtBot) -> PaymentScreen:
    """The page in a window that has the keyboard."""
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    return screen


def test_a_card_is_f2_and_its_slip_typed_from_field_to_field(
    front: PaymentScreen, presenter: PaymentPresenter, loop: Loop
) -> None:
    sold: list[Document] = []
    presenter.paid.connect(sold.append)
    QTest.keyClick(front, Qt.Key.Key_F2)
    assert button(front, "means_card").isChecked()
    assert said(front, "exact_due") == "614,52"
    keys(front, "431807420927")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not sold
    for digit in "238017":
        tap(front, f"keypad_{digit}")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    loop.until(lambda: sold)
    (payment,) = sold[0].payments
    assert (payment.means, payment.amount) == (PaymentMeans.CARD, Decimal("614.52"))
    assert (payment.rrn, payment.approval_code) == ("431807420927", "238017")


def test_what_is_wrong_of_a_card_is_red_and_has_the_cursor(
    front: PaymentScreen, presenter: PaymentPresenter, loop: Loop
) -> None:
    tap(front, "means_card")
    find(front, QLineEdit, "whole_rrn").setText("431807")
    find(front, QLineEdit, "whole_approval_code").setText("238017")
    tap(front, "take_payment")
    loop.until(lambda: presenter.state.wrong)
    assert QApplication.focusWidget() is find(front, QLineEdit, "whole_rrn")
    assert find(front, Field, "whole_rrn_frame")._failed
    keys(front, "42")
    assert not find(front, Field, "whole_rrn_frame")._failed


def test_a_pasted_card_number_is_gone_from_its_field(
    front: PaymentScreen, presenter: PaymentPresenter, loop: Loop
) -> None:
    failed: list[RuleBroken] = []
    presenter.failed.connect(failed.append)
    tap(front, "means_card")
    find(front, QLineEdit, "whole_rrn").setText("4111111111111111")
    find(front, QLineEdit, "whole_approval_code").setText("238017")
    tap(front, "take_payment")
    loop.until(lambda: failed)
    assert failed[0].rule == "card_typed"
    assert [line.text() for line in front.findChildren(QLineEdit)] == ["" for _ in front.findChildren(QLineEdit)]


def test_a_transfer_wants_a_look_at_the_buyers_bank_receipt(
    front: PaymentScreen, presenter: PaymentPresenter, loop: Loop, counter: Desk
) -> None:
    payee = Payee("ФОП Мельник О. В.", "UA213223130000026007233566001", "3012405678", "Оплата за товар")
    counter.station.rules = replace(counter.station.rules, means=MeansRules(payee=payee))
    presenter.begin()
    sold: list[Document] = []
    presenter.paid.connect(sold.append)
    QTest.keyClick(front, Qt.Key.Key_F3)
    assert said(front, "payee_iban") == "UA21 3223 1300 0002 6007 2335 6600 1"
    assert said(front, "payee_purpose") == "Оплата за товар, чек №1"
    assert not button(front, "take_payment").isEnabled()
    QTest.mouseClick(find(front, CheckBox, "transfer_checked"), Qt.MouseButton.LeftButton)
    tap(front, "take_payment")
    loop.until(lambda: sold)
    assert (sold[0].payments[0].means, sold[0].rounding) == (PaymentMeans.IBAN, 0)


def test_a_receipt_is_paid_in_parts_with_keys_alone(
    front: PaymentScreen, presenter: PaymentPresenter, loop: Loop
) -> None:
    sold: list[Document] = []
    presenter.paid.connect(sold.append)
    QTest.keyClick(front, Qt.Key.Key_F5)
    keys(front, "300")
    QTest.keyClick(front, Qt.Key.Key_Return)
    loop.until(lambda: len(presenter.state.tender.parts) == 1 and not presenter.state.recording)
    assert (said(front, "split_taken"), said(front, "split_left")) == ("300,00", "314,52")
    assert said(front, "part_amount") == "314,52"
    QTest.keyClick(front, Qt.Key.Key_F4)
    assert button(front, "part_transfer").isChecked()
    QTest.keyClick(front, Qt.Key.Key_Return)
    loop.until(lambda: sold)
    assert [payment.means for payment in sold[0].payments] == [PaymentMeans.CASH, PaymentMeans.CARD_TRANSFER]
    assert sold[0].payable == Decimal("614.52")


def test_a_part_that_is_taken_stands_in_the_list_and_asks_before_it_goes(
    front: PaymentScreen, presenter: PaymentPresenter, loop: Loop
) -> None:
    asked: list[Payment] = []
    presenter.reason_wanted.connect(asked.append)
    tap(front, "means_split")
    keys(front, "300")
    tap(front, "take_payment")
    loop.until(lambda: len(presenter.state.tender.parts) == 1 and not presenter.state.recording)
    tap(front, "part_1_remove")
    (part,) = asked
    presenter.give_back(part.id, "Помилка касира")
    loop.until(lambda: not presenter.state.tender.parts and not presenter.state.recording)
    assert said(front, "split_left") == "614,52"
    assert front.findChild(QWidget, "part_1") is None or not find(front, QWidget, "part_1").isVisible()


def test_only_the_shops_means_are_there_in_its_order(
    screen: PaymentScreen, presenter: PaymentPresenter, loop: Loop, counter: Desk
) -> None:
    order = (PaymentMeans.CARD, PaymentMeans.CASH)
    counter.station.rules = replace(counter.station.rules, means=MeansRules(order=order))
    presenter.begin()
    loop.settle()
    tabs = [one for one in screen.findChildren(Button) if one.objectName().startswith("means_") and one.isVisible()]
    assert [one.objectName() for one in tabs] == ["means_card", "means_cash", "means_split"]
    assert tabs[0].isChecked()
    QTest.keyClick(screen, Qt.Key.Key_F1)
    assert tabs[1].isChecked()


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


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut_whatever_is_paid_with(
    presenter: PaymentPresenter,
    loop: Loop,
    counter: Desk,
    qapp: QApplication,
    qtbot: QtBot,
    width: int,
    height: int,
    scale: float,
    language: str,
) -> None:
    payee = Payee("ФОП Мельник О. В.", "UA213223130000026007233566001", "3012405678", "Оплата за товар")
    counter.station.rules = replace(counter.station.rules, means=MeansRules(payee=payee))
    presenter.begin()
    dress(qapp, width, scale, language)
    page = shown(qtbot, PaymentScreen(presenter), width, height - 56)
    for means in presenter.state.order:
        presenter.choose(means)
        qapp.processEvents()
        assert faults(page) == [], means
    presenter.choose(PaymentMeans.CASH)
    presenter.choose_split()
    for number in range(3):
        presenter.choose(PaymentMeans.CARD, part=True)
        for key in "100":
            presenter.press(key)
        presenter.write("rrn", f"43180742092{number}")
        presenter.write("approval_code", "238017")
        qapp.processEvents()
        assert faults(page) == [], number
        presenter.pay()
        loop.until(
            lambda taken=number + 1: len(presenter.state.tender.parts) == taken and not presenter.state.recording
        )
    assert faults(page) == []
