"""What is typed of money given back beside the till: right before it goes on, and never a card number."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, said, shown, tap
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.means import Ask
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details
from app.domain.refund_ways import Way
from ui import i18n
from ui.presenters.refund import RefundPresenter
from ui.screens.refund_details import RefundDetailsDialog
from ui.theme import Theme

__all__ = ["dressed"]

CARD = Way(PaymentMeans.CARD, Decimal("352.57"), demo.card_payment("614.52"))
TRANSFER = Way(PaymentMeans.IBAN, Decimal("100.00"), demo.card_payment("100.00", PaymentMeans.IBAN))


class Asking:
    """Demands a card's numbers, and asks for a transfer's."""

    def ask(self, way: Way) -> Ask:
        return Ask.DEMANDED if way.means is PaymentMeans.CARD else Ask.ASKED


@pytest.fixture
def host(qtbot: QtBot, dressed: Theme) -> QWidget:
    return shown(qtbot, QWidget())


def opened(host: QWidget) -> tuple[RefundDetailsDialog, list[dict[str, Details]]]:
    dialog = RefundDetailsDialog(host, cast(RefundPresenter, Asking()), [CARD, TRANSFER])
    found: list[dict[str, Details]] = []
    dialog.accepted.connect(found.append)
    dialog.open()
    return dialog, found


def test_the_numbers_of_the_terminals_slip_go_on_with_the_payment_they_are_of(host: QWidget) -> None:
    dialog, found = opened(host)
    assert "352,57" in said(dialog, "back_about_1")
    assert "431807420927" in said(dialog, "back_about_1")
    find(dialog, QLineEdit, "back_rrn_1").setText("4318 0742 0111")
    find(dialog, QLineEdit, "back_approval_code_1").setText("a1b2c3")
    tap(dialog, "back_ok")
    assert CARD.of is not None
    assert TRANSFER.of is not None
    assert found == [{CARD.of.id: Details("431807420111", "A1B2C3"), TRANSFER.of.id: Details()}]


def test_what_is_wrong_is_said_under_its_field_and_nothing_goes_on(host: QWidget) -> None:
    dialog, found = opened(host)
    tap(dialog, "back_ok")
    assert said(dialog, "back_rrn_1_error") == "Потрібен RRN"
    find(dialog, QLineEdit, "back_rrn_1").setText("12")
    assert said(dialog, "back_rrn_1_error") == ""
    find(dialog, QLineEdit, "back_approval_code_1").setText("238017")
    tap(dialog, "back_ok")
    assert said(dialog, "back_rrn_1_error") == "RRN має 12 цифр"
    assert not found


def test_a_pasted_card_number_is_taken_out(host: QWidget) -> None:
    dialog, found = opened(host)
    find(dialog, QLineEdit, "back_rrn_1").setText("4111 1111 1111 1111")
    tap(dialog, "back_ok")
    assert find(dialog, QLineEdit, "back_rrn_1").text() == ""
    assert not found


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    qtbot: QtBot, dressed: Theme, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    host = shown(qtbot, QWidget(), width, height)
    dialog, _ = opened(host)
    assert faults(dialog) == []
    tap(dialog, "back_ok")
    assert faults(dialog) == []
    i18n.set_language("uk")
