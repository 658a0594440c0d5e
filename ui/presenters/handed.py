"""Receipts handed to the fiscal till: handing the next one over, what became of the others, a copy once more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from app.domain.document import Document
from app.domain.handed import Fate, Handed
from app.errors import RuleBroken
from app.services.handover import HandOver
from app.services.payment import PaymentDesk
from app.services.sale import Sale
from app.services.station import Station
from ui.tasks import Tasks


class HandedPresenter(QObject):
    """Signals: `changed`; `opened` when the cashier is to be asked before the receipt on the counter goes; `handed` a
    document that went; `settled` what became of one (`Handed`); `printed` a copy is asked for; `left` back to the
    sale; `failed` an error. `reprint` puts a copy into the print queue."""

    changed = Signal()
    opened = Signal()
    handed = Signal(object)
    settled = Signal(object)
    printed = Signal()
    left = Signal()
    paper_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        desk: HandOver,
        payment: PaymentDesk,
        sale: Sale,
        station: Station,
        reprint: Callable[[str], Awaitable[object]],
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._payment = payment
        self._sale = sale
        self._station = station
        self._reprint = reprint
        self._tasks = tasks
        self.rows: tuple[Handed, ...] = ()
        self.waiting = 0
        self.selected: str | None = None
        self.loaded = False
        desk.changed.connect(lambda _: self.load())
        desk.settled.connect(self.settled.emit)

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
        return self._tasks.busy("handed.go") or self._tasks.busy("handed.print")

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
        self._desk.wake()
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
