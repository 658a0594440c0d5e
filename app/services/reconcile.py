"""When the journal is compared with the server, and what a person may settle (reliability.md, Delivery 6).

Every hour and when a shift closes, once the outbox has drained. What is missing there is looked up again by the pump
and never sent blindly; what is there twice or otherwise waits for a person, and so does a receipt of our mark that the
journal does not know. It never keeps a sale or the closing waiting, and a network that fails is no trouble.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.card_number import without_cards
from app.domain.cashier import Right
from app.domain.codes import mark_head
from app.domain.reason import LONGEST_REASON
from app.domain.reconciliation import Check, Findings, Stranger
from app.errors import ApiKeyRefused, BadReply, Forbidden, Offline, Rejected, RuleBroken, SessionExpired
from app.events import Event
from app.services.allowed import leave
from app.services.comparison import Comparison
from app.services.station import Station
from app.store.outbox import OutboxRows, RowMoved
from app.store.outbox_rows import OutboxCounts
from app.store.reconciliation import Reconciliations

if TYPE_CHECKING:
    from app.api.receipts import Receipts

log = logging.getLogger(__name__)

#: Seconds: after the start, between two comparisons, after one that came to no end.
FIRST, EVERY, AGAIN = 60.0, 3600.0, 600.0
#: Seconds the outbox is given to drain.
DRAIN = 20.0


class Unchecked(StrEnum):
    """Why the last try came to no end."""

    OFFLINE = "offline"
    SIGNED_OUT = "signed_out"
    BAD_REPLY = "bad_reply"


class Reconciler:
    """Finds, keeps and tells. `changed` when there is something to be shown anew, `found` what was not known before,
    `moved` a document whose delivery changed.

    `running` says that a comparison is under way, `failed` why the last one came to no end (None: it did).
    """

    def __init__(
        self,
        station: Station,
        kept: Reconciliations,
        rows: OutboxRows,
        receipts: Callable[[], Receipts | None],
        clock: Clock,
    ) -> None:
        self._station = station
        self._kept = kept
        self._rows = rows
        self._receipts = receipts
        self._clock = clock
        self._turn = asyncio.Lock()
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self.running = False
        self.failed: Unchecked | None = None
        self.changed: Event[None] = Event("reconciler.changed")
        self.found: Event[Findings] = Event("reconciler.found")
        self.moved: Event[str] = Event("reconciler.moved")

    def wake(self) -> None:
        """A shift was closed, a person asks, the network is back: compare soon."""
        self._wake.set()

    def outbox(self, counts: OutboxCounts) -> None:
        """How many documents are on their way: the comparison lets them arrive first."""
        if counts.waiting + counts.unknown:
            self._idle.clear()
        else:
            self._idle.set()

    async def run(self) -> None:
        """Until cancelled."""
        wait = FIRST
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            self._wake.clear()
            wait = AGAIN
            try:
                await self._drained()
                wait = EVERY if await self.check() else AGAIN
            except Exception:
                log.exception("the comparison stumbled")

    async def check(self) -> bool:
        """Compares all there is to compare; True when it came to its end, else `failed` says why not. Raises
        `StoreFault`."""
        async with self._turn:
            self.running = True
            self.changed.emit(None)
            try:
                await self._compare()
                self.failed = None
            except (SessionExpired, ApiKeyRefused):
                self.failed = Unchecked.SIGNED_OUT
            except Offline:
                self.failed = Unchecked.OFFLINE
            except (BadReply, Rejected, Forbidden) as error:
                log.warning("the journal was not compared: %s", error.detail)
                self.failed = Unchecked.BAD_REPLY
            finally:
                self.running = False
                self.changed.emit(None)
            return self.failed is None

    async def last(self, shift_id: str | None = None) -> Check | None:
        """The last comparison that came to its end, of one shift or of any."""
        return await self._kept.last(shift_id)

    async def strangers(self) -> list[Stranger]:
        """Receipts on the server with a mark of this till that its journal does not know, newest first."""
        return await self._kept.strangers()

    async def settle(self, key: str, reason: str) -> None:
        """A person has put right at the server what was doubled, different or strange there (`key`: the document's id,
        the server's for a stranger). The journal keeps its document as it is; the audit keeps who and why.

        Raises `Forbidden` without the right, `RuleBroken("reason_missing")`. What is settled already stays so.
        """
        cashier = self._station.need_cashier(Right.SETTLE)
        said = without_cards(reason.strip()[:LONGEST_REASON])
        if not said:
            raise RuleBroken("reason_missing")
        given = leave()
        facts = {"reason": said} | (given.facts() if given is not None and given.in_use else {})
        now = self._clock.now()
        if not await self._kept.settle_stranger(key, now, cashier.name, facts):
            with suppress(RowMoved):
                await self._rows.settle(key, now, cashier.name, facts)
                self.moved.emit(key)
        self.changed.emit(None)

    # ------------------------------------------------------------------ inside

    async def _compare(self) -> None:
        receipts, place = self._receipts(), self._station.place
        if receipts is None:
            raise SessionExpired("nobody is signed in")
        if place is None:
            return
        known = await self._rows.ids.meet(receipts.server, self._clock.now())
        comparison = Comparison(
            self._kept,
            self._rows,
            receipts,
            self._clock,
            terminal_id=place.terminal_id,
            mark_head=mark_head(self._station.rules.till_code),
            since=known.since,
        )
        try:
            await comparison.run()
        finally:
            for document_id in comparison.moved:
                self.moved.emit(document_id)
            if comparison.new.any:
                self.found.emit(comparison.new)

    async def _drained(self) -> None:
        """Gives the outbox some time; what does not go meanwhile is told as not on the server yet."""
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                await self._idle.wait()
