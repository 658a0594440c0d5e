"""Receipts handed to the fiscal till: handing the next one over, what became of the others, a copy once more, and the
way back of one the server refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.handed import Fate, Handed
from app.errors import RuleBroken
from app.services.handover import HandOver
from app.services.held import HeldDesk
from app.services.payment import PaymentDesk
from app.services.sale import Sale
from app.services.station import Station
from app.services.withdrawal import Withdrawal
from ui.tasks import Tasks

#: What keeps the page's buttons waiting.
_BUSY = ("handed.go", "handed.print", "handed.back")


class HandedPresenter(QObject):
    """Signals: `changed`; `opened` when the cashier is to be asked before the receipt on the counter goes; `handed` a
    document that went; `settled` what became of one (`Handed`), `came_after_all` that the server has one whose goods
    went back here; of a refused one `resumed` when its goods are on the counter, `put_aside` (a document) when they
    wait for somebody who has left the page, `cancelled` (a document) when they stay in the shop; `printed` a copy is
    asked for; `left` back to the sale; `failed` an error. `reprint` puts a copy into the print queue."""

    changed = Signal()
    opened = Signal()
    handed = Signal(object)
    settled = Signal(object)
    came_after_all = Signal(object)
    resumed = Signal()
    put_aside = Signal(object)
    cancelled = Signal(object)
    printed = Signal()
    left = Signal()
    paper_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        desk: HandOver,
        withdrawal: Withdrawal,
        held: HeldDesk,
        payment: PaymentDesk,
        sale: Sale,
        station: Station,
        reprint: Callable[[str], Awaitable[object]],
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._withdrawal = withdrawal
        self._held = held
        self._payment = payment
        self._sale = sale
        self._station = station
        self._reprint = reprint
        self._tasks = tasks
        self.rows: tuple[Handed, ...] = ()
        self.waiting = 0
        self.selected: str | None = None
        self.loaded = False
        self._open = False
        desk.changed.connect(lambda _: self.load())
        desk.settled.connect(self.settled.emit)
        tasks.busy_changed.connect(lambda name, _: self.changed.emit() if name in _BUSY else None)
        desk.came_after_all.connect(self.came_after_all.emit)

    def show_paper(self) -> None:
        """The slip of the receipt looked at is wanted."""
        if self.row is not None:
            self.paper_requested.emit(self.row)

    @property
    def on(self) -> bool:
        """Whether the fiscal till takes the money here."""
        return self._station.rules.hand_over

    @property
    def wanted(self) -> bool:
        """Whether there is anything to look at."""
        return self.on or bool(self.rows)

    @property
    def row(self) -> Handed | None:
        """The one looked at."""
        return next((row for row in self.rows if row.document.id == self.selected), None)

    @property
    def total(self) -> Decimal:
        """Hryvnias the receipt on the counter comes to."""
        return self._sale.totals.total

    @property
    def busy(self) -> bool:
        return any(self._tasks.busy(name) for name in _BUSY)

    # ---------------------------------------------------------------- what happens

    def begin(self) -> None:
        """«Передати на касу»: what stands in the way is told before anybody is asked."""
        try:
            self._payment.check()
        except RuleBroken as error:
            self.failed.emit(error)
        else:
            self.opened.emit()

    def confirm(self) -> None:
        """The receipt goes; a second tap while it does is dropped."""

        async def work() -> None:
            document: Document = await self._desk.hand_over()
            self.handed.emit(document)

        self._tasks.start("handed.go", work, self.failed.emit)

    def enter(self) -> None:
        """The page is shown: what is at the fiscal till is asked for anew."""
        self._open = True
        self._desk.wake()
        self.load()

    def leave(self) -> None:
        """The page is no longer shown."""
        self._open = False

    def delivered(self) -> None:
        """A document of this till's reached the server, or was refused: one that is looked at may be it."""
        if self._open:
            self.load()

    def load(self) -> None:
        """Reads them again, as at the start and after each change."""
        self._tasks.queue("handed.read", self._read, self.failed.emit)

    def select(self, document_id: str) -> None:
        if document_id != self.selected:
            self.selected = document_id
            self.changed.emit()

    def move_selection(self, by: int) -> None:
        """The one above or below, by the arrow keys."""
        ids = [row.document.id for row in self.rows]
        if self.selected in ids:
            self.select(ids[min(max(ids.index(self.selected) + by, 0), len(ids) - 1)])

    def print_copy(self) -> None:
        """The КОПІЯ of a paid one once more."""
        row = self.row
        if row is None or row.fate is not Fate.PAID:
            return

        async def work() -> None:
            await self._reprint(row.server_id)
            self.printed.emit()

        self._tasks.start("handed.print", work, self.failed.emit)

    def take_back(self) -> None:
        """«Повернути товар у чек» of a refused one. The cashier may go on while the server is asked: then its goods
        wait among the receipts put aside, and the counter stays as it is."""
        row = self.row
        if row is None or not row.refused:
            return

        async def work() -> None:
            receipt_id = await self._withdrawal.take_back(row)
            if not self._open:
                self.put_aside.emit(row.document)
            elif await self._held.resume(receipt_id):
                self.resumed.emit()

        self._tasks.start("handed.back", work, self.failed.emit)

    def cancel(self, row: Handed, reason: str) -> None:
        """Gives a refused one up, for a reason. A senior is asked where the cashier may not."""

        async def work() -> None:
            await self._withdrawal.cancel(row, reason)
            self.cancelled.emit(row.document)

        self._tasks.start("handed.back", work, self.failed.emit)

    def back(self) -> None:
        self.left.emit()

    async def _read(self) -> None:
        self.rows = tuple(await self._desk.list())
        self.waiting = await self._desk.waiting()
        ids = [row.document.id for row in self.rows]
        if self.selected not in ids:
            self.selected = ids[0] if ids else None
        self.loaded = True
        self.changed.emit()
