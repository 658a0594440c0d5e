"""The durable print queue: one lane for each printer, no slip twice unasked.

PRINTING is committed before the first byte leaves. A failure before it is FAILED and may be printed again by a person;
a failure after it, or a till that stopped in the middle, is UNSURE: a person looks at the paper first. Nothing that may
have begun is ever repeated by itself, nothing too old comes out unasked, and no fault of a printer reaches the sale or
another printer.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from app.clock import Clock, SystemClock
from app.domain.printjob import LANES, TILL_LANE, PrintJob
from app.errors import StoreFault
from app.events import Event
from printing.answer import Heard, PrinterState
from printing.devices import Transport
from printing.lane import JobStore, Lane, Pace, Shop, Spare
from printing.slip import Slip

log = logging.getLogger(__name__)

#: How long a printer that hangs may hold up the end of the till: less than all the rest has (ui.session).
STOP_SECONDS = 2.0
#: The age from which a job is asked about: whoever waited for it has gone.
OLD_AFTER = timedelta(minutes=30)


class Spooler:
    """The lanes together. `changed` announces each job with its new state, `state_changed` the till's printer's state,
    `lane_changed` the name of a lane that knows something else of its printer, `old_changed` the jobs to ask about.

    The callables are those of `lane.Shop`; `who` names whoever stands at the till, for the audit.
    """

    def __init__(
        self,
        jobs: JobStore,
        transport: Callable[[str], Transport],
        slips: Callable[[PrintJob], Awaitable[Slip]],
        encode: Callable[[Slip, str], bytes],
        *,
        clock: Clock | None = None,
        spare: Callable[[str], Spare | None] = lambda _: None,
        old_after: Callable[[], timedelta] = lambda: OLD_AFTER,
        who: Callable[[], str] = str,
        pace: Pace | None = None,
    ) -> None:
        self.changed: Event[PrintJob] = Event("spooler.changed")
        self.state_changed: Event[PrinterState] = Event("spooler.state_changed")
        self.lane_changed: Event[str] = Event("spooler.lane_changed")
        self.old_changed: Event[Sequence[PrintJob]] = Event("spooler.old_changed")
        self._jobs = jobs
        self._clock = clock or SystemClock()
        self._who = who
        self._told = PrinterState.UNKNOWN
        shop = Shop(jobs, transport, slips, encode, self._clock, spare, old_after, pace or Pace(), self.changed)
        self._lanes = {name: self._lane(name, shop) for name in LANES}

    @property
    def state(self) -> PrinterState:
        """What is known of the till's own printer."""
        return self._lanes[TILL_LANE].state

    def state_of(self, lane: str) -> PrinterState:
        return self._lanes[lane].state

    def heard(self, lane: str = TILL_LANE) -> Heard | None:
        """The printer's last answer; None for one that does not answer."""
        return self._lanes[lane].heard

    @property
    def old(self) -> tuple[PrintJob, ...]:
        """Jobs that wait until a person says what is to become of them."""
        return tuple(job for lane in self._lanes.values() for job in lane.old)

    def wake(self) -> None:
        """There is something to print."""
        for lane in self._lanes.values():
            lane.wake()

    async def run(self) -> None:
        """Works until `stop`. Whoever starts it owns the task."""
        await self._recover()
        await asyncio.gather(*(lane.run() for lane in self._lanes.values()))

    async def stop(self) -> None:
        """Ends `run` within `STOP_SECONDS`. A slip cut off by it is UNSURE, at the latest at the next start."""
        lanes = self._lanes.values()
        for lane in lanes:
            lane.halt()
        try:
            await asyncio.wait_for(asyncio.gather(*(lane.halted() for lane in lanes)), STOP_SECONDS)
        except TimeoutError:
            log.error("a printer did not let go in %s s", STOP_SECONDS)
        for lane in lanes:
            lane.end()

    async def retry(self, job_id: str) -> bool:
        """A person wants this job: see `again`. False when it is printed, being printed or dropped."""
        return bool(await self.again([job_id]))

    async def again(self, job_ids: Sequence[str]) -> Sequence[PrintJob]:
        """A person wants these: failed, unsure and old ones are printed from now on; the audit keeps who asked."""
        moved = await self._jobs.again(job_ids, self._clock.now(), self._who())
        self._tell(moved)
        return moved

    async def drop(self, job_ids: Sequence[str]) -> Sequence[PrintJob]:
        """Nobody needs these any more; the audit keeps who said so. One that is being printed goes on."""
        moved = await self._jobs.drop(job_ids, self._clock.now(), self._who())
        self._tell(moved)
        return moved

    async def check(self, lane: str = TILL_LANE) -> PrinterState:
        """Asks the printer how it is, without printing. Waits its turn behind a running job."""
        return await self._lanes[lane].check()

    # ------------------------------------------------------------------ inside

    def _lane(self, name: str, shop: Shop) -> Lane:
        return Lane(name, shop, lambda: self._learned(name), lambda: self.old_changed.emit(self.old))

    def _learned(self, name: str) -> None:
        self.lane_changed.emit(name)
        if name == TILL_LANE and self.state is not self._told:
            self._told = self.state
            self.state_changed.emit(self.state)

    def _tell(self, moved: Sequence[PrintJob]) -> None:
        for job in moved:
            self.changed.emit(job)
        self.wake()

    async def _recover(self) -> None:
        try:
            unsure = await self._jobs.recover()
        except StoreFault:
            log.exception("slips cut off in the last run could not be found")
        else:
            if unsure:
                log.warning("%d slips were cut off in the last run: a person decides", unsure)
