"""Quick goods outlive a sync and a restart; old prices are told; a shelf brings what stands on its shelves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import desk

from app.domain.product import Category, Product
from app.domain.shelves import MOST_QUICK, QUICK
from app.errors import RuleBroken
from app.services.shelving import Shelving
from app.store.catalog import Catalog


def whole(test: Callable[[Path], Coroutine[Any, Any, None]]) -> Callable[[Path], None]:
    """The test in a loop of its own."""

    def run(tmp_path: Path) -> None:
        asyncio.run(test(tmp_path))

    return run


async def resync(catalog: Catalog, *goods: Product) -> None:
    generation = await catalog.begin_sync()
    await catalog.put_products(goods or demo.PRODUCTS, generation)
    await catalog.finish_sync(generation, len(goods or demo.PRODUCTS))


async def titles(shelving: Shelving, shelf: str | None = QUICK) -> list[str]:
    return [one.title for one in await shelving.on(shelf, 600)]


@whole
async def test_quick_goods_survive_a_sync_and_a_restart_in_their_order(tmp_path: Path) -> None:
    async with desk(tmp_path) as first:
        shelving = Shelving(first.stores.catalog, first.stores.meta, first.clock)
        told: list[None] = []
        shelving.changed.connect(told.append)
        for goods in (demo.MILK, demo.BREAD, demo.OIL):
            await shelving.keep_quick(goods, on=True)
        await shelving.keep_quick(demo.OIL, on=True)
        await shelving.keep_quick(demo.BREAD, on=False)
        assert len(told) == 4, "nothing is told of what changes nothing"
        await resync(first.stores.catalog, *(replace(one, title=f"{one.title} нове") for one in demo.PRODUCTS))
    async with desk(tmp_path) as again:
        shelving = Shelving(again.stores.catalog, again.stores.meta, again.clock)
        await shelving.restore()
        assert await titles(shelving) == [f"{demo.MILK.title} нове", f"{demo.OIL.title} нове"]
        assert (shelving.is_quick(demo.MILK), shelving.is_quick(demo.BREAD)) == (True, False)


@whole
async def test_a_shop_s_mark_can_be_taken_away_at_this_till_alone(tmp_path: Path) -> None:
    async with desk(tmp_path) as made:
        marked = replace(demo.BREAD, favourite=1)
        await resync(made.stores.catalog, marked, demo.MILK)
        shelving = Shelving(made.stores.catalog, made.stores.meta, made.clock)
        assert await titles(shelving) == [demo.BREAD.title]
        await shelving.keep_quick(marked, on=False)
        await resync(made.stores.catalog, marked, demo.MILK)
        assert await titles(shelving) == []
        await shelving.keep_quick(marked, on=True)
        assert await titles(shelving) == [demo.BREAD.title]


@whole
async def test_a_full_list_says_so_and_an_unreadable_one_begins_anew(tmp_path: Path) -> None:
    async with desk(tmp_path) as made:
        shelving = Shelving(made.stores.catalog, made.stores.meta, made.clock)
        for number in range(MOST_QUICK):
            await shelving.keep_quick(replace(demo.MILK, id=str(number)), on=True)
        with pytest.raises(RuleBroken) as caught:
            await shelving.keep_quick(demo.BREAD, on=True)
        assert caught.value.rule == "quick_full"
        await made.stores.meta.put("quick_goods", "{no json")
        await shelving.restore()
        assert await titles(shelving) == []


@whole
async def test_a_shelf_has_the_goods_of_all_that_stands_on_it(tmp_path: Path) -> None:
    async with desk(tmp_path) as made:
        food = Category("food", "Їжа")
        await made.stores.catalog.put_categories([food, *(replace(c, parent_id="food") for c in demo.CATEGORIES)])
        shelving = Shelving(made.stores.catalog, made.stores.meta, made.clock)
        shelves = await shelving.read_shelves()
        assert [one.id for one in shelves.on(None)] == ["food"]
        assert set(await titles(shelving, "food")) == {one.title for one in demo.PRODUCTS if one.category_id}
        bread = demo.CATEGORIES[0]
        assert set(await titles(shelving, bread.id)) == {o.title for o in demo.PRODUCTS if o.category_id == bread.id}


@whole
async def test_prices_are_old_after_so_many_hours_and_never_when_the_owner_says_so(tmp_path: Path) -> None:
    async with desk(tmp_path) as made:
        shelving = Shelving(made.stores.catalog, made.stores.meta, made.clock)
        shelving.stale_after = timedelta(hours=24)
        synced = made.clock.now()
        made.clock.move(24 * 3600)
        assert await shelving.stale_since() is None
        made.clock.move(1)
        assert await shelving.stale_since() == synced
        shelving.stale_after = timedelta()
        assert await shelving.stale_since() is None
        shelving.stale_after = timedelta(hours=24)
        await resync(made.stores.catalog)
        assert await shelving.stale_since() is None
