"""Whoever ends the till, and whatever it is in the middle of: it is gone in five seconds and nothing is lost (row 29).

A person closes the window or leaves by the sign-in page; the computer shuts down; the system says TERM.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from helpers.morning import enter_pin
from helpers.stuck import StuckDriver, deaf_port, full_pipe
from helpers.window import SECONDS, TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtWidgets import QApplication

from app.domain.printjob import TILL_LANE, JobState
from printing.devices import Transport, parse_uri

LONGEST = 5.0
#: Windows itself waits five seconds for a program's answer; this one decides nothing.
ANSWER = 0.1
POST = "POST /api/v1/pos/receipts$"


def by_the_window(till: TillWindow) -> None:
    till.loop.act(till.window.close)


def by_the_sign_in_page(till: TillWindow) -> None:
    till.loop.act(till.front.lock)
    till.tap("power")


def by_the_computer(till: TillWindow) -> None:
    """What Qt tells when Windows shuts down, restarts or signs out."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    till.loop.act(lambda: app.commitDataRequest.emit(None))


def by_the_system(till: TillWindow) -> None:
    till.loop.act(lambda: os.kill(os.getpid(), signal.SIGTERM))


@dataclass
class Trouble:
    """What the till is in the middle of when it ends. Each gives by what one sees that it has begun."""

    server: WitnessedSandbox
    folder: Path
    kept: ExitStack

    def server_stalls(self, till: TillWindow) -> Callable[[], object]:
        self.server.fault(match=POST, kind="delay", delay=1.0)
        return lambda: self.server.app_state.faults[0].hits

    def printer_takes_nothing(self, till: TillWindow) -> Callable[[], object]:
        return self._printer(till, parse_uri(self.kept.enter_context(full_pipe(self.folder / "lp0"))))

    def printer_is_deaf(self, till: TillWindow) -> Callable[[], object]:
        return self._printer(till, parse_uri(self.kept.enter_context(deaf_port())))

    def driver_hangs(self, till: TillWindow) -> Callable[[], object]:
        driver = StuckDriver()
        self.kept.callback(driver.let_go)
        return self._printer(till, driver)

    def _printer(self, till: TillWindow, way: Transport) -> Callable[[], object]:
        lane = till.inside.printers.spooler._lanes[TILL_LANE]
        lane._shop = replace(lane._shop, transport=lambda _: way)
        return lambda: lane._under_way is way

    def over(self) -> None:
        """All is well again, as when the till is started the next morning."""
        self.server.app_state.faults.clear()
        self.kept.close()


@pytest.fixture
def trouble(shop: WitnessedSandbox, tmp_path: Path) -> Iterator[Trouble]:
    with ExitStack() as kept:
        yield Trouble(shop, tmp_path, kept)


TROUBLES = ("server_stalls", "printer_takes_nothing", "printer_is_deaf", "driver_hangs")
WAYS = (by_the_window, by_the_sign_in_page, by_the_computer, by_the_system)


def ended(till: TillWindow, trouble: Trouble, name: str, way: Callable[[TillWindow], None]) -> float:
    """Sells, waits until the trouble has begun, ends the till; gives the seconds that took."""
    before = len(trouble.server.receipts())
    begun = getattr(trouble, name)(till)
    till.sell(till.pieces()[0])
    till.until(begun, name)
    began = time.monotonic()
    way(till)
    till.until(lambda: till.ended, "the end")
    took = time.monotonic() - began
    if name == "server_stalls":  # it takes the sale all the same, when nobody listens any more
        till.loop.until(lambda: len(trouble.server.receipts()) > before)
    trouble.over()
    assert till.close() == 0
    return took


def nothing_lost(till: TillWindow, shop: WitnessedSandbox) -> None:
    """The next morning: every sale is in the journal, once at the server, and its slip printed or asked about."""
    till.open()
    enter_pin(till)
    till.until_page("sale")
    assert not till.lines()
    end = time.monotonic() + SECONDS
    while open_ends(till):
        assert time.monotonic() < end, f"{open_ends(till)}; {till.shown()}"
        till.loop.settle()
    sales = till.sales()
    created = [one["receipt_id"] for one in shop.receipts()]
    assert [created.count(sale.document.id) for sale in sales] == [1] * len(sales)
    for sale in sales:
        [job] = till.loop.run(till.inside.stores.print_jobs.of_document(sale.document.id))
        assert job.state in (JobState.PRINTED, JobState.UNSURE)


def open_ends(till: TillWindow) -> list[object]:
    """What is not at the server yet, and slips that are not out yet."""
    return [
        *till.loop.run(till.inside.journal.undelivered()),
        *till.loop.run(till.inside.stores.print_jobs.next_jobs()),
    ]


@pytest.mark.parametrize(
    ("name", "way"),
    [*((name, way) for name, way in zip(TROUBLES * 2, WAYS + WAYS[1:] + WAYS[:1], strict=True))],
)
def test_whoever_ends_it_it_ends_in_time_and_nothing_is_lost(
    name: str, way: Callable[[TillWindow], None], till: TillWindow, shop: WitnessedSandbox, trouble: Trouble
) -> None:
    assert ended(till, trouble, name, way) < LONGEST
    nothing_lost(till, shop)


@pytest.mark.parametrize("name", TROUBLES)
def test_windows_gets_its_answer_at_once_whatever_goes_on(
    name: str, till: TillWindow, shop: WitnessedSandbox, trouble: Trouble
) -> None:
    """WM_QUERYENDSESSION waits for `commitDataRequest` to come back: the work behind it ends afterwards."""
    begun = getattr(trouble, name)(till)
    till.sell(till.pieces()[0])
    till.until(begun, name)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    took: list[float] = []

    def ask() -> None:
        began = time.perf_counter()
        app.commitDataRequest.emit(None)
        took.append(time.perf_counter() - began)

    till.loop.act(ask)
    assert took[0] < ANSWER
    till.until(lambda: till.ended, "the end")
    trouble.over()
    assert till.close() == 0
    nothing_lost(till, shop)


@pytest.mark.long
def test_a_hundred_ends_in_trouble(till: TillWindow, shop: WitnessedSandbox, trouble: Trouble) -> None:
    chance = random.Random(29)
    took: dict[str, list[float]] = {}
    for run in range(100):
        name = TROUBLES[run % 4]
        trouble.folder = till.settings.home.parent / str(run)
        trouble.folder.mkdir()
        took.setdefault(name, []).append(ended(till, trouble, name, chance.choice(WAYS)))
        nothing_lost(till, shop)
    print({name: f"{len(all_)} ends, longest {max(all_):.2f} s" for name, all_ in took.items()})  # noqa: T201
    assert max(max(all_) for all_ in took.values()) < LONGEST
    assert len(till.sales()) == 100


@pytest.mark.parametrize("way", [by_the_computer, by_the_system])
def test_a_till_that_is_still_starting_ends_too(
    way: Callable[[TillWindow], None], known: TillWindow, shop: WitnessedSandbox
) -> None:
    """The computer shuts down while the sign-in of the last run is being taken up."""
    known.open()
    way(known)
    known.until(lambda: known.ended, "the end")
    assert known.close() == 0


def test_the_signals_are_the_system_s_again_afterwards(till: TillWindow) -> None:
    """What tests and launchers do with them is their own affair once the till has gone."""
    till.close()
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
