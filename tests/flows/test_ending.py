"""Closing the window at a bad moment: it is gone within seconds, and nothing is lost or doubled."""

from __future__ import annotations

import time

from helpers.morning import enter_pin
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

LONGEST = 5.0


def closed_in(till: TillWindow) -> float:
    began = time.monotonic()
    assert till.close() == 0
    return time.monotonic() - began


def test_closing_while_a_sale_is_being_sent(till: TillWindow, shop: WitnessedSandbox) -> None:
    """The server takes it after the till has gone: the next start finds it there and does not send it again."""
    shop.fault(match="POST /api/v1/pos/receipts$", kind="delay", delay=0.5)
    till.sell(till.pieces()[0])
    till.until(lambda: shop.app_state.faults[0].hits, "the sale on its way")
    assert closed_in(till) < LONGEST
    till.loop.until(lambda: len(shop.receipts()) == 2)
    till.open()
    enter_pin(till)
    till.until_page("sale")
    [sale] = till.sales()
    till.until(lambda: till.text("top_network") == "Онлайн", "an empty queue")
    assert [one["receipt_id"] for one in shop.receipts()].count(sale.document.id) == 1
    assert len([one for one in shop.sent() if one["receipt"]["id"] == sale.document.id]) == 1


def test_closing_while_the_server_answers_nothing(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.fault(match="/api/v1/", kind="delay", delay=30.0, times=-1)
    till.inside.sync.wake()
    till.sell(till.pieces()[0])
    assert closed_in(till) < LONGEST


def test_closing_while_the_money_is_taken(till: TillWindow, shop: WitnessedSandbox) -> None:
    """Enter and the end of the window in one breath: the sale is whole or was never begun."""
    till.put_in(till.pieces()[0])
    till.tap("pay")
    till.until_page("payment")

    def breath() -> None:
        till.hands.enter()
        till.window.close()

    till.loop.act(breath)
    assert closed_in(till) < LONGEST
    till.open()
    enter_pin(till)
    till.until_page("sale")
    sold, left = till.sales(), till.lines()
    assert (len(sold), len(left)) in ((1, 0), (0, 1))
    if sold:
        till.until(lambda: len(shop.receipts()) == 2, "at the server, once")


def test_no_timer_goes_on_after_the_end(till: TillWindow) -> None:
    front = till.front
    parts = [front, *(part for part in vars(front).values() if isinstance(part, QObject))]
    timers = {timer for part in parts for timer in part.findChildren(QTimer)}
    assert any(timer.isActive() for timer in timers), "the clock in the bar"
    till.close()
    assert [timer.parent() for timer in timers if isValid(timer) and timer.isActive()] == []


def test_the_window_s_own_button_ends_the_till(till: TillWindow) -> None:
    till.tap("rail_lock")
    till.until_page("login")
    till.tap("power")
    till.until(lambda: till.ended, "the end")
    assert till.close() == 0
