"""Print jobs and documents → slips: reads what a slip needs from the store, and hands it to the printing room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.clock import Clock
from app.domain.cashier import Place
from app.domain.document import Document, JournalEntry
from app.domain.order import Order
from app.domain.payment import PaymentMeans
from app.domain.printjob import JobKind, PrintJob
from app.domain.report import XReport
from app.domain.terminal_report import TerminalReport
from app.domain.zreport import ZPaper
from app.errors import PrinterFault, RuleBroken
from app.services.station import Station
from app.store.codec import decode
from app.store.stores import Stores
from printing.deferred_slip import deferred_slip
from printing.job_slip import bare_slip, document_slip, report_slip
from printing.order_slip import order_slip
from printing.preview import png
from printing.profiles import Profile
from printing.slip import Slip
from printing.terminal_slip import terminal_slip, with_terminal
from printing.words import in_training
from printing.z_slip import z_slip
from ui.slip_files import FileKind, export_folder, save_slip

#: Width of a slip's picture in the window (pixels); it is scaled to its place there.
PICTURE = 624
REPORTS = (JobKind.X_REPORT, JobKind.SHIFT_CLOSE)
#: Slips whose money goes through the drawer: it opens with them.
MONEY = (JobKind.SALE, JobKind.REFUND)
BARE = (JobKind.DRAWER, JobKind.TEST)


class Slips:
    """Makes slips for the spooler and pictures for the window, from the same values. `dress` gives the place with the
    owner's words and picture."""

    def __init__(
        self,
        stores: Stores,
        station: Station,
        profile: Callable[[], Profile],
        clock: Clock,
        dress: Callable[[Place], Place] = lambda place: place,
    ) -> None:
        self._stores = stores
        self._station = station
        self._profile = profile
        self._clock = clock
        self._dress = dress

    async def of_job(self, job: PrintJob) -> Slip:
        """The slip of a job. Raises `PrinterFault("slip")` when what it was to show is not there."""
        made = await self._slip_of(job)
        return in_training(made) if self._station.rules.training else made

    async def _slip_of(self, job: PrintJob) -> Slip:
        rules, place = self._station.rules, self._place()
        if job.kind in BARE:
            return bare_slip(job, self._profile(), place, self._clock.now(), training=rules.training)
        if job.kind is JobKind.TERMINAL:
            return await self.of_terminal(decode(TerminalReport, job.body), copy=job.copy)
        if job.kind is JobKind.Z_COPY:
            return self.z_copy(decode(ZPaper, job.body))
        if job.kind is JobKind.HELD:
            return deferred_slip(decode(Document, job.body), place, copy=job.copy)
        if job.kind is JobKind.ORDER:
            return order_slip(decode(Order, job.body), copy=job.copy)
        if job.kind in REPORTS:
            return await self.of_report(job.kind, decode(XReport, job.body), copy=job.copy)
        wanted = job.document_id or ""
        entry = await self._stores.documents.entry(wanted)
        if entry is None or entry.document.kind.deferred:
            # Who took the money of a receipt handed over made the receipt that is printed.
            entry = await self._stores.server_receipts.entry(wanted) or entry
        if entry is None:
            raise PrinterFault("io", "the document of this slip is not in the journal")
        return await self.of_entry(entry, copy=job.copy, opens=job.kind in MONEY)

    async def of_entry(self, entry: JournalEntry, *, copy: bool, opens: bool = False) -> Slip:
        """The slip of a document; `opens` the drawer with it where its money goes through it."""
        rules, entry = self._station.rules, self._marked(await self._with_sale(entry))
        drawer = opens and rules.open_drawer and bool(entry.document.cash)
        slip = document_slip(entry, self._place(), copy=copy, drawer=drawer)
        if copy or not rules.terminal_slips:
            return slip
        return with_terminal(slip, await self._terminal_texts(entry.document))

    async def of_report(self, kind: JobKind, report: XReport, *, copy: bool = False) -> Slip:
        """The slip of an X_REPORT or SHIFT_CLOSE."""
        counts = await self._stores.outbox.counts()
        return report_slip(
            kind,
            report,
            self._place(),
            undelivered=counts.waiting + counts.unknown + counts.refused,
            audit_head=await self._stores.audit.of_closing(report.shift.id) if kind is JobKind.SHIFT_CLOSE else None,
            training=self._station.rules.training,
            copy=copy,
        )

    async def of_terminal(self, report: TerminalReport, *, copy: bool = False) -> Slip:
        """The slip of a bank terminal's report."""
        return terminal_slip(report, self._place(), copy=copy, training=self._station.rules.training)

    async def of_held(self, document: Document) -> Slip:
        """The slip of a receipt put aside or handed over."""
        return deferred_slip(document, self._place())

    async def _terminal_texts(self, document: Document) -> list[str]:
        """The terminal's own slips of the charges this was paid with."""
        cards = [payment for payment in document.payments if payment.means is not PaymentMeans.CASH]
        found = [await self._stores.charges.get(payment.id) for payment in cards]
        return [charge.slip.text for charge in found if charge is not None and charge.slip is not None]

    async def _with_sale(self, entry: JournalEntry) -> JournalEntry:
        """A refund may have been recorded before its sale had a fiscal number; a later slip of it says the number."""
        document = entry.document
        if document.related_id is None or document.related_fiscal_number:
            return entry
        sale = await self._stores.documents.entry(document.related_id)
        number = sale.delivery.fiscal_number if sale is not None else None
        return replace(entry, document=replace(document, related_fiscal_number=number)) if number else entry

    def picture(self, entry: JournalEntry) -> bytes:
        """A document's slip as a PNG; off the UI thread."""
        return png(document_slip(self._marked(entry), self._place()), self._profile(), PICTURE)

    def _marked(self, entry: JournalEntry) -> JournalEntry:
        """What the training server holds was never made here, and is no more real than what was."""
        if not self._station.rules.training or entry.document.training:
            return entry
        return replace(entry, document=replace(entry.document, training=True))

    def z_copy(self, paper: ZPaper) -> Slip:
        """The copy of a Z-report."""
        return z_slip(paper.report, self._place(), number=paper.number, training=self._station.rules.training)

    def z_picture(self, paper: ZPaper) -> bytes:
        """The same as a PNG; off the UI thread."""
        return png(self.z_copy(paper), self._profile(), PICTURE)

    async def save_z(self, paper: ZPaper, name: str, kind: FileKind) -> Path:
        """The same as a file among the person's own. Raises `FileFault`."""
        return await save_slip(self.z_copy(paper), self._profile(), await export_folder(), name, kind)

    def _place(self) -> Place:
        if self._station.place is None:
            raise RuleBroken("signed_out")
        return self._dress(self._station.place)
