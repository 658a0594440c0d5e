"""Taking the money: rules first, then one durable record, then everything else."""

from __future__ import annotations

from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.document import Document
from app.domain.payment import Due, due_in_cash, pay_cash
from app.errors import RuleBroken
from app.services.documents import sale_document
from app.services.recorder import Recorder
from app.services.sale import Sale
from app.services.station import Station


class PaymentDesk:
    """Ends the receipt being built with money."""

    def __init__(self, station: Station, sale: Sale, recorder: Recorder, clock: Clock) -> None:
        self._station = station
        self._sale = sale
        self._recorder = recorder
        self._clock = clock

    def check(self) -> None:
        """Raises what stands in the way of a sale: "shift_closed", "shift_too_long", "receipt_empty", "signed_out"."""
        self._station.need_cashier(Right.SELL)
        self._station.need_place()
        shift = self._station.need_shift()
        if shift.too_long(self._clock.now()):
            raise RuleBroken("shift_too_long")
        if not self._sale.receipt.items:
            raise RuleBroken("receipt_empty")
        self._sale.check_hours()
        for item in self._sale.receipt.items:
            if item.stamps_lacking:
                raise RuleBroken("stamps_lacking", name=item.name)

    def due(self) -> Due:
        """What the receipt costs in cash, rounded by the till's rule."""
        step = self._station.rules.rounding_step if self._sale.receipt.rounding else 0
        return due_in_cash(self._sale.totals.total, step)

    async def pay_cash(self, tendered: Decimal) -> Document:
        """Takes cash and records the sale. Returns after the commit; a new receipt is begun by then.

        Raises `RuleBroken` ("tendered_too_little", "tendered_too_much" and those of `check`), `Forbidden`,
        `StoreFault` (nothing was sold then: the receipt is as it was).
        """
        async with self._sale.ending() as receipt:
            self.check()
            totals, at = self._sale.totals, self._clock.now()
            payment = pay_cash(new_id(), self.due().payable, tendered, at)
            return await self._recorder.record(
                lambda number: sale_document(
                    receipt,
                    totals,
                    (payment,),
                    number=number,
                    place=self._station.need_place(),
                    shift=self._station.need_shift(),
                    cashier=self._station.need_cashier(Right.SELL),
                    rules=self._station.rules,
                    tax_rules=self._station.tax_rules,
                    at=at,
                ),
                ends_receipt=True,
            )
