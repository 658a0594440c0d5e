"""Codes nobody knows, goods with something missing, quantities nobody means: told, and the sale goes on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.clock import SystemClock
from app.domain.codes import new_id
from app.domain.receipt import Receipt
from app.store.stores import Stores

UNKNOWN = "9999999999994"


def test_an_unknown_code_stays_until_touched_and_the_next_scan_goes_in(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.scan(UNKNOWN)
    said = till.until_toast("Товар не знайдено")
    assert UNKNOWN in said
    assert till.line("search") == UNKNOWN, "to be looked at"
    till.enter()
    till.quiet()
    assert any("Товар не знайдено" in one for one in till.toasts()), "Enter closes no error"
    till.put_in(bread)
    assert till.lines() == [(bread.title, 1)]
    assert any("Товар не знайдено" in one for one in till.toasts()), "still to be dealt with"
    till.tap("toast_unknown_code_close")
    assert not till.toasts()


def test_every_unknown_code_is_named_until_somebody_touches_the_message(till: TillWindow) -> None:
    till.scan(UNKNOWN)
    till.until_toast(UNKNOWN)
    till.scan("4000000000006")
    said = till.until_toast("4000000000006")
    assert UNKNOWN in said, "the first is not in the receipt either"
    assert len(till.toasts()) == 1
    till.tap("toast_unknown_code_close")
    till.scan("4000000000006")
    assert UNKNOWN not in till.until_toast("4000000000006"), "dealt with"


def test_no_other_message_takes_the_place_of_an_unknown_code(till: TillWindow) -> None:
    till.scan(UNKNOWN)
    till.until_toast(UNKNOWN)
    for number in range(5):
        till.loop.act(
            lambda number=number: till.window.toasts.show(f"other{number}", f"Помилка {number}", kind="error")
        )
    assert any(UNKNOWN in one for one in till.toasts())
    assert len(till.toasts()) == 3


def test_a_code_with_a_wrong_check_digit_is_said_to_be_misread(till: TillWindow) -> None:
    till.scan("4000000000007")
    till.until_toast("Код прочитано з помилкою: 4000000000007")
    till.enter()
    till.quiet()
    assert till.toasts(), "Enter closes no error"
    assert not till.lines()


def test_three_of_a_kind_by_a_number_and_a_star(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.type("3*")
    till.until(lambda: till.line("search") == "3*", "the number")
    till.put_in(bread)
    assert till.lines() == [(bread.title, 3)]


def test_a_quantity_nobody_means_changes_nothing_and_is_told(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.put_in(bread)
    till.type("99999*")
    till.until(lambda: till.line("search") == "99999*", "the number")
    till.scan(bread.barcode or "")
    till.until(lambda: till.toasts(), "a word about it")
    assert any(word in till.toasts()[0] for word in ("Завелика", "велика")), till.toasts()
    assert till.lines() == [(bread.title, 1)]


def test_a_barcode_typed_as_a_quantity_is_refused_in_the_dialog(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.put_in(bread)
    till.tap("receipt_editor_stepper_edit")
    till.until(lambda: till.window.sheet() is not None, "the dialog")
    till.type("48200000")
    till.enter()
    till.quiet()
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "no dialog")
    [(_, quantity)] = till.lines()
    assert quantity < 100_000


def test_goods_without_a_price_are_sold_at_the_one_a_senior_confirms_or_not_at_all(
    till: TillWindow, shop: WitnessedSandbox
) -> None:
    """The owner took the price away; the till learns it with the next reading of the catalogue."""
    bread = till.pieces()[0]
    till.until(lambda: till.synced, "the first reading")
    with shop.app_state.lock:
        change = "UPDATE products SET body = json_set(body, '$.price', NULL) WHERE id = ?"
        shop.app_state.db.run(change, (bread.id,))
    till.synced = False
    till.inside.sync.wake()
    till.until(lambda: till.synced, "the second reading")
    till.scan(bread.barcode or "")
    till.until_text("dialog_hint", "підтверджує старший касир")
    till.type("12,5")
    till.until_text("dialog_value", "12,5")
    till.enter()
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    till.key(Qt.Key.Key_Escape)
    till.until_toast("Дію не виконано")
    assert not till.lines()


def test_goods_of_a_free_price_ask_for_it(till: TillWindow) -> None:
    till.type("букет")
    till.until_text("found", "Знайдено 1")
    till.enter()
    till.until(lambda: till.window.sheet() is not None, "the question for the price")
    till.type("25,5")
    till.enter()
    till.until(lambda: till.lines(), "the line")
    assert till.front.sale.receipt.items[0].price == Decimal("25.50")
    assert till.window.sheet() is None


def test_a_catalogue_with_nonsense_in_it_shows_the_rest(till: TillWindow, shop: WitnessedSandbox) -> None:
    """A row without a title, one with a price of letters, one that is a list: the others are there."""
    before = len(till.pieces())
    till.until(lambda: till.synced, "the first reading")
    good = {"id": "11111111-1111-4111-8111-111111111111", "title": "Новий товар", "price": "12.5", "number": "48299991"}
    rows = [good, {"id": "x", "price": "дорого"}, [], None, {**good, "id": None}, {**good, "title": ["x"]}]
    page = {"data": rows, "meta": {"total_count": 6, "total_pages": 1, "current_page": 1}}
    shop.fault(match="GET /api/v1/inventory/products$", kind="status", status=200, body=page)
    till.synced = False
    till.inside.sync.wake()
    till.until(lambda: till.synced, "the second reading")
    till.scan("48299991")
    till.until(lambda: till.lines(), "the readable row in the receipt")
    assert till.lines()[0][0] == "Новий товар"
    assert len(till.pieces()) >= before, "rows that could not be read delete nothing"
    assert not till.toasts()


def test_a_receipt_of_five_hundred_lines_is_sold(known: TillWindow, shop: WitnessedSandbox) -> None:
    till = known
    till.loop.run(put_aside(till.settings.home, lines=500))
    till.open()
    enter_pin(till)
    till.until_page("sale")
    till.until_text("receipt_count", "500 позицій")
    total = till.front.sale.totals.total
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.enter()
    till.until_page("done")
    [sale] = till.sales()
    assert (len(sale.document.items), sale.document.total) == (500, total)
    till.until(lambda: len(shop.receipts()) == 2, "at the server")
    assert shop.receipts()[-1]["items"] == 500


async def put_aside(home: Path, lines: int) -> None:
    """Leaves a receipt of so many lines on the counter, as a long evening would."""
    stores = await Stores.open(home, SystemClock())
    catalog = await stores.catalog.by_category(None, limit=200)
    goods = [one for one in catalog if one.price and not one.by_weight and not one.free_price]
    receipt = Receipt(new_id(), SystemClock().now())
    items = []
    for number in range(lines):
        made, _ = receipt.add(goods[number % len(goods)], Decimal(1 + number % 3))
        items += made.items
    await stores.current.save(replace(receipt, items=tuple(items)))
    await stores.close()
