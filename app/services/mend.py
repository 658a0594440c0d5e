"""After the disk failed: is the journal sound, and was the document whose commit failed kept or not?

An error at the commit leaves that open, so the commit is never tried again (reliability.md, «The store»): the file is
closed, opened and looked through, and what it holds then is the truth that shift and receipt are read from again.
"""

from __future__ import annotations

from app.domain.document import Document
from app.services.recorder import Recorder
from app.services.sale import Sale
from app.services.shift import ShiftDesk
from app.store.db import Database
from app.store.documents import Documents


class Mend:
    """«Перевірити базу»."""

    def __init__(
        self, journal: Database, documents: Documents, recorder: Recorder, sale: Sale, shift: ShiftDesk
    ) -> None:
        self._journal = journal
        self._documents = documents
        self._recorder = recorder
        self._sale = sale
        self._shift = shift

    async def check(self) -> Document | None:
        """The document that was kept although its commit failed: it is announced as any other. None: none was.

        The receipt on the counter is then as the journal has it: gone if it was paid, otherwise as it was.
        Raises `StoreFault` when the journal is not sound, or the disk still fails.
        """
        await self._journal.reopen()
        doubt = self._recorder.doubt
        entry = await self._documents.entry(doubt.id) if doubt is not None else None
        await self._shift.restore()
        await self._sale.reload()
        self._recorder.settled(entry.document if entry is not None else None)
        return entry.document if entry is not None else None
