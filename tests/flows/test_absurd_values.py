"""Quantities, weights, prices, discounts that cannot be: the keypad does not take them, or a sentence says why not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.receipt import MOST_ITEMS
from app.domain.rights import read_rights


def first(till: TillWindow) -> str:
    """Goods on the counter; the id of their line."""
    till.put_in(till.pieces()[0])
    till.quiet()
    return till.front.sale.receipt.items[0].id


def put_in_dialog(till: TillWindow, keys: str) -> None:
    till.until(lambda: till.sees("dialog_ok"), "the dialog")
    till.type(keys)


def refused(till: TillWindow, keys: str) -> str:
    """What is said of the number; Enter changes nothing and closes nothing."""
    before = till.front.sale.receipt
    put_in_dialog(till, keys)
    till.until(lambda: not till.find("dialog_ok").isEnabled(), "a button that cannot be touched")
    till.enter()
    till.quiet()
    assert till.window.sheet() is not None
    assert till.front.sale.receipt == before
    said = till.text("discount_error") if till.sees("discount_error") else till.text("dialog_hint")
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "no dialog")
    return said


def test_a_quantity_of_nothing_is_refused_and_a_billion_cannot_be_typed(till: TillWindow) -> None:
    line = first(till)
    till.key(Qt.Key.Key_F3)
    assert refused(till, "0") == "Така кількість неможлива"
    till.key(Qt.Key.Key_F3)
    put_in_dialog(till, "-1000000000")
    till.until_text("dialog_value", "10\u00a0000")
    assert till.text("dialog_value") == "10\u00a0000", "five digits at most, and a minus is one piece less"
    till.key(Qt.Key.Key_Escape)
    till.key(Qt.Key.Key_F3)
    put_in_dialog(till, "2,5")
    till.until_text("dialog_value", "25")
    till.enter()
    till.until(lambda: till.lines()[0][1] == 25, "a comma is not taken for pieces")
    assert till.front.sale.receipt.items[0].id == line


@pytest.mark.parametrize("prefix", ["0*", "-3*", "1000000000*", "3,5*", "100000*"])
def test_a_prefix_that_is_no_number_of_pieces_never_becomes_one(till: TillWindow, prefix: str) -> None:
    goods = till.pieces()[0]
    till.loop.act(lambda: till.front.sale.pick(goods, prefix))
    assert prefix[:-1] in till.until_toast("Скільки штук?")
    till.type(prefix)
    till.until(lambda: till.line("search") == prefix, "typed")
    till.scan(goods.barcode or "")
    till.quiet()
    assert (till.lines(), till.line("search")) == ([], "")
    till.scan(goods.barcode or "")
    till.until(lambda: till.lines() == [(goods.title, 1)], "and the next scan is as ever")


def test_as_many_pieces_as_a_prefix_can_say_are_told_to_be_too_many_or_too_dear(till: TillWindow) -> None:
    goods = till.pieces()[0]
    for _ in range(2):
        till.loop.act(lambda: till.front.sale.pick(goods, "99999*"))
    till.quiet()
    assert till.lines() == [(goods.title, Decimal(99999))]
    till.until_toast("Завелика кількість")


def test_more_than_the_scale_can_weigh_is_a_comma_forgotten(till: TillWindow) -> None:
    settings = till.inside.settings
    till.inside.settings = replace(settings, weigher="serial:COM9", weigher_most=15)
    bananas = till.goods("Банани")
    till.loop.act(lambda: till.front.sale.pick(bananas))
    assert refused(till, "1254") == "Більше, ніж можуть зважити ваги: 15 кг"
    till.loop.act(lambda: till.front.sale.pick(bananas))
    assert refused(till, "0,000") == "Така кількість неможлива"
    till.loop.act(lambda: till.front.sale.pick(bananas))
    put_in_dialog(till, "1,25456")
    till.enter()
    till.until(till.lines, "the weight")
    assert till.lines() == [("Банани", Decimal("1.254"))], "a gram is the smallest"


def test_a_price_of_nothing_is_refused_and_a_billion_cannot_be_typed(till: TillWindow) -> None:
    first(till)
    till.key(Qt.Key.Key_F3, ctrl=True)
    assert refused(till, "0") == "Така сума неможлива"
    till.key(Qt.Key.Key_F3, ctrl=True)
    put_in_dialog(till, "1000000000000")
    till.until_text("dialog_value", "1\u00a0000\u00a0000")
    assert till.text("dialog_value") == "1\u00a0000\u00a0000"
    till.key(Qt.Key.Key_Escape)


def test_a_discount_of_more_than_all_is_refused_in_percent_and_hryvnias(till: TillWindow) -> None:
    first(till)
    price = till.front.sale.totals.total
    till.key(Qt.Key.Key_F8)
    assert refused(till, "101") == "Знижка буває від 0 до 100 %"
    till.key(Qt.Key.Key_F8)
    till.tap("discount_kind_sum")
    assert refused(till, f"{price + 1}".replace(".", ",")) == f"Найбільша знижка — {price} грн".replace(".", ",")


def test_a_receipt_of_a_thousand_lines_takes_no_more_and_says_what_to_do(till: TillWindow) -> None:
    line = first(till)
    item = till.front.sale.receipt.item(line)
    assert item is not None
    many = tuple(replace(item, id=f"{n}", product_id=None) for n in range(MOST_ITEMS))
    full = replace(till.front.sale.receipt, items=many)
    till.loop.act(lambda: till.inside.sale._put(full))
    till.scan(till.pieces()[1].barcode)
    said = till.until_toast("У чеку вже найбільша кількість рядків")
    assert "Оплатіть цей чек" in said
    assert len(till.lines()) == MOST_ITEMS


def test_a_sum_no_receipt_can_have_is_not_reached(till: TillWindow) -> None:
    line = first(till)
    dear = Decimal("9999999.99")
    item = till.front.sale.receipt.item(line)
    assert item is not None
    till.loop.act(lambda: till.inside.sale._put(replace(till.front.sale.receipt, items=(replace(item, price=dear),))))
    till.key(Qt.Key.Key_F3)
    put_in_dialog(till, "11")
    till.enter()
    till.until_toast("Завелика сума чека")
    assert till.lines()[0][1] == 1


def test_a_receipt_of_nothing_says_why_it_is_not_paid(till: TillWindow) -> None:
    first(till)
    till.inside.station.rules = replace(till.inside.station.rules, rights=read_rights(discount_limit=Decimal(100)))
    till.key(Qt.Key.Key_F8)
    put_in_dialog(till, "100")
    till.enter()
    till.until(lambda: not till.front.sale.totals.total, "nothing to pay")
    till.until_text("receipt_sums", "Чек на нуль гривень не оплачують")
    pay = till.find("pay")
    assert not pay.isEnabled()
