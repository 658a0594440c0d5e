"""A scanner that ends its codes with Tab, or with nothing: its digits are no money and no PIN, wherever they come."""

from __future__ import annotations

from decimal import Decimal

import pytest
from helpers.window import TillWindow
from PySide6.QtCore import Qt

F8, F12, ESC = Qt.Key.Key_F8, Qt.Key.Key_F12, Qt.Key.Key_Escape

both = pytest.mark.parametrize("end", ["\t", ""], ids=["tab", "nothing"])


@both
def test_a_scan_while_paying_is_no_cash_received(till: TillWindow, end: str) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.key(F12)
    till.until_page("payment")
    till.tap("note_500")
    till.until_text("tendered", "500")
    till.scan(milk.barcode or "", end)
    till.until(lambda: [one.product_id for one in till.front.sale.receipt.items] == [bread.id, milk.id], "both goods")
    assert (till.page, till.text("tendered")) == ("payment", "500,00")
    till.enter()
    till.until_page("done")
    [entry] = till.sales()
    assert entry.document.payments[0].tendered == 500


@both
def test_scans_at_the_sign_in_spend_no_try(till: TillWindow, end: str) -> None:
    bread = till.pieces()[0]
    till.tap("rail_lock")
    till.until_page("login")
    till.until_text("cashier-name", "Олена")
    for _ in range(4):
        till.scan(bread.barcode or "", end)
        till.until_toast("Скан не взято")
    till.quiet()
    assert till.text("pin-prompt") == "Введіть PIN-код", "no try was spent"
    till.type("1111")
    till.until_page("sale")
    assert not till.front.sale.receipt.items


@both
def test_a_scan_is_no_seniors_pin_and_waits_behind_the_dialog(till: TillWindow, end: str) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.key(F8)
    till.until(lambda: till.sees("discount_value"), "the discount")
    till.type("50")
    till.enter()
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    till.scan(milk.barcode or "", end)
    till.until_toast("Скани чекають: 1")
    assert (till.front.override.dots, till.text("override_error")) == (0, "")
    till.key(ESC)
    till.until(lambda: till.lines() == [(bread.title, 1), (milk.title, 1)], "the scan that waited")


@both
def test_a_scan_is_no_sum_taken_out_of_the_drawer(till: TillWindow, end: str) -> None:
    bread = till.pieces()[0]
    till.tap("rail_shift")
    till.until_page("shift")
    till.tap("service-out")
    till.until(lambda: till.window.sheet() is not None, "the dialog")
    till.type("15")
    till.until_text("cash-move-amount", "15")
    till.scan(bread.barcode or "", end)
    till.until_toast("Скани чекають: 1")
    assert till.front.cash_move.amount.value == 15
    till.key(ESC)
    till.until_toast("Скан не взято")


@both
def test_a_scan_before_the_shift_is_open_is_no_float(signed_in: TillWindow, end: str) -> None:
    signed_in.until_text("cashier-name", "Олена")
    signed_in.type("1111")
    signed_in.until_page("open_shift")
    signed_in.until(lambda: signed_in.synced, "goods")
    bread = signed_in.pieces()[0]
    signed_in.scan(bread.barcode or "", end)
    signed_in.until_toast("Скан не взято")
    assert (signed_in.page, signed_in.front.open_shift.value) == ("open_shift", 0)
    signed_in.type("500")
    signed_in.key(F12)
    signed_in.until_page("sale")


def test_goods_are_sold_by_a_scanner_that_ends_with_tab(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.type("3*")
    till.until(lambda: till.line("search") == "3*", "three of the next")
    till.scan(bread.barcode or "", "\t")
    till.until(lambda: till.lines() == [(bread.title, 3)], "three")
    assert (till.line("search"), till.find("search").hasFocus()) == ("", True)


def test_cash_that_no_purse_holds_is_asked_about_and_records_nothing(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(F12)
    till.until_page("payment")
    till.type("4829901")
    till.until_text("tendered", "4\u00a0829\u00a0901")
    till.enter()
    till.until_toast("Завелика сума готівки")
    assert (till.page, till.sales()) == ("payment", [])
    till.key(Qt.Key.Key_Delete)
    till.type("1000")
    till.until_text("tendered", "1\u00a0000")
    till.enter()
    till.until_page("done")
    assert till.sales()[0].document.payments[0].tendered == Decimal(1000)
