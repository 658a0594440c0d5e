"""A receipt paid in cash and by card: screen, slip, server, a restart in the middle, and the money back again."""

from __future__ import annotations

from decimal import Decimal

from helpers.escpos_reader import read
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.document import Document
from app.domain.payment import PaymentMeans

CASH, CARD = PaymentMeans.CASH, PaymentMeans.CARD
F2, F5, F12 = Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_F12
RRN, CODE = "431807420927", "238017"


def begin(till: TillWindow) -> Decimal:
    """Two things on the counter, paid in parts: what is due."""
    for product in till.pieces()[:2]:
        till.put_in(product)
    till.key(F12)
    till.until_page("payment")
    till.key(F5)
    till.until(lambda: till.sees("split_left"), "the parts")
    return till.front.payment.state.tender.left


def taken(till: TillWindow, count: int) -> None:
    till.until(
        lambda: len(till.inside.sale.receipt.parts) == count and not till.front.payment.state.recording,
        f"{count} parts",
    )


def take_card(till: TillWindow, amount: str) -> None:
    till.key(F2)
    till.key(F5)
    for key in amount:
        till.tap(f"keypad_{key}")
    till.write("part_rrn", RRN)
    till.write("part_approval_code", CODE)
    till.enter()


def sold(till: TillWindow) -> Document:
    till.until_page("done")
    return till.sales()[0].document


def test_a_card_and_cash_pay_one_receipt_and_everybody_says_the_same(till: TillWindow, shop: WitnessedSandbox) -> None:
    due = begin(till)
    take_card(till, "10")
    taken(till, 1)
    assert till.text("split_taken") == "10,00"
    till.enter()
    document = sold(till)
    assert [(one.means, one.rrn) for one in document.payments] == [(CARD, RRN), (CASH, "")]
    assert document.payments[0].amount == 10
    assert document.payable - document.rounding == due
    assert "Картка 10,00 + Готівка" in till.text("tendered_line")

    till.until_text("slip_state", "надруковано")
    paper = (till.settings.home.parent / "paper.bin").read_bytes()
    printed = b"\n".join(read(b"\x1b@" + paper.split(b"\x1b@")[-1]).lines).decode("cp1251")
    for words in ("КАРТКА", "RRN", RRN, CODE, "ГОТІВКА"):
        assert words in printed, printed

    till.tap("shift_receipts")
    till.until_page("receipts")
    till.until(lambda: till.sees("show_payments"), "the way to the payments")
    till.tap("show_payments")
    till.until(lambda: till.sees("payments_ok"), "what the server knows")
    assert RRN in till.text("payment_1_theirs")
    assert [till.find(f"payment_{n}_tag").accessibleName() for n in (1, 2)] == ["збігається", "збігається"]
    till.enter()


def test_money_that_was_taken_is_told_after_a_restart_and_holds_its_receipt(till: TillWindow) -> None:
    due = begin(till)
    take_card(till, "10")
    taken(till, 1)
    till.reopen()
    till.until_page("login")
    till.until_toast("10,00")
    till.tap("toast_restored_close")
    till.until(lambda: not till.toasts(), "nobody stood there to read it")

    enter_pin(till)
    till.until_page("sale")
    till.until_toast("10,00")
    assert "Уже отримано" in till.find("receipt_sums").accessibleName()
    till.tap("clear_receipt")
    till.until(lambda: till.sees("confirm_yes") or till.toasts(), "the question")
    if till.sees("confirm_yes"):
        till.tap("confirm_yes")
    till.until_toast("отримано")
    assert till.inside.sale.receipt.parts
    till.key(F12)
    till.until_page("payment")
    assert till.front.payment.state.split
    assert till.front.payment.state.tender.left == due - 10
    till.enter()
    document = sold(till)
    assert [one.means for one in document.payments] == [CARD, CASH]


def test_a_receipt_money_is_here_for_asks_for_no_name_to_be_put_aside_under(till: TillWindow) -> None:
    """The name was typed first, and refused then."""
    begin(till)
    take_card(till, "10")
    taken(till, 1)
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")
    till.key(Qt.Key.Key_F6)
    till.until_toast("За цей чек уже отримано")
    assert not till.sees("hold_name")
    assert till.inside.sale.receipt.parts


def test_a_part_goes_back_with_a_reason_and_the_receipt_is_free_again(till: TillWindow) -> None:
    begin(till)
    take_card(till, "10")
    taken(till, 1)
    till.tap("part_1_remove")
    till.until(lambda: till.sees("part_back_ok"), "the reason")
    till.tap("part_back_reason-1")
    till.tap("part_back_ok")
    taken(till, 0)
    rows = till.loop.run(till.inside.stores.audit.recent(1))
    assert (rows[0].what, rows[0].facts["reason"]) == ("give_part_back", "Помилка касира")
