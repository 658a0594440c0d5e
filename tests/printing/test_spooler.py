"""The print queue: nothing printed twice unasked, nothing lost, and the till always free to end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from helpers.slips import AT

from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import BadSettings, PrinterFault, StoreFault
from printing.devices import Transport, parse_uri
from printing.encode import Encoder
from printing.profiles import DEFAULT
from printing.slip import Slip, Text
from printing.spooler import PrinterState, Spooler


class Jobs:
    """A store of jobs that lives as long as the test; `broken` makes it fail as a full disk does."""

    def __init__(self, *jobs: PrintJob) -> None:
        self.jobs = {job.id: job for job in jobs}
        self.history: list[tuple[str, JobState, str]] = []
        self.broken: JobState | None = None

    async def next_jobs(self) -> list[PrintJob]:
        return [job for job in self.jobs.values() if job.state is JobState.WAITING]

    async def recover(self) -> int:
        cut_off = [job for job in self.jobs.values() if job.state is JobState.PRINTING]
        for job in cut_off:
            await self.mark(job.id, JobState.UNSURE, "cut_off")
        return len(cut_off)

    async def get(self, job_id: str) -> PrintJob | None:
        return self.jobs.get(job_id)

    async def mark(self, job_id: str, state: JobState, error: str = "") -> None:
        if state is self.broken:
            raise StoreFault("full")
        self.jobs[job_id] = replace(self.jobs[job_id], state=state, error=error)
        self.history.append((job_id, state, error))

    def state(self, job_id: str) -> tuple[JobState, str]:
        return self.jobs[job_id].state, self.jobs[job_id].error


class Printer:
    """A printer that does what the test says: `plan` holds one fault, or None, per job."""

    answers = True

    def __init__(self, *plan: Exception | None) -> None:
        self.plan = list(plan)
        self.printed: list[bytes] = []
        self.threads: set[str] = set()
        self.cancelled = threading.Event()

    def send(self, data: bytes, timeout: float) -> None:
        self.threads.add(threading.current_thread().name)
        wrong = self.plan.pop(0) if self.plan else None
        if wrong is None or getattr(wrong, "sent", False):
            self.printed.append(data)
        if wrong is not None:
            raise wrong

    def check(self) -> None:
        wrong = self.plan.pop(0) if self.plan else None
        if wrong is not None:
            raise wrong

    def cancel(self) -> None:
        self.cancelled.set()


class Hanging(Printer):
    """Takes the job and does not come back until it is cancelled, or never."""

    def __init__(self, *, hears: bool, sent: bool = True) -> None:
        super().__init__()
        self.hears, self.sent = hears, sent
        self.began, self.let_go = threading.Event(), threading.Event()

    def send(self, data: bytes, timeout: float) -> None:
        self.began.set()
        (self.cancelled if self.hears else self.let_go).wait(20)
        raise PrinterFault("timeout", sent=self.sent)


def job(job_id: str, state: JobState = JobState.WAITING) -> PrintJob:
    return PrintJob(job_id, JobKind.SALE, f"document-{job_id}", "", False, AT, state)


async def slip_of(wanted: PrintJob) -> Slip:
    return Slip((Text(f"Чек {wanted.id}"),))


def spooler(jobs: Jobs, printer: Callable[[], Transport], **more: float) -> Spooler:
    return Spooler(jobs, printer, slip_of, Encoder(DEFAULT).encode, **more)


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(scenario(), 20))  # type: ignore[arg-type]


async def until(done: Callable[[], bool]) -> None:
    while not done():  # noqa: ASYNC110 - what is waited for has no event of its own
        await asyncio.sleep(0.002)


async def settled(queue: Spooler, jobs: Jobs) -> None:
    """Runs the queue until nothing waits, then stops it."""
    task = asyncio.ensure_future(queue.run())
    busy = (JobState.WAITING, JobState.PRINTING)
    await until(lambda: task.done() or not any(one.state in busy for one in jobs.jobs.values()))
    await queue.stop()
    await task


def test_jobs_are_printed_in_their_order_on_the_print_thread() -> None:
    jobs, printer = Jobs(job("1"), job("2"), job("3")), Printer()
    told: list[tuple[str, JobState]] = []
    states: list[PrinterState] = []

    async def scenario() -> None:
        queue = spooler(jobs, lambda: printer)
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
        def send(self, data: bytes, timeout: float) -> None:
            seen.append(jobs.jobs["1"].state)

    run(lambda: settled(spooler(jobs, Looking), jobs))
    assert seen == [JobState.PRINTING]
    assert jobs.state("1") == (JobState.PRINTED, "")


@pytest.mark.parametrize("kind", ["absent", "address", "paper", "cover", "timeout", "io"])
@pytest.mark.parametrize(("sent", "state"), [(False, JobState.FAILED), (True, JobState.UNSURE)])
def test_fault_before_a_byte_has_failed_and_after_it_is_unsure(kind: str, sent: bool, state: JobState) -> None:
    jobs, printer = Jobs(job("1"), job("2")), Printer(PrinterFault(kind, sent=sent))

    async def scenario() -> None:
        queue = spooler(jobs, lambda: printer)
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
        queue = spooler(jobs, lambda: printer)
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
    run(lambda: settled(spooler(jobs, lambda: printer), jobs))
    assert jobs.state("1") == (JobState.UNSURE, "cut_off")
    assert jobs.state("2") == (JobState.PRINTED, "")
    assert len(printer.printed) == 1


def test_slip_that_cannot_be_made_does_not_stop_the_queue() -> None:
    jobs, printer = Jobs(job("1"), job("2")), Printer()

    async def slips(wanted: PrintJob) -> Slip:
        if wanted.id == "1":
            raise KeyError("no such document")
        return Slip((Text("2"),))

    run(lambda: settled(Spooler(jobs, lambda: printer, slips, Encoder(DEFAULT).encode), jobs))
    assert jobs.state("1") == (JobState.FAILED, "slip")
    assert (JobState.PRINTING) not in [state for job_id, state, _ in jobs.history if job_id == "1"]
    assert jobs.state("2") == (JobState.PRINTED, "")


def test_bug_of_ours_in_the_middle_is_unsure() -> None:
    jobs, printer = Jobs(job("1")), Printer(ZeroDivisionError())
    run(lambda: settled(spooler(jobs, lambda: printer), jobs))
    assert jobs.state("1") == (JobState.UNSURE, "io")


def test_address_that_became_bad_in_the_settings() -> None:
    jobs = Jobs(job("1"))

    def bad() -> Transport:
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
        queue = spooler(jobs, lambda: printer)
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
        queue = spooler(jobs, lambda: printer)
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
        await settled(spooler(jobs, lambda: ways.pop(0), job_seconds=0.05), jobs)

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
        queue = spooler(jobs, lambda: printer)
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
        printer = Printer(PrinterFault("absent"))
        queue = spooler(jobs, lambda: printer)
        assert await queue.check() is PrinterState.ABSENT
        assert await queue.check() is PrinterState.READY
        await queue.stop()
        file = spooler(jobs, lambda: parse_uri(f"file:{tmp_path / 'slips.bin'}"))
        assert await file.check() is PrinterState.UNKNOWN
        await file.stop()

    run(scenario)
    assert (tmp_path / "slips.bin").read_bytes() == b""


def test_stop_without_a_run_and_twice() -> None:
    async def scenario() -> None:
        queue = spooler(Jobs(), Printer)
        await queue.stop()
        await queue.stop()

    run(scenario)


def test_a_day_of_slips_into_a_real_file(tmp_path: Path) -> None:
    jobs = Jobs(*(job(str(n)) for n in range(200)))
    run(lambda: settled(spooler(jobs, lambda: parse_uri(f"file:{tmp_path / 'day.bin'}")), jobs))
    paper = (tmp_path / "day.bin").read_bytes()
    assert paper.count(b"\x1dVB\x00") == 200
    assert all(jobs.state(str(n))[0] is JobState.PRINTED for n in range(200))
