"""The guided first sale follows what the cashier really does, and lies over nothing."""

from __future__ import annotations

import pytest
from helpers.trainee import begin_training, to_sale
from helpers.window import TillWindow
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.domain.lesson import Facts, Step, step_of
from ui import i18n
from ui.formats import sum_text


@pytest.fixture
def taught(fresh: TillWindow) -> TillWindow:
    fresh.open(training=True, printer="")
    begin_training(fresh)
    fresh.until(lambda: fresh.sees("guide_said"), "the first step")
    return fresh


def step(till: TillWindow) -> Step:
    assert till.front.guide is not None
    return till.front.guide.step


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_by_touch_from_the_first_scan_to_the_new_receipt(taught: TillWindow) -> None:
    till = taught
    bread = till.pieces()[0]
    assert till.text("guide_place") == "1 з 5"
    till.tap_tile(bread.title)
    till.until(lambda: step(till) is Step.QUANTITY, "the second step")
    till.until_text("guide_said", "+")
    till.tap("receipt_editor_stepper_plus")
    till.until(lambda: step(till) is Step.PAY, "the third step")
    till.tap("pay")
    till.until(lambda: step(till) is Step.MONEY, "the fourth step")
    till.tap("note_500")
    till.tap("take_payment")
    till.until_page("done")
    till.until(lambda: step(till) is Step.SLIP, "the fifth step")
    assert bread.price is not None
    till.until_text("guide_said", f"Решта {sum_text(500 - 2 * bread.price)}")
    till.tap("new_receipt")
    till.until_page("sale")
    till.until(lambda: step(till) is Step.DONE, "done")
    till.tap("guide_skip")
    till.until(lambda: till.sees("top_network"), "the bar again")
    till.reopen()
    to_sale(till)
    till.quiet()
    assert not till.sees("guide_said"), "taught once"


def test_by_keys_and_scans_alone(taught: TillWindow) -> None:
    till = taught
    bread = till.pieces()[0]
    till.put_in(bread)
    till.scan(bread.barcode or "")
    till.until(lambda: step(till) is Step.PAY, "two of them")
    till.key(Qt.Key.Key_F12)
    till.until(lambda: step(till) is Step.MONEY, "the fourth step")
    till.enter()
    till.until(lambda: step(till) is Step.SLIP, "the fifth step")
    till.until_text("guide_said", "Віддайте чек")
    assert "Решта" not in till.text("guide_said"), "exact money: nothing is given back"
    till.enter()
    till.until(lambda: step(till) is Step.DONE, "done")
    till.loop.act(lambda: till.hands.key(Qt.Key.Key_F12, held=Qt.KeyboardModifier.ShiftModifier))
    till.until(lambda: not till.sees("guide_said"), "gone by its key")


def test_who_turns_back_is_led_from_there(taught: TillWindow) -> None:
    till = taught
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until(lambda: step(till) is Step.MONEY, "paying without a second piece is no mistake")
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: step(till) is Step.QUANTITY, "back at the receipt")
    till.loop.act(till.front.sale.clear)
    till.until(lambda: step(till) is Step.SCAN, "an empty counter")
    till.loop.act(lambda: till.front.show("receipts"))
    till.until(lambda: step(till) is Step.AWAY, "elsewhere")
    till.until_text("guide_said", "поверніться на «Продаж»")


def test_skipped_it_is_gone_and_comes_back_when_asked_for(taught: TillWindow) -> None:
    till = taught
    till.tap("guide_skip")
    till.until(lambda: till.sees("top_network"), "the bar")
    till.quiet()
    till.reopen()
    to_sale(till)
    till.quiet()
    assert not till.sees("guide_said")
    till.tap("top_training")
    till.tap("practice_lesson")
    till.until(lambda: till.sees("guide_said"), "the lesson again")
    assert step(till) is Step.SCAN


def test_the_strip_has_a_place_of_its_own(taught: TillWindow) -> None:
    """It stands where the bar was: the page keeps its place and size, and every control its own."""
    till = taught
    window = till.window
    page = window.page("sale")
    strip = window.findChild(QWidget, "guide_strip")
    assert strip is not None
    with_it = place(page, window)
    assert not place(strip, window).intersects(with_it)
    till.tap("guide_skip")
    till.until(lambda: till.sees("top_network"), "the bar")
    assert place(page, window) == with_it, "nothing moved"


def test_it_speaks_the_language_of_the_till(taught: TillWindow) -> None:
    till = taught
    till.loop.act(lambda: till.front.settings.set("lang", "en"))
    till.until(lambda: i18n.language() == "en", "English")
    till.until_text("guide_said", "Scan an item")
    assert till.text("guide_skip") == "Skip"


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (Facts("login"), Step.AWAY),
        (Facts("sale"), Step.SCAN),
        (Facts("sale", 1), Step.QUANTITY),
        (Facts("sale", 1, several=True), Step.PAY),
        (Facts("payment", 1), Step.MONEY),
        (Facts("charge", 1), Step.MONEY),
        (Facts("done", sold=True), Step.SLIP),
        (Facts("sale", sold=True), Step.DONE),
    ],
)
def test_the_step_is_told_by_what_is_so(facts: Facts, step: Step) -> None:
    assert step_of(facts, Step.AWAY) is step
    assert step_of(facts, Step.DONE) is Step.DONE
