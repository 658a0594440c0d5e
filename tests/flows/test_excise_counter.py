"""Wine and beer over the counter: the question about age, and a stamp for every bottle, here and at the server."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.deeds import Deed
from app.domain.excise import Excise
from app.domain.product import Product
from app.domain.sale_hours import parse_hours

FIRST, SECOND, THIRD = "AATE508932", "AATE508933", "AATE508934"


def goods(till: TillWindow, title: str) -> Product:
    (found,) = till.loop.run(till.inside.stores.catalog.search(title, limit=1))
    assert found.barcode
    return found


@pytest.fixture
def wine(till: TillWindow) -> Product:
    return goods(till, "Вино Шабо")


def stamps(till: TillWindow) -> list[tuple[str, ...]]:
    return [item.stamps for item in till.front.sale.receipt.items]


def asked(till: TillWindow, yes: bool = True) -> None:
    till.until(lambda: till.sees("ask_yes"), "the question about age")
    till.tap("ask_yes" if yes else "ask_no")
    till.until(lambda: not till.sees("ask_yes"), "an answer taken")


def test_two_bottles_their_stamps_and_the_sale_at_the_server(
    till: TillWindow, wine: Product, shop: WitnessedSandbox
) -> None:
    till.scan(wine.barcode)
    till.until(lambda: till.sees("ask_yes"), "the question about age")
    assert till.text("ask_goods") == wine.title
    till.enter()
    till.scan("4820000000000")
    assert till.sees("ask_yes"), "neither Enter nor a scan answers"
    asked(till)
    till.until(lambda: till.sees("stamp_text"), "the dialog of stamps")
    till.scan(FIRST)
    till.until(lambda: till.window.sheet() is None, "closed with the last stamp")
    till.scan(wine.barcode)
    till.until(lambda: till.sees("stamp_text"), "the second bottle wants its own")
    till.scan(FIRST)
    assert f"Марка {FIRST} уже є в чеку" in till.until_text("stamp_error", "уже є")
    till.type("aate 508933")
    till.enter()
    till.until(lambda: stamps(till) == [(FIRST, SECOND)], "both")
    till.until_page("sale")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")

    def described() -> list[str]:
        return [item["description"] for one in shop.sent() for item in one["receipt"].get("items", ())]

    till.until(described, "the sale at the server")
    assert described() == [f"{FIRST} {SECOND}"]
    assert shop.receipts(), "and it took it"
    till.quiet()
    (kept,) = till.sales()
    server = till.inside.server.receipts()
    assert server is not None
    stored = till.loop.run(server.get(kept.document.id))
    assert [item.description for item in stored.items] == [f"{FIRST} {SECOND}"], "the server gives them back"
    assert (kept.document.items[0].stamps, kept.document.of_age) == ((FIRST, SECOND), True)


def test_bottle_bottle_stamp_stamp_is_as_good_as_bottle_stamp_bottle_stamp(till: TillWindow, wine: Product) -> None:
    till.scan(wine.barcode)
    asked(till)
    till.until(lambda: till.sees("stamp_text"), "the dialog")

    def hurried() -> None:
        for code in (wine.barcode, FIRST, SECOND, wine.barcode, THIRD):
            till.hands.scan(code)

    till.loop.act(hurried)
    till.until(lambda: stamps(till) == [(FIRST, SECOND, THIRD)], "three bottles, each with its stamp")
    till.until_page("sale")
    assert till.lines() == [(wine.title, 3)]
    assert not till.toasts()


def test_no_means_no_and_beer_wants_no_stamp(till: TillWindow, wine: Product) -> None:
    beer = goods(till, "Пиво Оболонь")
    till.scan(wine.barcode)
    asked(till, yes=False)
    till.quiet()
    assert not till.lines()
    till.scan(beer.barcode)
    asked(till)
    till.until(lambda: till.lines() == [(beer.title, 1)], "the beer")
    till.quiet()
    assert till.window.sheet() is None, "no stamp is wanted"


def test_a_bottle_and_its_stamp_scanned_in_one_breath_are_one_line_with_its_stamp(
    till: TillWindow, wine: Product
) -> None:
    till.scan(wine.barcode)
    asked(till)
    till.until(lambda: till.sees("stamp_text"), "the dialog")
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "gone")

    def breath() -> None:
        till.hands.scan(FIRST)
        till.hands.scan(wine.barcode)
        till.hands.scan(SECOND)

    till.loop.act(breath)
    till.until(lambda: stamps(till) == [(FIRST, SECOND)], "two bottles, two stamps")
    assert not till.toasts()


def test_money_is_not_taken_before_the_stamps_and_scans_of_goods_wait_behind_their_dialog(
    till: TillWindow, wine: Product
) -> None:
    bread = till.pieces()[0]
    till.scan(wine.barcode)
    asked(till)
    till.until(lambda: till.sees("stamp_text"), "the dialog")
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")
    till.key(Qt.Key.Key_F12)
    till.until(lambda: till.sees("stamp_text"), "the stamps first")
    assert till.page == "sale"
    till.scan(bread.barcode or "")
    till.until_toast("Скани чекають: 1")
    till.scan("X-12")
    till.until_text("stamp_error", "Це не акцизна марка")
    till.tap("stamp_none")
    till.tap("stamp_reason-2")
    till.tap("stamp_waive")
    till.until(lambda: till.sees("override_about"), "a senior is asked")
    assert till.text("override_about") == "Продаж без акцизної марки"
    (senior,) = [one for one in till.front.override.seniors if one.first_name == "Юлія"]
    till.tap(f"senior_{senior.id}")
    till.tap("override_reason-1")
    till.type("9999")
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()
    till.until_page("sale")
    till.until(lambda: (bread.title, 1) in till.lines(), "the bread that waited")
    (item,) = [one for one in till.front.sale.receipt.items if one.product_id == wine.id]
    assert item.unstamped == ("Пошкоджена",)
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")


def test_barred_hours_are_said_and_the_rest_of_the_receipt_is_sold(known: TillWindow, shop: WitnessedSandbox) -> None:
    known.open(hours_alcohol="00:00-24:00")
    enter_pin(known)
    known.until_page("sale")
    wine, bread = goods(known, "Вино Шабо"), known.pieces()[0]
    known.scan(wine.barcode)
    said = known.until_toast("Зараз не продається")
    assert wine.title in said
    known.put_in(bread)
    rules = known.inside.station.rules
    assert rules.sale_hours[Excise.ALCOHOL] == parse_hours("00:00-24:00")
    known.inside.station.rules = replace(rules, sale_hours={})
    known.scan(wine.barcode)
    asked(known)
    known.until(lambda: known.sees("stamp_text"), "sold at other hours")


def test_a_question_about_two_goods_at_once_comes_twice_and_never_over_the_other(
    till: TillWindow, wine: Product
) -> None:
    beer = goods(till, "Пиво Оболонь")

    def both() -> None:
        till.front.sale.pick(wine)
        till.front.sale.pick(beer)

    till.loop.act(both)
    till.until(lambda: till.sees("ask_yes"), "the first question")
    till.quiet()
    assert till.text("ask_goods") == wine.title
    asked_of = [one for one in till.window.findChildren(type(till.window.sheet())) if one.isVisible()]
    assert len(asked_of) == 1
    till.tap("ask_no")
    till.until(lambda: till.text("ask_goods") == beer.title, "the second")
    asked(till)
    till.until(lambda: till.lines() == [(beer.title, 1)], "the beer alone")


def test_of_age_is_asked_once_for_a_receipt_however_fast_its_bottles_come(till: TillWindow) -> None:
    beer = goods(till, "Пиво Оболонь")

    def burst() -> None:
        till.hands.scan(beer.barcode)
        till.hands.scan(beer.barcode)
        till.front.sale.pick(beer)

    till.loop.act(burst)
    till.until(lambda: till.sees("ask_yes"), "the question")
    till.quiet()
    till.scan(beer.barcode)
    asked(till)
    till.until(lambda: till.lines() == [(beer.title, 4)], "all four")
    till.quiet()
    assert till.window.sheet() is None, "nobody is asked again"
    deeds = till.loop.run(till.inside.stores.audit.recent())
    assert [one.what for one in deeds].count(Deed.AGE) == 1
    assert till.front.sale.receipt.of_age


def test_no_holds_for_its_bottle_alone_and_an_answer_for_its_receipt_alone(till: TillWindow) -> None:
    beer = goods(till, "Пиво Оболонь")
    till.scan(beer.barcode)
    asked(till)
    till.until(lambda: till.lines() == [(beer.title, 1)], "the beer")
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    till.scan(beer.barcode)
    asked(till, yes=False)
    till.scan(beer.barcode)
    till.until(lambda: till.sees("ask_yes"), "the next buyer is asked, and asked again")


def test_a_bottle_added_while_paying_has_its_stamp_asked_for_again_when_the_money_is_taken(
    till: TillWindow, wine: Product
) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.scan(wine.barcode)
    asked(till)
    till.until(lambda: till.sees("stamp_text"), "the dialog")
    till.key(Qt.Key.Key_Escape)
    till.until_page("payment")
    till.enter()
    till.until(lambda: till.sees("stamp_text"), "the stamps first")
    till.scan(FIRST)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
