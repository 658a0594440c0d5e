"""The local catalogue becomes like the server's, in pages, and nonsense on the way costs only its own row."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.link import Linked, linked

from app.errors import Offline, TillError
from app.sandbox.server import SandboxThread
from app.services import catalog as catalog_service

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


def after_the_first_page(till: Linked, act: Callable[[], Awaitable[object]]) -> None:
    """Does something on the server once the first page of products is stored, while the others are still to come."""
    catalog = till.desk.stores.catalog
    put, done = catalog.put_pages, False

    async def then(*pages: Any) -> int:
        nonlocal done
        changed = await put(*pages)
        if not done:
            done = True
            await act()
        return changed

    catalog.put_pages = then  # type: ignore[method-assign]


def test_goods_that_slipped_between_two_pages_stay_when_others_are_deleted_meanwhile(
    tmp_path: Path, sandbox: SandboxThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A product of page 1 is deleted after page 1 was read: the first of page 2 moves to page 1 and is never seen."""
    monkeypatch.setattr(catalog_service, "PER_PAGE", 25)
    monkeypatch.setattr(catalog_service, "AT_ONCE", 1)

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            client, catalog = till.server.client, till.desk.stores.catalog
            assert client is not None
            goods = await client.products.list(per_page=25)
            after_the_first_page(till, lambda: client.products.delete(goods[3].id))
            synced = await till.sync.sync()
            assert synced is not None
            assert synced.gone == 0
            assert await catalog.get(goods[25].id) is not None
            synced = await till.sync.sync()
            assert synced is not None
            assert synced.gone == 1
            assert await catalog.get(goods[3].id) is None
            assert await catalog.count() == len(goods) - 1

    run(work())


def test_the_stock_of_a_card_that_was_deleted_is_not_counted_any_more(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.sync.sync()
            place, client, catalog = till.desk.station.place, till.server.client, till.desk.stores.catalog
            assert place is not None
            assert client is not None
            card = next(
                c for c in await client.cards.list(shop_id=place.shop_id) if c.counting_enabled and c.product_id
            )
            assert card.product_id is not None
            counted = await catalog.get(card.product_id)
            assert counted is not None
            assert counted.stock == card.count
            await client.cards.delete(card.id)
            await till.sync.sync()
            left = await catalog.get(card.product_id)
            assert left is not None
            assert left.stock is None

    run(work())


def test_a_bug_met_on_the_way_does_not_end_the_syncs_of_the_day(
    tmp_path: Path, sandbox: SandboxThread, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sync, catalog, done = till.sync, till.desk.stores.catalog, asyncio.Event()
            begin, failed = catalog.begin_sync, asyncio.Event()

            async def broken() -> int:
                failed.set()
                raise ZeroDivisionError("a bug of ours")

            catalog.begin_sync = broken  # type: ignore[method-assign]
            sync.changed.connect(lambda _: done.set())
            running = asyncio.create_task(sync.run())
            await failed.wait()
            catalog.begin_sync = begin  # type: ignore[method-assign]
            sync.wake()
            async with asyncio.timeout(5):
                await done.wait()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            assert "ZeroDivisionError" in caplog.text

    run(work())
