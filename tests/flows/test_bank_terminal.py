"""At the counter with a bank terminal: settled from the shift's page, missed when it is gone, there in training too."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from helpers.morning import enter_pin
from helpers.terminals import bank
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.devices.privat_line import LineState
from app.domain.printjob import JobKind, JobState
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import Habits

__all__ = ["bank"]


@pytest.fixture
def counter(shop: WitnessedSandbox, bank: EmulatedTerminal, known: TillWindow) -> Iterator[TillWindow]:
    """A till with a cashier, an open shift and that terminal."""
    known.open(bank_terminal="privat_json", bank_terminal_address=bank.address, bank_terminal_wait=0)
    enter_pin(known)
    known.until_page("sale")
    known.until(lambda: known.inside.bank.state is LineState.READY, "the terminal")
    yield known
    if known.is_open:
        known.close()


def test_the_terminal_is_settled_from_the_page_of_the_shift(counter: TillWindow, bank: EmulatedTerminal) -> None:
    bank.machine.ledger.add("1", Decimal("120.00"), "0000", "1", "")
    printed: list[JobState] = []
    counter.inside.printers.spooler.changed.connect(
        lambda job: printed.append(job.state) if job.kind is JobKind.TERMINAL else None
    )
    counter.tap("rail_shift")
    counter.until_text("check-bank", "Звірки ще не було")
    counter.tap("check-bank-show")
    counter.until(lambda: counter.sees("bank_settle"), "the dialog")
    counter.tap("bank_totals")
    counter.until(lambda: counter.sees("bank_done"), "the X report")
    assert counter.text("bank_said") == "Підсумки термінала на зараз."
    counter.enter()
    counter.until(lambda: not counter.sees("bank_said"), "Enter is «Готово»")
    assert bank.machine.ledger.batch == 1, "an X clears nothing"
    counter.tap("check-bank-show")
    counter.until(lambda: counter.sees("bank_settle"), "the dialog")
    counter.tap("bank_settle")
    counter.until(lambda: counter.sees("bank_yes"), "is it meant?")
    counter.enter()
    assert bank.machine.ledger.batch == 1, "a scanner's Enter settles nothing"
    counter.tap("bank_yes")
    counter.until(lambda: counter.sees("bank_done"), "settled")
    assert counter.text("bank_said") == "Звірку зроблено."
    assert bank.machine.ledger.batch == 2
    counter.tap("bank_done")
    counter.until_text("check-bank", "Звірка: ")
    counter.until(lambda: printed.count(JobState.PRINTED) == 2, "both on paper")


def test_an_empty_batch_is_told_kindly_and_a_refusal_why(counter: TillWindow, bank: EmulatedTerminal) -> None:
    counter.tap("rail_shift")
    counter.until(lambda: counter.sees("check-bank-show"), "the line")
    counter.tap("check-bank-show")
    counter.until(lambda: counter.sees("bank_settle"), "the dialog")
    counter.tap("bank_settle")
    counter.tap("bank_yes")
    counter.until(lambda: counter.sees("bank_done"), "an answer")
    assert counter.text("bank_said") == "У терміналі немає операцій. Звіряти нічого."
    counter.tap("bank_done")
    bank.machine.ledger.add("1", Decimal("120.00"), "0000", "1", "")
    bank.machine.habits = Habits(code="1004")
    counter.until(lambda: not counter.sees("bank_said"), "closed")
    counter.tap("check-bank-show")
    counter.until(lambda: counter.sees("bank_settle"), "the dialog")
    counter.tap("bank_settle")
    counter.tap("bank_yes")
    counter.until(lambda: counter.sees("bank_trouble"), "a refusal")
    assert "термінал не має зв’язку з банком (1004)" in counter.text("bank_trouble")


def test_a_terminal_that_goes_is_told_once_and_taken_back(counter: TillWindow, bank: EmulatedTerminal) -> None:
    bank.stop()
    counter.until_toast("Банківський термінал не відповідає")
    again = EmulatedTerminal(bank.port)
    try:
        counter.until(lambda: counter.inside.bank.state is LineState.READY, "found again")
        counter.until(lambda: not any("термінал не відповідає" in one for one in counter.toasts()), "taken back")
    finally:
        counter.close()
        again.stop()


def test_training_has_a_terminal_of_its_own(fresh: TillWindow) -> None:
    fresh.open(training=True, printer="")
    fresh.until(lambda: fresh.inside.bank.identity == "PAX s800", "the training terminal")
    assert fresh.inside.counter.card_terminal is fresh.inside.bank
    assert fresh.close() == 0
