"""What a lane decides: whom it waits for, what it asks about, when the drawer may open, where a slip may go instead."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from helpers.print_queue import NOW, QUICK, Hanging, Jobs, Printer, job, run, settled, spooler, until

from app.clock import FakeClock
from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import PrinterFault
from printing.answer import HELD, Heard, PrinterState
from printing.devices import Transport
from printing.lane import Pace
from printing.slip import Slip, Text
from printing.spooler import Spooler

PULSE = b"\x1bp\x00"
READY = Heard(PrinterState.READY)


async def money_slip(wanted: PrintJob) -> Slip:
    """A slip that opens the drawer, or the drawer alone."""
    return Slip(() if wanted.kind is JobKind.DRAWER else (Text(f"Чек {wanted.id}"),), drawer=True)


def to(**printers: Printer) -> Callable[[str], Transport]:
    """Lane → its printer; the till's own is `till`."""
    return lambda lane: printers[lane or "till"]


async def at_work(queue: Spooler, what: Callable[[], Awaitable[None]]) -> None:
    task = asyncio.ensure_future(queue.run())
    await what()
    await queue.stop()
    await task


# ---------------------------------------------------------------- lanes


def test_a_printer_that_hangs_does_not_hold_up_another() -> None:
    jobs = Jobs(job("1"), job("2", lane="orders"), job("3", lane="orders"))
    hung, orders = Hanging(hears=False), Printer()

    async def scenario() -> None:
        queue = spooler(jobs, to(till=hung, orders=orders), pace=Pace(job=5.0))

        async def work() -> None:
            await until(lambda: jobs.state("3")[0] is JobState.PRINTED)
            assert jobs.state("1") == (JobState.PRINTING, "")
            assert await queue.check("orders") is PrinterState.READY
            assert queue.state is PrinterState.UNKNOWN
            hung.let_go.set()
            await until(lambda: jobs.state("1")[0] is JobState.UNSURE)

        await at_work(queue, work)

    run(scenario)
    assert len(orders.printed) == 2


def test_two_lanes_at_one_printer_take_turns() -> None:
    """Bytes of two slips on one serial line would be one slip nobody can read."""
    jobs = Jobs(*(job(f"{lane}{n}", lane=lane) for n in range(20) for lane in ("", "orders")))

    class One(Printer):
        place = "serial:COM1"
        inside = 0
        most = 0

        def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
            One.inside += 1
            One.most = max(One.most, One.inside)
            self.cancelled.wait(0.002)
            One.inside -= 1
            return super().send(data, timeout, ask, talks=talks)

    one = One()
    run(lambda: settled(spooler(jobs, lambda lane: one), jobs))
    assert len(one.printed) == 40
    assert One.most == 1


def test_a_look_at_a_printer_that_hangs_does_not_hold_up_its_slips() -> None:
    class DeafOnce(Printer):
        def check(self, ask: float = 0.0) -> Heard | None:
            self.cancelled.wait(20)
            return None

    jobs, printer = Jobs(job("1")), DeafOnce()

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer, pace=Pace(job=0.05))
        assert await queue.check() is PrinterState.TIMEOUT
        await settled(queue, jobs)

    run(scenario)
    assert jobs.state("1") == (JobState.PRINTED, "")


# ---------------------------------------------------------------- held by what the printer says


@pytest.mark.parametrize("kind", sorted(HELD))
def test_a_printer_that_says_it_cannot_print_holds_the_slips_and_they_come_out_once(kind: PrinterState) -> None:
    jobs = Jobs(job("1"), job("2"), job("3"))
    printer = Printer(PrinterFault(kind.value))
    printer.looks = [Heard(kind), PrinterFault("absent"), Heard(kind), READY]
    told: list[tuple[str, JobState, str]] = []

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        queue.changed.connect(lambda one: told.append((one.id, one.state, one.error)))
        await settled(queue, jobs)

    run(scenario)
    assert told[:2] == [("1", JobState.PRINTING, ""), ("1", JobState.WAITING, kind.value)]
    assert [job_id for job_id, state, _ in told if state is JobState.PRINTED] == ["1", "2", "3"]
    assert len(printer.printed) == 3
    assert printer.looks == []


def test_while_paper_is_out_nothing_is_sent_and_new_slips_wait_too() -> None:
    jobs = Jobs(job("1"))
    printer = Printer(PrinterFault("paper"))
    printer.looks = [Heard(PrinterState.PAPER)] * 10_000

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)

        async def work() -> None:
            await until(lambda: jobs.state("1") == (JobState.WAITING, "paper"))
            jobs.add(job("2"))
            queue.wake()
            await until(lambda: len(printer.looks) < 9_990)
            assert (printer.printed, jobs.state("2")) == ([], (JobState.WAITING, ""))
            assert queue.state is PrinterState.PAPER

        await at_work(queue, work)

    run(scenario)


def test_whoever_stands_there_is_told_at_once() -> None:
    """The drawer and the trial page do not wait for paper: nobody wants either a quarter of an hour later."""
    jobs = Jobs(job("1"), job("drawer", kind=JobKind.DRAWER), job("page", kind=JobKind.TEST))
    printer = Printer(*[PrinterFault("paper")] * 3)
    printer.looks = [Heard(PrinterState.PAPER)] * 10_000

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer, slips=money_slip)

        async def work() -> None:
            await until(lambda: jobs.state("page")[0] is JobState.FAILED)

        await at_work(queue, work)

    run(scenario)
    assert jobs.state("drawer") == (JobState.FAILED, "paper")
    assert jobs.state("1") == (JobState.WAITING, "paper")


def test_a_held_slip_is_free_when_its_printer_is_another() -> None:
    jobs = Jobs(job("1"))
    printer, other = Printer(PrinterFault("cover")), Printer()
    printer.looks = [Heard(PrinterState.COVER)] * 10_000
    set_up = {"printer": printer}

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: set_up["printer"])

        async def work() -> None:
            await until(lambda: jobs.state("1") == (JobState.WAITING, "cover"))
            set_up["printer"] = other
            assert await queue.check() is PrinterState.READY
            await until(lambda: jobs.state("1")[0] is JobState.PRINTED)

        await at_work(queue, work)

    run(scenario)
    assert (len(printer.printed), len(other.printed)) == (0, 1)


def test_a_printer_that_answers_is_looked_at_and_news_are_told_once() -> None:
    printer = Printer()
    printer.looks = [READY, READY, Heard(PrinterState.NEAR_END), Heard(PrinterState.NEAR_END),
                     Heard(PrinterState.PAPER), Heard(PrinterState.PAPER), PrinterFault("absent"), READY]  # fmt: skip
    told: list[PrinterState] = []

    async def scenario() -> None:
        queue = spooler(Jobs(), lambda lane: printer)
        queue.state_changed.connect(told.append)
        await queue.check()
        assert queue.heard() == READY

        async def work() -> None:
            await until(lambda: not printer.looks)
            await until(lambda: queue.state is PrinterState.READY)

        await at_work(queue, work)

    run(scenario)
    near, paper, absent = PrinterState.NEAR_END, PrinterState.PAPER, PrinterState.ABSENT
    assert told == [PrinterState.READY, near, paper, absent, PrinterState.READY]


# ---------------------------------------------------------------- what is too old to come out unasked


def test_slips_of_yesterday_are_asked_about_and_todays_come_out() -> None:
    night = {"created_at": NOW - timedelta(hours=14)}
    old = [job(f"old{n}", **night) for n in range(60)]
    jobs, printer = Jobs(*old, job("new"), job("key", kind=JobKind.DRAWER, **night)), Printer()
    asked: list[list[str]] = []

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer)
        queue.old_changed.connect(lambda found: asked.append([one.id for one in found]))

        async def work() -> None:
            await until(lambda: jobs.state("new")[0] is JobState.PRINTED)
            assert len(printer.printed) == 1
            assert [one.id for one in queue.old][:60] == [one.id for one in old]
            again = await queue.again([one.id for one in old[:20]])
            assert len(again) == 20
            await queue.drop([one.id for one in old[20:]])
            await until(lambda: len(printer.printed) == 21)
            await until(lambda: queue.old == ())

        await at_work(queue, work)

    run(scenario)
    assert len(asked[0]) == 60, "all at once"
    assert {jobs.state(one.id)[0] for one in old[:20]} == {JobState.PRINTED}
    assert {jobs.state(one.id)[0] for one in old[20:]} == {JobState.DROPPED}
    assert jobs.state("key") == (JobState.DROPPED, "late")


def test_slips_that_wait_for_paper_too_long_are_asked_about() -> None:
    jobs, clock, printer = Jobs(job("1"), job("2")), FakeClock(NOW), Printer(PrinterFault("paper"))
    printer.looks = [Heard(PrinterState.PAPER)] * 100_000

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer, clock=clock)

        async def work() -> None:
            await until(lambda: jobs.state("1") == (JobState.WAITING, "paper"))
            clock.move(31 * 60)
            printer.looks = [READY]
            await until(lambda: len(queue.old) == 2)
            for _ in range(20):
                queue.wake()
                await asyncio.sleep(0.001)
            assert printer.printed == []
            await queue.again(["1"])
            await until(lambda: jobs.state("1")[0] is JobState.PRINTED)
            assert jobs.state("2")[0] is JobState.WAITING

        await at_work(queue, work)

    run(scenario)


# ---------------------------------------------------------------- the drawer


def pulses(printer: Printer) -> int:
    return b"".join(printer.printed).count(PULSE)


@pytest.mark.parametrize(
    ("what", "opens"),
    [
        ({}, True),
        ({"pulsed": True}, False),  # its pulse may have gone out before
        ({"copy": True}, False),
        ({"created_at": NOW - timedelta(minutes=3)}, False),  # the cashier has used the key
        ({"created_at": NOW - timedelta(hours=1), "asked_at": NOW}, False),  # twelve slips asked for in the morning
    ],
)
def test_the_drawer_opens_with_a_slip_once_and_only_at_its_time(what: dict[str, Any], opens: bool) -> None:
    jobs, printer = Jobs(job("1", **what)), Printer()
    run(lambda: settled(spooler(jobs, lambda lane: printer, slips=money_slip), jobs))
    assert len(printer.printed) == 1
    assert pulses(printer) == int(opens)
    assert jobs.jobs["1"].pulsed is (opens or what.get("pulsed", False))


@pytest.mark.parametrize(("fault", "pulses_in_all"), [(PrinterFault("io", sent=True), 1), (PrinterFault("absent"), 1)])
def test_a_slip_tried_again_opens_the_drawer_only_if_it_certainly_has_not(
    fault: PrinterFault, pulses_in_all: int
) -> None:
    jobs, printer = Jobs(job("1")), Printer(fault)

    async def scenario() -> None:
        queue = spooler(jobs, lambda lane: printer, slips=money_slip)

        async def work() -> None:
            await until(lambda: jobs.state("1")[0] in (JobState.FAILED, JobState.UNSURE))
            assert jobs.jobs["1"].pulsed is fault.sent
            assert await queue.retry("1")
            await until(lambda: jobs.state("1")[0] is JobState.PRINTED)

        await at_work(queue, work)

    run(scenario)
    assert pulses(printer) == pulses_in_all


def test_a_printer_that_never_answers_is_not_asked_before_every_slip() -> None:
    asked: list[float] = []

    class Silent(Printer):
        place = "tcp://silent"

        def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
            asked.append(ask)
            return super().send(data, timeout, ask, talks=talks)

    jobs, printer = Jobs(*(job(str(n)) for n in range(5))), Silent()
    run(lambda: settled(spooler(jobs, lambda lane: printer), jobs))
    assert asked == [QUICK.ask, 0, 0, 0, 0]
