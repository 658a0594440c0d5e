"""The till locks itself, or is locked: what one was doing is there for who comes back, and for nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.morning import enter_pin
from helpers.window import TillWindow
from PySide6.QtCore import Qt

from app.domain.deeds import Deed
from app.services.login import Person


def lock(till: TillWindow) -> None:
    till.loop.act(till.front.lock)
    till.until_page("login")
    till.quiet()


def told(till: TillWindow) -> bool:
    """Whether a message about the lock is in sight."""
    shown = till.front.toasts.keys()
    return "lock" in shown


def kept(till: TillWindow, *deeds: Deed) -> None:
    """The newest rows of the audit, as soon as they are written."""
    for _ in range(200):
        rows = till.loop.run(till.inside.stores.audit.recent(len(deeds)))
        if [row.what for row in rows] == list(deeds):
            return
        till.quiet()
    pytest.fail(f"the audit has {[row.what for row in rows]}")


def test_the_receipt_and_the_money_half_typed_are_there_for_who_comes_back(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    till.type("50")
    till.until_text("tendered", "50")
    tendered = till.text("tendered")
    lock(till)
    enter_pin(till)
    till.until_page("payment")
    assert till.text("tendered") == tendered
    assert till.front.sale.receipt.items


def test_a_dialog_lies_under_the_lock_with_what_was_typed(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.quiet()
    till.tap("quick_drawer")
    till.until(lambda: till.window.sheet() is not None, "the dialog")
    sheet = till.window.sheet()
    assert sheet is not None
    name = sheet.objectName()
    lock(till)
    assert till.window.sheet() is None, "nothing lies over the sign-in"
    enter_pin(till)
    till.until(lambda: till.window.sheet() is not None, "the dialog again")
    back = till.window.sheet()
    assert back is sheet
    assert back.objectName() == name


def test_somebody_else_finds_the_receipt_and_no_dialog_of_another(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.quiet()
    till.tap("quick_drawer")
    till.until(lambda: till.window.sheet() is not None, "the dialog")
    station = till.inside.station
    here = station.cashier
    assert here is not None
    lock(till)
    station.cashier = next(one for one in station.people if one.has_pin and one.id != here.id)
    till.loop.act(till.front._signed_in)
    till.until_page("sale")
    till.quiet()
    assert till.window.sheet() is None
    assert till.front.sale.receipt.items


def test_a_scan_on_the_locked_screen_is_told_and_sells_nothing(till: TillWindow) -> None:
    first, second = till.pieces()[:2]
    till.put_in(first)
    lock(till)
    assert second.barcode
    till.scan(second.barcode)
    till.quiet()
    assert len(till.front.sale.receipt.items) == 1
    assert till.front.login.pad.dots == 0, "no digit of a code falls into the PIN"


def test_the_time_is_counted_from_the_last_touch_and_told_before_it_is_over(till: TillWindow) -> None:
    guard = till.front._lock
    till.inside.settings = replace(till.inside.settings, lock_after_minutes=1)
    till.loop.act(till.front.busy_hands)
    assert (guard._warn.interval(), guard._idle.interval()) == (45_000, 60_000)
    till.loop.act(guard._warn.timeout.emit)
    assert told(till)
    till.loop.act(till.front.busy_hands)
    assert not told(till)
    assert till.front.page == "sale"
    till.loop.act(guard._idle.timeout.emit)
    till.until_page("login")
    kept(till, Deed.LOCKED)


def test_never_means_never(till: TillWindow) -> None:
    guard = till.front._lock
    till.loop.act(till.front.busy_hands)
    assert not guard._idle.isActive()
    assert not guard._warn.isActive()


def test_while_a_card_is_asked_for_neither_time_nor_hand_locks(till: TillWindow) -> None:
    guard = till.front._lock
    till.front.page = "charge"
    till.loop.act(guard._idle.timeout.emit)
    assert till.inside.station.cashier is not None
    assert guard._idle.isActive(), "it looks again"
    till.loop.act(till.front.lock)
    assert till.inside.station.cashier is not None
    assert told(till)
    till.front.page = "sale"
    till.loop.act(guard._idle.timeout.emit)
    till.until_page("login")


def test_who_is_taken_off_the_server_s_list_leaves_the_till_and_the_receipt_stays(
    till: TillWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.put_in(till.pieces()[0])
    station = till.inside.station
    here = station.cashier
    assert here is not None

    async def people(shop_id: int) -> list[Person]:
        return [Person(one, "") for one in station.people if one.id != here.id]

    monkeypatch.setattr(till.inside.server, "people", people)
    assert station.place is not None
    till.loop.run(till.inside.login.learn_people(station.place))
    till.until_page("login")
    till.quiet()
    assert till.front.sale.receipt.items
    assert all(one.id != here.id for one in station.people)


def test_comings_and_goings_are_in_the_audit(till: TillWindow) -> None:
    lock(till)
    enter_pin(till)
    till.until_page("sale")
    kept(till, Deed.SIGNED_IN, Deed.LOCKED)


def test_a_dialog_made_in_another_language_does_not_come_back_and_the_keys_go_where_they_belong(
    till: TillWindow,
) -> None:
    milk = till.pieces()[0]
    till.put_in(milk)
    till.quiet()
    till.tap("quick_drawer")
    till.until(lambda: till.window.sheet() is not None, "the dialog")
    lock(till)
    till.loop.act(till.front.other_language)
    till.quiet()
    enter_pin(till)
    till.until_page("sale")
    till.quiet()
    assert till.window.sheet() is None
    till.type("мол")
    till.until(lambda: till.line("search") == "мол", "the search has the keys")


def test_words_go_into_the_search_after_a_dialog_whose_page_was_made_anew_under_it(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F8)
    till.until(lambda: till.sees("discount_value"), "the discount")
    settings = replace(till.inside.settings, theme="dark")
    till.loop.act(lambda: till.front.redress(settings))
    till.quiet()
    till.key(Qt.Key.Key_Escape)
    till.until(lambda: till.window.sheet() is None, "gone")
    till.type("мол")
    till.until(lambda: till.line("search") == "мол", "the search has the keys")


def test_what_was_typed_before_the_lock_counts_nothing_for_who_comes_after(till: TillWindow) -> None:
    bread = till.pieces()[0]
    till.type("5*")
    till.until(lambda: till.line("search") == "5*", "typed")
    lock(till)
    enter_pin(till)
    till.until_page("sale")
    till.scan(bread.barcode or "")
    till.until(lambda: till.lines() == [(bread.title, 1)], "one")


def test_a_dialog_that_comes_back_has_the_keys(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F3)
    till.until(lambda: till.sees("dialog_value"), "how many")
    lock(till)
    enter_pin(till)
    till.until(lambda: till.sees("dialog_value"), "the dialog again")
    till.quiet()
    till.type("7")
    till.enter()
    till.until(lambda: [quantity for _, quantity in till.lines()] == [7], "what was typed went into the dialog")
