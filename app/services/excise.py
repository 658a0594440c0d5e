"""Selling what the law watches: a stamp for every bottle, the customer's age, and hours in which nothing is sold."""

from __future__ import annotations

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.deeds import Deed
from app.domain.excise import stamp_of
from app.domain.reason import LONGEST_REASON
from app.domain.receipt import Item
from app.domain.scan import plain, readings
from app.errors import RuleBroken
from app.services.sale import Added, Needs, Sale
from app.services.station import Station
from app.store.audit import Audit
from app.store.current import CurrentReceipt
from app.store.stamps import Stamps


class ExciseDesk:
    """Takes stamps for lines of the receipt and answers to what a sale asks. It raises as `Sale` does."""

    def __init__(
        self, station: Station, sale: Sale, stamps: Stamps, held: CurrentReceipt, audit: Audit, clock: Clock
    ) -> None:
        self._station = station
        self._sale = sale
        self._stamps = stamps
        self._held = held
        self._audit = audit
        self._clock = clock

    # ------------------------------------------------------------------ stamps

    def lacking(self) -> Item | None:
        """The last line whose stamps are not as many as its pieces: the one a stamp is read for next."""
        lines = [item for item in self._sale.receipt.items if item.stamps_lacking]
        return next((item for item in reversed(lines) if item.stamps_lacking > 0), lines[-1] if lines else None)

    async def scanned(self, text: str) -> str | None:
        """A code that may be a stamp: taken for the line that lacks one; the line's id, None when it was none for it.

        Raises as `take` does: a bottle's stamp is never looked for among the goods.
        """
        item = self.lacking()
        if item is None or item.stamps_lacking < 0 or scanned_stamp(text) is None:
            return None
        await self.take(item.id, text)
        return item.id

    async def take(self, item_id: str, text: str, *, typed: bool = False) -> None:
        """Reads a stamp for one piece of a line.

        Raises `RuleBroken`: "stamp_bad" (facts: code), "stamp_twice" (this receipt or one put aside), "stamp_sold"
        (facts: stamp, number), "stamps_all".
        """
        stamp = stamp_of(text) if typed else scanned_stamp(text)
        if stamp is None:
            raise RuleBroken("stamp_bad", code=plain(readings(text)[-1]))
        if any(stamp in item.stamps for receipt in await self._held.list() for item in receipt.items):
            raise RuleBroken("stamp_twice", stamp=stamp)
        number = await self._stamps.sold_with(stamp)
        if number is not None:
            raise RuleBroken("stamp_sold", stamp=stamp, number=str(number))
        await self._sale.change_item(item_id, lambda receipt, item: receipt.with_stamp(item.id, stamp))

    async def give_back(self, item_id: str, stamp: str) -> None:
        """Takes a stamp off its line: another bottle goes."""
        await self._sale.change_item(item_id, lambda receipt, item: receipt.without_stamp(item.id, stamp))

    async def waive(self, item_id: str, reason: str) -> None:
        """One piece goes without a stamp number: an old stamp without a code, a damaged one. Both names are kept.

        Raises `Forbidden` without the right, `RuleBroken` ("reason_missing", "stamps_all").
        """
        cashier, said = self._station.need_cashier(Right.NO_STAMP), reason.strip()[:LONGEST_REASON]
        if not said:
            raise RuleBroken("reason_missing")
        item = self._sale.receipt.item(item_id)
        await self._sale.change_item(item_id, lambda receipt, item: receipt.with_unstamped(item.id, said))
        facts = {"receipt": self._sale.receipt.id, "goods": item.name if item else "", "reason": said}
        await self._audit.write(self._clock.now(), cashier.name, Deed.NO_STAMP, facts)

    async def unwaive(self, item_id: str) -> None:
        """A stamp was found after all: one piece less goes without."""
        await self._sale.change_item(item_id, lambda receipt, item: receipt.without_unstamped(item.id))

    # ------------------------------------------------------------------ questions

    async def agree(self, needs: Needs) -> Added | Needs:
        """«Так» to what was asked: the customer is of age, or the person takes the goods although their day is over.
        An age that is known already is kept once."""
        if not (needs.age and self._sale.receipt.of_age):
            await self._answer(needs, "yes")
        return await self._sale.go_on(needs)

    async def decline(self, needs: Needs) -> None:
        """«Ні»: the goods stay out of the receipt; that it was asked is kept."""
        await self._answer(needs, "no")

    async def _answer(self, needs: Needs, said: str) -> None:
        cashier = self._station.need_cashier()
        facts = {"receipt": self._sale.receipt.id, "goods": needs.product.name, "answer": said}
        if needs.expired is not None:
            facts["last_day"] = needs.expired.isoformat()
        what = Deed.EXPIRED if needs.expired is not None else Deed.AGE
        await self._audit.write(self._clock.now(), cashier.name, what, facts)


def scanned_stamp(text: str) -> str | None:
    """The stamp of a scanned text. A scanner presses Latin keys: what another layout made of them goes first."""
    return next((stamp for one in reversed(readings(text)) if (stamp := stamp_of(one)) is not None), None)
