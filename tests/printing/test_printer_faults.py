"""Row 14 of the promises: the ways a printer fails, fifty sales each. No sale is touched, no slip comes out twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest
from helpers.paper import PaperRoll, free_port
from helpers.print_queue import encode
from helpers.printer_lines import PipePaper, SerialPaper
from helpers.printer_wits import PrinterWits
from helpers.stored import AT, Till, document, job
from helpers.stuck import StuckDriver, deaf_port, full_pipe

from app.clock import FakeClock
from app.domain.printjob import JobState, PrintJob
from app.errors import PrinterFault
from printing.answer import HELD
from printing.devices import Transport, parse_uri
from printing.lane import Pace
from printing.slip import Slip, Text
from printing.spooler import Spooler

SALES = 50
#: A job may take so long here; on a till it is ten seconds.
PACE = Pace(job=0.02, ask=0.05, held=0.005, look=0.01, slowest=20_000)
#: A printer that answers has all the time it needs on a busy machine: it answers at once.
PATIENT = Pace(job=2.0, ask=2.0, held=0.005, look=0.01)
Way = Callable[[], Transport]


class Printing(Protocol):
    """The far end of a way to a printer."""

    wits: PrinterWits

    @property
    def jobs(self) -> list[bytes]: ...


@dataclass
class Case:
    """`end` is what stands at the end of the way, if anything can print there; `pace` the till's."""

    way: Way
    end: Printing | None = None
    pace: Pace = PACE


class Unplugged:
    """Every other job meets a printer somebody has just pulled out."""

    def __init__(self, good: str) -> None:
        self._good, self._jobs = good, 0

    def __call__(self) -> Transport:
        self._jobs += 1
        return parse_uri(self._good if self._jobs % 2 else f"tcp://127.0.0.1:{free_port()}")


def to(uri: str) -> Case:
    return Case(lambda: parse_uri(uri))


def at(printer: PaperRoll | SerialPaper | PipePaper, pace: Pace = PACE) -> Case:
    return Case(lambda: parse_uri(printer.uri), printer, pace)


Made = Callable[[], Case]


def off(stack: ExitStack, folder: Path) -> dict[str, Made]:
    """Nothing there, or nothing that takes a slip."""

    def no_file() -> Case:
        (folder / "a-folder").mkdir()
        return to(f"file:{folder / 'a-folder'}")

    def driver() -> Case:
        stuck = StuckDriver()
        stack.callback(stuck.let_go)
        return Case(lambda: stuck)

    def unplugged() -> Case:
        roll = stack.enter_context(PaperRoll())
        return Case(Unplugged(roll.uri), roll)

    return {
        "nobody there": lambda: to(f"tcp://127.0.0.1:{free_port()}"),
        "a port that hangs": lambda: to(stack.enter_context(deaf_port())),
        "hangs up at once": lambda: at(stack.enter_context(PaperRoll(most=0))),
        "takes nothing": lambda: to(stack.enter_context(full_pipe(folder / "lp0"))),
        "a driver that never comes back": driver,
        "a serial port that is gone": lambda: to(f"serial:{folder / 'ttyUSB9'}"),
        "a file that cannot be written": no_file,
        "pulled out and put back": unplugged,
    }


def breaking(stack: ExitStack, folder: Path) -> dict[str, Made]:
    """It goes wrong in the middle, or talks nonsense."""
    printers: dict[str, tuple[Callable[[], PaperRoll | SerialPaper | PipePaper], str]] = {
        "reset in the middle": (lambda: PaperRoll(most=40, rude=True), "truth"),
        "hangs in the middle": (lambda: PaperRoll(most=40, hangs=True), "truth"),
        "slow, a byte at a time": (lambda: PaperRoll(at_once=1), "truth"),
        "answers with garbage": (PaperRoll, "garbage"),
        "answers nothing": (PaperRoll, "nothing"),
        "garbage on a serial line": (SerialPaper, "garbage"),
        "silence on a serial line": (SerialPaper, "nothing"),
        "a slow node": (lambda: PipePaper(folder / "lp1", at_once=1), "truth"),
    }

    def made(printer: Callable[[], PaperRoll | SerialPaper | PipePaper], says: str) -> Case:
        case = at(stack.enter_context(printer()))
        assert case.end is not None
        case.end.wits.says = says
        return case

    return {name: partial(made, *each) for name, each in printers.items()}


def unable(stack: ExitStack, _: Path) -> dict[str, Made]:
    """It says that it cannot print; nothing of a slip may reach it."""

    def made(printer: type[PaperRoll | SerialPaper], trouble: str) -> Case:
        case = at(stack.enter_context(printer()), PATIENT)
        assert case.end is not None
        wits = case.end.wits
        wits.paper = "out" if trouble == "no paper" else "enough"
        wits.cover_open, wits.fed_by_hand = trouble == "cover open", trouble == "offline"
        wits.knife_stuck = trouble == "knife stuck"
        return case

    return {
        f"{trouble} on {line}": partial(made, printer, trouble)
        for line, printer in (("the net", PaperRoll), ("a serial line", SerialPaper))
        for trouble in ("no paper", "cover open", "offline", "knife stuck")
    }


KINDS = {"off": off, "breaking": breaking, "unable": unable}
FAULTS = (
    *(("off", name) for name in (
        "nobody there", "a port that hangs", "hangs up at once", "takes nothing", "a driver that never comes back",
        "a serial port that is gone", "a file that cannot be written", "pulled out and put back")),
    *(("breaking", name) for name in (
        "reset in the middle", "hangs in the middle", "slow, a byte at a time", "answers with garbage",
        "answers nothing", "garbage on a serial line", "silence on a serial line", "a slow node")),
    *(("unable", f"{name} on {line}") for line in ("the net", "a serial line") for name in (
        "no paper", "cover open", "offline", "knife stuck")),
)  # fmt: skip


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Till]:
    """Fifty sales, each with its slip waiting."""
    monkeypatch.setattr("printing.streams._SLICE", 0.02)
    made = Till(tmp_path / "till")
    for number in range(1, SALES + 1):
        made.record(document(number), job=job(number))
    yield made
    made.close()


async def slip_of(wanted: PrintJob) -> Slip:
    return Slip((Text(f"Чек {wanted.document_id}"),))


async def found(till: Till) -> list[PrintJob]:
    jobs = [await till.stores.print_jobs.get(job(number).id) for number in range(1, SALES + 1)]
    return [one for one in jobs if one is not None]


async def busy(till: Till) -> bool:
    """Whether anything waits or is being printed."""
    return any(one.state in (JobState.WAITING, JobState.PRINTING) for one in await till.stores.print_jobs.open())


async def printed_out(till: Till, way: Way, pace: Pace = PACE, wits: PrinterWits | None = None) -> None:
    """A run of the till's printing until nothing waits, or until a printer that cannot print was asked some times."""
    queue = Spooler(till.stores.print_jobs, lambda lane: way(), slip_of, encode, clock=FakeClock(AT), pace=pace)
    running = asyncio.ensure_future(queue.run())
    while await busy(till):
        if wits is not None and queue.state in HELD and wits.asked > 40:
            break
        await asyncio.sleep(0.005)
    await queue.stop()
    await running


def slips(taken: Sequence[bytes]) -> list[int]:
    """How often each sale's whole slip can have come out."""
    paper = b"\n".join(taken)
    return [paper.count(document(number).id.encode()) for number in range(1, SALES + 1)]


def states(till: Till) -> list[JobState]:
    return [one.state for one in till.run(found(till))]


@pytest.mark.parametrize(("kind", "fault"), FAULTS)
def test_fifty_sales_and_a_printer_that_fails(till: Till, tmp_path: Path, kind: str, fault: str) -> None:
    with ExitStack() as stack:
        known = KINDS[kind](stack, tmp_path)
        assert {name for room, name in FAULTS if room == kind} == set(known)
        case = known[fault]()
        end = case.end
        wits = end.wits if end is not None and kind == "unable" else None
        till.run(asyncio.wait_for(printed_out(till, case.way, case.pace, wits), 60))
        before = states(till)
        assert len(before) == SALES
        held = kind == "unable"
        assert set(before) <= ({JobState.WAITING} if held else {JobState.PRINTED, JobState.FAILED, JobState.UNSURE})
        if held and end is not None:
            assert end.jobs == [], "no byte of a slip"
            end.wits.mend()
            assert end.jobs == [], "nothing was kept in its memory"
        good = stack.enter_context(PaperRoll())
        till.again()
        till.run(asyncio.wait_for(printed_out(till, lambda: parse_uri(good.uri), PATIENT), 60))
        if held:  # paper is back: they come out by themselves, once
            assert slips(good.jobs) == [1] * SALES
            assert set(states(till)) == {JobState.PRINTED}
        else:
            assert good.jobs == [], "a person has not asked"
            assert states(till) == before
            came = slips([] if end is None else end.jobs)
            assert max(came) <= 1
            # What certainly did not print says so; what may have says that nobody knows.
            for state, count in zip(before, came, strict=True):
                assert count == 1 if state is JobState.PRINTED else count == 0 or state is JobState.UNSURE
        assert till.run(till.stores.documents.damaged()) == []
        assert till.run(till.stores.outbox.counts()).waiting == SALES


@pytest.mark.parametrize("line", [PaperRoll, SerialPaper])
def test_paper_comes_back_while_the_till_runs(till: Till, line: type[PaperRoll | SerialPaper]) -> None:
    """The paper ends in the middle of a slip: that one is asked about, the others wait and come out by themselves."""
    with line() as printer:
        printer.wits.ends_after = 40
        way = lambda: parse_uri(printer.uri)  # noqa: E731

        async def day() -> None:
            queue = Spooler(
                till.stores.print_jobs, lambda lane: way(), slip_of, encode, clock=FakeClock(AT), pace=PATIENT
            )
            running = asyncio.ensure_future(queue.run())
            while queue.state not in HELD:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            # The pause of a person who changes the roll.
            asked = printer.wits.asked
            while printer.wits.asked < asked + 40:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            printer.wits.mend()
            while await busy(till):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            await queue.stop()
            await running

        till.run(asyncio.wait_for(day(), 60))
        assert slips(printer.jobs) == [1] * SALES
        assert states(till).count(JobState.UNSURE) <= 1
        assert set(states(till)) <= {JobState.PRINTED, JobState.UNSURE}


def test_the_measure_sees_a_slip_that_comes_out_twice(till: Till) -> None:
    """Control: a printer that fails after the job, and somebody who prints every failed job again."""
    with PaperRoll() as printer:

        class Impatient:
            answers = True
            place = ""

            def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> None:
                parse_uri(printer.uri).send(data, timeout)
                raise PrinterFault("io", sent=False)

            def check(self, ask: float = 0.0) -> None:
                """Always there."""

            def cancel(self) -> None:
                """Does not hear."""

        till.run(asyncio.wait_for(printed_out(till, Impatient), 60))
        for number in range(1, SALES + 1):
            till.run(till.stores.print_jobs.mark(job(number).id, JobState.WAITING))
        till.run(asyncio.wait_for(printed_out(till, Impatient), 60))
        assert set(slips(printer.jobs)) == {2}
