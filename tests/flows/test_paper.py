"""A day with paper that ends, a night off and a printer that is changed: the sale never waits, slips come out once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from helpers.morning import enter_pin
from helpers.paper import PaperRoll, free_port, words
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox

from app.clock import SystemClock
from app.domain.codes import new_id
from app.domain.printjob import JobKind, JobState, PrintJob
from app.store.stores import Stores


@pytest.fixture
def roll() -> Iterator[PaperRoll]:
    with PaperRoll() as made:
        yield made


@pytest.fixture
def till(known: TillWindow, shop: WitnessedSandbox, roll: PaperRoll) -> Iterator[TillWindow]:
    """At the sale, with a printer that answers."""
    known.settings = replace(known.settings, printer=roll.uri)
    known.open()
    enter_pin(known)
    known.until_page("sale")
    yield known
    if known.is_open:
        known.close()


def test_no_paper_holds_the_slip_and_a_new_roll_prints_it_by_itself(till: TillWindow, roll: PaperRoll) -> None:
    till.until_text("top_printer", "Принтер готовий")
    roll.wits.paper = "out"
    till.sell(till.pieces()[0])
    till.until_text("top_printer", "Немає паперу")
    assert "Вставте рулон" in till.until_toast("Немає паперу")
    assert len(till.sales()) == 1
    assert roll.jobs == []
    till.until_text("slip_state", "Чек чекає")
    roll.wits.mend()
    till.until_text("slip_state", "надруковано")
    till.until_text("top_printer", "Принтер готовий")
    assert not till.toasts()
    till.quiet()
    [slip] = roll.jobs
    assert "КОПІЯ" not in words(slip)


def test_paper_that_is_nearly_over_is_said_once_and_sells_on(till: TillWindow, roll: PaperRoll) -> None:
    roll.wits.paper = "near_end"
    till.sell(till.pieces()[0])
    till.until_text("top_printer", "Папір закінчується")
    till.until_toast("Папір закінчується")
    till.until_text("slip_state", "надруковано")
    assert len(roll.jobs) == 1


def test_slips_of_a_night_off_are_one_question(known: TillWindow, shop: WitnessedSandbox, roll: PaperRoll) -> None:
    known.settings = replace(known.settings, printer=roll.uri)
    ids = known.loop.run(night_off(known.settings.home, 12))
    known.open()
    enter_pin(known)
    known.until_page("sale")
    known.until_toast("Надрукувати 12 слипів від учора?")
    assert roll.jobs == []
    known.tap("toast_old_slips_show")
    known.until_page("prints")
    known.until(lambda: known.text("prints_old").startswith("Надрукувати 12 слипів"), "the question on the page")
    known.until(lambda: known.sees("prints_1_drop"), "its rows")
    known.tap("prints_1_drop")
    known.until(lambda: known.text("prints_old").startswith("Надрукувати 11 слипів"), "one less")
    known.tap("prints_2_print")
    known.until(lambda: len(roll.jobs) == 1, "one is printed")
    known.tap("prints_old_drop")
    known.until(lambda: not known.sees("prints_old"), "the question is answered")
    assert not known.toasts()
    known.quiet()
    assert len(roll.jobs) == 1
    known.close()
    states, deeds = known.loop.run(after(known.settings.home, ids))
    assert sorted(states) == sorted([JobState.PRINTED] + [JobState.DROPPED] * 11)
    assert [what for what in deeds if what.startswith("slips_")] == ["slips_dropped", "slips_again", "slips_dropped"]


def test_all_of_them_can_be_printed_from_the_question_itself(
    known: TillWindow, shop: WitnessedSandbox, roll: PaperRoll
) -> None:
    known.settings = replace(known.settings, printer=roll.uri)
    known.loop.run(night_off(known.settings.home, 3))
    known.open()
    enter_pin(known)
    known.until_page("sale")
    known.until_toast("Надрукувати 3 слипи від учора?")
    known.tap("toast_old_slips_print")
    known.until(lambda: len(roll.jobs) == 3, "all three")
    known.quiet()
    assert not known.toasts()
    known.close()


def test_a_failed_slip_is_found_and_printed_in_the_print_queue(known: TillWindow, shop: WitnessedSandbox) -> None:
    port = free_port()
    known.settings = replace(known.settings, printer=f"tcp://127.0.0.1:{port}")
    known.open()
    enter_pin(known)
    known.until_page("sale")
    known.sell(known.pieces()[0])
    known.until_text("slip_state", "не надруковано")
    known.enter()
    known.until_page("sale")
    known.tap("top_printer")
    known.until_page("prints")
    known.until(lambda: known.sees("prints_1_state"), "the slip")
    assert "Принтер не знайдено" in known.text("prints_1_state")
    with PaperRoll(port) as roll:
        known.tap("prints_1_print")
        known.until(lambda: len(roll.jobs) == 1, "paper")
        known.until(lambda: known.text("prints_1_state") == "Надруковано", "its state")
        assert not known.sees("prints_1_print")
        known.tap("prints_look")
        known.until(lambda: known.text("prints_state") == "на зв’язку", "the printer's state")
        known.tap("prints_back")
        known.until_page("sale")
        known.close()


async def night_off(home: Path, count: int) -> list[str]:
    """Leaves slips as a till leaves them that was switched off in the evening with its printer."""
    clock = SystemClock()
    stores = await Stores.open(home, clock)
    yesterday = clock.now() - timedelta(days=1)
    jobs = [PrintJob(new_id(), JobKind.SALE, None, "", False, yesterday + timedelta(seconds=n)) for n in range(count)]
    [sold, *_] = [one for one in await stores.print_jobs.recent() if one.document_id]
    for job in jobs:
        await stores.print_jobs.add(replace(job, document_id=sold.document_id))
    await stores.close()
    return [job.id for job in jobs]


async def after(home: Path, ids: list[str]) -> tuple[list[JobState], list[str]]:
    stores = await Stores.open(home, SystemClock())
    found = [await stores.print_jobs.get(one) for one in ids]
    deeds = [row.what for row in await stores.audit.recent(10)]
    await stores.close()
    return [one.state for one in found if one is not None], deeds
