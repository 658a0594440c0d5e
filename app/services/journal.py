"""The receipts of this till and, as far as the server told, of the shop's others: found, looked at, printed again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from app.clock import Clock
from app.domain.codes import new_id
from app.domain.document import Document, DocumentKind, JournalEntry
from app.domain.journal import Asked, Cursor, JournalPage
from app.domain.printjob import PrintJob
from app.errors import TillError
from app.events import Event
from app.services.elsewhere import MARK, Elsewhere
from app.services.ports import SlipPrinter
from app.services.recorder import SLIPS
from app.store.documents import Documents
from app.store.journal_page import JournalPages
from app.store.print_jobs import PrintJobs
from app.store.server_receipts import ServerReceipts


class Journal:
    """Reads what was recorded. `changed` is announced when a document or its delivery changed."""

    def __init__(
        self,
        documents: Documents,
        pages: JournalPages,
        kept: ServerReceipts,
        elsewhere: Elsewhere,
        jobs: PrintJobs,
        printer: SlipPrinter,
        clock: Clock,
    ) -> None:
        self._documents = documents
        self._pages = pages
        self._kept = kept
        self._elsewhere = elsewhere
        self._jobs = jobs
        self._printer = printer
        self._clock = clock
        self.changed: Event[None] = Event("journal.changed")

    async def page(self, asked: Asked, limit: int, after: Cursor | None = None) -> JournalPage:
        """Receipts of this till and of the server in one list, newest first, from where the last page ended."""
        return await self._pages.page(asked, limit, after)

    async def look(self, asked: Asked) -> int:
        """Asks the server for what `asked` could show; gives how many receipts are new in the list.

        Raises `Offline`, `SessionExpired`, `BadReply`: then the list has what is known here.
        """
        if asked.shift_id is not None and not asked.search:
            return 0
        new = await self._elsewhere.find(asked.search) if asked.search else 0
        return new + await self._elsewhere.learn(asked.since, asked.until)

    async def cashiers(self) -> list[str]:
        """Who made the receipts of the list."""
        return await self._pages.cashiers()

    async def entries(
        self,
        *,
        shift_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        search: str = "",
        kind: DocumentKind | Collection[DocumentKind] | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> list[JournalEntry]:
        """This till's own, newest first. `search` takes a number, a sum, a name of goods, a fiscal number or a mark."""
        return await self._documents.journal(
            shift_id=shift_id, since=since, until=until, search=search, kind=kind, limit=limit, offset=offset
        )

    async def count(self, shift_id: str) -> int:
        """How many documents a shift has."""
        return await self._documents.count(shift_id)

    async def undelivered(self) -> list[JournalEntry]:
        """What is not on the server once, newest first: waiting, to be looked up, refused, doubled."""
        return await self._documents.undelivered()

    async def entry(self, document_id: str) -> JournalEntry | None:
        """A receipt of this till, or one the server told of, by its id."""
        entry = await self._documents.entry(document_id)
        if entry is None or entry.document.kind.deferred:
            entry = await self._kept.entry(document_id) or entry
        if entry is None or entry.document.kind is not DocumentKind.SALE:
            return entry
        refunded = await self._pages.refunded(document_id, entry.delivery.fiscal_number)
        return replace(entry, refunded=refunded)

    async def by_code(self, code: str) -> JournalEntry | None:
        """The receipt whose slip carries that code: here, else at the server as far as it can be asked."""
        found = MARK.match(code.strip())
        if found is None:
            return None
        number, end = int(found[1]), found[2].lower()
        here = await self._pages.by_number(number, end)
        if here is not None:
            return await self.entry(here)
        there = await self._kept.by_code(number, end)
        if there is None:
            try:
                await self._elsewhere.find(code.strip())
            except TillError:
                return None
            there = await self._kept.by_code(number, end)
        return await self.entry(there.document.id) if there is not None else None

    async def reprint(self, document_id: str) -> PrintJob | None:
        """Puts a КОПІЯ of the document's slip into the print queue; None when there is no such document."""
        entry = await self.entry(document_id)
        if entry is None:
            return None
        job = PrintJob(
            id=new_id(),
            kind=SLIPS[entry.document.kind],
            document_id=document_id,
            body="",
            copy=True,
            created_at=self._clock.now(),
        )
        await self._jobs.add(job)
        self._printer.wake()
        return job

    async def unannounced(self) -> list[Document]:
        """Sales that were kept but never shown: the till was stopped in between. Shown at the next start."""
        return await self._documents.unannounced()

    async def announced(self, document_id: str) -> None:
        """The cashier has seen it."""
        await self._documents.mark_announced(document_id)
