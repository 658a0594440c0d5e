"""What could be lost or mixed up if the till's version changed now.

What a person has to decide about (refused documents, slips that failed) is kept by every version and stands against
nothing: it may lie for weeks, and a newer version may be what mends it.
"""

from __future__ import annotations

from typing import Protocol

from app.domain.charge import Charge
from app.domain.printjob import JobState, PrintJob
from app.domain.update import Blocker
from app.services.sale import Sale
from app.services.station import Station
from app.store.outbox_rows import OutboxCounts


class Outbox(Protocol):
    async def counts(self) -> OutboxCounts: ...


class Charges(Protocol):
    async def open(self) -> Charge | None: ...

    async def loose(self) -> list[Charge]: ...


class Handed(Protocol):
    async def waiting(self) -> int: ...


class Jobs(Protocol):
    async def open(self, limit: int = 500) -> list[PrintJob]: ...


class UpdateWaits:
    """Asks the stores; `busy` asks nobody but the counter."""

    def __init__(
        self, station: Station, sale: Sale, outbox: Outbox, charges: Charges, handed: Handed, jobs: Jobs
    ) -> None:
        self._station, self._sale = station, sale
        self._outbox, self._charges, self._handed, self._jobs = outbox, charges, handed, jobs

    def busy(self) -> bool:
        """Whether there is something on the counter."""
        return bool(self._sale.receipt.items)

    async def blockers(self) -> frozenset[Blocker]:
        counts, jobs = await self._outbox.counts(), await self._jobs.open()
        cards = await self._charges.open() is not None or bool(await self._charges.loose())
        there = {
            Blocker.SHIFT: self._station.shift is not None,
            Blocker.RECEIPT: self.busy(),
            Blocker.DOCUMENTS: counts.waiting + counts.unknown > 0,
            Blocker.CARDS: cards,
            Blocker.HANDED: await self._handed.waiting() > 0,
            Blocker.PRINTS: any(one.state in (JobState.WAITING, JobState.PRINTING) for one in jobs),
        }
        return frozenset(one for one, so in there.items() if so)
