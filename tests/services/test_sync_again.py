"""The next sync of the day: what has not changed is not read again, whatever page it stands on now."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.link import Linked, linked

from app.api.categories import CategoryBody
from app.api.products import ProductBody
from app.domain.product import Product
from app.sandbox.server import SandboxThread
from app.services import catalog as catalog_service
from app.services import goods_pages
from app.services.catalog import Synced

PRODUCTS = r"^GET /api/v1/inventory/products"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


@pytest.fixture
def read_rows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the products made of rows of the server's, in their order."""
    titles: list[str] = []
    make = goods_pages.product_of

    def noted(row: Any, *others: Any) -> Product:
        titles.append(row.title)
        return make(row, *others)

    monkeypatch.setattr(goods_pages, "product_of", noted)
    return titles


async def everything(till: Linked) -> list[Product]:
    catalog = till.desk.stores.catalog
    shelves = [None, *(category.id for category in await catalog.categories())]
    found = {one.id: one for shelf in shelves for one in await catalog.by_category(shelf, limit=10_000)}
    assert len(found) == await catalog.count()
    return sorted(found.values(), key=lambda one: one.id)


def test_a_resync_reads_and_writes_only_what_has_changed(
    tmp_path: Path, sandbox: SandboxThread, read_rows: list[str]
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            client = till.server.client
            assert client is not None
            before = await everything(till)
            assert len(read_rows) == len(before)
            read_rows.clear()
            assert await till.sync.sync() == Synced(0, 0, 0)
            assert read_rows == []
            assert await everything(till) == before
            changed = before[len(before) // 2]
            await client.products.update(changed.id, ProductBody(price=Decimal("77.70")))
            assert await till.sync.sync() == Synced(1, 0, 0)
            assert read_rows == [changed.title]
            now = {one.id: one for one in await everything(till)}
            assert now[changed.id].price == Decimal("77.70")
            assert [one for one in before if now[one.id] != one] == [changed]

    run(work())


def test_rows_that_move_from_page_to_page_are_not_read_again(
    tmp_path: Path, sandbox: SandboxThread, read_rows: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest product comes first in the list: every page has other rows than before."""
    monkeypatch.setattr(catalog_service, "PER_PAGE", 20)

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            client, before = till.server.client, await everything(till)
            assert client is not None
            await client.products.create(ProductBody(title="Новинка", price=Decimal("5.00")))
            gone = before[-1]
            await client.products.delete(gone.id)
            read_rows.clear()
            assert await till.sync.sync() == Synced(1, 1, 0)
            assert read_rows == ["Новинка"]
            assert [one for one in await everything(till) if one.title != "Новинка"] == before[:-1]

    run(work())


def test_another_colour_of_a_shelf_colours_its_goods_anew(
    tmp_path: Path, sandbox: SandboxThread, read_rows: list[str]
) -> None:
    """The bytes of a product are the same; what is made of them is not."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            client, catalog = till.server.client, till.desk.stores.catalog
            assert client is not None
            shelf = next(one for one in await catalog.categories() if one.products)
            await client.categories.update(shelf.id, CategoryBody(title=shelf.title, color_id=9, color=9))
            synced = await till.sync.sync()
            assert synced is not None
            assert synced.changed == shelf.products
            assert {one.color for one in await catalog.by_category(shelf.id)} == {9}
            read_rows.clear()
            assert await till.sync.sync() == Synced(0, 0, 0)
            assert read_rows == []

    run(work())


def test_a_row_nobody_can_read_is_tried_each_time_and_keeps_what_it_was(
    tmp_path: Path, sandbox: SandboxThread, read_rows: list[str]
) -> None:
    """DECISIONS 13: nothing is deleted by a sync that could not read every row."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            before = await everything(till)
            rows = [json.loads(row["body"]) for row in sandbox.app_state.db.rows("SELECT body FROM products")]
            rows[2]["id"], rows[3]["price"] = None, "1.00"
            answer = {"data": rows, "meta": {"current_page": 1, "total_pages": 1, "total_count": len(rows)}}
            sandbox.fault(match=PRODUCTS, kind="status", status=200, body=answer, times=-1)
            for changed in (1, 0):
                synced = await till.sync.sync()
                assert synced == Synced(changed, 0, 1)
            now = {one.id: one for one in await everything(till)}
            assert now.keys() == {one.id for one in before}
            assert now[rows[3]["id"]].price == Decimal("1.00")

    run(work())
