"""Follows delivered documents until the server has given them a fiscal number. It never makes one up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.clock import Clock
from app.errors import Offline, SessionExpired, TillError
from app.events import Event
from app.store.outbox import OutboxRows
from app.store.outbox_rows import OutboxRow

if TYPE_CHECKING:
    from app.api.receipts import Receipts

log = logging.getLogger(__name__)

#: Seconds between looks: quick while the customer is still here, slow when the fiscal side takes its time.
QUICK, SLOW = 3.0, 60.0
QUICK_LOOKS = 10
#: How many of the newest unnumbered documents one round asks for, and how many older ones.
A_ROUND = 10


class Follower:
    """Runs for the life of the till. `numbered` tells which document has its fiscal number now."""

    def __init__(self, rows: OutboxRows, receipts: Callable[[], Receipts | None], clock: Clock) -> None:
        self._rows = rows
        self._receipts = receipts
        self._clock = clock
        self._wake = asyncio.Event()
        self._looks = 0
        self._before: int | None = None
        self.numbered: Event[str] = Event("follower.numbered")

    def wake(self) -> None:
        """A document was delivered: look soon."""
        self._looks = 0
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            self._wake.clear()
            try:
                left = await self.round()
            except TillError as error:
                log.info("fiscal numbers were not read: %s", type(error).__name__)
                left = A_ROUND
            except Exception:
                log.exception("the follower stumbled")
                left = 0
            self._looks += 1
            wait = SLOW if not left or self._looks > QUICK_LOOKS else QUICK
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def round(self) -> int:
        """Asks for one round of unnumbered documents; gives how many of them are still without a number.

        Raises `Offline` and `SessionExpired`; other trouble costs only its own row."""
        receipts = self._receipts()
        if receipts is None:
            return 0
        left = 0
        for row in await self._next():
            try:
                answer = await receipts.get(row.server_id or row.document_id)
            except (Offline, SessionExpired):
                raise
            except TillError as error:
                log.info("no fiscal number of %s: %s", row.mark, type(error).__name__)
                left += 1
                continue
            if answer.fiscal_number:
                await self._rows.set_fiscal(
                    row.document_id, answer.fiscal_number, answer.registrar_fiscal_number, self._clock.now()
                )
                self.numbered.emit(row.document_id)
            else:
                left += 1
        return left

    async def _next(self) -> list[OutboxRow]:
        """The newest, and as many older ones, further back each time, so that none waits behind one that is never
        numbered."""
        newest = await self._rows.unfiscal(A_ROUND)
        if len(newest) < A_ROUND:
            self._before = None
            return newest
        older = await self._rows.unfiscal(A_ROUND, before=self._before or newest[-1].seq)
        self._before = older[-1].seq if len(older) == A_ROUND else None
        return newest + older
