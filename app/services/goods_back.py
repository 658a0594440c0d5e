"""Goods brought back without a receipt: a list in memory until money is given for it, at the catalogue's prices."""

from __future__ import annotations

from decimal import Decimal

from app.clock import Clock
from app.domain.codes import new_id
from app.domain.product import Product
from app.domain.receipt import Receipt, Totals
from app.services.station import Station
from app.services.words import find
from app.store.catalog import Catalog

#: Goods a search shows.
RESULTS = 20


class GoodsBack:
    """Nothing of it is kept: a till that stops before the money is given has given nothing back."""

    def __init__(self, station: Station, catalog: Catalog, clock: Clock) -> None:
        self._station = station
        self._catalog = catalog
        self._clock = clock
        self.receipt = self._new()

    @property
    def totals(self) -> Totals:
        return self.receipt.totals(self._station.tax_rules)

    def clear(self) -> None:
        """Begins a list anew; its id becomes the refund's, so that no list is ever paid out twice."""
        self.receipt = self._new()

    def add(self, product: Product, amount: Decimal, price: Decimal | None = None) -> int:
        """Puts goods on the list; gives the place of their line. Raises `RuleBroken` as a sale would."""
        self.receipt, item_id = self.receipt.add(product, amount, price=price)
        return next(place for place, item in enumerate(self.receipt.items) if item.id == item_id)

    def put(self, place: int, quantity: Decimal) -> None:
        """So much of the line at that place, 0 takes it off. Raises `RuleBroken`."""
        if place >= len(self.receipt.items):
            return
        item = self.receipt.items[place]
        if quantity > 0:
            self.receipt = self.receipt.with_quantity(item.id, quantity)
        else:
            self.receipt = self.receipt.without(item.id)

    async def search(self, text: str) -> list[Product]:
        """What the words find in the catalogue, best first."""
        return list((await find(self._catalog, text, RESULTS)).products) if text.strip() else []

    def _new(self) -> Receipt:
        return Receipt(id=new_id(), begun_at=self._clock.now())
