"""The printer is not there: the sale is, and its slip comes out once, when a person says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.morning import enter_pin
from helpers.paper import PaperRoll, free_port, words
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.clock import SystemClock
from app.domain.printjob import JobState
from app.store.stores import Stores


@pytest.fixture
def port() -> int:
    """Where the printer will stand."""
    return free_port()


@pytest.fixture
def till_without_printer(known: TillWindow, shop: WitnessedSandbox, port: int) -> Iterator[TillWindow]:
    """A till whose printer is switched off."""
    known.settings = replace(known.settings, printer=f"tcp://127.0.0.1:{port}")
    known.open()
    enter_pin(known)
    known.until_page("sale")
    yield known
    # Before the paper roll goes, the till lets go of it.
    if known.is_open:
        known.close()


def test_a_sale_without_its_slip_is_a_sale_and_the_slip_comes_later_once(
    till_without_printer: TillWindow, port: int
) -> None:
    till = till_without_printer
    till.until_text("top_printer", "Принтер не знайдено")
    bread = till.pieces()[0]
    till.sell(bread)
    till.until_text("slip_state", "не надруковано")
    assert "Продаж збережено" in till.text("slip_state_detail")
    assert len(till.sales()) == 1
    with PaperRoll(port) as roll:
        till.tap("slip_again")
        till.until_text("slip_state", "надруковано")
        till.until(lambda: roll.jobs, "paper")
        [slip] = roll.jobs
        said = words(slip)
        assert bread.title.split()[0] in said
        assert "КОПІЯ" not in said, "the slip itself, not a copy of it"
        till.until_text("top_printer", "Принтер готовий")
        till.reopen()
        till.quiet()
        assert len(roll.jobs) == 1, "never printed twice"
        till.close()


def test_a_failure_told_as_a_message_can_be_printed_from_it(till_without_printer: TillWindow, port: int) -> None:
    """The slip fails after the cashier has gone on: a message stays until somebody does something about it."""
    till = till_without_printer
    till.sell(till.pieces()[0])
    till.until_text("slip_state", "не надруковано")
    till.enter()
    till.until_page("sale")
    till.tap("rail_receipts")
    till.until_page("receipts")
    till.tap("reprint")
    said = till.until_toast("не надруковано")
    assert "Нічого не втрачено" in said
    with PaperRoll(port) as roll:
        [key] = till.window.toasts.keys()
        till.tap(f"toast_{key}_action")
        till.until(lambda: roll.jobs, "paper")
        till.until(lambda: not any("не надруковано" in one for one in till.toasts()), "the message goes")
        [slip] = roll.jobs
        assert "КОПІЯ" in words(slip)
        till.close()


def test_a_till_without_any_printer_sells_and_says_so(known: TillWindow, shop: WitnessedSandbox) -> None:
    known.settings = replace(known.settings, printer="none")
    known.open()
    enter_pin(known)
    known.until_page("sale")
    assert known.text("top_printer") == "Без принтера"
    known.sell(known.pieces()[0])
    assert "не надруковано" not in known.text("slip_state")
    assert not known.sees("slip_again")
    known.quiet()
    assert not known.toasts()


def test_a_printer_s_address_that_is_none_is_told(known: TillWindow, shop: WitnessedSandbox) -> None:
    known.settings = replace(known.settings, printer="лазер://кухня")
    known.open()
    enter_pin(known)
    known.until_page("sale")
    known.until_text("top_printer", "Адресу принтера задано неправильно")
    known.sell(known.pieces()[0])
    known.until_text("slip_state", "не надруковано")
    assert len(known.sales()) == 1


def test_reports_and_the_drawer_fail_aloud_too(till_without_printer: TillWindow) -> None:
    till = till_without_printer
    till.tap("quick_drawer")
    till.tap("drawer-reason-1")
    till.tap("drawer-open")
    assert "Відкрийте її ключем" in till.until_toast("скриньку не відкрито")
    till.tap("rail_shift")
    till.until_page("shift")
    till.tap("print-x")
    till.until_toast("X-звіт не надруковано")


def test_a_slip_printed_later_does_not_hide_the_one_that_was_not(till_without_printer: TillWindow, port: int) -> None:
    till = till_without_printer
    bread = till.pieces()[0]
    till.sell(bread)
    till.until_text("slip_state", "не надруковано")
    till.enter()
    till.until_page("sale")
    till.tap("rail_receipts")
    till.until_page("receipts")
    till.tap("reprint")
    till.until_toast("не надруковано")
    till.tap("rail_sale")
    till.until_page("sale")
    with PaperRoll(port) as roll:
        till.sell(bread)
        till.until_text("slip_state", "надруковано")
        till.until(lambda: len(roll.jobs) == 1, "the second slip")
        assert any("не надруковано" in one for one in till.toasts()), "the first is still to be printed"
        till.close()


def test_a_slip_cut_off_by_a_power_failure_is_asked_about_once(known: TillWindow, shop: WitnessedSandbox) -> None:
    """Nobody knows how much of it is on the paper: a person looks, and may print it again."""
    known.loop.run(cut_off(known.settings.home))
    known.open()
    said = known.until_toast("Невідомо, чи надруковано чек №")
    assert "Подивіться на папір" in said
    known.reopen()
    known.quiet()
    assert not known.toasts(), "asked once"


async def cut_off(home: Path) -> None:
    """Leaves the newest slip as a till leaves it that loses power while it prints."""
    stores = await Stores.open(home, SystemClock())
    [job, *_] = [one for one in await stores.print_jobs.recent() if one.document_id]
    await stores.print_jobs.mark(job.id, JobState.PRINTING)
    await stores.close()
