"""What the buyer sees beside the real window: the same sums to the kopeck, and never the till's keys."""

from __future__ import annotations

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from ui.buyer_window import BuyerDisplay, BuyerWindow
from ui.formats import money_text
from ui.presenters.buyer import BuyerView, Scene

MILK, COFFEE = "Молоко Яготинське", "Кава Jacobs"


@pytest.fixture
def showing(known: TillWindow, shop: WitnessedSandbox) -> TillWindow:
    """A till with a cashier and a shift, its buyer's display in a window."""
    known.open(buyer_display="window")
    enter_pin(known)
    known.until_page("sale")
    known.until(lambda: known.front.sale.shelf.products, "goods")
    return known


def view(till: TillWindow) -> BuyerView:
    return till.front.buyer.view


def window(till: TillWindow) -> BuyerWindow:
    (display,) = till.window.findChildren(BuyerDisplay)
    assert display.window is not None
    return display.window


def test_the_buyer_reads_what_the_cashier_reads(showing: TillWindow) -> None:
    till = showing
    idle = window(till).grab().toImage()
    for title in (MILK, MILK, COFFEE):
        till.put_in(till.goods(title))
    till.until(lambda: len(view(till).lines) == 2, "two lines")
    assert money_text(view(till).due) in till.find("pay").accessibleDescription()
    assert window(till).grab().toImage() != idle
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.until(lambda: till.text("due").startswith(money_text(view(till).due)), "the same sum to pay")
    till.tap("note_1000")
    till.enter()
    till.until_page("done")
    assert view(till).scene is Scene.PAID
    document = till.sales()[-1].document
    assert (view(till).due, view(till).tendered, view(till).change) == (
        document.payable,
        document.tendered,
        document.change,
    )
    assert till.text("change").startswith(money_text(view(till).change))


def test_keys_and_scans_go_to_the_till_while_it_is_in_sight(showing: TillWindow) -> None:
    assert window(showing).isVisible()
    showing.put_in(showing.goods(MILK))
    showing.type("кава")
    showing.until(lambda: showing.line("search") == "кава", "the words in the search field")


def test_a_held_receipt_leaves_the_display(showing: TillWindow) -> None:
    showing.put_in(showing.goods(MILK))
    showing.loop.run(showing.inside.held.hold("Пані в синьому"))
    showing.loop.act(lambda: showing.front.show("held"))
    showing.until(lambda: view(showing).scene is Scene.IDLE, "the greeting")
    showing.loop.act(showing.front.lock)
    showing.until(lambda: not view(showing).open, "nobody serves")
