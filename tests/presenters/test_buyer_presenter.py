"""What the buyer sees is what is sold, to the kopeck, and nothing of the cashier's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.qloop import Loop

from app.settings import Settings
from ui.presenters import buyer as presenters
from ui.presenters.buyer import BuyerPresenter, Scene
from ui.presenters.payment import PaymentPresenter
from ui.tasks import Tasks


class Room:
    """The display's presenter beside a real counter and its payment page."""

    def __init__(self, loop: Loop, counter: Desk) -> None:
        self.loop, self.counter = loop, counter
        self.tasks = Tasks()
        self.settings = Settings(Path())
        self.payment = PaymentPresenter(counter.payment, counter.sale, counter.recorder, self.tasks)
        self.buyer = BuyerPresenter(counter.sale, self.payment, counter.station, lambda: self.settings, counter.clock)
        self.seen = 0
        self.buyer.changed.connect(self._see)

    def _see(self) -> None:
        self.seen += 1

    def pay(self, tendered: str) -> None:
        self.payment.begin()
        for key in tendered:
            self.payment.press(key)
        paid: list[object] = []
        self.payment.paid.connect(paid.append)
        self.payment.pay()
        self.loop.until(lambda: paid)


@pytest.fixture
def room(loop: Loop, counter: Desk) -> Room:
    return Room(loop, counter)


def test_the_receipt_its_discounts_and_what_is_to_pay(room: Room) -> None:
    room.loop.run(fill(room.counter))
    view, totals = room.buyer.view, room.counter.sale.totals
    assert view.scene is Scene.RECEIPT
    assert (view.gross, view.discount, view.due) == (totals.gross, totals.discount, totals.total)
    assert (view.gross, view.discount, view.due) == (Decimal("633.51"), Decimal("18.99"), Decimal("614.52"))
    assert [line.amount for line in view.lines][:2] == ["109,80", "42,50"]
    assert len(view.lines) == len(room.counter.sale.receipt.items)


def test_a_receipt_of_hundreds_of_lines_is_counted_not_worded(room: Room) -> None:
    goods = replace(demo.CHEESE, id="")
    for _ in range(60):
        room.loop.run(room.counter.sale.add(goods, Decimal("0.100")))
    view = room.buyer.view
    assert (len(view.lines), view.earlier, view.due) == (40, 20, room.counter.sale.totals.total)


def test_while_cash_is_taken_the_rounded_sum_is_shown_and_then_the_change(room: Room) -> None:
    room.loop.run(fill(room.counter))
    room.payment.begin()
    assert (room.buyer.view.due, room.buyer.view.rounding) == (Decimal("614.50"), Decimal("-0.02"))
    room.payment.back()
    assert (room.buyer.view.due, room.buyer.view.rounding) == (Decimal("614.52"), 0)
    room.pay("1000")
    view = room.buyer.view
    assert view.scene is Scene.PAID
    assert (view.due, view.rounding, view.tendered, view.change) == tuple(
        map(Decimal, ("614.50", "-0.02", "1000.00", "385.50"))
    )


def test_the_change_goes_with_the_next_goods(room: Room) -> None:
    room.loop.run(fill(room.counter))
    room.pay("1000")
    assert room.buyer.view.scene is Scene.PAID
    room.loop.run(room.counter.sale.scan(demo.MILK.barcode))
    assert room.buyer.view.scene is Scene.RECEIPT
    room.loop.run(room.counter.sale.clear())
    assert room.buyer.view.scene is Scene.IDLE, "the last buyer's change came back"


def test_the_change_goes_a_while_after_the_cashier_went_on(room: Room) -> None:
    room.buyer._lingers.setInterval(0)
    room.loop.run(fill(room.counter))
    room.pay("1000")
    room.loop.settle()
    assert room.buyer.view.scene is Scene.PAID
    room.buyer.gone_on()
    room.loop.until(lambda: room.buyer.view.scene is Scene.IDLE)


def test_a_held_receipt_is_not_shown(room: Room) -> None:
    room.loop.run(fill(room.counter))
    room.loop.run(room.counter.held.hold("Пані в синьому"))
    view = room.buyer.view
    assert (view.scene, view.lines, view.due) == (Scene.IDLE, (), 0)
    assert "Пані" not in str(view)


def test_a_locked_till_shows_nobodys_goods(room: Room) -> None:
    room.loop.run(fill(room.counter))
    cashier, room.counter.station.cashier = room.counter.station.cashier, None
    assert (room.buyer.view.scene, room.buyer.view.open) == (Scene.IDLE, False)
    room.counter.station.cashier = cashier
    assert room.buyer.view.scene is Scene.RECEIPT


def test_nothing_of_the_cashiers_is_in_it(room: Room) -> None:
    room.loop.run(fill(room.counter))
    room.pay("1000")
    cashier = room.counter.station.cashier
    assert cashier is not None
    shown = str(room.buyer.view)
    assert cashier.last_name not in shown
    assert not {"drawer", "cashier", "margin", "stock"} & set(vars(presenters.BuyerView)["__slots__"])


def test_the_display_hears_of_changes_only(room: Room) -> None:
    room.loop.run(fill(room.counter))
    seen = room.seen
    for _ in range(3):
        room.buyer.refresh()
    assert room.seen == seen
    room.counter.clock.move(60)
    room.buyer.refresh()
    assert room.seen == seen + 1


def test_the_shops_language_is_its_own_setting(room: Room) -> None:
    room.settings = replace(room.settings, lang="en")
    room.buyer.refresh()
    assert room.buyer.view.language == "uk"
    room.settings = replace(room.settings, buyer_lang="en", training=True)
    room.buyer.refresh()
    assert (room.buyer.view.language, room.buyer.view.training) == ("en", True)


def test_the_trial_shows_itself_for_a_moment(room: Room) -> None:
    room.buyer._trial.setInterval(0)
    room.loop.run(fill(room.counter))
    room.buyer.show_trial()
    room.loop.until(lambda: room.buyer.view.scene is Scene.RECEIPT)
