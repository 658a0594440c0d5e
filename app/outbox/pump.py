"""Carries documents to the server, one at a time, until each is there once (domain.md 7, reliability.md «Delivery»).

Nothing here deletes, batches or gives up; only its waits grow. `policy` decides, `store.outbox` alone writes states.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.document import DeliveryState
from app.errors import BadReply, Offline, TillError
from app.events import Event
from app.outbox.lookup import echoes, find
from app.outbox.policy import Standing, Step, Trouble, after_absent, after_failed_look, after_send
from app.store.ids import Ids
from app.store.outbox import OutboxRows, RowMoved
from app.store.outbox_rows import OutboxCounts, OutboxRow

if TYPE_CHECKING:
    from app.api.receipts import Receipt, Receipts

log = logging.getLogger(__name__)

#: The pump looks by itself at least this often (seconds), whatever it was told.
LONGEST_SLEEP = 60.0
#: Moments are kept to the millisecond: nothing is gained by waking more often than this (seconds).
SHORTEST_SLEEP = 0.01
#: So many failures on end were an outage: once the server takes a document again, no row waits for its own time.
OUTAGE = 3


class Pump:
    """Runs for the life of the till. `changed` tells the counts for the badge, `moved` a document whose delivery
    changed, `online` whether the server answered last time."""

    def __init__(
        self,
        rows: OutboxRows,
        receipts: Callable[[], Receipts | None],
        clock: Clock,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._rows = rows
        self._receipts = receipts
        self._clock = clock
        self._jitter = jitter
        self._wake = asyncio.Event()
        self._halt_until = 0.0
        self._hurried = False
        self._failures = 0
        self._server = ""
        #: How the server that is signed in treats our ids, as far as its answers told.
        self.ids = Ids.UNKNOWN
        self._times: dict[str, _Times] = {}
        self._stumbled = True  # what an earlier run was sending is looked up first
        self.changed: Event[OutboxCounts] = Event("pump.changed")
        self.moved: Event[str] = Event("pump.moved")
        self.online: Event[bool] = Event("pump.online")

    def wake(self) -> None:
        """There is a new document. A pause the pump is in still holds."""
        self._wake.set()

    def go(self) -> None:
        """Network or session came back, or a person asks: try now, whatever pause the pump or a document is in."""
        self._halt_until = 0.0
        self._hurried = True
        self._wake.set()

    async def resend(self, document_id: str) -> None:
        """A person wants a refused document sent again. Raises `RowMoved` when it is not refused any more."""
        await self._rows.resend(document_id)
        self.moved.emit(document_id)
        self.go()

    async def run(self) -> None:
        """Until cancelled. What was being sent when the till stopped, or when we stumbled, is looked up first."""
        wait = LONGEST_SLEEP
        while True:
            self._wake.clear()
            try:
                if self._stumbled:
                    await self._rows.recover()
                    self._stumbled = False
                if wait:
                    # A new document is on the badge at once, also while the pump pauses; a step tells by itself.
                    await self._tell()
                wait = await self.step()
            except asyncio.CancelledError:
                raise
            except Exception:
                log.exception("the pump stumbled")
                self._stumbled = True
                wait = LONGEST_SLEEP
            if wait > 0:
                try:
                    async with asyncio.timeout(min(wait, LONGEST_SLEEP)):
                        await self._wake.wait()
                except TimeoutError:
                    continue

    async def step(self) -> float:
        """Deals with one row; gives the seconds until there may be something to do again (0: at once)."""
        left = self._halt_until - self._clock.monotonic()
        if left > 0:
            return left
        receipts = self._receipts()
        if receipts is None:
            return LONGEST_SLEEP
        if self._hurried:
            self._hurried = False
            await self._rows.hurry()
        now = self._clock.now()
        row = await self._rows.next_due(now)
        if row is None:
            first = await self._rows.next_moment()
            return max((first - now).total_seconds(), SHORTEST_SLEEP) if first else LONGEST_SLEEP
        if receipts.server != self._server:
            known = await self._rows.ids.meet(receipts.server, now)
            self._server, self.ids = known.server, known.ids
        try:
            if row.state is DeliveryState.VERIFY:
                await self._look(row, receipts)
            else:
                await self._send(row, receipts)
        except RowMoved:
            log.info("document %s moved on meanwhile", row.mark)
        return 0.0

    async def _send(self, row: OutboxRow, receipts: Receipts) -> None:
        row = await self._rows.begin_attempt(row.document_id, self._clock.now())
        self._times[row.document_id] = _Times(self._clock.monotonic())
        try:
            answer = await receipts.send(row.payload)
            if not echoes(answer, row):
                raise BadReply(f"{row.mark}: the answer is of another receipt")
        except TillError as error:
            await self._write(row, after_send(error, self._standing(row), self._jitter()), error)
        else:
            await self._settle(row, answer)

    async def _settle(self, row: OutboxRow, answer: Receipt) -> None:
        """The server took it. An id that is not ours means the server makes its own: kept, and found by the mark."""
        self._hurried |= self._failures >= OUTAGE
        self._failures = 0
        self._times.pop(row.document_id, None)
        self.online.emit(True)
        await self._learn(Ids.KEPT if answer.id == row.document_id else Ids.OWN)
        await self._rows.delivered(
            row.document_id,
            server_id=answer.id,
            fiscal_number=answer.fiscal_number,
            registrar=answer.registrar_fiscal_number,
            at=self._clock.now(),
        )
        self.moved.emit(row.document_id)
        await self._tell()

    async def _learn(self, ids: Ids) -> None:
        """A server seen once to make ids of its own stays one: taking it for better could double a sale."""
        if ids is self.ids or self.ids is Ids.OWN:
            return
        self.ids = ids
        # What was not found on a server that keeps our ids need not settle any longer.
        self._hurried |= ids is Ids.KEPT
        await self._rows.ids.learned(self._server, ids)

    async def _look(self, row: OutboxRow, receipts: Receipts) -> None:
        try:
            found = await find(receipts, row)
        except TillError as error:
            await self._write(row, after_failed_look(error, self._standing(row), self._jitter()), error)
            return
        if len(found) == 1 and echoes(found[0], row):
            await self._settle(row, found[0])
        elif found:
            detail = ", ".join(receipt.id for receipt in found)
            trouble = Trouble.DUPLICATE if len(found) > 1 else Trouble.DIFFERENT
            await self._write(row, Step(DeliveryState.DUPLICATE, trouble=trouble, detail=detail))
        else:
            await self._write(row, after_absent(self._standing(row), ids_are_keys=self.ids is Ids.KEPT))

    async def _write(self, row: OutboxRow, step: Step, error: TillError | None = None) -> None:
        now = self._clock.now()
        next_at = now + timedelta(seconds=step.wait) if step.wait else None
        if step.pause:
            self._failures += 1
            self._halt_until = self._clock.monotonic() + step.pause
        if isinstance(error, Offline):
            self.online.emit(False)
        log.info("document %s: %s, %s", row.mark, step.state, type(error).__name__ if error else step.trouble)
        trouble = f"{step.trouble}: {step.detail}" if step.detail else str(step.trouble)
        match step.state:
            case DeliveryState.WAITING if step.trouble is Trouble.ABSENT:
                await self._rows.resend(row.document_id)
            case DeliveryState.WAITING:
                await self._rows.wait(row.document_id, next_at, trouble)
            case DeliveryState.VERIFY if step.trouble is Trouble.ABSENT:
                self._times_of(row).absent = self._times_of(row).absent or self._clock.monotonic()
                await self._rows.absent(row.document_id, now, next_at)
            case DeliveryState.VERIFY:
                await self._rows.verify(row.document_id, now, next_at, trouble)
            case DeliveryState.REFUSED:
                await self._rows.refused(row.document_id, trouble)
            case _:
                await self._rows.duplicate(row.document_id, trouble)
        self.moved.emit(row.document_id)
        await self._tell()

    async def _tell(self) -> None:
        self.changed.emit(await self._rows.counts())

    def _standing(self, row: OutboxRow) -> Standing:
        times, now = self._times_of(row), self._clock.monotonic()
        return Standing(
            tries=row.generation // 2,
            failures=self._failures + 1,
            doubtful=row.unknown > 0,
            since_sent=now - times.sent,
            absent_for=None if times.absent is None else now - times.absent,
        )

    def _times_of(self, row: OutboxRow) -> _Times:
        """When the row was sent and first not found, by the clock nobody sets. For one sent in an earlier run the wall
        clock is all there is; a wall clock that went back says "just now"."""
        if row.document_id not in self._times:
            wall, now = self._clock.now(), self._clock.monotonic()

            def ago(moment: datetime | None) -> float | None:
                return None if moment is None else now - max((wall - moment).total_seconds(), 0.0)

            sent = ago(row.last_at)
            self._times[row.document_id] = _Times(now if sent is None else sent, ago(row.absent_at))
        return self._times[row.document_id]


@dataclass(slots=True)
class _Times:
    """Monotonic seconds: when the last send began, when a look-up after it first found nothing."""

    sent: float
    absent: float | None = None
