"""Taking the money: rules first, then one durable record, then everything else.

A receipt may be paid in parts (`app.domain.tender`). A part that leaves something to pay is kept with the receipt being
built, with its row in the audit; the one that leaves nothing is recorded with the sale, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.charge import Charge
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.document import Document
from app.domain.means import Ask, MeansRules
from app.domain.payment import Due, Payment, PaymentMeans
from app.domain.payment_details import Details, checked_details
from app.domain.reason import LONGEST_REASON
from app.domain.receipt import Receipt
from app.domain.tender import Tender, charged
from app.errors import RuleBroken
from app.services.documents import sale_document
from app.services.orders import order_job
from app.services.recorder import Recorder
from app.services.sale import Sale
from app.services.station import Station


class PaymentDesk:
    """Ends the receipt being built with money.

    What takes money raises the `RuleBroken` of `check` and of `Tender`, `Forbidden`, and `StoreFault`: nothing was
    kept then, and the receipt is as it was.
    """

    def __init__(self, station: Station, sale: Sale, recorder: Recorder, clock: Clock) -> None:
        self._station = station
        self._sale = sale
        self._recorder = recorder
        self._clock = clock

    def check(self) -> None:
        """Raises what stands in the way of a sale: "shift_closed", "shift_too_long", "receipt_empty", "signed_out".

        A receipt that money is here for may be ended after the shift's last hour, and in hours its goods may not be
        sold in: it was begun in good time, and could neither be put aside nor lose its goods.
        """
        self._station.need_cashier(Right.SELL)
        self._station.need_place()
        shift = self._station.need_shift()
        begun = bool(self._sale.receipt.parts)
        if shift.too_long(self._clock.now()) and not begun:
            raise RuleBroken("shift_too_long")
        if not self._sale.receipt.items:
            raise RuleBroken("receipt_empty")
        if not begun:
            self._sale.check_hours()
        for item in self._sale.receipt.items:
            if item.stamps_lacking:
                raise RuleBroken("stamps_lacking", name=item.name)

    @property
    def means(self) -> MeansRules:
        """What the shop takes, and what it asks of each."""
        return self._station.rules.means

    @property
    def tender(self) -> Tender:
        """What of the receipt is paid and what is left, by the till's rule of rounding."""
        return self._tender(self._sale.receipt)

    def due(self) -> Due:
        """What is left to pay in cash."""
        return self.tender.due

    async def pay_cash(self, tendered: Decimal) -> Document:
        """Takes cash for all that is left and records the sale. Returns after the commit; a new receipt is begun by
        then."""
        return await self._record(
            lambda tender: tender.paid_with_cash(new_id(), tendered, self._clock.now()),
        )

    async def add_cash(self, tendered: Decimal) -> None:
        """Takes cash that is less than what is left; the rest comes by other means."""
        self._need(PaymentMeans.CASH)
        at = self._clock.now()
        await self._keep(
            Deed.TAKE_PART,
            lambda tender: tender.with_cash(new_id(), tendered, at),
            {"means": PaymentMeans.CASH.name.lower(), "amount": str(tendered)},
        )

    async def take(self, means: PaymentMeans, amount: Decimal, typed: Details) -> Document | None:
        """A payment made beside the till: a card on a terminal of its own, a transfer. `typed` are its details.

        The recorded sale when it paid the rest, None when something is left. Raises besides the above what
        `checked_details` raises, and "means_off".
        """
        rules = self._need(means)
        kept = checked_details(means, typed, demanded=rules.ask(means) is Ask.DEMANDED)
        card = means is PaymentMeans.CARD
        facts = {
            "acquirer": rules.acquirer if card else "",
            "terminal_id": rules.terminal_id if card else "",
            "reference": kept.reference,
            "payer": kept.payer,
        }
        payment = Payment(
            new_id(),
            means,
            amount,
            self._clock.now(),
            rrn=kept.rrn,
            approval_code=kept.approval_code,
            extra={name: value for name, value in facts.items() if value},
        )
        if self.tender.with_part(payment).left:
            await self._keep(Deed.TAKE_PART, lambda tender: tender.with_part(payment), _facts(payment))
            return None
        return await self._record(lambda tender: tender.with_part(payment).paid())

    async def attach(self, charge: Charge) -> None:
        """A charge the bank terminal approved becomes a part of its receipt, once, however often it is told; `finish`
        ends the sale when nothing is left.

        Not asked about means, hours or shift: the money has moved. Raises `RuleBroken`: "part_elsewhere" when another
        receipt is on the counter, "part_over" when it is smaller now, "part_not_charged".
        """
        part = charged(charge)
        if self._sale.receipt.id != charge.receipt_id:
            raise RuleBroken("part_elsewhere")

        def change(tender: Tender) -> Tender:
            return tender if any(one.id == part.id for one in tender.parts) else tender.with_part(part)

        if any(one.id == part.id for one in self._sale.receipt.parts):
            return
        await self._keep(Deed.TAKE_PART, change, _facts(part))

    async def finish(self) -> Document:
        """Records the sale that its parts have paid whole. Raises "part_lacking" besides while they have not."""
        return await self._record(lambda tender: tender.paid())

    async def give_part_back(self, part_id: str, reason: str) -> None:
        """A part goes back to the buyer before the sale is done; who, what and why are kept.

        Raises `RuleBroken`: "reason_missing", "part_unknown", "part_charged" for what the terminal has to take back.
        """
        self._station.need_cashier(Right.SELL)
        said = reason.strip()[:LONGEST_REASON]
        if not said:
            raise RuleBroken("reason_missing")
        await self._give_back(part_id, {"reason": said}, taken_back=False)

    async def taken_back(self, charge_id: str) -> None:
        """The terminal has taken its charge back: it is no part any more; one that was none is no matter."""
        if any(part.id == charge_id for part in self._sale.receipt.parts):
            await self._give_back(charge_id, {"terminal": "cancelled"}, taken_back=True)

    # ------------------------------------------------------------------ inside

    async def _give_back(self, part_id: str, facts: Mapping[str, str], *, taken_back: bool) -> None:
        part = next((one for one in self._sale.receipt.parts if one.id == part_id), None)
        if part is None:
            raise RuleBroken("part_unknown")
        await self._keep(
            Deed.GIVE_PART_BACK,
            lambda tender: tender.without(part_id, taken_back=taken_back),
            {**_facts(part), **facts},
        )

    def _need(self, means: PaymentMeans) -> MeansRules:
        self.check()
        rules = self._station.rules.means
        if means not in rules.order:
            raise RuleBroken("means_off")
        return rules

    def _tender(self, receipt: Receipt) -> Tender:
        step = self._station.rules.rounding_step if receipt.rounding else 0
        same = receipt is self._sale.receipt
        total = (self._sale.totals if same else receipt.totals(self._station.tax_rules)).total
        return Tender(total, step, receipt.parts)

    async def _keep(self, what: Deed, change: Callable[[Tender], Tender], facts: Mapping[str, str]) -> None:
        """The receipt with other parts, durable with its row in the audit."""
        await self._sale.set_parts(
            lambda receipt: replace(receipt, parts=change(self._tender(receipt)).parts), what, facts
        )

    async def _record(self, pay: Callable[[Tender], tuple[Payment, ...]]) -> Document:
        async with self._sale.ending() as receipt:
            self.check()
            totals, at = self._sale.totals, self._clock.now()
            payments = pay(self._tender(receipt))
            return await self._recorder.record(
                lambda number: sale_document(
                    receipt,
                    totals,
                    payments,
                    number=number,
                    place=self._station.need_place(),
                    shift=self._station.need_shift(),
                    cashier=self._station.need_cashier(Right.SELL),
                    rules=self._station.rules,
                    tax_rules=self._station.tax_rules,
                    at=at,
                ),
                ends_receipt=True,
                order=lambda number: order_job(receipt, self._station, at, number),
            )


def _facts(part: Payment) -> dict[str, str]:
    facts = {"part": part.id, "means": part.means.name.lower(), "amount": str(part.amount), "rrn": part.rrn}
    return {name: value for name, value in facts.items() if value}
