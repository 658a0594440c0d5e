"""The local catalogue becomes like the server's, in pages, and nonsense on the way costs only its own row."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.link import linked

from app.errors import Offline, TillError
from app.sandbox.server import SandboxThread

PRODUCTS = r"^GET /api/v1/inventory/products"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


def test_every_product_comes_with_its_unit_stock_and_colour(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            synced = await till.sync.sync()
            assert synced is not None
            assert synced.bad == 0
            catalog = till.desk.stores.catalog
            client = till.server.client
            assert client is not None
            assert await catalog.count() == len(await client.products.list(per_page=250)) > 150
            (bananas,) = [p for p in await catalog.search("банани") if p.title == "Банани"]
            assert (bananas.by_weight, bananas.unit.short, bananas.price) == (True, "кг", Decimal("74.90"))
            assert bananas.stock is not None
            assert bananas.color == 3
            assert any(product.favourite for product in await catalog.by_category(None, limit=50))

    run(work())


def test_stock_cards_that_tell_only_their_number_are_read_to_the_last(tmp_path: Path, sandbox: SandboxThread) -> None:
    """The documents page nothing there; an answer with all the cards of a big shop would be over the size we take."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            place, client = till.desk.station.place, till.server.client
            assert place is not None
            assert client is not None
            pages = [page async for page in client.cards.pages_at_once(4, 25, shop_id=place.shop_id)]
            counted = sum(len(page.items) for page in pages)
            assert len(pages) > 3
            assert counted == pages[0].total_count

    run(work())


def test_a_sync_cut_off_in_the_middle_takes_nothing_away(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            before = await till.desk.stores.catalog.count()
            sandbox.fault(match=PRODUCTS, kind="status", status=503, skip=1, times=-1)
            sandbox.fault(match=PRODUCTS, kind="drop_before", times=-1)
            with pytest.raises(Offline):
                await till.sync.sync()
            assert await till.desk.stores.catalog.count() == before

    run(work())


def test_products_gone_from_the_server_go_from_the_till(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            client, catalog = till.server.client, till.desk.stores.catalog
            assert client is not None
            (bread,) = [p for p in await catalog.search("батон нарізний") if "Нарізний" in p.title]
            await client.products.delete(bread.id)
            synced = await till.sync.sync()
            assert synced is not None
            assert synced.gone == 1
            assert await catalog.get(bread.id) is None

    run(work())


def test_an_empty_list_is_no_proof_that_the_goods_are_gone(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            before = await till.desk.stores.catalog.count()
            nothing = {"data": [], "meta": {"current_page": 1, "next_page": None, "total_pages": 0, "total_count": 0}}
            sandbox.fault(match=PRODUCTS, kind="status", status=200, body=nothing, times=-1)
            await till.sync.sync()
            assert await till.desk.stores.catalog.count() == before

    run(work())


def test_without_a_network_the_stored_goods_are_still_sold(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            water = (await till.desk.stores.catalog.search("моршинська негазована 1,5"))[0]
            sandbox.stop()
            with pytest.raises(TillError):
                await till.sync.sync()
            await till.desk.shift.open(Decimal(0))
            await till.desk.sale.scan(water.barcode)
            document = await till.desk.payment.pay_cash(Decimal(100))
            assert document.items[0].name == water.title

    run(work())
