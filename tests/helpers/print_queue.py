"""A print queue without a disk: jobs that live as long as the test, printers that do what the test says."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.clock import FakeClock
from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import PrinterFault, StoreFault
from printing.answer import Heard
from printing.devices import Transport
from printing.encode import Encoder
from printing.lane import Pace
from printing.profiles import DEFAULT
from printing.slip import Slip, Text
from printing.spooler import Spooler

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
#: A till's seconds, shrunk.
QUICK = Pace(job=0.3, ask=0.05, held=0.005, look=0.005)
UNDECIDED = (JobState.WAITING, JobState.FAILED, JobState.UNSURE)


class Jobs:
    """A store of jobs that lives as long as the test; `broken` makes it fail as a full disk does."""

    def __init__(self, *jobs: PrintJob) -> None:
        self.jobs = {job.id: job for job in jobs}
        self.history: list[tuple[str, JobState, str]] = []
        self.broken: JobState | None = None

    async def next_jobs(self, lane: str | None = None, since: datetime | None = None) -> list[PrintJob]:
        assert since is not None
        return [job for job in self._waiting(lane) if job.wanted_at >= since]

    async def old_jobs(self, lane: str, before: datetime) -> list[PrintJob]:
        return [job for job in self._waiting(lane) if job.wanted_at < before]

    def _waiting(self, lane: str | None) -> list[PrintJob]:
        return [job for job in self.jobs.values() if job.state is JobState.WAITING and job.lane == lane]

    async def recover(self) -> int:
        cut_off = [job for job in self.jobs.values() if job.state is JobState.PRINTING]
        for job in cut_off:
            await self.mark(job.id, JobState.UNSURE, "cut_off")
        return len(cut_off)

    def add(self, job: PrintJob) -> None:
        self.jobs[job.id] = job

    async def again(self, job_ids: Sequence[str], at: datetime, who: str) -> list[PrintJob]:
        return self._decide(job_ids, state=JobState.WAITING, error="", asked_at=at)

    async def drop(self, job_ids: Sequence[str], at: datetime, who: str) -> list[PrintJob]:
        return self._decide(job_ids, state=JobState.DROPPED)

    def _decide(self, job_ids: Sequence[str], **change: Any) -> list[PrintJob]:
        moved = [self.jobs[one] for one in job_ids if one in self.jobs]
        moved = [replace(job, **change) for job in moved if job.state in UNDECIDED]
        self.jobs.update((job.id, job) for job in moved)
        return moved

    async def mark(self, job_id: str, state: JobState, error: str = "", *, pulsed: bool | None = None) -> None:
        if state is self.broken:
            raise StoreFault("full")
        known = self.jobs[job_id].pulsed if pulsed is None else pulsed
        self.jobs[job_id] = replace(self.jobs[job_id], state=state, error=error, pulsed=known)
        self.history.append((job_id, state, error))

    def state(self, job_id: str) -> tuple[JobState, str]:
        return self.jobs[job_id].state, self.jobs[job_id].error


class Printer:
    """A printer that does what the test says: `plan` holds one fault, or None, per job."""

    answers = True
    place = ""

    def __init__(self, *plan: Exception | Heard | None) -> None:
        self.plan = list(plan)
        #: What looks at it find, after which all is as usual.
        self.looks: list[Exception | Heard | None] = []
        self.printed: list[bytes] = []
        self.threads: set[str] = set()
        self.cancelled = threading.Event()

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        self.threads.add(threading.current_thread().name)
        planned = self.plan.pop(0) if self.plan else None
        if not isinstance(planned, Exception) or getattr(planned, "sent", False):
            self.printed.append(data)
        return self._said(planned)

    def check(self, ask: float = 0.0) -> Heard | None:
        return self._said(self.looks.pop(0) if self.looks else None)

    def _said(self, planned: Exception | Heard | None) -> Heard | None:
        if isinstance(planned, Exception):
            raise planned
        return planned

    def cancel(self) -> None:
        self.cancelled.set()


class Hanging(Printer):
    """Takes the job and does not come back until it is cancelled, or never."""

    def __init__(self, *, hears: bool, sent: bool = True) -> None:
        super().__init__()
        self.hears, self.sent = hears, sent
        self.began, self.let_go = threading.Event(), threading.Event()

    def send(self, data: bytes, timeout: float, ask: float = 0.0, *, talks: bool = False) -> Heard | None:
        self.began.set()
        (self.cancelled if self.hears else self.let_go).wait(20)
        raise PrinterFault("timeout", sent=self.sent)


def job(job_id: str, state: JobState = JobState.WAITING, **more: Any) -> PrintJob:
    return replace(PrintJob(job_id, JobKind.SALE, f"document-{job_id}", "", False, NOW, state), **more)


async def slip_of(wanted: PrintJob) -> Slip:
    return Slip((Text(f"Чек {wanted.id}"),))


def encode(slip: Slip, lane: str) -> bytes:
    return Encoder(DEFAULT).encode(slip)


def spooler(jobs: Jobs, printer: Callable[[str], Transport], **more: Any) -> Spooler:
    """The till's own queue over such printers; `printer` gives the way to the one of a lane."""
    made = {"clock": FakeClock(NOW), "pace": QUICK} | more
    return Spooler(jobs, printer, made.pop("slips", slip_of), encode, **made)


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
