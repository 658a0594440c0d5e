"""At the counter with a scale: what lies still is sold at the right sum, what moves waits, no load is sold twice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.domain.money import money
from app.sandbox.scale import EmulatedScale, Platform

BANANAS = "Банани"


@pytest.fixture
def scale(shop: WitnessedSandbox) -> Iterator[EmulatedScale]:
    """A CAS scale on the net; it is there longer than the till."""
    made = EmulatedScale(Platform("cas"))
    yield made
    made.stop()


@pytest.fixture
def weighing(scale: EmulatedScale, known: TillWindow) -> Iterator[TillWindow]:
    """A till with a cashier, an open shift and that scale."""
    known.open(weigher=f"tcp://127.0.0.1:{scale.port}")
    enter_pin(known)
    known.until_page("sale")
    known.until(lambda: known.front.sale.shelf.products, "goods")
    yield known
    if known.is_open:
        known.close()


def test_an_unsteady_load_waits_and_is_sold_at_the_right_sum(weighing: TillWindow, scale: EmulatedScale) -> None:
    platform = scale.platform
    platform.weight, platform.steady = Decimal("0.850"), False
    price = weighing.goods(BANANAS).price
    assert price is not None
    weighing.tap_tile(BANANAS)
    weighing.until(lambda: weighing.text("dialog_value") == "0,850", "the moving weight")
    weighing.enter()
    assert not weighing.lines(), "a moving weight was sold"
    platform.weight = Decimal("1.254")
    platform.steady = True
    weighing.until(lambda: weighing.find("dialog_ok").isEnabled(), "a weight to be taken")
    assert weighing.text("dialog_value") == "1,254"
    weighing.enter()
    weighing.until(weighing.lines, "the line")
    assert weighing.lines() == [(weighing.goods(BANANAS).name, Decimal("1.254"))]
    assert weighing.front.sale.totals.total == money(price * Decimal("1.254"))


def test_one_load_is_not_sold_twice(weighing: TillWindow, scale: EmulatedScale) -> None:
    platform = scale.platform
    platform.weight = Decimal("0.500")
    weighing.until(lambda: weighing.inside.scale.offer(), "a weight")
    bananas = weighing.goods(BANANAS)
    weighing.scan(bananas.barcode or bananas.sku)
    weighing.until(weighing.lines, "the line: a scan takes what lies still")
    weighing.scan(bananas.barcode or bananas.sku)
    weighing.until(lambda: "Зніміть його з ваг" in weighing.text("dialog_hint"), "told to take it off")
    platform.weight = Decimal(0)
    weighing.until(lambda: "Покладіть товар" in weighing.text("dialog_hint"), "an empty scale")
    platform.weight = Decimal("0.500")
    weighing.until(lambda: weighing.find("dialog_ok").isEnabled(), "the next load")
    weighing.enter()
    weighing.until(lambda: len(weighing.lines()) == 2, "the second line")


def test_a_scale_switched_off_is_said_and_the_keypad_sells(weighing: TillWindow, scale: EmulatedScale) -> None:
    weighing.until(lambda: weighing.inside.scale.weighing.state.answers, "the scale")
    scale.stop()
    weighing.until_toast("Ваги не відповідають")
    weighing.tap_tile(BANANAS)
    weighing.until(lambda: weighing.sees("dialog_value"), "the dialog")
    weighing.type("0,3")
    weighing.enter()
    weighing.until(lambda: [one[1] for one in weighing.lines()] == [Decimal("0.300")], "the line")
    again = EmulatedScale(scale.platform, scale.port)
    try:
        weighing.until(lambda: not any("Ваги не відповідають" in one for one in weighing.toasts()), "taken back")
    finally:
        weighing.close()
        again.stop()
