"""The spare printer: what it takes from the till's own, how it is set for its paper, and what it never does."""

from __future__ import annotations

import pytest
from helpers.escpos_reader import read
from helpers.print_queue import Jobs, Printer, job, run, settled, spooler

from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import BadSettings, PrinterFault
from printing.encode import Encoder
from printing.lane import Spare
from printing.profiles import profile
from printing.slip import Pair, Rule, Slip, Text
from printing.spooler import Spooler

PULSE = b"\x1bp\x00"


async def money_slip(wanted: PrintJob) -> Slip:
    """A slip that opens the drawer."""
    return Slip((Text(f"Чек {wanted.id}"),), drawer=True)


def pulses(printer: Printer) -> int:
    return sum(data.count(PULSE) for data in printer.printed)


def other(printer: Printer) -> Spare:
    """A spare printer of narrow paper."""
    return Spare(printer, Encoder(profile("xprinter-58")).encode)


def with_spare(jobs: Jobs, printer: Printer, spare: Printer) -> Spooler:
    return spooler(jobs, lambda lane: printer, slips=money_slip, spare=lambda lane: other(spare) if not lane else None)


def test_the_spare_printer_takes_what_the_first_certainly_did_not_get_and_opens_no_drawer() -> None:
    jobs = Jobs(job("1"), job("2"), job("3"), job("4", lane="orders"))
    printer = Printer(PrinterFault("absent"), PrinterFault("paper"), PrinterFault("io", sent=True))
    orders, spare = Printer(PrinterFault("absent")), Printer()

    async def scenario() -> None:
        queue = spooler(
            jobs,
            lambda lane: orders if lane else printer,
            slips=money_slip,
            spare=lambda lane: None if lane else other(spare),
        )
        await settled(queue, jobs)

    run(scenario)
    assert jobs.state("1") == jobs.state("2") == (JobState.PRINTED, "spare")
    assert jobs.state("3") == (JobState.UNSURE, "io"), "never after bytes left"
    assert jobs.state("4") == (JobState.FAILED, "absent"), "orders have their own place"
    assert len(spare.printed) == 2
    assert pulses(spare) == 0
    assert not jobs.jobs["1"].pulsed


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        (PrinterFault("absent"), PrinterFault("absent"), (JobState.FAILED, "absent")),
        (PrinterFault("absent"), PrinterFault("paper"), (JobState.FAILED, "absent")),
        (PrinterFault("absent"), PrinterFault("io", sent=True), (JobState.UNSURE, "io")),
        (PrinterFault("absent"), ZeroDivisionError(), (JobState.UNSURE, "io")),
    ],
)
def test_a_spare_printer_that_fails_too(first: PrinterFault, second: Exception, ends: tuple[JobState, str]) -> None:
    jobs = Jobs(job("1"))
    run(lambda: settled(with_spare(jobs, Printer(first), Printer(second)), jobs))
    assert jobs.state("1") == ends


def test_the_slip_is_laid_anew_for_the_spare_printer_s_paper() -> None:
    """Lines set for 48 columns are cut or broken on 58 mm."""

    async def wide(wanted: PrintJob) -> Slip:
        return Slip((Pair("Сир Гауда", "140,09"), Rule()))

    jobs, spare = Jobs(job("1")), Printer()
    run(
        lambda: settled(
            spooler(jobs, lambda lane: Printer(PrinterFault("absent")), slips=wide, spare=lambda lane: other(spare)),
            jobs,
        )
    )
    [data] = spare.printed
    assert [len(line) for line in read(data).lines if line] == [32, 32]


def test_a_spare_address_that_is_none_leaves_the_first_printer_s_word() -> None:
    jobs = Jobs(job("1"))

    def bad(lane: str) -> Spare:
        raise BadSettings("printer_spare", code="address")

    run(lambda: settled(spooler(jobs, lambda lane: Printer(PrinterFault("absent")), spare=bad), jobs))
    assert jobs.state("1") == (JobState.FAILED, "absent")


def test_the_trial_page_tries_the_printer_that_is_set() -> None:
    jobs, spare = Jobs(job("1", kind=JobKind.TEST)), Printer()
    run(lambda: settled(with_spare(jobs, Printer(PrinterFault("absent")), spare), jobs))
    assert (jobs.state("1"), spare.printed) == ((JobState.FAILED, "absent"), [])
