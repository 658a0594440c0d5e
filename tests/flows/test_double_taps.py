"""Impatient fingers: however often the pay button is hit, a receipt is sold once."""

from __future__ import annotations

from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

ROUNDS = 500


def test_five_hundred_double_clicks_with_enter_are_five_hundred_sales(till: TillWindow, shop: WitnessedSandbox) -> None:
    bread = till.pieces()[0]

    def impatient() -> None:
        button = till.find("take_payment")
        till.hands.tap(button, twice=True)
        till.hands.enter()
        if till.page == "payment":
            till.hands.tap(button)

    for number in range(1, ROUNDS + 1):
        till.put_in(bread)
        till.key(Qt.Key.Key_F12)
        till.until_page("payment")
        till.loop.act(impatient)
        till.until(lambda number=number: till.front.sale.number == number + 2, f"sale {number}")
        assert not till.front.sale.receipt.items
    sold = till.sales()
    assert len(sold) == ROUNDS
    assert len({entry.document.id for entry in sold}) == ROUNDS
    till.until(lambda: len(shop.receipts()) == ROUNDS + 1, "all at the server", 60)
    ids = [one["receipt_id"] for one in shop.receipts()]
    assert len(ids) == len(set(ids))


def test_pay_hit_many_times_opens_one_payment(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])

    def hits() -> None:
        button = till.find("pay")
        till.hands.tap(button, twice=True)
        till.hands.key(Qt.Key.Key_F12)
        till.hands.key(Qt.Key.Key_F12)

    till.loop.act(hits)
    till.until_page("payment")
    till.quiet()
    assert till.page == "payment"
    assert not till.sales(), "the second tap fell on the button that had come to lie there"


def test_a_double_tap_on_the_payment_leaves_the_change_in_sight(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.tap("note_500")
    till.until_text("tendered", "500")
    change = till.text("change")
    till.tap("take_payment", twice=True)
    till.until_page("done")
    till.quiet()
    assert (till.page, till.text("change")) == ("done", change)


def test_a_service_output_confirmed_twice_is_one(till: TillWindow) -> None:
    till.tap("rail_shift")
    till.until_page("shift")
    till.tap("service-out")
    till.type("50")
    till.until_text("cash-move-amount", "50")
    till.tap("cash-move-reason-1")

    def twice() -> None:
        till.hands.tap(till.find("cash-move-confirm"), twice=True)
        till.hands.enter()

    till.loop.act(twice)
    till.until(lambda: till.window.sheet() is None, "no dialog")
    till.until_text("drawer-expected", "1\u00a0200,00")
    assert till.loop.run(till.inside.journal.count(till.inside.station.shift.id)) == 2
