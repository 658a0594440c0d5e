"""The receipts of this till: found, looked at, printed again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from app.clock import Clock
from app.domain.codes import new_id
from app.domain.document import Document, DocumentKind, JournalEntry
from app.domain.printjob import PrintJob
from app.events import Event
from app.services.ports import SlipPrinter
from app.services.recorder import SLIPS
from app.store.documents import Documents
from app.store.print_jobs import PrintJobs


class Journal:
    """Reads what was recorded. `changed` is announced when a document or its delivery changed."""

    def __init__(self, documents: Documents, jobs: PrintJobs, printer: SlipPrinter, clock: Clock) -> None:
        self._documents = documents
        self._jobs = jobs
        self._printer = printer
        self._clock = clock
        self.changed: Event[None] = Event("journal.changed")

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
        """Newest first. `search` takes a number, a sum, a name of goods, a fiscal number or a mark."""
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
        return await self._documents.entry(document_id)

    async def reprint(self, document_id: str) -> PrintJob | None:
        """Puts a КОПІЯ of the document's slip into the print queue; None when there is no such document."""
        entry = await self._documents.entry(document_id)
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
