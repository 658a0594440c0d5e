"""Row 14 of the promises: ten ways a printer fails, fifty sales each. No sale is touched, no slip comes out twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from helpers.paper import PaperRoll, free_port
from helpers.stored import Till, document, job
from helpers.stuck import StuckDriver, deaf_port, full_pipe

from app.domain.printjob import JobState, PrintJob
from app.errors import PrinterFault
from printing.devices import Transport, parse_uri
from printing.encode import Encoder
from printing.profiles import DEFAULT
from printing.slip import Slip, Text
from printing.spooler import Spooler

SALES = 50
#: A job may take so long here; on a till it is ten seconds.
JOB_SECONDS = 0.02
Way = Callable[[], Transport]


class Unplugged:
    """Every other job meets a printer somebody has just pulled out."""

    def __init__(self, good: str) -> None:
        self._good, self._jobs = good, 0

    def __call__(self) -> Transport:
        self._jobs += 1
        return parse_uri(self._good if self._jobs % 2 else f"tcp://127.0.0.1:{free_port()}")


def ways(stack: ExitStack, folder: Path) -> dict[str, tuple[Way, PaperRoll | None]]:
    """Fault → the way the till has to its printer, and what stands at its end if anything can print there."""

    def at(printer: PaperRoll) -> tuple[Way, PaperRoll]:
        stack.enter_context(printer)
        return (lambda: parse_uri(printer.uri)), printer

    def to(uri: str) -> tuple[Way, None]:
        return (lambda: parse_uri(uri)), None

    stuck = StuckDriver()
    stack.callback(stuck.let_go)
    roll = stack.enter_context(PaperRoll())
    (folder / "a-folder").mkdir()
    return {
        "nobody there": to(f"tcp://127.0.0.1:{free_port()}"),
        "a port that hangs": to(stack.enter_context(deaf_port())),
        "hangs up at once": at(PaperRoll(most=0)),
        "cut off in the middle": at(PaperRoll(most=40, rude=True)),
        "slow, a byte at a time": at(PaperRoll(at_once=1)),
        "no paper, takes nothing": to(stack.enter_context(full_pipe(folder / "lp0"))),
        "a driver that never comes back": ((lambda: stuck), None),
        "a serial port that is gone": to(f"serial:{folder / 'ttyUSB9'}"),
        "a file that cannot be written": to(f"file:{folder / 'a-folder'}"),
        "pulled out and put back": (Unplugged(roll.uri), roll),
    }


FAULTS = (
    "nobody there",
    "a port that hangs",
    "hangs up at once",
    "cut off in the middle",
    "slow, a byte at a time",
    "no paper, takes nothing",
    "a driver that never comes back",
    "a serial port that is gone",
    "a file that cannot be written",
    "pulled out and put back",
)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """Fifty sales, each with its slip waiting."""
    made = Till(tmp_path / "till")
    for number in range(1, SALES + 1):
        made.record(document(number), job=job(number))
    yield made
    made.close()


async def slip_of(wanted: PrintJob) -> Slip:
    return Slip((Text(f"Чек {wanted.document_id}"),))


async def busy(till: Till) -> bool:
    """Whether anything waits or is being printed. They are printed in their order."""
    last = await till.stores.print_jobs.get(job(SALES).id)
    return last is None or last.state in (JobState.WAITING, JobState.PRINTING)


async def printed_out(till: Till, way: Way) -> None:
    """A run of the till's printing until nothing waits."""
    queue = Spooler(till.stores.print_jobs, way, slip_of, Encoder(DEFAULT).encode, job_seconds=JOB_SECONDS)
    running = asyncio.ensure_future(queue.run())
    while await busy(till):  # noqa: ASYNC110 - the queue ends without an event
        await asyncio.sleep(0.005)
    await queue.stop()
    await running


def slips(taken: list[bytes]) -> list[int]:
    """How often each sale's whole slip can have come out."""
    paper = b"\n".join(taken)
    return [paper.count(document(number).id.encode()) for number in range(1, SALES + 1)]


def states(till: Till) -> list[JobState]:
    found = [till.run(till.stores.print_jobs.get(job(number).id)) for number in range(1, SALES + 1)]
    return [one.state for one in found if one is not None]


@pytest.mark.parametrize("fault", FAULTS)
def test_fifty_sales_and_a_printer_that_fails(till: Till, tmp_path: Path, fault: str) -> None:
    with ExitStack() as stack:
        known = ways(stack, tmp_path)
        assert set(known) == set(FAULTS)
        way, end = known[fault]
        till.run(asyncio.wait_for(printed_out(till, way), 60))
        there = [] if end is None else end.jobs
        before = states(till)
        assert len(before) == SALES
        assert set(before) <= {JobState.PRINTED, JobState.FAILED, JobState.UNSURE}
        good = stack.enter_context(PaperRoll())
        till.again()
        till.run(asyncio.wait_for(printed_out(till, lambda: parse_uri(good.uri)), 60))
        assert good.jobs == [], "a person has not asked"
        assert states(till) == before
        came = slips(there)
        assert max(came) <= 1
        # What certainly did not print says so; what may have says that nobody knows.
        for state, count in zip(before, came, strict=True):
            assert count == 1 if state is JobState.PRINTED else count == 0 or state is JobState.UNSURE
        assert till.run(till.stores.documents.damaged()) == []
        assert till.run(till.stores.outbox.counts()).waiting == SALES


def test_the_measure_sees_a_slip_that_comes_out_twice(till: Till) -> None:
    """Control: a printer that fails after the job, and somebody who prints every failed job again."""
    with PaperRoll() as printer:

        class Impatient:
            answers = True

            def send(self, data: bytes, timeout: float) -> None:
                parse_uri(printer.uri).send(data, timeout)
                raise PrinterFault("io", sent=False)

            def check(self) -> None:
                """Always there."""

            def cancel(self) -> None:
                """Does not hear."""

        till.run(asyncio.wait_for(printed_out(till, Impatient), 60))
        for number in range(1, SALES + 1):
            till.run(till.stores.print_jobs.mark(job(number).id, JobState.WAITING))
        till.run(asyncio.wait_for(printed_out(till, Impatient), 60))
        assert set(slips(printer.jobs)) == {2}
