"""A scanned or typed text → the goods it names, and how much of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.clock import Clock, local
from app.domain import gs1, gtin
from app.domain.barcode import LabelKind, Layout, read_label
from app.domain.gs1 import Elements
from app.domain.money import money, quantity
from app.domain.product import Product
from app.domain.scan import plain, readings
from app.errors import RuleBroken
from app.services.station import Station
from app.store.catalog import Catalog

#: What a unit of the catalogue is called in an element string, by its short name.
_UNITS = {"кг": "kg", "м": "m", "м2": "m2", "м²": "m2", "м.кв": "m2", "л": "l", "м3": "m3", "м³": "m3", "м.куб": "m3"}


@dataclass(frozen=True, slots=True)
class Found:
    """Goods named by a code. `amount` is in the product's unit, None when the code says nothing of it; `label_sum` what
    a price label says the piece costs, hryvnias; `last_day` the last day it should be sold without a question."""

    product: Product
    amount: Decimal | None = None
    label_sum: Decimal | None = None
    last_day: date | None = None


class Finder:
    """Looks in the catalogue first, then for element strings of GS1, then for in-store labels (protocols.md 2)."""

    def __init__(self, station: Station, catalog: Catalog, clock: Clock) -> None:
        self._station = station
        self._catalog = catalog
        self._clock = clock

    async def find(self, text: str, layouts: tuple[Layout, ...] | None = None) -> Found:
        """`layouts` is another table of labels to try than the till's own.

        Raises `RuleBroken`: "code_unknown" when no goods have the code, "code_misread" when its check digit is wrong
        (facts: code).
        """
        tried = readings(text)
        # Caps Lock, or a scanner that allows for it, may have turned capitals round: last, so that no code is taken
        # for another's.
        for reading in dict.fromkeys((*tried, *(one.swapcase() for one in tried))):
            found = await self._one(reading, self._station.rules.layouts if layouts is None else layouts)
            if found is not None:
                return found
        # A code is shown as the scanner meant it, not in the letters of another layout; words are shown as typed.
        code = plain(tried[-1])
        code = code if any(sign.isdigit() for sign in code) else plain(tried[0])
        elements = gs1.read(tried[-1], self._today())
        wrong = gtin.misread(code) or (elements is not None and not elements.sound)
        raise RuleBroken("code_misread" if wrong else "code_unknown", code=code)

    async def _one(self, reading: str, layouts: tuple[Layout, ...]) -> Found | None:
        code = plain(reading)
        product = await self._catalog.by_code(code) if code else None
        if product is not None:
            return Found(product)
        elements = gs1.read(reading, self._today())
        if elements is not None and elements.sound:
            return await self._of_elements(elements, layouts)
        return await self._of_label(code, layouts)

    async def _of_elements(self, elements: Elements, layouts: tuple[Layout, ...]) -> Found | None:
        product = await self._catalog.by_code(elements.gtin)
        inside = gtin.contained(elements.gtin)
        if product is None and inside is not None:
            product = await self._catalog.by_code(inside)
        if product is None:
            # A label of the shop's own in the place of the goods' number.
            return await self._of_label(elements.gtin[1:], layouts) if elements.gtin.startswith("0") else None
        return Found(product, _amount(elements, product), elements.price, elements.last_day)

    async def _of_label(self, code: str, layouts: tuple[Layout, ...]) -> Found | None:
        label = read_label(code, layouts)
        product = await self._catalog.by_item_code(label.item) if label is not None else None
        if label is None or product is None:
            return None
        if label.kind is LabelKind.PRICE:
            return Found(product, label_sum=money(label.value))
        return Found(product, quantity(label.value) if label.kind is LabelKind.WEIGHT else label.value)

    def _today(self) -> date:
        return local(self._clock.now()).date()


def _amount(elements: Elements, product: Product) -> Decimal | None:
    """How much the element string says there is, in the product's own unit; a bottle's litres are no quantity."""
    if elements.measure is not None and (product.by_weight or not product.unit.whole):
        if _UNITS.get(product.unit.short) == elements.unit:
            return quantity(elements.measure)
        if product.unit.short == "г" and elements.unit == "kg":
            return quantity(elements.measure * 1000)
    return Decimal(elements.count) if elements.count is not None and not product.by_weight else None
