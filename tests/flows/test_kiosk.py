"""A kiosk: the till fills the screen and nobody leaves it without a senior, whichever way they try."""

from __future__ import annotations

from dataclasses import replace

from helpers.morning import enter_pin
from helpers.window import TillWindow
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.deeds import Deed


def answer(till: TillWindow, pin: str) -> None:
    (yuliia,) = [one for one in till.front.override.seniors if one.first_name == "Юлія"]
    till.tap(f"senior_{yuliia.id}")
    till.tap("override_reason-1")
    till.type(pin)
    till.until(lambda: till.front.override.dots == 4, "four digits")
    till.enter()


def left(till: TillWindow) -> list[dict[str, str]]:
    rows = till.loop.run(till.inside.stores.audit.recent())
    return [{"who": row.who, **row.facts} for row in rows if row.what == Deed.KIOSK_LEFT]


def unlock(till: TillWindow) -> None:
    """The owner has switched it off: the test may end."""
    till.loop.act(lambda: till.inside.change(replace(till.inside.settings, kiosk=False)))
    till.loop.act(till.front.settings.changed.emit)


def by_the_window(till: TillWindow) -> None:
    """Alt+F4."""
    till.loop.act(till.window.close)


def test_a_cashier_is_let_out_by_a_senior_s_pin_alone(known: TillWindow) -> None:
    till = known
    till.open(kiosk=True)
    assert till.window.isFullScreen()
    enter_pin(till)
    till.until_page("sale")
    by_the_window(till)
    assert till.until_text("override_about", "Вихід із каси")
    till.key(Qt.Key.Key_Escape)
    till.until_toast("Дію не виконано")
    assert not till.ended
    by_the_window(till)
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    assert till.text("override_reason-1") == "Кінець роботи"
    answer(till, "0000")
    till.until_text("override_error", "Залишилося спроб: 4")
    assert not till.ended
    assert left(till) == []
    till.type("9999")
    till.until(lambda: till.front.override.ready, "four digits")
    till.enter()
    till.until(lambda: till.ended, "the end")
    assert till.close() == 0


def test_the_way_out_is_in_the_audit_with_both_names(known: TillWindow) -> None:
    till = known
    till.open(kiosk=True)
    enter_pin(till)
    till.until_page("sale")
    by_the_window(till)
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    answer(till, "9999")
    till.until(lambda: till.ended, "the end")
    till.close()
    till.open(kiosk=False)
    (kept,) = left(till)
    assert kept["who"].startswith("Олена")
    assert kept["allowed_by"].startswith("Юлія")
    assert kept["allowed_because"] == "Кінець роботи"


def test_the_button_of_the_sign_in_page_asks_too_where_nobody_stands(known: TillWindow) -> None:
    till = known
    till.open(kiosk=True)
    till.until_page("login")
    till.tap("power")
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    assert till.inside.station.cashier is None
    answer(till, "9999")
    till.until(lambda: till.ended, "the end")
    till.close()
    till.open(kiosk=False)
    (kept,) = left(till)
    assert kept["who"].startswith("Юлія")


def test_f11_and_training_are_no_ways_round(known: TillWindow) -> None:
    till = known
    till.open(kiosk=True)
    enter_pin(till)
    till.until_page("sale")
    till.key(Qt.Key.Key_F11)
    assert till.window.isFullScreen()
    till.loop.act(till.front.training.switch)
    till.until(lambda: till.sees("override_about"), "the senior's dialog")
    till.key(Qt.Key.Key_Escape)
    till.until_toast("Дію не виконано")
    assert not till.ended
    unlock(till)


def test_the_computer_s_own_end_asks_nobody(known: TillWindow) -> None:
    till = known
    till.open(kiosk=True)
    till.until_page("login")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    till.loop.act(lambda: app.commitDataRequest.emit(None))
    till.until(lambda: till.ended, "the end")
    assert till.close() == 0


def test_a_window_put_away_comes_back_as_large_as_it_was(known: TillWindow) -> None:
    till = known
    till.open(kiosk=True)
    till.until_page("login")
    till.loop.act(till.window.showMinimized)
    till.until(lambda: not till.window.isMinimized() and till.window.isFullScreen(), "the whole screen again")
    till.loop.act(till.window.showNormal)
    till.until(till.window.isFullScreen, "the whole screen again")
    till.until(till.window.isActiveWindow, "the keyboard")
    unlock(till)


def test_a_till_that_has_no_place_yet_lets_anybody_go(fresh: TillWindow) -> None:
    """Nobody's PIN is known before the first sign-in."""
    fresh.open(kiosk=True)
    fresh.until_page("first_start")
    fresh.tap("power")
    fresh.until(lambda: fresh.ended, "the end")
    assert fresh.close() == 0


def test_the_setting_takes_hold_and_lets_go_at_once(known: TillWindow) -> None:
    till = known
    till.open()
    enter_pin(till)
    till.until_page("sale")
    people = till.inside.station.people
    boss = next(one for one in people if one.first_name == "Юлія")
    till.inside.station.cashier = boss
    till.loop.act(lambda: till.front.settings.set("kiosk", True))
    till.until(till.window.isFullScreen, "the whole screen")
    till.key(Qt.Key.Key_F11)
    assert till.window.isFullScreen()
    till.loop.act(lambda: till.front.settings.set("kiosk", False))
    till.until(lambda: not till.window.isFullScreen(), "a window again")
