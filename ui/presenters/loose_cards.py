"""Cards without a receipt: money that was charged and belongs to nothing any more, and how it goes back; and money
that was given back while its refund is not recorded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from app.domain.charge import Charge
from app.services.charge import ChargeDesk
from ui.presenters.charge import ChargePresenter
from ui.tasks import Tasks


class LooseCardsPresenter(QObject):
    """Signals: `changed` when the list is another, `told` how many there are, `reason_wanted` before a charge is put
    right by word, `refund_wanted` carries the id of the sale whose refund is to be recorded, `left`, `failed` an
    error."""

    changed = Signal()
    told = Signal(int)
    reason_wanted = Signal(object)
    refund_wanted = Signal(str)
    left = Signal()
    failed = Signal(object)

    def __init__(self, desk: ChargeDesk, cards: ChargePresenter, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._cards = cards
        self._tasks = tasks
        self.charges: list[Charge] = []

    def load(self) -> None:
        """Reads the list anew."""
        self._tasks.queue("loose.load", self._load, self.failed.emit)

    def take_back(self, charge_id: str) -> None:
        """The terminal cancels it in its open batch."""
        self._do(lambda: self._cards.take_back(charge_id))

    def give_back(self, charge_id: str) -> None:
        """The terminal gives it back by its RRN: the batch is settled already."""
        self._do(lambda: self._cards.give_back(charge_id))

    def record(self, charge: Charge) -> None:
        """The money went back to the card already: only its refund is made."""
        self.refund_wanted.emit(charge.receipt_id)

    def ask_reason(self, charge: Charge) -> None:
        """It was put right outside the till: why is asked first."""
        self.reason_wanted.emit(charge)

    def give_up(self, charge_id: str, reason: str) -> None:
        """It was put right outside the till, for this reason. A senior's right."""
        self._do(lambda: self._desk.give_up(charge_id, reason))

    def leave(self) -> None:
        self.left.emit()

    def _do(self, work: Callable[[], Awaitable[object]]) -> None:
        async def done() -> None:
            await work()
            await self._load()

        self._tasks.start("loose.back", done, self.failed.emit)

    async def _load(self) -> None:
        self.charges = await self._desk.loose()
        self.changed.emit()
        self.told.emit(len(self.charges))
