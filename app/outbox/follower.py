"""Follows delivered documents until the server has given them a fiscal number. It never makes one up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from app.api.receipts import Receipts
from app.clock import Clock
from app.errors import TillError
from app.events import Event
from app.store.outbox import OutboxRows

log = logging.getLogger(__name__)

#: Seconds between looks: quick while the customer is still here, slow when the fiscal side takes its time.
QUICK, SLOW = 3.0, 60.0
QUICK_LOOKS = 10
#: How many of the newest unnumbered documents one round asks for.
A_ROUND = 20


class Follower:
    """Runs for the life of the till. `numbered` tells which document has its fiscal number now."""

    def __init__(self, rows: OutboxRows, receipts: Callable[[], Receipts | None], clock: Clock) -> None:
        self._rows = rows
        self._receipts = receipts
        self._clock = clock
        self._wake = asyncio.Event()
        self._looks = 0
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
            self._looks += 1
            wait = SLOW if not left or self._looks > QUICK_LOOKS else QUICK
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def round(self) -> int:
        """Asks once for each unnumbered document; gives how many are still without a number. Raises `TillError`."""
        receipts = self._receipts()
        if receipts is None:
            return 0
        left = 0
        for row in await self._rows.unfiscal(A_ROUND):
            answer = await receipts.get(row.server_id or row.document_id)
            if answer.fiscal_number:
                await self._rows.set_fiscal(
                    row.document_id, answer.fiscal_number, answer.registrar_fiscal_number, self._clock.now()
                )
                self.numbered.emit(row.document_id)
            else:
                left += 1
        return left
