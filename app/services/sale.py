"""The receipt being built: scanned, tapped, typed. Every change is on disk before the next one is taken."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from app.clock import Clock, local
from app.domain.cashier import Right
from app.domain.money import money, quantity
from app.domain.product import Product
from app.domain.receipt import Item, Receipt
from app.domain.weighing import in_unit, weighable
from app.errors import RuleBroken
from app.events import Event
from app.services.finder import Finder, Found
from app.services.lines import Lines
from app.services.ports import Scale
from app.services.station import Station
from app.store.catalog import Catalog
from app.store.current import CurrentReceipt


@dataclass(frozen=True, slots=True)
class Needs:
    """Goods that cannot go in yet: the cashier has to give the weight, or the price, first; or the customer's age is to
    be asked, or whether goods go although `expired` was the last day to sell them. `Sale.go_on` takes them on from
    there: `found` and `agreed` are its own."""

    product: Product
    weight: bool = False
    price: bool = False
    pieces: Decimal = Decimal(1)
    age: bool = False
    expired: date | None = None
    found: Found | None = None
    agreed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Added:
    """Goods went in: the line that took them."""

    item_id: str
    product: Product


class Sale(Lines):
    """The receipt on the counter with what brings goods into it, puts it aside, and ends it. It raises as `Lines`
    does."""

    def __init__(
        self, station: Station, catalog: Catalog, store: CurrentReceipt, clock: Clock, scale: Scale | None = None
    ) -> None:
        super().__init__(station, store, clock, scale)
        self.finder = Finder(station, catalog, clock)
        #: The receipts put aside are others than before.
        self.held_changed: Event[None] = Event("sale.held_changed")

    async def restore(self) -> bool:
        """Takes up the receipt an earlier run left behind; tells whether there was anything in it."""
        found = await self._store.load()
        if found is not None:
            self._put(replace(found, deferred_at=None))
        return bool(found and found.items)

    async def reload(self) -> None:
        """The receipt, and those put aside, as the journal has them: after an error nobody else knows."""
        async with self._turn:
            found = await self._store.load()
            self._forget()
            self._put(replace(found, deferred_at=None) if found is not None else self._new())
        self.held_changed.emit(None)

    async def scan(self, text: str, times: Decimal = Decimal(1)) -> Added | Needs:
        """Takes a scanned or typed code, `times` of what it names. Weighed goods take what lies still on the scale.

        Raises `RuleBroken`: "code_unknown" and "code_misread" (facts: code), and those of `pick`.
        """
        async with self._turn:
            outcome = await self._take(await self.finder.find(text), times)
            return await self._from_scale(outcome) if times == 1 else outcome

    async def go_on(self, needs: Needs) -> Added | Needs:
        """What was asked has been answered with yes: the goods go in, or the next question comes.

        «Of age» holds for the whole receipt.
        """
        async with self._turn:
            assert needs.found is not None
            if needs.age:
                self._put(replace(self._receipt, of_age=True))
            agreed = needs.agreed | ({"expired"} if needs.expired is not None else set())
            outcome = await self._take(needs.found, needs.pieces, agreed)
            return await self._from_scale(outcome) if needs.pieces == 1 else outcome

    async def pick(self, product: Product, times: Decimal = Decimal(1)) -> Added | Needs:
        """Takes goods tapped or found by search."""
        async with self._turn:
            return await self._take(Found(product), times)

    async def add(
        self, product: Product, amount: Decimal, price: Decimal | None = None, *, weighed: bool = False
    ) -> Added:
        """Puts in goods whose weight or price the cashier gave. `weighed`: the amount is what lies on the scale.

        Raises `Forbidden` without the right to sell at another price than the catalogue's, which may have none.
        """
        if price is not None and not product.free_price and price != product.price:
            self._station.need_cashier(Right.FREE_PRICE)
        async with self._turn:
            added = await self._add(product, amount, price=price)
            self._took(weighed)
            return added

    async def swap(self, work: Callable[[Receipt], Awaitable[Receipt | None]], *, adds: bool = False) -> None:
        """What is on the counter goes aside, comes back or is joined (`services.held`): `work` gets it, keeps what it
        makes of it in the store and gives what is on the counter from then on, None for a new receipt. `adds`: it stays
        on the counter."""
        async with self._turn:
            before = self._receipt
            self._check_parts(before if adds else None)
            after = await work(before)
            if after is not before:
                self._forget()
                self._put(after if after is not None else self._new())
        self.held_changed.emit(None)

    def check_nothing_taken(self) -> None:
        """Raises `RuleBroken("parts_taken")` where money of the receipt on the counter is here already."""
        self._check_parts(None)

    @asynccontextmanager
    async def ending(self) -> AsyncIterator[Receipt]:
        """The receipt while it is being paid: what is scanned meanwhile waits and falls into the next receipt.

        Leaving without an error begins a new receipt; the store has emptied its place by then.
        """
        async with self._turn:
            yield self._receipt
            self._forget()
            self._put(self._new())

    async def _take(self, found: Found, times: Decimal, agreed: frozenset[str] = frozenset()) -> Added | Needs:
        product, amount = found.product, found.amount
        if product.stock is not None and product.stock <= 0 and not self._station.rules.below_zero:
            raise RuleBroken("no_stock")
        now = local(self._clock.now())
        self._check_hours(product, now)
        if found.last_day is not None and found.last_day < now.date() and "expired" not in agreed:
            return Needs(product, pieces=times, expired=found.last_day, found=found, agreed=agreed)
        if self._station.rules.for_adults(product) and not self._receipt.of_age:
            return Needs(product, pieces=times, age=True, found=found, agreed=agreed)
        label_sum = None if found.label_sum is None else money(found.label_sum * times)
        if amount is not None:
            return await self._add(product, amount * times, label_sum=label_sum)
        if label_sum is not None:
            return await self._add(product, _worth(product, label_sum), label_sum=label_sum)
        if product.by_weight:
            return Needs(product, weight=True, price=product.price is None)
        if product.free_price or product.price is None:
            return Needs(product, price=True, pieces=times)
        return await self._add(product, times)

    def check_hours(self) -> None:
        """Raises `RuleBroken("hours_barred")` when something in the receipt may not be sold at this hour."""
        now = local(self._clock.now())
        for item in self._receipt.items:
            self._check_hours(item, now)

    def _check_hours(self, goods: Product | Item, now: datetime) -> None:
        barred = self._station.rules.barred(goods, now)
        if barred is not None:
            raise RuleBroken("hours_barred", name=goods.name, start=f"{barred.start:%H:%M}", end=f"{barred.end:%H:%M}")

    async def _from_scale(self, outcome: Added | Needs) -> Added | Needs:
        """Goods that want a weight alone take what lies still on the scale, if anything does."""
        if isinstance(outcome, Added) or not outcome.weight or outcome.price or self._scale is None:
            return outcome
        load = self._scale.offer() if weighable(outcome.product.unit) else None
        if load is None:
            return outcome
        added = await self._add(outcome.product, in_unit(load, outcome.product.unit))
        self._scale.took()
        return added

    async def _add(
        self, product: Product, amount: Decimal, *, price: Decimal | None = None, label_sum: Decimal | None = None
    ) -> Added:
        rules = self._station.rules
        receipt, item_id = self._receipt.add(
            product,
            amount,
            price=price,
            label_sum=label_sum,
            stamped=rules.wants_stamp(product),
            no_discount=not rules.discountable(product),
            to_order=rules.to_order(product),
        )
        await self._keep(receipt)
        return Added(item_id, product)


def _worth(product: Product, price: Decimal) -> Decimal:
    """How much of the goods costs so much. Raises `RuleBroken`: "no_price", "label_pieces"."""
    if product.price is None or product.price <= 0:
        raise RuleBroken("no_price")
    if product.unit.whole and not product.by_weight and price % product.price:
        raise RuleBroken("label_pieces", name=product.name, sum=f"{price:.2f}", price=f"{product.price:.2f}")
    return max(quantity(price / product.price), Decimal("0.001"))
