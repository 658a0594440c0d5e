"""The durable print queue: one lane, one thread, no slip twice unasked.

PRINTING is committed before the first byte leaves. A failure before it is FAILED and may be printed again by a person;
a failure after it, or a till that stopped in the middle, is UNSURE: a person looks at the paper first. Nothing is
ever repeated by itself, and no fault of a printer reaches the sale.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Protocol

from app.domain.printjob import JobState, PrintJob
from app.errors import BadSettings, PrinterFault, StoreFault
from app.events import Event
from printing.devices import Transport
from printing.lane import Lane
from printing.slip import Slip

log = logging.getLogger(__name__)

#: Seconds without progress after which a job is given up.
JOB_SECONDS = 10.0
#: Bytes a second of the slowest port: a job may take as long as this, and `JOB_SECONDS` more.
_SLOWEST = 200
#: How long a printer that hangs may hold up the end of the till: less than all the rest has (ui.session).
STOP_SECONDS = 2.0
NO_SLIP = "slip"


class JobStore(Protocol):
    """Where jobs live. Each call is durable when it returns; all may raise `StoreFault`."""

    async def next_jobs(self) -> Sequence[PrintJob]:
        """Jobs in WAITING, oldest first."""
        ...

    async def recover(self) -> int:
        """Jobs in PRINTING become UNSURE with the error "cut_off". Returns how many."""
        ...

    async def get(self, job_id: str) -> PrintJob | None: ...

    async def mark(self, job_id: str, state: JobState, error: str = "") -> None: ...


class PrinterState(StrEnum):
    """What is known of the printer: its last answer, honestly UNKNOWN where nothing answers."""

    UNKNOWN = "unknown"
    READY = "ready"
    ABSENT = "absent"
    PAPER = "paper"
    COVER = "cover"
    TIMEOUT = "timeout"
    ADDRESS = "address"
    IO = "io"


class Spooler:
    """Prints the waiting jobs one after another. `changed` announces each job with its new state.

    `slips` makes a job's slip (on the loop: it may read the store), `encode` its bytes (on the print thread), and
    `transport` a fresh way to the printer for one job, whose `send` runs on the print thread. All are asked per job, so
    they follow the settings of the moment.
    """

    def __init__(
        self,
        jobs: JobStore,
        transport: Callable[[], Transport],
        slips: Callable[[PrintJob], Awaitable[Slip]],
        encode: Callable[[Slip], bytes],
        *,
        job_seconds: float = JOB_SECONDS,
    ) -> None:
        self._jobs = jobs
        self._transport = transport
        self._slips = slips
        self._encode = encode
        self._job_seconds = job_seconds
        self._lane = Lane()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False
        self._under_way: Transport | None = None
        self._state = PrinterState.UNKNOWN
        self.changed: Event[PrintJob] = Event("spooler.changed")
        self.state_changed: Event[PrinterState] = Event("spooler.state_changed")

    @property
    def state(self) -> PrinterState:
        return self._state

    def wake(self) -> None:
        """There is something to print."""
        self._wake.set()

    async def run(self) -> None:
        """Works until `stop`. Whoever starts it owns the task."""
        self._idle.clear()
        try:
            await self._recover()
            while not self._stopping:
                self._wake.clear()
                await self._print_waiting()
                if not self._stopping:
                    await self._wake.wait()
        finally:
            self._idle.set()

    async def stop(self) -> None:
        """Ends `run` within `STOP_SECONDS`. A slip cut off by it is UNSURE, at the latest at the next start."""
        self._stopping = True
        self.wake()
        if self._under_way is not None:
            self._under_way.cancel()
        try:
            await asyncio.wait_for(self._idle.wait(), STOP_SECONDS)
        except TimeoutError:
            log.error("the printer did not let go in %s s", STOP_SECONDS)
        self._lane.end()

    async def retry(self, job_id: str) -> bool:
        """A person wants this job again: FAILED or UNSURE goes back to the queue. False for any other."""
        job = await self._jobs.get(job_id)
        if job is None or job.state not in (JobState.FAILED, JobState.UNSURE):
            return False
        await self._move(job, JobState.WAITING)
        self.wake()
        return True

    async def check(self) -> PrinterState:
        """Asks whether the way to the printer is open, without printing. Waits its turn behind a running job."""
        try:
            transport = self._transport()
            await self._lane.run(transport.check)
        except BadSettings:
            self._learn(PrinterState.ADDRESS)
        except PrinterFault as fault:
            self._learn(PrinterState(fault.kind))
        else:
            self._learn(PrinterState.READY if transport.answers else PrinterState.UNKNOWN)
        return self._state

    async def _recover(self) -> None:
        try:
            unsure = await self._jobs.recover()
        except StoreFault:
            log.exception("slips cut off in the last run could not be found")
        else:
            if unsure:
                log.warning("%d slips were cut off in the last run: a person decides", unsure)

    async def _print_waiting(self) -> None:
        try:
            while not self._stopping and (waiting := await self._jobs.next_jobs()):
                await self._print(waiting[0])
        except Exception:
            # Sales stop on a store fault anyway; the next wake tries again. A slip already out stays PRINTING.
            log.exception("the print queue could not be read or written")

    async def _print(self, job: PrintJob) -> None:
        try:
            slip = await self._slips(job)
            data = await self._lane.run(partial(self._encode, slip))
        except StoreFault:
            raise
        except Exception:
            log.exception("no slip for job %s (%s)", job.id, job.kind)
            await self._move(job, JobState.FAILED, NO_SLIP)
            return
        if self._stopping:
            return
        await self._move(job, JobState.PRINTING)
        await self._move(job, *await self._deliver(job, data))

    async def _deliver(self, job: PrintJob, data: bytes) -> tuple[JobState, str]:
        """Sends the bytes and says how it ended."""
        try:
            answers = await self._send(data)
        except BadSettings as error:
            fault = PrinterFault("address", error.detail)
        except PrinterFault as error:
            fault = error
        except Exception:
            log.exception("job %s (%s)", job.id, job.kind)
            fault = PrinterFault("io", sent=True)
        else:
            self._learn(PrinterState.READY if answers else PrinterState.UNKNOWN)
            return JobState.PRINTED, ""
        log.warning("job %s (%s): %s: %s", job.id, job.kind, fault.kind, fault.detail)
        if self._stopping and not fault.sent:
            return JobState.WAITING, ""
        self._learn(PrinterState(fault.kind))
        return JobState.UNSURE if fault.sent else JobState.FAILED, fault.kind

    async def _send(self, data: bytes) -> bool:
        transport = self._transport()
        self._under_way = transport
        work = self._lane.run(partial(transport.send, data, self._job_seconds))
        try:
            # A driver that hangs is left behind with its thread: the queue goes on.
            done, _ = await asyncio.wait({work}, timeout=self._job_seconds + len(data) / _SLOWEST)
            if not done:
                transport.cancel()
                self._lane.end()
                self._lane = Lane()
                raise PrinterFault("timeout", "the driver does not come back", sent=True)
            work.result()
        finally:
            self._under_way = None
        return transport.answers

    async def _move(self, job: PrintJob, state: JobState, error: str = "") -> None:
        await self._jobs.mark(job.id, state, error)
        self.changed.emit(replace(job, state=state, error=error))

    def _learn(self, state: PrinterState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
