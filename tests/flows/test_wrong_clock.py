"""A till whose clock is wrong by a year: the cashier is told once, and sells on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.clock import SystemClock

YEAR = timedelta(days=365, hours=1)


class OffClock(SystemClock):
    """The computer's clock, off by as much as somebody set it wrong."""

    def __init__(self, off: timedelta) -> None:
        self.off = off

    def now(self) -> datetime:
        return super().now() + self.off


def work(till: TillWindow, off: timedelta) -> OffClock:
    clock = till.clock = OffClock(off)
    till.open()
    till.until_text("cashier-name", "Олена")
    till.type("1111")
    till.until(lambda: till.page != "login", "signed in")
    return clock


def test_a_clock_a_year_behind_is_told_and_stays_until_it_is_right(known: TillWindow, shop: WitnessedSandbox) -> None:
    clock = work(known, -YEAR)
    said = known.until_toast("Годинник каси хибний на 365 дн.")
    assert "Виправте час на комп’ютері" in said
    known.until_page("sale")
    known.sell(known.pieces()[0])
    known.until(lambda: len(shop.receipts()) == 2, "the sale at the server")
    assert [one for one in known.toasts() if "Годинник" in one] == [said], "told once"
    clock.off = timedelta(0)
    known.inside.sync.wake()
    known.until(lambda: not any("Годинник" in one for one in known.toasts()), "the message goes")


def test_a_clock_a_year_ahead_is_told_in_english_too(known: TillWindow, shop: WitnessedSandbox) -> None:
    known.settings = replace(known.settings, lang="en")
    work(known, YEAR)
    known.until_toast("365")
    assert not any("Годинник" in one for one in known.toasts())


def test_an_hour_off_is_nobody_s_trouble(known: TillWindow, shop: WitnessedSandbox) -> None:
    work(known, timedelta(hours=-1))
    known.until(lambda: known.synced, "an answer of the server")
    assert not any("Годинник" in one for one in known.toasts())
