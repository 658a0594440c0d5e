"""Who did what, for who may know: pages of entries, the chain's check, an entry by the head on paper."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence

from app.clock import Clock
from app.domain.audit_log import AuditAsked, AuditEntry, AuditPage, ChainState, head_signs
from app.domain.cashier import Right
from app.domain.deeds import Deed
from app.services.station import Station
from app.store.audit import Audit
from app.store.audit_log import AuditLog

#: Entries read at a time for a file.
HANDFUL = 1000


class AuditDesk:
    """Opened for one person: who has the right, or whom a senior let, until it is closed or somebody else comes."""

    def __init__(self, station: Station, log: AuditLog, audit: Audit, clock: Clock) -> None:
        self._station = station
        self._log = log
        self._audit = audit
        self._clock = clock
        self._open_for: int | None = None
        station.changed.connect(self._on_station)

    async def open(self) -> list[str]:
        """From now on it may be read; gives the names of everybody who did anything.

        Raises `Forbidden` without the right.
        """
        self._open_for = self._station.need_cashier(Right.AUDIT).id
        return await self._log.people()

    def close(self) -> None:
        """The page is left: a senior's leave was for this one look."""
        self._open_for = None

    async def page(self, asked: AuditAsked, limit: int, before: int | None = None) -> AuditPage:
        """The newest entries asked for, older than the one numbered `before`. Raises `Forbidden` when not opened."""
        self._need()
        return await self._log.page(asked, limit, before)

    async def all(self, asked: AuditAsked) -> AsyncIterator[Sequence[AuditEntry]]:
        """Everything asked for, newest first, in handfuls, for a file; that it was taken is in the audit before."""
        self._need()
        who = self._station.need_cashier().name
        await self._audit.write(self._clock.now(), who, Deed.AUDIT_EXPORTED, {})
        before: int | None = None
        while True:
            page = await self._log.page(asked, HANDFUL, before)
            yield page.entries
            before = page.before
            if before is None:
                return

    async def check(self) -> AsyncIterator[ChainState]:
        """Walks the chain in steps and tells after each how far it is; the last one is `over`."""
        self._need()
        at, state = await self._log.walk()
        yield state
        while not state.over:
            at, state = await self._log.walk(at)
            yield state

    async def find_head(self, text: str) -> AuditEntry | None:
        """The entry whose hash is on a shift's slip; None when there is none, or the text is no head."""
        self._need()
        signs = head_signs(text)
        return await self._log.by_head(signs) if signs else None

    def _need(self) -> None:
        if self._station.need_cashier().id != self._open_for:
            self._station.need_cashier(Right.AUDIT)

    def _on_station(self, part: str) -> None:
        if part == "cashier":
            self.close()
