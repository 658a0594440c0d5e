"""After the money: the change, what became of slip, drawer and fiscal number. The sale is safe whatever they say."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.clock import Clock
from app.domain.document import Delivery, DeliveryState, Document, JournalEntry
from app.domain.printjob import TILL_LANE, JobKind, JobState, PrintJob
from app.events import Event
from app.services.journal import Journal
from app.services.sale import Sale
from app.services.station import Station
from ui.presenters.status import Network, Status, StatusPresenter
from ui.tasks import Tasks

log = logging.getLogger(__name__)

#: A document with its delivery → the picture of its slip (PNG). Called off the UI thread.
Preview = Callable[[JournalEntry], bytes]


class SlipQueue(Protocol):
    """What this page needs of `printing.spooler.Spooler`."""

    changed: Event[PrintJob]

    async def retry(self, job_id: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class DoneState:
    """What the sale-done page shows. `printer` is the printer's name, "" when there is none; `slip` is None while no
    job of this document was heard of; `printed_at` is when it was; `picture` is the slip's PNG, empty until drawn."""

    entry: JournalEntry
    printer: str = ""
    printing: bool = True
    opens_drawer: bool = True
    slip: PrintJob | None = None
    printed_at: datetime | None = None
    picture: bytes = b""
    waiting: int = 0
    online: bool = True

    @property
    def document(self) -> Document:
        return self.entry.document

    @property
    def slip_state(self) -> JobState | None:
        """How far the slip came; None when none is printed at all."""
        if self.slip is not None:
            return self.slip.state
        return JobState.WAITING if self.printing and self.printer else None


class DonePresenter(QObject):
    """Signals: `begun` when the page is to be shown, `changed` when it shows something else, `finished` when the next
    receipt begins, `journal_requested` carries the document's id, `paper_requested` the `JournalEntry` whose slip is
    to be looked at, `failed` an error."""

    begun = Signal()
    changed = Signal()
    finished = Signal()
    journal_requested = Signal(str)
    refund_requested = Signal(str)
    paper_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        journal: Journal,
        sale: Sale,
        station: Station,
        slips: SlipQueue,
        status: StatusPresenter,
        preview: Preview,
        printer: Callable[[], str],
        clock: Clock,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._station = station
        self._slips = slips
        self._status = status
        self._preview = preview
        self._printer = printer
        self._clock = clock
        self._tasks = tasks
        self._active = False
        self._drawn = 0
        self.state: DoneState | None = None
        slips.changed.connect(self._on_job)
        journal.changed.connect(lambda _: self._on_delivery())
        status.changed.connect(self._on_status)
        sale.changed.connect(lambda receipt: self.finish() if receipt.items else None)

    def show(self, document: Document) -> None:
        """The sale is recorded: shows it at once, and tells the store that the cashier has seen it."""
        self._active = True
        status = self._status.status
        self.state = DoneState(
            JournalEntry(document, Delivery(DeliveryState.WAITING)),
            printer=self._printer(),
            printing=self._station.rules.print_slips,
            opens_drawer=self._station.rules.open_drawer,
            waiting=status.waiting,
            online=_online(status),
        )
        # First the sums, then the page: nobody may read the last customer's change on it.
        self.changed.emit()
        self.begun.emit()
        self._tasks.queue("done.announced", lambda: self._journal.announced(document.id), self.failed.emit)
        self._draw()

    def finish(self) -> None:
        """«Новий чек», or the next goods were scanned."""
        if self._active:
            self._active = False
            self.finished.emit()

    def open_journal(self) -> None:
        """«Чеки зміни», with this receipt chosen."""
        if self.state is not None:
            self._active = False
            self.journal_requested.emit(self.state.document.id)

    def show_paper(self) -> None:
        """The slip was tapped: larger, and to be saved."""
        if self.state is not None:
            self.paper_requested.emit(self.state.entry)

    def refund(self) -> None:
        """The buyer wants the money back at once."""
        if self.state is not None:
            self.refund_requested.emit(self.state.document.id)

    def print_again(self) -> None:
        """A slip that certainly did not come out is printed as it is; any other once more as КОПІЯ."""
        state = self.state
        if state is None:
            return

        async def work() -> None:
            if (
                state.slip is None
                or state.slip.state is not JobState.FAILED
                or not await self._slips.retry(state.slip.id)
            ):
                await self._journal.reprint(state.document.id)

        self._tasks.start("done.print", work, self.failed.emit)

    def print_copy(self) -> None:
        """A КОПІЯ that carries the fiscal number."""
        if self.state is not None:
            document_id = self.state.document.id
            self._tasks.start("done.print", lambda: self._journal.reprint(document_id), self.failed.emit)

    def _on_job(self, job: PrintJob) -> None:
        if self.state is None or job.document_id != self.state.document.id or job.kind is JobKind.DRAWER:
            return
        if job.lane != TILL_LANE:  # the order beside it is nothing the buyer waits for
            return
        printed_at = self._clock.now() if job.state is JobState.PRINTED else self.state.printed_at
        self._set(slip=job, printed_at=printed_at)

    def _on_status(self) -> None:
        status = self._status.status
        if self.state is not None and (status.waiting, _online(status)) != (self.state.waiting, self.state.online):
            self._set(waiting=status.waiting, online=_online(status))

    def _on_delivery(self) -> None:
        if not self._active or self.state is None:
            return
        shown = self.state.document.id

        async def read() -> None:
            entry = await self._journal.entry(shown)
            if entry is None or self.state is None or self.state.document.id != shown:
                return
            numbered = entry.delivery.fiscal_number != self.state.entry.delivery.fiscal_number
            self._set(entry=entry)
            if numbered:
                self._draw()

        self._tasks.queue("done.delivery", read, self.failed.emit)

    def _draw(self) -> None:
        """Draws the slip beside the loop; a picture that fails is no failure of the sale."""
        assert self.state is not None
        entry = self.state.entry
        self._drawn += 1
        asked = self._drawn

        async def draw() -> None:
            picture = await asyncio.to_thread(self._preview, entry)
            # The delivery may have moved on meanwhile; only a newer picture makes this one stale.
            if self.state is not None and asked == self._drawn and self.state.document.id == entry.document.id:
                self._set(picture=picture)

        self._tasks.queue("done.preview", draw, lambda error: log.error("no picture of the slip", exc_info=error))

    def _set(self, **parts: object) -> None:
        assert self.state is not None
        self.state = replace(self.state, **parts)  # type: ignore[arg-type]
        self.changed.emit()


def _online(status: Status) -> bool:
    return status.network in (Network.ONLINE, Network.UNKNOWN)
