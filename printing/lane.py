"""One printer's queue: its jobs one after another on a thread of their own, and what is known of the printer.

A lane never waits for another one but where both print at the same place. What the printer said of itself before a job
holds the lane: nothing has left, so the job waits and is printed when the printer says that it can.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeVar

from app.clock import Clock
from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import BadSettings, PrinterFault, StoreFault
from app.events import Event
from printing.answer import HELD, Heard, PrinterState
from printing.devices import Transport
from printing.print_thread import PrintThread
from printing.slip import Slip

log = logging.getLogger(__name__)
T = TypeVar("T")

#: Whoever asked for these stands there now: they fail at once where a slip would wait, and nobody wants them later.
MOMENTARY = frozenset({JobKind.DRAWER, JobKind.TEST})
#: How long after the sale its pulse may open the drawer. Later the cashier has used the key, and a drawer that
#: springs open beside a stranger is worse than one that stays shut.
PULSE_AGE = timedelta(minutes=2)
#: Errors of jobs that no printer is to blame for.
NO_SLIP, LATE = "slip", "late"
#: Of a printed job: it came out of the spare printer.
SPARE = "spare"


class JobStore(Protocol):
    """Where jobs live. Each call is durable when it returns; all may raise `StoreFault`."""

    async def next_jobs(self, lane: str | None = None, since: datetime | None = None) -> Sequence[PrintJob]:
        """Jobs in WAITING of a lane that were wanted at `since` or later, oldest first."""
        ...

    async def old_jobs(self, lane: str, before: datetime) -> Sequence[PrintJob]:
        """Jobs in WAITING of a lane that were wanted before."""
        ...

    async def recover(self) -> int:
        """Jobs in PRINTING become UNSURE with the error "cut_off". Returns how many."""
        ...

    async def mark(self, job_id: str, state: JobState, error: str = "", *, pulsed: bool | None = None) -> None: ...

    async def again(self, job_ids: Sequence[str], at: datetime, who: str) -> Sequence[PrintJob]: ...

    async def drop(self, job_ids: Sequence[str], at: datetime, who: str) -> Sequence[PrintJob]: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds. `job`: without progress, after which a job is given up; `ask`: a printer's time for an answer; `held`:
    between two looks at one that cannot print; `look`: at one that can, where it answers at all. `slowest` is bytes a
    second of the slowest port: a job may take as long as these do, and its own time more."""

    job: float = 10.0
    ask: float = 0.5
    held: float = 2.0
    look: float = 30.0
    slowest: int = 200


@dataclass(frozen=True, slots=True)
class Spare:
    """The printer that takes a lane's slips when the lane's own got nothing: a fresh way to it, and `encode`, a slip's
    bytes for its paper and its letters (on the lane's thread)."""

    transport: Transport
    encode: Callable[[Slip], bytes]


@dataclass(frozen=True, slots=True)
class Shop:
    """What all lanes work with. `slips` makes a job's slip (on the loop), `encode` its bytes for a lane's printer (on
    the lane's thread), `transport` a fresh way to it. All are asked per job, so they follow the settings of the moment.
    `old_after` is the age from which a job is asked about before it is printed."""

    jobs: JobStore
    transport: Callable[[str], Transport]
    slips: Callable[[PrintJob], Awaitable[Slip]]
    encode: Callable[[Slip, str], bytes]
    clock: Clock
    spare: Callable[[str], Spare | None]
    old_after: Callable[[], timedelta]
    pace: Pace
    changed: Event[PrintJob]
    places: dict[str, asyncio.Lock] = field(default_factory=dict)

    def turn(self, place: str) -> contextlib.AbstractAsyncContextManager[object]:
        """Two lanes may name one printer: its bytes must not mix."""
        return self.places.setdefault(place, asyncio.Lock()) if place else contextlib.nullcontext()


class Lane:
    """`learned` is called when something else is known of the printer, `aged` when other jobs are too old."""

    def __init__(self, name: str, shop: Shop, learned: Callable[[], None], aged: Callable[[], None]) -> None:
        self.name = name
        self._shop = shop
        self._learned = learned
        self._aged = aged
        self._thread = PrintThread()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False
        self._held = False
        self._under_way: Transport | None = None
        #: Where nothing ever answered: asked before no job, and at every look.
        self._silent = ""
        #: Where something did: silent, it hangs.
        self._talks = ""
        self.state = PrinterState.UNKNOWN
        self.heard: Heard | None = None
        self.old: tuple[PrintJob, ...] = ()

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Works until `halt`."""
        self._idle.clear()
        try:
            while not self._stopping:
                self._wake.clear()
                await self._print_waiting()
                if not self._stopping:
                    await self._rest()
        finally:
            self._idle.set()

    def halt(self) -> None:
        """No further job begins; the one under way is cut off."""
        self._stopping = True
        self.wake()
        if self._under_way is not None:
            self._under_way.cancel()

    async def halted(self) -> None:
        """Returns when `run` has ended."""
        await self._idle.wait()

    def end(self) -> None:
        self._thread.end()

    async def check(self) -> PrinterState:
        """Asks the printer how it is, without printing. Waits its turn behind a running job."""
        try:
            transport = self._shop.transport(self.name)
            pace = self._shop.pace
            heard = await self._at(transport, partial(transport.check, pace.ask), pace.job)
        except BadSettings:
            self._release()
            self._learn(PrinterState.ADDRESS)
        except PrinterFault as fault:
            self._learn(PrinterState(fault.kind))
        else:
            if heard is None and transport.place and self._talks == transport.place:
                self._learn(PrinterState.TIMEOUT)
                return self.state
            self._answered(transport, heard)
            if heard is None or not heard.held:
                self._release()
        return self.state

    # ------------------------------------------------------------------ inside

    def _release(self) -> None:
        if self._held:
            self._held = False
            self.wake()

    async def _rest(self) -> None:
        """Until there is something to do; a printer that answers is looked at meanwhile."""
        pace = self._shop.pace
        often = self._held or (self.heard is not None and not self.state.well)
        seconds = pace.held if often else pace.look if self.heard is not None else None
        try:
            await asyncio.wait_for(self._wake.wait(), seconds)
        except TimeoutError:
            await self.check()

    async def _print_waiting(self) -> None:
        try:
            while not self._stopping and (job := await self._next()) is not None:
                await self._print(job)
        except Exception:
            # Sales stop on a store fault anyway; the next wake tries again. A slip already out stays PRINTING.
            log.exception("the print queue could not be read or written")

    async def _next(self) -> PrintJob | None:
        since = self._shop.clock.now() - self._shop.old_after()
        found = await self._shop.jobs.old_jobs(self.name, since)
        old = tuple(job for job in found if job.kind not in MOMENTARY)
        if [job.id for job in old] != [job.id for job in self.old]:
            self.old = old
            self._aged()
        late = [job for job in found if job.kind in MOMENTARY]
        waiting = [*late, *await self._shop.jobs.next_jobs(self.name, since)]
        return next((job for job in waiting if not self._held or job.kind in MOMENTARY), None)

    async def _print(self, job: PrintJob) -> None:
        late = self._shop.clock.now() - job.created_at > PULSE_AGE
        if late and job.kind in MOMENTARY:
            await self._move(job, JobState.DROPPED, LATE)
            return
        try:
            slip = await self._shop.slips(job)
            if late or job.pulsed or job.copy:
                slip = replace(slip, drawer=False)
            data = await self._thread.run(partial(self._shop.encode, slip, self.name))
        except StoreFault:
            raise
        except Exception:
            log.exception("no slip for job %s (%s)", job.id, job.kind)
            await self._move(job, JobState.FAILED, NO_SLIP)
            return
        if self._stopping:
            return
        if not data:
            await self._move(job, JobState.DROPPED, LATE)
            return
        await self._move(job, JobState.PRINTING, pulsed=slip.drawer or job.pulsed)
        state, error = await self._deliver(job, slip, data)
        begun = state is JobState.UNSURE or (state is JobState.PRINTED and error != SPARE)
        await self._move(job, state, error, pulsed=job.pulsed or (slip.drawer and begun))

    async def _deliver(self, job: PrintJob, slip: Slip, data: bytes) -> tuple[JobState, str]:
        """Sends the bytes and says how it ended."""
        try:
            transport = self._shop.transport(self.name)
            heard = await self._send(transport, data, anyhow=job.kind is JobKind.TEST)
        except BadSettings as error:
            fault = PrinterFault("address", error.detail)
        except PrinterFault as error:
            fault = error
        except Exception:
            log.exception("job %s (%s)", job.id, job.kind)
            fault = PrinterFault("io", sent=True)
        else:
            self._answered(transport, heard)
            return JobState.PRINTED, ""
        log.warning("job %s (%s): %s: %s", job.id, job.kind, fault.kind, fault.detail)
        if self._stopping and not fault.sent:
            return JobState.WAITING, ""
        self._learn(PrinterState(fault.kind))
        if fault.sent:
            return JobState.UNSURE, fault.kind
        if job.kind not in MOMENTARY:
            if (ended := await self._on_spare(job, slip)) is not None:
                return ended
            if fault.kind in HELD:
                self._held = True
                return JobState.WAITING, fault.kind
        return JobState.FAILED, fault.kind

    async def _on_spare(self, job: PrintJob, slip: Slip) -> tuple[JobState, str] | None:
        """The slip out of the other printer, without the drawer: that hangs on the first. None when it got nothing
        either."""
        try:
            spare = self._shop.spare(self.name)
            if spare is None:
                return None
            data = await self._thread.run(partial(spare.encode, replace(slip, drawer=False)))
            await self._send(spare.transport, data)
        except BadSettings:
            return None
        except PrinterFault as fault:
            log.warning("job %s (%s) on the spare printer: %s: %s", job.id, job.kind, fault.kind, fault.detail)
            if self._stopping and not fault.sent:
                return JobState.WAITING, ""
            return (JobState.UNSURE, fault.kind) if fault.sent else None
        except Exception:
            log.exception("job %s (%s) on the spare printer", job.id, job.kind)
            return JobState.UNSURE, "io"
        return JobState.PRINTED, SPARE

    async def _send(self, transport: Transport, data: bytes, *, anyhow: bool = False) -> Heard | None:
        """`anyhow`: to a printer that hangs too, because it may have become another one at the same place."""
        pace, place = self._shop.pace, transport.place
        ask = 0.0 if place and place == self._silent else pace.ask
        talks = bool(place) and place == self._talks and not anyhow
        call = partial(transport.send, data, pace.job, ask, talks=talks)
        # Twice the time: a printer may stand still before its last byte, and again before its answer.
        return await self._at(transport, call, 2 * pace.job + len(data) / pace.slowest)

    async def _at(self, transport: Transport, call: Callable[[], T], seconds: float) -> T:
        async with self._shop.turn(transport.place):
            if self._stopping:
                raise PrinterFault("timeout", "the till is closing")
            self._under_way = transport
            work = self._thread.run(call)
            try:
                # A driver that hangs is left behind with its thread: the queue goes on.
                done, _ = await asyncio.wait({work}, timeout=seconds)
                if not done:
                    transport.cancel()
                    self._thread.end()
                    self._thread = PrintThread()
                    raise PrinterFault("timeout", "the driver does not come back", sent=True)
                return work.result()
            finally:
                self._under_way = None

    async def _move(self, job: PrintJob, state: JobState, error: str = "", *, pulsed: bool | None = None) -> None:
        await self._shop.jobs.mark(job.id, state, error, pulsed=pulsed)
        known = job.pulsed if pulsed is None else pulsed
        self._shop.changed.emit(replace(job, state=state, error=error, pulsed=known))

    def _answered(self, transport: Transport, heard: Heard | None) -> None:
        self._silent, self._talks = (transport.place, "") if heard is None else ("", transport.place)
        plain = PrinterState.READY if transport.answers else PrinterState.UNKNOWN
        self._learn(plain if heard is None else heard.state, heard)

    def _learn(self, state: PrinterState, heard: Heard | None = None) -> None:
        """A printer that cannot be reached keeps its last answer: it is one that talks, and is looked at again."""
        told = heard or (None if state.well else self.heard)
        if (state, told) != (self.state, self.heard):
            self.state, self.heard = state, told
            self._learned()
