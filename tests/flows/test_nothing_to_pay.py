"""A receipt of nothing: sold, brought back and sent as any other, and nobody is asked for money or for a card."""

from __future__ import annotations

from decimal import Decimal

from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.document import Document, DocumentKind


def refunds(till: TillWindow) -> list[Document]:
    entries = till.loop.run(till.inside.journal.entries(kind=DocumentKind.REFUND, limit=10))
    return [entry.document for entry in entries]


def allow(till: TillWindow) -> None:
    """The cashier may not: a senior gives the reason and a PIN."""
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    till.tap(f"senior_{next(one.id for one in till.front.override.seniors if one.first_name == 'Юлія')}")
    till.tap("override_reason-1")
    till.type("9999")
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()


def test_a_gram_of_bananas_rounded_to_nothing_comes_back(till: TillWindow, shop: WitnessedSandbox) -> None:
    """«Невідомо, як платили» was said of a sale of this very till."""
    till.loop.run(till.inside.sale.add(till.goods("Банани"), Decimal("0.001")))
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    assert till.text("due") == "0,00"
    till.enter()
    till.until_page("done")
    assert "готівкою" not in till.text("paid_line")
    assert till.text("drawer_state_detail") == "платити нічого"
    sale = till.sales()[0].document
    assert (sale.payable, sale.rounding) == (0, -sale.total)

    till.tap("refund")
    till.until_page("refund")
    till.tap("refund_all")
    till.tap("reason-1")
    till.key(Qt.Key.Key_F12)
    allow(till)
    till.until(lambda: till.sees("refund_done_ok"), "the refund")
    assert "Віддавати нічого" in till.texts()
    till.enter()
    (back,) = refunds(till)
    assert (back.total, back.payable, back.rounding) == (sale.total, 0, sale.rounding)
    assert till.loop.run(till.inside.cash.drawer()) == Decimal("1250.00")
    till.until(lambda: not till.front.status.status.waiting, "everything at the server")
    assert not till.front.status.status.troubled
    (sent,) = (one["receipt"] for one in shop.sent() if one["receipt"]["type"] == 3)
    assert sent["id"] == back.id
    assert back.id in {one["receipt_id"] for one in shop.receipts()}


def test_a_card_is_no_way_to_pay_nothing(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F8)
    till.type("100")
    till.enter()
    allow(till)
    till.until(lambda: not till.front.sale.totals.total, "a discount of all of it")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    assert till.text("take_payment") == "Завершити продаж"
    till.key(Qt.Key.Key_F2)
    assert "нічого платити" in till.until_toast("За цей чек")
    assert till.find("means_cash").isChecked()
    till.enter()
    till.until_page("done")
    assert till.sales()[0].document.payable == 0
