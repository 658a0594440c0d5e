"""Sold by card, brought back: through the terminal where one stands, by its slip typed in where it is alone."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from helpers.card_till import CardTill
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.charge import ChargeState
from app.domain.document import Document, DocumentKind
from app.domain.payment import PaymentMeans, PaymentOperation
from app.sandbox.terminal_ledger import REFUND

SENIOR, PIN = "Юлія", "9999"


@pytest.fixture
def cards(till: TillWindow, servers: ExitStack) -> CardTill:
    made = CardTill(till)
    servers.callback(lambda: made.bank.stop())
    return made


def give_back(till: TillWindow, document: Document) -> None:
    """Everything of the receipt, a reason, F12, a senior's PIN."""
    till.scan(document.mark)
    till.until_page("receipts")
    till.until(lambda: till.text("details_title") == f"Чек №{document.number}", "the receipt")
    till.tap("refund")
    till.until_page("refund")
    till.tap("refund_all")
    till.tap("reason-1")
    till.key(Qt.Key.Key_F12)


def by_senior(till: TillWindow) -> None:
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    (senior,) = [one for one in till.front.override.seniors if one.first_name == SENIOR]
    till.tap(f"senior_{senior.id}")
    till.tap("override_reason-1")
    till.type(PIN)
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()


def refunds(till: TillWindow) -> list[Document]:
    entries = till.loop.run(till.inside.journal.entries(kind=(DocumentKind.REFUND,), limit=10))
    return [entry.document for entry in entries]


def test_a_card_gets_its_money_back_through_the_terminal(cards: CardTill) -> None:
    till = cards.window
    cards.plug_in()
    cards.to_payment()
    cards.charge()
    till.until_page("done")
    [sale] = cards.documents()
    till.enter()
    till.until_page("sale")
    give_back(till, sale)
    by_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the end of it", seconds=12.0)
    till.enter()
    [made] = refunds(till)
    [payment] = made.payments
    assert (payment.means, payment.operation, payment.amount) == (
        PaymentMeans.ACQUIRING,
        PaymentOperation.REFUND,
        sale.payable,
    )
    back = [one for one in cards.machine.ledger.entries if one.kind == REFUND]
    assert [one.amount for one in back] == [sale.payable]
    assert cards.taken == 0
    assert [one.document_id for one in cards.charges()] == [sale.id, made.id]


def test_a_terminal_that_refuses_leaves_the_refund_on_its_page(cards: CardTill) -> None:
    till = cards.window
    cards.plug_in()
    cards.to_payment()
    cards.charge()
    till.until_page("done")
    [sale] = cards.documents()
    till.enter()
    till.until_page("sale")
    cards.next(code="0051")
    give_back(till, sale)
    by_senior(till)
    till.until_toast("Гроші на картку не повернено")
    till.until_page("refund")
    assert not refunds(till)
    till.key(Qt.Key.Key_F12)
    by_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the second time", seconds=12.0)
    assert len(refunds(till)) == 1
    assert cards.taken == 0


def test_money_given_back_without_its_document_is_never_given_twice(cards: CardTill) -> None:
    """The terminal's answer is lost and found out later: the money is with the buyer, only the document is missing."""
    till = cards.window
    cards.plug_in()
    cards.to_payment()
    cards.charge()
    till.until_page("done")
    [sale] = cards.documents()
    till.enter()
    till.until_page("sale")
    cards.next(break_at="decided")
    give_back(till, sale)
    by_senior(till)
    till.until(
        lambda: len(cards.charges()) == 2 and cards.last().state is ChargeState.APPROVED, "found out", seconds=20
    )
    till.quiet()
    assert cards.taken == 0
    till.loop.act(lambda: till.front.show("loose"))
    till.until_text("loose_state_0", "Повернено на картку")
    assert not [name for name in ("loose_cancel_0", "loose_refund_0") if till.sees(name)], "nothing is to be taken back"
    till.tap("loose_record_0")
    till.until_page("refund")
    till.window.toasts.clear()
    till.until_text("refund_title", str(sale.number))
    till.tap("refund_all")
    till.tap("reason-1")
    till.key(Qt.Key.Key_F12)
    by_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the end of it", seconds=12.0)
    till.enter()
    [made] = refunds(till)
    assert made.payments[0].amount == sale.payable
    assert len(cards.charges()) == 2, "the terminal was not asked again"
    assert cards.taken == 0
    assert not till.loop.run(till.inside.cards.loose())


def test_a_card_taken_beside_the_till_is_given_back_by_its_slip(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.tap("means_card")
    till.write("whole_rrn", "431807420927")
    till.write("whole_approval_code", "238017")
    till.enter()
    till.until_page("done")
    sale = till.sales()[0].document
    till.enter()
    till.until_page("sale")
    give_back(till, sale)
    till.until(lambda: till.sees("back_ok"), "what is typed")
    assert "431807420927" in till.text("back_about_1")
    till.write("back_rrn_1", "431807420111")
    till.write("back_approval_code_1", "A1B2C3")
    till.tap("back_ok")
    by_senior(till)
    till.until(lambda: till.sees("refund_done_ok"), "the end of it")
    [made] = refunds(till)
    assert (made.payments[0].means, made.payments[0].rrn) == (PaymentMeans.CARD, "431807420111")
    assert made.cash == 0
