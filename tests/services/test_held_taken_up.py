"""Receipts of elsewhere taken up while answers are lost and lines cut, and receipts this till would not have made."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.floor import Floor, FloorTill, floor

from app.domain.order import Order
from app.domain.printjob import ORDER_LANE
from app.domain.receipt import Receipt
from app.errors import BadReply, Offline, RuleBroken
from app.services import retire
from app.services.deferral import Found
from app.store.codec import decode

IDS = ("upsert", "conflict409", "reject422", "error500", "ignored")
PUTS = ("merge", "replace", "refused", "ignored")


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture(autouse=True)
def _no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tills here are as quick as their tests: nobody has to wait for the other's claim."""
    monkeypatch.setattr(retire, "BEAT", 0.0)


async def aside(till: FloorTill, name: str = "Пані") -> Receipt:
    await till.scan(demo.MILK, demo.BREAD)
    await till.desk.held.hold(name)
    return (await till.desk.held.list())[-1]


async def seen(till: FloorTill) -> list[Found]:
    await till.desk.held.deferral.look()
    return list(till.desk.held.deferral.found)


async def bought(till: FloorTill) -> None:
    await till.desk.payment.pay_cash(Decimal(1000))
    await till.drain()


async def told(till: FloorTill) -> None:
    """The pump and what tells the server come to rest."""
    await till.drain()
    for _ in range(3):
        await till.desk.held.deferral.round()


def paid(shop: Floor) -> list[str]:
    return [row["title"].partition("-")[0] for row in shop.rows(state=2)]


def goods(receipt: Receipt) -> list[str]:
    return [item.name for item in receipt.items]


@pytest.mark.parametrize("fault", ["cut", "lost", "late", "garbage", "503", "stall"])
@pytest.mark.parametrize("method", ["POST", "PUT", "GET"])
def test_an_answer_lost_at_any_call_loses_and_doubles_nothing(tmp_path: Path, fault: str, method: str) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            await one.drain()
            await two.drain()
            spoilt = iter([fault])
            one.wire.spoil = lambda request: next(spoilt, "") if request.method == "POST" == method else ""
            await aside(one)
            await one.drain()
            (found,) = await seen(two)
            spoilt = iter([fault])
            two.wire.spoil = lambda request: next(spoilt, "") if request.method == method != "POST" else ""
            try:
                receipt_id = await two.desk.held.deferral.take_up(found)
            except (Offline, BadReply):
                shop.clock.move(200)
                two.wire.arrive()
                if not await two.desk.held.list():
                    (found,) = await seen(two)  # nothing was taken up: it is still there to be
                    await two.desk.held.deferral.take_up(found)
                (held,) = await two.desk.held.list()
                receipt_id = held.id
            assert await two.desk.held.resume(receipt_id)
            await bought(two)
            await told(two)
            assert paid(shop) == ["K2"]
            assert [bool(row["is_hidden"]) for row in shop.rows(state=1)] == [True]

    run(work())


def test_cut_off_before_the_claim_it_is_aside_here_and_not_resumed_unasked(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            await aside(one)
            await one.drain()
            (found,) = await seen(two)
            asked = iter(["", "refused", "refused"])
            two.wire.spoil = lambda request: next(asked, "refused")
            with pytest.raises(Offline):
                await two.desk.held.deferral.take_up(found)
            (held,) = await two.desk.held.list()
            with pytest.raises(Offline):
                await two.desk.held.resume(held.id)
            await two.desk.stores.close()
            again = await shop.till("K2", held_on_server=True)
            assert await again.desk.held.resume(held.id)
            await bought(again)
            assert paid(shop) == ["K2"]

    run(work())


def test_cut_off_before_the_claim_and_taken_elsewhere_it_leaves_the_list(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            held = await aside(one)
            await one.drain()
            (found,) = await seen(two)
            asked = iter([""])
            two.wire.spoil = lambda request: next(asked, "refused")
            with pytest.raises(Offline):
                await two.desk.held.deferral.take_up(found)
            assert await one.desk.held.resume(held.id)
            await told(one)
            two.mend()
            (mine,) = await two.desk.held.list()
            with pytest.raises(RuleBroken, match="held_taken"):
                await two.desk.held.resume(mine.id)
            assert await two.desk.held.list() == []
            await bought(one)
            assert paid(shop) == ["K1"]

    run(work())


def test_lines_the_catalogue_does_not_know_come_along_as_they_stand(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            await till.drain()
            from_app(shop, "Замовлення 17")
            (found,) = await seen(till)
            assert (found.till, found.receipt.name, found.offer.unknown) == ("", "Замовлення 17", 1)
            receipt_id = await till.desk.held.deferral.take_up(found)
            assert await till.desk.held.resume(receipt_id)
            items = till.desk.sale.receipt.items
            assert [(item.name, item.product_id) for item in items] == [
                ("Торт на замовлення", None),
                (demo.MILK.title, demo.MILK.id),
            ]
            assert till.desk.sale.totals.total == Decimal("500.00")
            await bought(till)
            assert [Decimal(row["total_amount"]) for row in shop.rows(state=2)] == [Decimal("500.00")]

    run(work())


@pytest.mark.parametrize("wrong", ["price", "quantity", "total_amount"])
def test_a_receipt_that_cannot_be_read_is_offered_to_nobody(tmp_path: Path, wrong: str) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            await till.drain()
            from_app(shop, "Замовлення")
            table = "receipts" if wrong == "total_amount" else "items"
            with shop.sandbox.lock, shop.sandbox.db.transaction():
                value = "999999.0" if wrong == "total_amount" else "0.0"
                where = "state = 1" if table == "receipts" else "name LIKE 'Торт%'"
                shop.sandbox.db.run(f"UPDATE {table} SET {wrong} = ? WHERE {where}", (value,))
            assert await seen(till) == []

    run(work())


def from_app(shop: Floor, title: str) -> None:
    """A receipt somebody deferred in the cabinet: a cake nobody has in the catalogue, and milk."""
    key = "0f0f0f0f-0000-4000-8000-000000000017"
    now = shop.sandbox.clock.now_ms()
    milk = demo.MILK.price or Decimal(0)
    with shop.sandbox.lock, shop.sandbox.db.transaction():
        shop.sandbox.db.insert(
            "receipts",
            {
                "id": key,
                "title": title,
                "total_amount": "500.0",
                "state": 1,
                "type": 0,
                "shop_id": demo.PLACE.shop_id,
                "created_at": now,
                "updated_at": now,
            },
        )
        for name, product_id, price in (("Торт на замовлення", None, 500 - milk), ("Молоко", demo.MILK.id, milk)):
            shop.sandbox.db.insert(
                "items",
                {
                    "id": demo.uid(name),
                    "receipt_id": key,
                    "created_at": now,
                    "name": name,
                    "product_id": product_id,
                    "price": str(price),
                    "amount": str(price),
                    "quantity": "1.0",
                },
            )


def test_what_another_till_has_told_the_kitchen_of_is_not_told_again(tmp_path: Path) -> None:
    shelves = frozenset(one.id for one in demo.CATEGORIES)

    async def orders(till: FloorTill) -> list[list[str]]:
        jobs = await till.desk.stores.print_jobs.next_jobs(ORDER_LANE)
        return [[line.name for line in decode(Order, job.body).lines] for job in jobs]

    async def work() -> None:
        async with floor(tmp_path) as shop:
            one = await shop.till("K1", held_on_server=True, order_categories=shelves)
            two = await shop.till("K2", held_on_server=True, order_categories=shelves)
            await aside(one)
            await one.drain()
            (found,) = await seen(two)
            assert await two.desk.held.resume(await two.desk.held.deferral.take_up(found))
            await two.scan(demo.EGGS)
            await bought(two)
            assert await orders(one) == [[demo.MILK.title, demo.BREAD.title]]
            assert await orders(two) == [[demo.EGGS.title]]

    run(work())
