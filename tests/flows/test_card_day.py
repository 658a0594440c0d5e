"""Cards at a real window with a terminal on a real socket: approved, refused, in part, taken back, and every way its
answer can be lost. Whatever happens, the card is charged once and the receipt knows it."""

from __future__ import annotations

from contextlib import ExitStack
from decimal import Decimal

import pytest
from helpers.card_till import CardTill, agreed
from helpers.morning import enter_pin, senior_allows
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.charge import ChargeState
from app.domain.payment import PaymentMeans
from ui.formats import money_text


@pytest.fixture
def cards(till: TillWindow, servers: ExitStack) -> CardTill:
    made = CardTill(till)
    servers.callback(lambda: made.bank.stop())
    made.plug_in()
    return made


def test_a_card_is_charged_and_the_sale_is_done(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.charge()
    till.until_page("done")
    [sale] = cards.documents()
    [paid] = sale.payments
    assert (paid.means, paid.amount) == (PaymentMeans.ACQUIRING, sale.total)
    assert cards.asked == 1
    agreed(cards)


def test_the_page_says_what_the_terminal_does_and_lets_it_be_taken_back(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(card_seconds=30.0)
    cards.charge()
    till.until_page("charge")
    till.until_text("charge_status", "Прикладіть або вставте картку")
    till.until_text("charge_amount", money_text(till.front.sale.totals.total))
    till.enter()
    assert till.page == "charge", "Enter takes nothing back"
    till.key(Qt.Key.Key_Escape)
    till.until_page("payment")
    assert "скасовано" in till.until_toast("Гроші з картки не списано")
    assert cards.last().state is ChargeState.REFUSED
    cards.charge()
    till.until_page("done")
    agreed(cards)


def test_a_refusal_says_why_and_another_card_may_pay(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(code="0051")
    cards.charge()
    assert "недостатньо коштів" in till.until_toast("Гроші з картки не списано")
    till.until_page("payment")
    assert not cards.documents()
    cards.charge()
    till.until_page("done")
    agreed(cards)


def test_approved_in_part_the_rest_is_paid_in_cash(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(code="0010")
    cards.charge()
    till.until_toast("Банк схвалив лише")
    till.until_page("payment")
    till.until(lambda: till.front.sale.receipt.parts, "the part")
    till.tap("means_cash")
    till.tap("take_payment")
    till.until_page("done")
    [sale] = cards.documents()
    assert {one.means for one in sale.payments} == {PaymentMeans.ACQUIRING, PaymentMeans.CASH}
    agreed(cards)


def test_approved_in_part_and_taken_back(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(code="0010")
    cards.charge()
    till.until(lambda: till.front.sale.receipt.parts and till.page == "payment", "the part")
    [part] = till.front.sale.receipt.parts
    till.until(lambda: not till.front.payment.state.recording, "done with that")
    till.loop.act(lambda: till.front.payment.remove(part.id))
    till.until(lambda: not till.front.sale.receipt.parts, "the part is gone")
    assert cards.taken == 0
    till.until_page("payment")


@pytest.mark.parametrize("point", ["asked", "before", "waiting", "authorising", "decided", "answering"])
def test_the_line_breaks_and_the_till_finds_out_by_itself(cards: CardTill, point: str) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(break_at=point)
    cards.charge()
    till.until(lambda: cards.charges() and not cards.last().state.open, "it is known")
    if cards.last().state is ChargeState.APPROVED:
        till.until_page("done")
    else:
        till.until_page("payment")
        assert not cards.documents()
        till.tap("means_card")
        cards.charge()
        till.until_page("done")
    assert len(cards.documents()) == 1
    assert cards.taken == cards.documents()[0].total
    agreed(cards)


def test_a_silent_terminal_and_the_page_that_explains_itself(cards: CardTill) -> None:
    """The answer is lost and the terminal is gone: what happened, that the receipt is safe, and three ways out."""
    till = cards.window
    cards.to_payment()
    number = till.front.payment.state.number
    cards.next(break_at="decided")
    cards.silence()
    cards.charge()
    till.until_page("doubt")
    till.until_text("doubt_title", "Невідомо, чи пройшла оплата")
    till.until_text("doubt_amount", money_text(till.front.sale.totals.total))
    assert "нічого не загублено" in till.text("doubt_story")
    assert str(number) in till.text("payment_number")
    before = cards.last()
    till.enter()
    till.enter()
    assert till.page == "doubt"
    assert cards.last() == before, "Enter takes no way out"
    till.tap("way_nothing")
    till.tap("sure_back")
    till.tap("way_approved")
    till.tap("confirm_approved")
    till.until_toast("RRN")
    entry = cards.machine.ledger.entries[-1]
    till.write("doubt_rrn", entry.rrn)
    till.write("doubt_approval_code", entry.approval)
    till.enter()
    assert cards.last().state is ChargeState.UNKNOWN
    till.tap("confirm_approved")
    till.until_page("done")
    assert cards.last().decided_by
    agreed(cards)


def test_the_slip_says_nothing_was_charged_and_cash_pays(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(break_at="before")
    cards.silence()
    cards.charge()
    till.until_page("doubt")
    till.tap("way_nothing")
    assert "двічі" in till.text("doubt_risk")
    till.tap("confirm_nothing")
    till.until_page("payment")
    till.tap("means_cash")
    till.tap("take_payment")
    till.until_page("done")
    assert cards.last().state is ChargeState.NONE
    agreed(cards)


def test_the_receipt_in_doubt_lies_aside_and_the_queue_moves_on(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    in_doubt = till.front.sale.receipt.id
    cards.next(break_at="decided")
    cards.silence()
    cards.charge()
    till.until_page("doubt")
    till.tap("put_aside")
    till.until_page("sale")
    till.until_toast("Невідомо, чи пройшла оплата карткою")
    cards.to_payment(1)
    till.tap("take_payment")
    assert "готівкою" in till.until_toast("Ще невідомо, чи пройшла оплата карткою")
    till.tap("means_cash")
    till.tap("take_payment")
    till.until_page("done")
    assert cards.asked == 1
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")
    cards.speak()
    till.tap("toast_card_doubt_action")
    till.until_page("doubt")
    till.tap("ask_again")
    till.until(lambda: cards.last().state is ChargeState.APPROVED, "found out")
    till.until_page("sale")
    assert not till.loop.run(till.inside.cards.loose())
    till.loop.run(till.inside.held.resume(in_doubt))
    till.until(lambda: till.front.sale.receipt.parts, "the money came to its receipt")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.tap("take_payment")
    till.until_page("done")
    agreed(cards)


def test_after_a_restart_the_doubt_is_the_first_thing_told(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(break_at="decided")
    cards.silence()
    cards.charge()
    till.until_page("doubt")
    till.reopen()
    enter_pin(till)
    till.until_page("doubt")
    assert Decimal(till.text("doubt_amount").replace(",", ".").replace("\u00a0", "")) == cards.last().amount
    cards.speak()
    till.until_page("done")
    assert cards.asked == 1
    agreed(cards)


def test_money_for_a_receipt_that_was_given_up_is_offered_back(cards: CardTill) -> None:
    till = cards.window
    cards.to_payment()
    cards.next(break_at="decided")
    cards.silence()
    cards.charge()
    till.until_page("doubt")
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")
    till.loop.run(till.inside.sale.clear())
    cards.speak()
    till.until(lambda: cards.last().state is ChargeState.APPROVED, "found out")
    till.until_toast("картка без чека")
    till.tap("toast_card_loose_action")
    till.until_page("loose")
    till.tap("loose_cancel_0")
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    assert till.text("override_about") == "Картка без чека або без відповіді банку"
    assert till.page == "loose", "nothing was asked of the terminal yet"
    senior_allows(till)
    till.until(lambda: cards.taken == 0, "taken back")
    till.until_page("loose")
    till.until_text("loose_empty", "Таких немає")


def test_no_terminal_no_doubt(cards: CardTill) -> None:
    """It is switched off before anything was asked: the page comes back with the reason, at once."""
    till = cards.window
    cards.to_payment()
    cards.bank.stop()
    cards.charge()
    till.until(lambda: till.page == "payment" and not till.front.payment.state.recording, "back")
    assert not [one for one in cards.charges() if one.state is not ChargeState.NONE]
    assert not cards.documents()
