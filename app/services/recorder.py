"""The one place that makes a document durable: number, frozen request, print job and audit row in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Protocol

from app.clock import Clock
from app.domain.card_number import discreet
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.document import Document, DocumentKind
from app.domain.printjob import JobKind, PrintJob
from app.domain.shift import Shift
from app.errors import StoreFault
from app.events import Event
from app.services.allowed import leave
from app.services.ports import Carrier, SlipPrinter
from app.services.station import Station
from app.store.documents import Documents

SLIPS = {
    DocumentKind.SALE: JobKind.SALE,
    DocumentKind.REFUND: JobKind.REFUND,
    DocumentKind.CANCEL: JobKind.REFUND,
    DocumentKind.SERVICE_INPUT: JobKind.SERVICE,
    DocumentKind.SERVICE_OUTPUT: JobKind.SERVICE,
    DocumentKind.CASH_ISSUE: JobKind.SERVICE,
    DocumentKind.HANDED: JobKind.SALE,
}


#: What the cashier is shown after the commit: change to give, money to hand over. A till that stopped in between says
#: so at its next start.
SHOWN = (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.CANCEL, DocumentKind.HANDED)

#: What the store does within the transaction of a document.
Write = Callable[[Any], None]

#: The order that a document with this number brings, None where nothing is to be made ready.
MakeOrder = Callable[[int], PrintJob | None]


class Record(Protocol):
    """`Recorder.record`, as it is handed to who records alone."""

    async def __call__(
        self,
        make: Callable[[int], Document],
        *,
        print_slip: bool = True,
        shift: Shift | None = None,
        shift_noted: Mapping[str, object] | None = None,
        also: Callable[[Document], Write] | None = None,
        order: MakeOrder | None = None,
    ) -> Document: ...


class Recorder:
    """Records documents one after another and tells printer and carrier. `recorded` comes after the commit."""

    def __init__(
        self, documents: Documents, station: Station, clock: Clock, printer: SlipPrinter, carrier: Carrier
    ) -> None:
        self._documents = documents
        self._station = station
        self._clock = clock
        self._printer = printer
        self._carrier = carrier
        self._turn = asyncio.Lock()
        self.recorded: Event[Document] = Event("recorder.recorded")
        #: The document whose commit failed last: only a look into the journal tells whether it was kept.
        self.doubt: Document | None = None

    async def next_number(self) -> int:
        """The number the next document of this till will have."""
        return await self._documents.next_number()

    async def record(
        self,
        make: Callable[[int], Document],
        *,
        ends_receipt: bool,
        print_slip: bool = True,
        shift: Shift | None = None,
        also: Callable[[Document], Write] | None = None,
        order: MakeOrder | None = None,
    ) -> Document:
        """Builds the document with its number and commits it. Returns after the commit: only then is it «Сплачено».

        `make` gets the number. `ends_receipt` empties the receipt being built, and `shift` is the shift as the
        document leaves it (opened, closed); `also` gives what else the store writes with it and `order` the
        order that is printed for it, all in the same transaction.
        Raises `StoreFault`: nothing was kept then, and nothing was sent.
        """
        async with self._turn:
            return await self._record(
                make, ends_receipt=ends_receipt, print_slip=print_slip, shift=shift, also=also, order=order
            )

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[Record]:
        """Nobody else records meanwhile: what is read inside is still true when the given `record` writes."""
        async with self._turn:
            yield self._record

    async def _record(
        self,
        make: Callable[[int], Document],
        *,
        ends_receipt: bool = False,
        print_slip: bool = True,
        shift: Shift | None = None,
        shift_noted: Mapping[str, object] | None = None,
        also: Callable[[Document], Write] | None = None,
        order: MakeOrder | None = None,
    ) -> Document:
        # With the server's models behind it, it is imported after the sign-in page and before the first sale.
        from app.services.payload import request_body  # noqa: PLC0415

        document = discreet(make(await self._documents.next_number()))
        given = leave()
        job = self._job(document) if print_slip and self._station.rules.print_slips else None
        ordered = order(document.number) if order is not None else None
        try:
            await self._documents.record(
                document,
                request_body(document),
                job,
                (
                    Deed[document.kind.name],
                    _facts(document) | (given.facts() if given is not None and given.in_use else {}),
                ),
                clear_current=ends_receipt,
                shift=shift,
                shift_noted=shift_noted,
                also=also(document) if also is not None else None,
                announced=document.kind not in SHOWN,
                order=ordered,
            )
        except StoreFault:
            self.doubt = document
            raise
        self.settled(document, slip=job is not None or ordered is not None)
        return document

    def settled(self, document: Document | None, *, slip: bool = True) -> None:
        """It is known what became of the last document: it was kept, or (None) it was not. `slip`: one may wait for
        paper."""
        self.doubt = None
        if document is not None:
            self.recorded.emit(document)
            if slip:
                self._printer.wake()
            self._carrier.wake()

    def _job(self, document: Document) -> PrintJob:
        return PrintJob(
            id=new_id(),
            kind=SLIPS[document.kind],
            document_id=document.id,
            body="",
            copy=False,
            created_at=self._clock.now(),
        )


def _facts(document: Document) -> dict[str, str]:
    facts = {
        "id": document.id,
        "number": str(document.number),
        "total": str(document.total),
        "payable": str(document.payable),
        "cashier": document.cashier_name,
    }
    if document.reason:
        facts["reason"] = document.reason
    if document.related_id:
        facts["related_id"] = document.related_id
    return facts
