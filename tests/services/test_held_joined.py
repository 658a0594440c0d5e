"""Receipts put aside, joined and given up: nothing twice, nothing gone unasked, and the audit knows who did it."""

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

from app.domain.cashier import Right
from app.domain.held import Keep
from app.domain.product import Product
from app.domain.receipt import Receipt
from app.domain.shift import Count, ShiftClose
from app.errors import Forbidden, RuleBroken
from app.services.allowed import Allowed

SENIOR = demo.CASHIERS[1]
WHY = "Покупець не повернувся"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def hold(till: Desk, *products: Product, name: str = "") -> Receipt:
    for product in products:
        await till.sale.scan(product.barcode)
    await till.held.hold(name)
    return (await till.held.list())[-1]


def goods(receipt: Receipt) -> list[tuple[str, Decimal]]:
    return [(item.name, item.quantity) for item in receipt.items]


async def audited(till: Desk, what: str) -> list[tuple[str, dict[str, Any]]]:
    rows = await till.stores.audit.recent()
    return [(row.who, dict(row.facts)) for row in rows if row.what == what]


def test_a_held_receipt_joins_the_one_on_the_counter_and_survives_a_restart(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK, demo.BREAD, name="Пані")
            await till.sale.scan(demo.MILK.barcode)
            counter = till.sale.receipt.id
            assert await till.held.join_current(held.id)
            assert goods(till.sale.receipt) == [(demo.MILK.title, Decimal(2)), (demo.BREAD.title, Decimal(1))]
            assert till.sale.receipt.id == counter
            assert await till.held.list() == []
            ((who, facts),) = await audited(till, "held_join")
            assert (who, facts["receipt"], facts["other"]) == (demo.CASHIER.name, counter, held.id)
        async with desk(tmp_path) as again:
            assert goods(again.sale.receipt) == [(demo.MILK.title, Decimal(2)), (demo.BREAD.title, Decimal(1))]
            assert await again.held.list() == []

    run(work())


def test_two_held_receipts_become_one_in_the_place_of_the_first(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            first = await hold(till, demo.MILK, name="Пані")
            second = await hold(till, demo.BREAD, name="Пан")
            assert await till.held.join(first.id, second.id)
            (one,) = await till.held.list()
            assert (one.id, one.name, one.deferred_at) == (first.id, "Пані + Пан", first.deferred_at)
            assert [name for name, _ in goods(one)] == [demo.MILK.title, demo.BREAD.title]

    run(work())


def test_two_taps_join_it_once(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK)
            await till.sale.scan(demo.BREAD.barcode)
            told = await asyncio.gather(till.held.join_current(held.id), till.held.join_current(held.id))
            assert sorted(told) == [False, True]
            assert goods(till.sale.receipt) == [(demo.BREAD.title, Decimal(1)), (demo.MILK.title, Decimal(1))]
            assert not await till.held.join(held.id, held.id)

    run(work())


def test_what_would_be_too_dear_stays_as_it_was(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK)
            dear = replace(demo.item(demo.BREAD, "9"), price=Decimal("9999999.99"), quantity=Decimal(10))
            await till.stores.current.save(replace(till.sale.receipt, items=(dear,)))
            await till.sale.restore()
            before = till.sale.receipt
            with pytest.raises(RuleBroken, match="sum_too_big"):
                await till.held.join_current(held.id)
            assert till.sale.receipt == before
            assert [one.id for one in await till.held.list()] == [held.id]

    run(work())


def test_giving_up_wants_the_right_and_a_reason(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held = await hold(till, demo.MILK, name="Пані")
            with pytest.raises(Forbidden) as caught:
                await till.held.drop(held.id, WHY)
            assert caught.value.right == "delete_held"
            till.station.cashier = SENIOR
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.held.drop(held.id, "  ")
            assert len(await till.held.list()) == 1
            await till.held.drop(held.id, WHY)
            assert await till.held.list() == []
            ((who, facts),) = await audited(till, "held_drop")
            assert (who, facts["name"], facts["reason"]) == (SENIOR.name, "Пані", WHY)
            assert (facts["lines"], facts["total"]) == ("1", str(demo.MILK.price))

    run(work())


def test_a_senior_allows_it_once_and_both_names_are_kept(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            held, other = await hold(till, demo.MILK), await hold(till, demo.BREAD)
            with Allowed(Right.DELETE_HELD, SENIOR, demo.CASHIER, "каса зайнята").once():
                await till.held.drop(held.id, WHY)
            with pytest.raises(Forbidden):
                await till.held.drop(other.id, WHY)
            ((who, facts),) = await audited(till, "held_drop")
            assert (who, facts["allowed_by"]) == (demo.CASHIER.name, SENIOR.name)

    run(work())


def test_expired_receipts_stay_until_somebody_clears_them_and_only_they_go(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, replace(demo.RULES, keep_held=Keep.DAY)) as till:
            old = await hold(till, demo.MILK, name="давній")
            till.clock.move(25 * 3600)
            fresh = await hold(till, demo.BREAD)
            assert [till.held.expired(one) for one in await till.held.list()] == [True, False]
            assert await till.held.clear_expired() == 1
            assert [one.id for one in await till.held.list()] == [fresh.id]
            ((who, facts),) = await audited(till, "held_expired")
            assert (who, facts["receipt"], facts["name"]) == (demo.CASHIER.name, old.id, "давній")
            assert await till.held.clear_expired() == 0

    run(work())


def test_an_expired_receipt_can_still_be_taken_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, replace(demo.RULES, keep_held=Keep.SHIFT)) as till:
            await till.shift.open(Decimal(0))
            till.clock.move(1)
            held = await hold(till, demo.MILK)
            assert not till.held.expired(held)
            till.station.cashier = demo.CASHIERS[1]
            await till.shift.close(ShiftClose(Count(), let_be="Покупець прийде завтра"))
            assert till.held.expired(held)
            till.clock.move(1)
            await till.shift.open(Decimal(0))
            assert till.held.expired(held)
            assert await till.held.resume(held.id)
            assert goods(till.sale.receipt) == [(demo.MILK.title, Decimal(1))]

    run(work())
