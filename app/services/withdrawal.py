"""A receipt handed over that the server refused comes back: its goods into a receipt of this till, or given up.

The server is asked first: a refusal may have been of a second copy, with the first one there. What is taken back is
never sent again, and is a receipt of its own from then on: nothing of it can be sold twice here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.cashier import Cashier, Right
from app.domain.document import DeliveryState
from app.domain.handed import Handed
from app.domain.reason import LONGEST_REASON
from app.domain.receipt import Receipt
from app.domain.withdrawn import receipt_again
from app.errors import Offline, RuleBroken
from app.events import Event
from app.outbox.lookup import find
from app.services.allowed import leave
from app.services.handover import HandOver
from app.services.sale import Sale
from app.services.station import Station
from app.store.catalog import Catalog
from app.store.handed import HandedReceipts
from app.store.outbox import OutboxRows, RowMoved
from app.store.outbox_rows import OutboxRow

if TYPE_CHECKING:
    from app.api.receipts import Receipts


class Withdrawal:
    """«Повернути товар у чек» and «Скасувати». `moved` names a document whose delivery changed.

    Both raise `RuleBroken`: "handed_there" when the server has it after all (its fate goes on as any other's),
    "handed_moved" when somebody sent it again meanwhile; and what the server's calls raise: then nothing has changed.
    """

    def __init__(
        self,
        station: Station,
        sale: Sale,
        handover: HandOver,
        store: HandedReceipts,
        rows: OutboxRows,
        catalog: Catalog,
        receipts: Callable[[], Receipts | None],
        clock: Clock,
    ) -> None:
        self._station = station
        self._sale = sale
        self._handover = handover
        self._store = store
        self._rows = rows
        self._catalog = catalog
        self._receipts = receipts
        self._clock = clock
        self.moved: Event[str] = Event("withdrawal.moved")

    async def take_back(self, handed: Handed) -> str:
        """Its goods are aside from then on, under the id that is given: to be resumed, as any receipt put aside.

        Raises `RuleBroken("parts_taken")` where the counter could not take them.
        """
        cashier = self._station.need_cashier(Right.SELL)
        self._sale.check_nothing_taken()
        row = await self._not_there(handed)
        ids = {line.product_id for line in handed.document.items if line.product_id is not None}
        products = await self._catalog.some(ids)
        receipt = receipt_again(handed.document, products, self._station.rules, self._clock.now())
        await self._withdraw(handed, row, receipt, cashier)
        self._sale.held_changed.emit(None)
        return receipt.id

    async def cancel(self, handed: Handed, reason: str) -> None:
        """Its goods stay in the shop. As `HeldDesk.drop`, it wants the right and a reason: `Forbidden`,
        `RuleBroken("reason_missing")`."""
        cashier = self._station.need_cashier(Right.DELETE_HELD)
        if not (said := reason.strip()[:LONGEST_REASON]):
            raise RuleBroken("reason_missing")
        given = leave()
        allowed = given.facts() if given is not None and given.in_use else {}
        await self._withdraw(handed, await self._not_there(handed), None, cashier, {"reason": said} | allowed)

    async def _not_there(self, handed: Handed) -> OutboxRow:
        """The refused row, of which the server has just said that it has nothing."""
        receipts = self._receipts()
        if receipts is None:
            raise Offline("nobody is signed in", sent=False)
        row = await self._rows.get(handed.document.id)
        if row is None or row.state is not DeliveryState.REFUSED:
            raise RuleBroken("handed_moved")
        found = await find(receipts, row)
        if not found:
            return row
        await self._rows.delivered(row.document_id, found[0].id, None, None, self._clock.now())
        self._handover.wake()
        self._tell(row.document_id)
        raise RuleBroken("handed_there")

    async def _withdraw(
        self,
        handed: Handed,
        row: OutboxRow,
        receipt: Receipt | None,
        cashier: Cashier,
        more: dict[str, str] | None = None,
    ) -> None:
        document = handed.document
        facts = {"number": str(document.number), "total": str(document.total)} | (more or {})
        facts |= {"receipt": receipt.id} if receipt is not None else {}
        try:
            await self._store.withdraw(document.id, row.generation, receipt, (self._clock.now(), cashier.name), facts)
        except RowMoved as moved:
            raise RuleBroken("handed_moved") from moved
        self._tell(document.id)

    def _tell(self, document_id: str) -> None:
        self.moved.emit(document_id)
        self._handover.changed.emit(None)
