"""Receipts put aside on the server: two tills, one basket, and on any server and line no sale lost, none doubled."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.floor import Floor, FloorTill, floor

from app.domain.discount import Discount, DiscountKind
from app.domain.document import DocumentKind
from app.domain.journal import Asked
from app.domain.receipt import Receipt
from app.errors import RuleBroken
from app.services import retire
from app.services.deferral import Found, Gone

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


@pytest.mark.parametrize("puts", PUTS)
@pytest.mark.parametrize("ids", IDS)
def test_held_taken_back_and_sold_is_one_sale_on_any_server(tmp_path: Path, ids: str, puts: str) -> None:
    async def work() -> None:
        async with floor(tmp_path, ids=ids, puts=puts) as shop:
            till = await shop.till("K1", held_on_server=True)
            held = await aside(till)
            await till.drain()
            (row,) = shop.rows()
            assert (row["state"], row["description"]) == (1, "Пані")
            assert await till.desk.held.resume(held.id)
            await told(till)
            await bought(till)
            await told(till)
            assert paid(shop) == ["K1"]
            (left,) = shop.rows(state=1)
            assert Decimal(left["total_amount"]) == Decimal(row["total_amount"])
            assert shop.sandbox.db.value("SELECT count(*) FROM items WHERE receipt_id = ?", (left["id"],)) == 2
            assert bool(left["is_hidden"]) is (puts == "merge")
            other = await shop.till("K2", held_on_server=True)
            assert [one.server_id for one in await seen(other)] == ([] if puts == "merge" else [left["id"]])
            assert await seen(till) == []

    run(work())


def test_a_receipt_of_another_till_is_taken_up_with_its_goods_prices_and_name(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            await one.scan(demo.MILK, demo.BREAD, demo.MILK)
            await one.desk.sale.set_discount(Discount(DiscountKind.PERCENT, Decimal(5)))
            total = one.desk.sale.totals.total
            await one.desk.held.hold("Пані в синьому")
            await one.drain()
            generation = await two.desk.stores.catalog.begin_sync()
            dearer = [replace(demo.MILK, price=Decimal("99.00"))] + [p for p in demo.PRODUCTS if p.id != demo.MILK.id]
            await two.desk.stores.catalog.put_products(dearer, generation)
            await two.desk.stores.catalog.finish_sync(generation)
            (found,) = await seen(two)
            assert (found.till, found.cashier, found.receipt.name) == ("K1", demo.CASHIER.name, "Пані в синьому")
            assert [(p.name, p.price, p.catalogue) for p in found.offer.prices] == [
                (demo.MILK.title, demo.MILK.price, Decimal("99.00"))
            ]
            receipt_id = await two.desk.held.deferral.take_up(found)
            assert await two.desk.held.resume(receipt_id)
            receipt = two.desk.sale.receipt
            assert goods(receipt) == [demo.MILK.title, demo.BREAD.title]
            assert [item.product_id for item in receipt.items] == [demo.MILK.id, demo.BREAD.id]
            assert two.desk.sale.totals.total == total
            assert await seen(two) == []
            lost: list[Gone] = []
            one.desk.held.deferral.gone.connect(lost.append)
            assert await seen(one) == []
            assert [(gone.name, gone.till, gone.aside) for gone in lost] == [("Пані в синьому", "K2", True)]
            assert await one.desk.held.list() == []
            await bought(two)
            assert paid(shop) == ["K2"]

    run(work())


def test_two_tills_take_up_the_same_one_and_one_of_them_gets_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            third = await shop.till("K3", held_on_server=True)
            await aside(third)
            await third.drain()
            (first,), (second,) = await seen(one), await seen(two)
            outcomes = await asyncio.gather(
                one.desk.held.deferral.take_up(first), two.desk.held.deferral.take_up(second), return_exceptions=True
            )
            assert sorted(type(one).__name__ for one in outcomes) == ["RuleBroken", "str"]
            kept = [len(await till.desk.held.list()) for till in (one, two)]
            assert sorted(kept) == [0, 1]

    run(work())


def test_what_another_till_took_up_is_not_taken_back_here(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            one, two = await shop.till("K1", held_on_server=True), await shop.till("K2", held_on_server=True)
            held = await aside(one)
            await one.drain()
            (found,) = await seen(two)
            await two.desk.held.deferral.take_up(found)
            with pytest.raises(RuleBroken) as caught:
                await one.desk.held.resume(held.id)
            assert (caught.value.rule, caught.value.facts["till"]) == ("held_taken", "K2")
            assert await one.desk.held.list() == []
            assert one.desk.sale.receipt.items == ()
            rows = await one.desk.stores.audit.recent()
            assert [row.facts["till"] for row in rows if row.what == "held_elsewhere"] == ["K2"]

    run(work())


def test_paid_at_the_fiscal_till_it_is_not_sold_here_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            held = await aside(till)
            await till.drain()
            shop.pay(shop.rows()[0]["id"])
            with pytest.raises(RuleBroken, match="held_taken"):
                await till.desk.held.resume(held.id)
            assert await till.desk.held.list() == []
            (row,) = shop.rows()
            assert (row["state"], row["is_hidden"]) == (2, 0)

    run(work())


def test_taken_back_offline_and_paid_there_meanwhile_stays_paid_and_is_told(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            held = await aside(till)
            await till.drain()
            till.cut()
            assert await till.desk.held.resume(held.id)
            shop.pay(shop.rows()[0]["id"])
            till.mend()
            lost: list[Gone] = []
            till.desk.held.deferral.gone.connect(lost.append)
            await told(till)
            assert [gone.aside for gone in lost] == [False]
            assert goods(till.desk.sale.receipt) == [demo.MILK.title, demo.BREAD.title]
            (row,) = shop.rows()
            assert (row["state"], row["is_hidden"]) == (2, 0)

    run(work())


def test_held_resumed_and_sold_offline_is_one_sale_and_nothing_waits_at_the_server(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            await till.drain()
            till.cut()
            held = await aside(till)
            assert await till.desk.held.resume(held.id)
            await till.desk.payment.pay_cash(Decimal(1000))
            assert shop.rows() == []
            await till.desk.stores.close()
            again = await shop.till("K1", held_on_server=True)
            await told(again)
            assert paid(shop) == ["K1"]
            assert [bool(row["is_hidden"]) for row in shop.rows(state=1)] == [True]
            assert await again.desk.held.list() == []

    run(work())


def test_held_copies_are_in_no_sum_no_journal_and_no_shift(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            await aside(till)
            await till.drain()
            report = await till.desk.reports.x()
            assert (report.sales.count, report.drawer) == (0, 0)
            page = await till.desk.journal.page(Asked(), 10)
            assert DocumentKind.HELD not in [entry.document.kind for entry in page.entries]
            counts = await till.desk.stores.outbox.counts()
            assert (counts.waiting, counts.unfiscal) == (0, 0)

    run(work())


def test_held_again_it_is_posted_again_and_the_first_copy_goes(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            held = await aside(till)
            await till.drain()
            assert await till.desk.held.resume(held.id)
            await till.scan(demo.EGGS)
            await till.desk.held.hold("Пані ще раз")
            await told(till)
            rows = shop.rows()
            assert [(row["description"][:4], bool(row["is_hidden"])) for row in rows] == [
                ("На к", True),
                ("Пані", False),
            ]
            assert await till.desk.held.resume(held.id)
            await bought(till)
            await told(till)
            assert paid(shop) == ["K1"]
            assert all(row["is_hidden"] for row in shop.rows(state=1))

    run(work())


def test_joined_and_given_up_ones_leave_the_server_too(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True)
            first, second, third = await aside(till, "1"), await aside(till, "2"), await aside(till, "3")
            await told(till)
            assert await till.desk.held.join(first.id, second.id)
            till.desk.station.cashier = demo.CASHIERS[1]
            await till.desk.held.drop(third.id, "Покупець передумав")
            await told(till)
            open_ones = [row for row in shop.rows(state=1) if not row["is_hidden"]]
            total = 2 * (demo.MILK.price or 0) + 2 * (demo.BREAD.price or 0)
            assert [(row["description"], Decimal(row["total_amount"])) for row in open_ones] == [("1 + 2", total)]
            assert len(await till.desk.held.list()) == 1

    run(work())


def test_in_hand_over_mode_nothing_put_aside_goes_to_the_fiscal_till(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", held_on_server=True, hand_over=True)
            await aside(till)
            await till.drain()
            assert shop.rows() == []
            assert await seen(till) == []

    run(work())
