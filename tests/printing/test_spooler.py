"""The print queue: nothing printed twice unasked, nothing lost, and the till always free to end."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from helpers.print_queue import Hanging, Jobs, Printer, job, run, settled, spooler, until

from app.domain.printjob import JobState, PrintJob
from app.errors import BadSettings, PrinterFault
from printing.answer import PrinterState
from printing.devices import Transport, parse_uri
from printing.lane import Pace
from printing.slip import Slip, Text


def test_jobs_are_printed_in_their_order_on_the_print_thread() -> None:
    jobs, printer = Jobs(job("1"), job("2"), job("3")), Printer()
    told: list[tuple[str, JobState]] = []
    states: list[PrinterState] = []

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        queue.changed.connect(lambda changed: told.append((changed.id, changed.state)))
        queue.state_changed.connect(states.append)
        assert queue.state is PrinterState.UNKNOWN
        await settled(queue, jobs)
        assert queue.state is PrinterState.READY

    run(scenario)
    assert [f"Чек {n}".encode("cp1251") in data for n, data in zip("123", printer.printed, strict=True)] == [True] * 3
    assert told == [(n, state) for n in "123" for state in (JobState.PRINTING, JobState.PRINTED)]
    assert printer.threads == {"printer"}
    assert states == [PrinterState.READY]


def test_printing_is_on_disk_before_the_first_byte_leaves() -> None:
    jobs = Jobs(job("1"))
    seen: list[JobState] = []

    class Looking(Printer):
        def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> None:
            seen.append(jobs.jobs["1"].state)

    run(lambda: settled(spooler(jobs, lambda lane: Looking()), jobs))
    assert seen == [JobState.PRINTING]
    assert jobs.state("1") == (JobState.PRINTED, "")


@pytest.mark.parametrize(
    ("kind", "sent", "state"),
    [(kind, False, JobState.FAILED) for kind in ("absent", "address", "timeout", "io")]
    + [(kind, True, JobState.UNSURE) for kind in ("absent", "timeout", "io", "paper", "cover", "offline", "error")],
)
def test_fault_before_a_byte_has_failed_and_after_it_is_unsure(kind: str, sent: bool, state: JobState) -> None:
    jobs, printer = Jobs(job("1"), job("2")), Printer(PrinterFault(kind, sent=sent))

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        faults: list[PrinterState] = []
        queue.state_changed.connect(faults.append)
        await settled(queue, jobs)
        assert faults == [PrinterState(kind), PrinterState.READY]

    run(scenario)
    assert jobs.state("1") == (state, kind)
    assert jobs.state("2") == (JobState.PRINTED, "")


def test_nothing_failed_or_unsure_is_repeated_by_itself_and_a_person_may() -> None:
    jobs = Jobs(job("1"), job("2"), job("3"))
    printer = Printer(PrinterFault("absent"), PrinterFault("io", sent=True))

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        task = asyncio.ensure_future(queue.run())
        await until(lambda: jobs.state("3")[0] is JobState.PRINTED)
        for _ in range(20):
            queue.wake()
            await asyncio.sleep(0.002)
        assert len(printer.printed) == 2  # the one cut off and the third
        assert await queue.retry("1")
        assert await queue.retry("2")
        assert not await queue.retry("3")
        assert not await queue.retry("nobody")
        await until(lambda: jobs.state("2")[0] is JobState.PRINTED)
        await queue.stop()
        await task

    run(scenario)
    assert len(printer.printed) == 4


def test_slip_cut_off_by_a_killed_till_is_unsure_at_the_next_start() -> None:
    jobs, printer = Jobs(job("1", JobState.PRINTING), job("2")), Printer()
    run(lambda: settled(spooler(jobs, lambda lane: printer), jobs))
    assert jobs.state("1") == (JobState.UNSURE, "cut_off")
    assert jobs.state("2") == (JobState.PRINTED, "")
    assert len(printer.printed) == 1


def test_slip_that_cannot_be_made_does_not_stop_the_queue() -> None:
    jobs, printer = Jobs(job("1"), job("2")), Printer()

    async def slips(wanted: PrintJob) -> Slip:
        if wanted.id == "1":
            raise KeyError("no such document")
        return Slip((Text("2"),))

    run(lambda: settled(spooler(jobs, lambda lane: printer, slips=slips), jobs))
    assert jobs.state("1") == (JobState.FAILED, "slip")
    assert (JobState.PRINTING) not in [state for job_id, state, _ in jobs.history if job_id == "1"]
    assert jobs.state("2") == (JobState.PRINTED, "")


def test_bug_of_ours_in_the_middle_is_unsure() -> None:
    jobs, printer = Jobs(job("1")), Printer(ZeroDivisionError())
    run(lambda: settled(spooler(jobs, lambda lane: printer), jobs))
    assert jobs.state("1") == (JobState.UNSURE, "io")


def test_address_that_became_bad_in_the_settings() -> None:
    jobs = Jobs(job("1"))

    def bad(lane: str) -> Transport:
        raise BadSettings("printer", "'lpt' is none of …")

    async def scenario() -> None:
        queue = spooler(jobs, bad)
        await settled(queue, jobs)
        assert queue.state is PrinterState.ADDRESS

    run(scenario)
    assert jobs.state("1") == (JobState.FAILED, "address")


def test_full_disk_before_printing_prints_nothing_and_the_next_wake_goes_on() -> None:
    jobs, printer = Jobs(job("1")), Printer()
    jobs.broken = JobState.PRINTING

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        task = asyncio.ensure_future(queue.run())
        for _ in range(10):
            await asyncio.sleep(0.002)
        assert printer.printed == []
        jobs.broken = None
        queue.wake()
        await until(lambda: jobs.state("1")[0] is JobState.PRINTED)
        await queue.stop()
        await task

    run(scenario)
    assert len(printer.printed) == 1


def test_full_disk_after_printing_never_prints_again() -> None:
    jobs, printer = Jobs(job("1")), Printer()
    jobs.broken = JobState.PRINTED

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        task = asyncio.ensure_future(queue.run())
        await until(lambda: bool(printer.printed))
        jobs.broken = None
        for _ in range(10):
            queue.wake()
            await asyncio.sleep(0.002)
        await queue.stop()
        await task

    run(scenario)
    assert len(printer.printed) == 1
    assert jobs.state("1") == (JobState.PRINTING, "")  # the next start makes it unsure


def test_driver_that_never_comes_back_costs_its_job_and_not_the_queue() -> None:
    jobs, hung, well = Jobs(job("1"), job("2")), Hanging(hears=False), Printer()
    ways = [hung, well]

    async def scenario() -> None:
        await settled(spooler(jobs, lambda lane: ways.pop(0), pace=Pace(job=0.025)), jobs)

    run(scenario)
    hung.let_go.set()
    assert jobs.state("1") == (JobState.UNSURE, "timeout")
    assert hung.cancelled.is_set()
    assert jobs.state("2") == (JobState.PRINTED, "")


@pytest.mark.parametrize(("sent", "state"), [(True, (JobState.UNSURE, "timeout")), (False, (JobState.WAITING, ""))])
def test_closing_in_the_middle_of_a_slip_cancels_it(sent: bool, state: tuple[JobState, str]) -> None:
    """What certainly did not begin waits for the next start; what began is unsure; the rest stays in the queue."""
    jobs, printer = Jobs(job("1"), job("2")), Hanging(hears=True, sent=sent)

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        task = asyncio.ensure_future(queue.run())
        await until(printer.began.is_set)
        await asyncio.wait_for(queue.stop(), 5)
        await task

    run(scenario)
    assert jobs.state("1") == state
    assert jobs.state("2") == (JobState.WAITING, "")


def test_check_tells_the_state_without_printing(tmp_path: Path) -> None:
    jobs = Jobs()

    async def scenario() -> None:
        printer = Printer()
        printer.looks = [PrinterFault("absent")]
        queue = spooler(jobs, lambda lane: printer)
        assert await queue.check() is PrinterState.ABSENT
        assert await queue.check() is PrinterState.READY
        await queue.stop()
        file = spooler(jobs, lambda lane: parse_uri(f"file:{tmp_path / 'slips.bin'}"))
        assert await file.check() is PrinterState.UNKNOWN
        await file.stop()

    run(scenario)
    assert (tmp_path / "slips.bin").read_bytes() == b""


def test_stop_without_a_run_and_twice() -> None:
    async def scenario() -> None:
        queue = spooler(Jobs(), lambda lane: Printer())
        await queue.stop()
        await queue.stop()

    run(scenario)


def test_a_day_of_slips_into_a_real_file(tmp_path: Path) -> None:
    jobs = Jobs(*(job(str(n)) for n in range(200)))
    run(lambda: settled(spooler(jobs, lambda lane: parse_uri(f"file:{tmp_path / 'day.bin'}")), jobs))
    paper = (tmp_path / "day.bin").read_bytes()
    assert paper.count(b"\x1dVB\x00") == 200
    assert all(jobs.state(str(n))[0] is JobState.PRINTED for n in range(200))
