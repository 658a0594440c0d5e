"""Codes and names typed into the field of the sale page: the page says what Enter does, and Enter does it."""

from __future__ import annotations

from helpers.window import TillWindow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView

from app.domain.product import Product


def typed(till: TillWindow, text: str) -> None:
    till.type(text)
    till.until(lambda: till.front.sale.shelf.search == text, "what was typed is looked for")


def alone(till: TillWindow) -> list[tuple[Product, str]]:
    """Goods, each with an end of its barcode that no other goods have."""
    goods = [(one, (one.barcode or "")[-6:]) for one in till.pieces()]
    catalog = till.inside.stores.catalog
    return [(one, end) for one, end in goods if len(till.loop.run(catalog.search(end, limit=2))) == 1]


def hint(till: TillWindow) -> str:
    return next((text for text in till.texts() if text.startswith("·")), "")


def test_part_of_a_barcode_leads_to_the_goods_it_finds_and_sells_none_by_itself(till: TillWindow) -> None:
    goods, part = alone(till)[0]
    typed(till, part)
    assert "товар із цим кодом" in hint(till)
    till.enter()
    till.until(lambda: isinstance(till.window.focusWidget(), QListView), "the goods found have the keys")
    assert (till.lines(), till.line("search"), till.toasts()) == ([], part, [])
    assert "такого коду немає" in hint(till)
    till.enter()
    till.until(lambda: till.lines() == [(goods.title, 1)], "the chosen one")
    till.until(lambda: till.line("search") == "" and till.find("search").hasFocus(), "ready for the next")


def test_three_of_them_typed_in_one_go(till: TillWindow) -> None:
    bread, (milk, end) = till.pieces()[0], alone(till)[1]
    till.type(f"3*{bread.barcode}")
    till.enter()
    till.until(lambda: till.lines() == [(bread.title, 3)], "three")
    till.type(f"2*{end}")
    till.enter()
    till.until(lambda: isinstance(till.window.focusWidget(), QListView), "to be chosen")
    till.enter()
    till.until(lambda: till.lines() == [(bread.title, 3), (milk.title, 2)], "two of the chosen")


def test_a_code_in_doubt_gives_way_to_the_next_scan(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.type((bread.barcode or "")[-6:])
    till.enter()
    till.until(lambda: isinstance(till.window.focusWidget(), QListView), "to be chosen")
    till.scan(milk.barcode or "")
    till.until(lambda: till.lines() == [(milk.title, 1)], "the scan alone")
    assert (till.line("search"), till.find("search").hasFocus()) == ("", True)
    till.type("777777")
    till.enter()
    till.until_toast("777777")
    assert till.lines() == [(milk.title, 1)]
    till.key(Qt.Key.Key_Escape)
    till.scan(milk.barcode or "")
    till.until(lambda: till.lines() == [(milk.title, 2)], "and again")


def test_a_number_typed_for_one_customer_counts_nothing_of_the_next(till: TillWindow) -> None:
    bread, milk = till.pieces()[:2]
    till.put_in(bread)
    till.type("3*")
    till.until(lambda: till.line("search") == "3*", "typed")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.scan(milk.barcode or "")
    till.until(lambda: (milk.title, 1) in till.lines(), "one: no number is in sight on this page")
    till.enter()
    till.until_page("done")
    till.scan(milk.barcode or "")
    till.until(lambda: till.lines() == [(milk.title, 1)], "and one of the next receipt")
    till.type("4*")
    till.key(Qt.Key.Key_F6)
    till.until(lambda: till.sees("hold_ok"), "to be put aside")
    till.enter()
    till.until(lambda: not till.lines() and till.window.sheet() is None, "aside")
    till.scan(bread.barcode or "")
    till.until(lambda: till.lines() == [(bread.title, 1)], "one")
