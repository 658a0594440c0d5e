"""The printer is not there: the sale is, and its slip comes out once, when a person says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from helpers.morning import enter_pin
from helpers.paper import PaperRoll, free_port, words
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox


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
    assert "Продаж збережено" in said
    with PaperRoll(port) as roll:
        till.tap("toast_not_printed_action")
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
