"""Impatient fingers: however often the pay button is hit, a receipt is sold once."""

from __future__ import annotations

from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView, QWidget

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


def sold(till: TillWindow, *, page: str = "done") -> None:
    """Bread sold for exact cash."""
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page(page)


def fingers(till: TillWindow, widget: QWidget, at: QPoint | None = None, taps: int = 3) -> None:
    """An impatient finger: so many taps at one place, a tenth of a second apart."""
    where = widget.mapTo(till.window, at if at is not None else widget.rect().center())

    def hit() -> None:
        for number in range(taps):
            till.hands.hit(where, 60 if number else 500)

    till.loop.act(hit)
    till.quiet()


def first_tile(till: TillWindow, taps: int) -> None:
    view = till.window.findChildren(QListView, "tiles")[0]
    fingers(till, view.viewport(), view.visualRect(view.model().index(0, 0)).center(), taps)


def test_a_button_tapped_again_and_again_sells_no_goods_that_come_to_lie_there(till: TillWindow) -> None:
    sold(till)
    fingers(till, till.find("new_receipt"))
    assert (till.page, till.lines(), till.window.sheet()) == ("sale", [], None)
    till.put_in(till.pieces()[0])
    for key, name in ((Qt.Key.Key_F6, "hold_ok"), (Qt.Key.Key_F10, "drawer_dialog_close")):
        till.key(key)
        till.until(lambda name=name: till.sees(name), "the dialog")
        before = till.lines()
        fingers(till, till.find(name))
        till.until(lambda: till.window.sheet() is None, "gone")
        assert till.lines() in (before, []), name
    assert not till.lines(), "held, and nothing more"


def test_every_tap_of_one_tile_counts_however_quick(till: TillWindow) -> None:
    bread = till.front.sale.shelf.products[0]
    for taps in (2, 5):
        first_tile(till, taps)
    till.until(lambda: till.lines() == [(bread.title, 7)], "all of them")


def test_the_second_tap_on_a_result_sells_nothing_of_the_shelf_that_lies_there_by_then(till: TillWindow) -> None:
    goods = till.goods("Сметана")
    till.type("сметана")
    till.until(lambda: till.front.sale.shelf.search == "сметана", "found")
    view = till.window.findChildren(QListView, "tiles")[0]
    where = view.viewport().mapTo(till.window, view.visualRect(view.model().index(0, 0)).center())
    till.loop.act(lambda: till.hands.hit(where, 500))
    till.until(lambda: not till.front.sale.shelf.search and till.lines(), "the shelf again")
    till.loop.act(lambda: till.hands.hit(where))
    till.quiet()
    assert till.lines() == [(goods.title, 1)]
