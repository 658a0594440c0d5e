"""The payments of a receipt, here and at the server: alike, different, or not there, and told apart in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, said, shown
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.payment import PaymentMeans, pay_cash
from app.services.server_payments import Told
from ui import i18n
from ui.screens.payments_dialog import PaymentsDialog
from ui.theme import Theme
from ui.widgets.tag import Tag

__all__ = ["dressed"]

CARD = replace(demo.card_payment("200.00"), extra={"terminal_id": "S1KA1234", "terminal_receipt": "000017"})
CASH = pay_cash("p", Decimal("100.00"), Decimal("100.00"), demo.NOW)
TOLD = [
    Told(CARD, CARD),
    Told(CARD, replace(CARD, amount=Decimal("100.00"))),
    Told(demo.card_payment("50.00", PaymentMeans.IBAN), None),
    Told(CASH, replace(CASH, rrn="4318074209271234567")),
]


def test_each_payment_says_how_it_stands(qtbot: QtBot, dressed: Theme) -> None:
    dialog = PaymentsDialog(shown(qtbot, QWidget()), TOLD)
    dialog.open()
    tags = [find(dialog, Tag, f"payment_{n}_tag").accessibleName() for n in (1, 2, 3, 4)]
    assert tags == ["збігається", "відрізняється", "немає на сервері", "збігається"]
    assert "RRN 431807420927" in said(dialog, "payment_1_ours")
    assert "чек термінала 000017" in said(dialog, "payment_1_ours")
    assert said(dialog, "payment_3_theirs").endswith("такої оплати немає")


@pytest.mark.parametrize("theirs", [{"rrn": "1"}, {"means": PaymentMeans.ACQUIRING}, {"amount": Decimal("200.01")}])
def test_another_word_about_the_money_is_a_difference(theirs: dict[str, object]) -> None:
    assert not Told(CARD, replace(CARD, **theirs)).alike  # type: ignore[arg-type]
    assert not Told(CARD, None).alike


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    qtbot: QtBot, dressed: Theme, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    for told in (TOLD[:1], TOLD):
        dialog = PaymentsDialog(shown(qtbot, QWidget(), width, height), told)
        dialog.open()
        assert faults(dialog) == []
    i18n.set_language("uk")
