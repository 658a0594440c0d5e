"""Goods and the scale: a scan takes what lies still, and one load is not sold twice."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.product import Product
from app.domain.weighing import Load, Reading, Weighing
from app.errors import RuleBroken
from app.services.sale import Added, Needs, Sale

CHEESE = replace(demo.CHEESE, barcode="4829990000017")


class Platform:
    """A scale with something on it, by the rules of the domain."""

    def __init__(self, weight: str) -> None:
        self.weighing = Weighing()
        self.lay(weight)

    def lay(self, weight: str) -> None:
        for _ in range(2):
            self.weighing = self.weighing.heard(Reading(Load.STABLE, Decimal(weight)), Decimal(15))

    def offer(self) -> Decimal | None:
        return self.weighing.weight if self.weighing.state == "stable" else None

    def took(self) -> None:
        self.weighing = self.weighing.took()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def weighing_desk(till: Desk, platform: Platform, *goods: Product) -> Sale:
    generation = await till.stores.catalog.begin_sync()
    await till.stores.catalog.put_products(goods or [CHEESE], generation)
    await till.stores.catalog.finish_sync(generation)
    return Sale(till.station, till.stores.catalog, till.stores.current, till.clock, platform)


def test_a_scan_takes_the_load_once_and_asks_for_the_next(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            platform = Platform("0.312")
            sale = await weighing_desk(till, platform)
            first, second = await asyncio.gather(sale.scan(CHEESE.barcode), sale.scan(CHEESE.barcode))
            assert isinstance(first, Added)
            assert isinstance(second, Needs), "the second scan sold the same load again"
            assert (sale.receipt.items[0].quantity, sale.totals.total) == (Decimal("0.312"), Decimal("140.09"))
            platform.lay("0.000")
            platform.lay("0.100")
            assert isinstance(await sale.scan(CHEESE.barcode), Added)
            assert [item.quantity for item in sale.receipt.items] == [Decimal("0.312"), Decimal("0.100")]

    run(work())


@pytest.mark.parametrize("weight", ["0.000", "20.000"])
def test_an_empty_or_overloaded_scale_gives_nothing(tmp_path: Path, weight: str) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await weighing_desk(till, Platform(weight))
            assert isinstance(await sale.scan(CHEESE.barcode), Needs)
            assert not sale.receipt.items

    run(work())


def test_three_times_a_weighed_good_and_a_tapped_tile_are_asked_about(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await weighing_desk(till, Platform("0.312"))
            assert isinstance(await sale.scan(CHEESE.barcode, Decimal(3)), Needs)
            assert isinstance(await sale.pick(CHEESE), Needs)

    run(work())


def test_a_load_that_could_not_go_in_stays_for_sale(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            platform = Platform("12.000")
            dear = replace(CHEESE, id="dear", barcode="4829990000024", price=Decimal("9999999.00"))
            sale = await weighing_desk(till, platform, dear)
            with pytest.raises(RuleBroken):
                await sale.scan(dear.barcode)
            assert platform.offer() == Decimal("12.000")

    run(work())


def test_what_was_typed_does_not_sell_what_lies_on_the_scale(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            platform = Platform("0.312")
            sale = await weighing_desk(till, platform)
            added = await sale.add(CHEESE, Decimal(2))
            assert platform.offer() == Decimal("0.312")
            await sale.set_quantity(added.item_id, Decimal("0.312"), weighed=True)
            assert platform.offer() is None
            await sale.add(CHEESE, Decimal("0.312"), weighed=True)

    run(work())


def test_goods_of_a_free_price_are_asked_about(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            platform = Platform("0.312")
            free = replace(CHEESE, id="free", barcode="4829990000031", price=None, free_price=True)
            sale = await weighing_desk(till, platform, free)
            asked = await sale.scan(free.barcode)
            assert isinstance(asked, Needs)
            assert (asked.weight, asked.price) == (True, True)
            assert platform.offer() == Decimal("0.312")

    run(work())
