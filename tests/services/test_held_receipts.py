"""Receipts put aside: nothing on the counter is ever lost, whatever is put aside, taken back, scanned or cut off."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.discount import Discount, DiscountKind
from app.domain.held import LONGEST_NAME
from app.domain.product import Product
from app.domain.receipt import Receipt
from app.errors import RuleBroken, StoreFault


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def goods(receipt: Receipt) -> list[str]:
    return [item.name for item in receipt.items]


async def hold(till: Desk, *products: Product, name: str = "") -> Receipt:
    """Sells into the current receipt and puts it aside."""
    for product in products:
        await till.sale.scan(product.barcode)
    await till.held.hold(name)
    return (await till.held.list())[-1]


def test_holding_keeps_the_whole_receipt_and_begins_a_new_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            await till.sale.set_discount(Discount(DiscountKind.PERCENT, Decimal(5)))
            before = till.sale.receipt
            told: list[int] = []
            till.sale.held_changed.connect(lambda _: told.append(1))
            await till.held.hold("  забула гаманець ")
            (held,) = await till.held.list()
            assert (held.id, held.items, held.discount) == (before.id, before.items, before.discount)
            assert (held.name, held.deferred_at, held.cashier_id) == ("забула гаманець", demo.NOW, demo.CASHIER.id)
            assert till.sale.receipt.items == ()
            assert till.sale.receipt.id != before.id
            assert told == [1]

    run(work())


def test_an_empty_receipt_is_not_put_aside(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            with pytest.raises(RuleBroken) as caught:
                await till.held.hold("нічого")
            assert caught.value.rule == "receipt_empty"
            assert await till.held.list() == []

    run(work())


def test_held_receipts_outlive_a_restart_in_the_order_they_were_held(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await hold(till, demo.MILK, name="перший")
            await hold(till, demo.BREAD, name="другий")
            await till.sale.scan(demo.EGGS.barcode)
        async with desk(tmp_path) as again:
            assert [receipt.name for receipt in await again.held.list()] == ["перший", "другий"]
            assert goods(again.sale.receipt) == [demo.EGGS.title]

    run(work())


def test_resuming_brings_back_all_of_it_and_keeps_the_name(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK, demo.BREAD, name="за хлібом")
            assert await till.held.resume(held.id)
            assert goods(till.sale.receipt) == [demo.MILK.title, demo.BREAD.title]
            assert (till.sale.receipt.id, till.sale.receipt.name) == (held.id, "за хлібом")
            assert till.sale.receipt.deferred_at is None
            assert await till.held.list() == []
        async with desk(tmp_path) as again:
            assert again.sale.receipt.id == held.id
            assert again.sale.receipt.deferred_at is None

    run(work())


def test_resuming_over_a_receipt_with_goods_puts_that_one_aside(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK)
            till.clock.move(60)
            await till.sale.scan(demo.BREAD.barcode)
            counter = till.sale.receipt.id
            assert await till.held.resume(held.id)
            assert goods(till.sale.receipt) == [demo.MILK.title]
            (aside,) = await till.held.list()
            assert (aside.id, goods(aside)) == (counter, [demo.BREAD.title])
            assert (aside.deferred_at, aside.cashier_id) == (demo.NOW + timedelta(seconds=60), demo.CASHIER.id)

    run(work())


def test_two_resume_the_same_receipt_and_it_is_there_once(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK)
            assert sorted(await asyncio.gather(till.held.resume(held.id), till.held.resume(held.id))) == [False, True]
            assert goods(till.sale.receipt) == [demo.MILK.title]
            assert await till.held.list() == []

    run(work())


def test_a_scan_that_comes_while_the_receipt_is_held_falls_into_the_next_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            await asyncio.gather(till.held.hold("гаманець"), till.sale.scan(demo.BREAD.barcode))
            (held,) = await till.held.list()
            assert goods(held) == [demo.MILK.title]
            assert goods(till.sale.receipt) == [demo.BREAD.title]

    run(work())


def test_a_removed_line_does_not_come_back_into_another_receipt(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            await till.sale.scan(demo.BREAD.barcode)
            await till.sale.remove(till.sale.receipt.items[0].id)
            await till.held.hold()
            assert not await till.sale.undo_remove()
            assert till.sale.receipt.items == ()

    run(work())


def test_a_dropped_receipt_is_gone_for_good(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK)
            other = await hold(till, demo.BREAD)
            till.station.cashier = demo.CASHIERS[1]
            await till.held.drop(held.id, "покупець не повернувся")
            assert [receipt.id for receipt in await till.held.list()] == [other.id]
            assert not await till.held.resume(held.id)

    run(work())


def test_a_failing_disk_leaves_the_receipt_on_the_counter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object) -> None:
        raise StoreFault("full")

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            before = till.sale.receipt
            with monkeypatch.context() as patch:
                patch.setattr(till.stores.current, "hold", full)
                with pytest.raises(StoreFault):
                    await till.held.hold("гаманець")
            assert till.sale.receipt == before
            assert await till.held.list() == []
            await till.sale.scan(demo.MILK.barcode)
            assert till.sale.receipt.items[0].quantity == 2

    run(work())


def test_a_name_of_any_length_is_cut_to_what_a_row_can_show(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK, name="довго " * 50)
            assert len(held.name) == LONGEST_NAME

    run(work())
