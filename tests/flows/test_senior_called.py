"""A cashier without the right asks a senior, in the window: one PIN, one action, the cashier stays."""

from __future__ import annotations

from decimal import Decimal

from helpers.morning import SENIOR, senior_allows
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

OLENA = "Олена"


def half_off(till: TillWindow) -> None:
    """F8, 50 %, Enter: more than a cashier gives alone."""
    till.key(Qt.Key.Key_F8)
    till.until(lambda: till.sees("discount_value"), "the discount's dialog")
    till.type("50")
    till.until(lambda: till.text("discount_value").startswith("50"), "fifty")
    till.enter()
    till.until(lambda: till.sees("override_about"), "the senior's dialog")


def percent(till: TillWindow) -> Decimal:
    discount = till.front.sale.receipt.discount
    return discount.value if discount is not None else Decimal(0)


def overrides(till: TillWindow) -> list[dict[str, str]]:
    rows = till.loop.run(till.inside.stores.audit.recent())
    return [dict(row.facts) for row in rows if row.what == "override"]


def test_a_senior_allows_one_discount_and_is_asked_again_for_the_next(till: TillWindow) -> None:
    first, second = till.pieces()[:2]
    till.put_in(first)
    half_off(till)
    assert till.text("override_about") == "Знижка понад 10\u00a0%"
    assert OLENA in till.text("override_asking")
    senior_allows(till)
    till.until(lambda: percent(till) == 50, "the discount")
    till.until(lambda: till.window.sheet() is None, "no dialog")
    assert till.inside.station.cashier is not None
    assert till.inside.station.cashier.first_name == OLENA, "the cashier stays at the till"
    (kept,) = overrides(till)
    assert kept["allowed_by"].startswith(SENIOR)
    assert kept["allowed_because"] == "Прохання покупця"
    till.front.sale.set_discount(None)
    till.until(lambda: percent(till) == 0, "no discount")
    till.put_in(second)
    half_off(till)
    assert till.front.override.dots == 0, "nothing is left of the PIN"
    till.key(Qt.Key.Key_Escape)
    till.until_toast("Дію не виконано")
    assert percent(till) == 0
    assert len(overrides(till)) == 1


def test_a_wrong_pin_gives_nothing_and_is_told_in_place(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    half_off(till)
    senior_allows(till, "0000")
    till.until_text("override_error", "Залишилося спроб: 4")
    assert percent(till) == 0
    till.type("9999")
    till.until(lambda: till.front.override.ready, "four digits")
    till.enter()
    till.until(lambda: percent(till) == 50, "the discount")


def test_it_works_without_a_network(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.stop()
    till.put_in(till.pieces()[0])
    half_off(till)
    senior_allows(till)
    till.until(lambda: percent(till) == 50, "the discount")


def test_scans_wait_behind_it_and_the_till_s_lock_ends_it(till: TillWindow) -> None:
    first, second = till.pieces()[:2]
    till.put_in(first)
    half_off(till)
    assert second.barcode
    till.scan(second.barcode)
    till.until_toast("Скани чекають: 1")
    assert till.front.override.dots == 0, "no digit of a code falls into the PIN"
    till.loop.act(till.front.lock)
    till.until_page("login")
    till.quiet()
    assert percent(till) == 0
    assert not overrides(till)
