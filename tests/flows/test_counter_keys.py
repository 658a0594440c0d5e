"""The commonest sale by hand and scanner: three steps, and no scan is ever lost or typed into the wrong place."""

from __future__ import annotations

from decimal import Decimal

from helpers.window import TillWindow
from PySide6.QtCore import Qt

from ui.formats import money_text

F12, ESC = Qt.Key.Key_F12, Qt.Key.Key_Escape


def test_scan_f12_enter_is_a_sale_and_enter_begins_the_next(till: TillWindow) -> None:
    bread = till.pieces()[0]
    for number in (1, 2, 3):
        till.put_in(bread)
        till.key(F12)
        till.until_page("payment")
        assert till.text("tendered") == till.text("due"), "exact cash is offered"
        till.enter()
        till.until_page("done")
        assert till.text("change") == "0,00"
        assert len(till.sales()) == number
        till.enter()
        till.until_page("sale")
        assert not till.front.sale.receipt.items


def test_the_change_on_the_done_page_is_this_sale_s_from_its_first_frame(till: TillWindow) -> None:
    bread = till.pieces()[0]
    seen: list[str] = []
    till.front.page_changed.connect(lambda page: seen.append(till.text("change")) if page == "done" else None)
    expected = []
    for note in (Decimal(200), Decimal(500)):
        till.put_in(bread)
        till.key(F12)
        till.until_page("payment")
        till.tap(f"note_{note}")
        till.until_text("tendered", money_text(note)[:-3])
        expected.append(till.text("change"))
        till.enter()
        till.until_page("done")
        till.enter()
        till.until_page("sale")
    assert seen == expected
    assert expected[0] != expected[1]


def test_a_scan_while_paying_joins_the_receipt_and_leaves_the_keys_to_the_payment(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.key(F12)
    till.until_page("payment")
    till.scan(milk.barcode or "")
    till.until(lambda: [one.product_id for one in till.front.sale.receipt.items] == [bread.id, milk.id], "both")
    till.until(lambda: till.text("tendered") == till.text("due"), "exact cash of both")
    till.enter()
    till.until_page("done")
    assert len(till.sales()) == 1


def test_a_scan_on_the_done_page_begins_a_new_receipt_with_it(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.key(F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    till.scan(milk.barcode or "")
    till.until_page("sale")
    till.until(lambda: [one.product_id for one in till.front.sale.receipt.items] == [milk.id], "the next receipt")
    assert len(till.sales()) == 1


def test_a_scan_while_paying_goes_into_the_receipt_and_not_into_the_money(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.key(F12)
    till.until_page("payment")
    till.scan(milk.barcode or "")
    till.until(lambda: len(till.front.sale.receipt.items) == 2, "the second good")
    assert till.page == "payment"
    till.until(lambda: till.text("tendered") == till.text("due"), "the offered sum follows")
    till.tap("note_500")
    till.until_text("tendered", "500")
    till.scan(milk.barcode or "")
    till.until(lambda: till.front.sale.receipt.items[1].quantity == 2, "one more")
    assert till.text("tendered") == "500,00", "counted money stays"
    assert not till.sales()


def test_scans_that_come_while_the_sale_is_recorded_fall_into_the_next_receipt(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.key(F12)
    till.until_page("payment")

    def at_once() -> None:
        till.hands.enter()
        till.hands.scan(milk.barcode or "")
        till.hands.scan(milk.barcode or "")

    till.loop.act(at_once)
    till.until(lambda: till.front.sale.last is not None, "the sale")
    till.until(lambda: [one.quantity for one in till.front.sale.receipt.items] == [2], "the next receipt")
    [entry] = till.sales()
    assert [one.product_id for one in entry.document.items] == [bread.id]


def test_ten_scans_in_a_row_are_ten_pieces(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]

    def burst() -> None:
        for _ in range(5):
            till.hands.scan(bread.barcode or "")
            till.hands.scan(milk.barcode or "")

    till.loop.act(burst)
    till.until(lambda: [one.quantity for one in till.front.sale.receipt.items] == [5, 5], "ten pieces")
    assert till.line("search") == ""


def test_a_scan_with_a_dialog_over_the_sale_waits_and_goes_in_afterwards(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.tap("receipt_editor_stepper_edit")
    till.until(lambda: till.window.sheet() is not None, "the dialog for the quantity")
    till.type("4")
    till.scan(milk.barcode or "")
    till.scan(milk.barcode or "")
    till.until_toast("Скани чекають: 2")
    assert till.window.sheet() is not None, "Enter of a scan closes nothing"
    assert till.lines() == [(bread.title, 1)]
    till.enter()
    till.until(lambda: till.lines() == [(bread.title, 4), (milk.title, 2)], "the quantity and both scans")
    assert not till.toasts()


def test_a_scan_with_a_dialog_open_is_typed_into_no_money(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.put_in(bread)
    till.tap("rail_shift")
    till.until_page("shift")
    till.tap("service-out")
    till.until(lambda: till.window.sheet() is not None, "the dialog")
    till.type("15")
    till.until_text("cash-move-amount", "15")
    till.scan(bread.barcode or "")
    till.quiet()
    assert till.front.cash_move.amount.value == 15
    assert till.window.sheet() is not None, "Enter of a scan closes nothing"
    assert till.lines() == [(bread.title, 1)]
    till.key(ESC)
    till.until(lambda: till.window.sheet() is None, "no dialog")
    till.until_toast("Скан не взято")
    assert till.lines() == [(bread.title, 1)]


def test_a_scan_before_the_shift_is_open_is_no_float(signed_in: TillWindow) -> None:
    signed_in.until_text("cashier-name", "Олена")
    signed_in.type("1111")
    signed_in.until_page("open_shift")
    signed_in.until(lambda: signed_in.synced, "goods")
    signed_in.scan(signed_in.pieces()[0].barcode or "")
    signed_in.quiet()
    assert signed_in.page == "open_shift", "Enter of a scan opens no shift"
    assert signed_in.front.open_shift.value == 0
    assert not signed_in.front.sale.receipt.items


def test_a_scan_is_no_pin(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.tap("rail_lock")
    till.until_page("login")
    till.until_text("cashier-name", "Олена")
    for _ in range(7):
        till.scan(bread.barcode or "")
    till.quiet()
    assert till.page == "login"
    assert till.text("pin-prompt") == "Введіть PIN-код", "no try was spent"
    till.type("1111")
    till.until_page("sale")
    assert not till.front.sale.receipt.items


def test_a_scan_into_the_password_stays_what_it_is(signed_in: TillWindow) -> None:
    """A password may be on a card with a code: the scanner's keys go into the field untouched."""
    signed_in.tap("other-cashier")
    signed_in.until_page("first_start")
    signed_in.tap("password")
    signed_in.scan("48201234")
    signed_in.until(lambda: not signed_in.front.first_start.busy, "the answer")
    signed_in.until_text("password_error", "не підходять")
