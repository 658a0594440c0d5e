"""Orders for whoever makes the goods ready: nothing is made twice, nothing is forgotten, nothing else is told."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from helpers import demo
from helpers.desk import Desk, desk

from app.domain.order import Order
from app.domain.printjob import ORDER_LANE, TILL_LANE, JobKind
from app.store.codec import decode

#: Milk and bread are made ready by somebody, the bag is not.
RULES = replace(demo.RULES, order_categories=frozenset({demo.CATEGORIES[0].id, demo.CATEGORIES[1].id}))
MONEY = Decimal(2000)


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def orders(till: Desk) -> list[Order]:
    """Those that wait for the second printer, oldest first; nothing else waits for it."""
    jobs = await till.stores.print_jobs.next_jobs(ORDER_LANE)
    assert {(job.kind, job.copy, job.document_id) for job in jobs} <= {(JobKind.ORDER, False, None)}
    return [decode(Order, job.body) for job in jobs]


def lines(order: Order) -> list[tuple[str, Decimal]]:
    return [(line.name, line.quantity) for line in order.lines]


async def scan(till: Desk, *codes: str) -> None:
    for code in codes:
        await till.sale.scan(code)


def test_a_paid_sale_tells_once_of_what_is_to_be_made_and_of_nothing_else(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, RULES) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.MILK.barcode, demo.MILK.barcode, demo.BAG.barcode)
            await till.sale.set_comment(till.sale.receipt.items[0].id, "тепле")
            woken = till.printer.woken
            document = await till.payment.pay_cash(MONEY)
            (order,) = await orders(till)
            assert lines(order) == [(demo.MILK.title, Decimal(2))]
            assert (order.number, order.again, order.cashier) == (document.number, False, demo.CASHIER.name)
            assert order.lines[0].comment == "тепле"
            assert till.printer.woken > woken
            mine = await till.stores.print_jobs.next_jobs(TILL_LANE)
            assert [job.kind for job in mine if job.document_id == document.id] == [JobKind.SALE]
            await till.journal.reprint(document.id)
            assert len(await orders(till)) == 1, "a copy of the slip is no second order"

    run(work())


def test_a_receipt_put_aside_and_taken_back_tells_of_what_is_new(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, RULES) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.MILK.barcode)
            await till.held.hold("Столик 4")
        async with desk(tmp_path, RULES) as till:  # the till was switched off between
            (first,) = await orders(till)
            assert (lines(first), first.name, first.number) == ([(demo.MILK.title, Decimal(1))], "Столик 4", None)
            await till.held.resume((await till.held.list())[0].id)
            await scan(till, demo.MILK.barcode, demo.BREAD.barcode)
        async with desk(tmp_path, RULES) as till:
            document = await till.payment.pay_cash(MONEY)
            _, second = await orders(till)
            assert lines(second) == [(demo.MILK.title, Decimal(1)), (demo.BREAD.title, Decimal(1))]
            assert (second.again, second.number) == (True, document.number)

    run(work())


def test_nothing_new_is_no_order_and_less_takes_nothing_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, RULES) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.MILK.barcode, demo.MILK.barcode)
            await till.held.hold()
            held = (await till.held.list())[0].id
            await till.held.resume(held)
            await till.sale.set_quantity(till.sale.receipt.items[0].id, Decimal(1))
            await till.held.hold()
            await till.held.resume(held)
            await till.sale.set_quantity(till.sale.receipt.items[0].id, Decimal(2))
            await till.payment.pay_cash(MONEY)
            assert [lines(one) for one in await orders(till)] == [[(demo.MILK.title, Decimal(2))]]

    run(work())


def test_what_makes_room_for_another_receipt_is_told_of_once(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, RULES) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.MILK.barcode)
            await till.held.hold()
            milk = (await till.held.list())[0].id
            await scan(till, demo.BREAD.barcode)
            assert not await till.held.resume("gone")
            assert await till.held.resume(milk)
            bread = next(one.id for one in await till.held.list())
            assert await till.held.join_current(bread)
            await till.payment.pay_cash(MONEY)
            told = [lines(one) for one in await orders(till)]
            assert told == [[(demo.MILK.title, Decimal(1))], [(demo.BREAD.title, Decimal(1))]]

    run(work())


def test_pieces_joined_to_the_same_goods_stay_told_of(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, RULES) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.MILK.barcode)
            await till.held.hold()
            await scan(till, demo.MILK.barcode, demo.MILK.barcode)
            assert await till.held.join_current((await till.held.list())[0].id)
            (line,) = till.sale.receipt.items
            assert (line.quantity, line.ordered) == (Decimal(3), Decimal(1))
            await till.payment.pay_cash(MONEY)
            assert [lines(one)[0][1] for one in await orders(till)] == [Decimal(1), Decimal(2)]

    run(work())


def test_what_is_handed_over_is_told_of_in_the_same_commit(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, replace(RULES, hand_over=True)) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.BREAD.barcode, demo.BAG.barcode)
            document = await till.handover.hand_over()
            (order,) = await orders(till)
            assert (lines(order), order.number) == ([(demo.BREAD.title, Decimal(1))], document.number)

    run(work())


def test_without_a_second_printer_there_is_no_order(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path, RULES) as till:
            await till.shift.open(Decimal(100))
            await scan(till, demo.MILK.barcode)
            # Switched off with goods on the counter that were to be made.
            till.station.rules = replace(RULES, order_categories=frozenset())
            await till.held.hold()
            await till.held.resume((await till.held.list())[0].id)
            assert till.sale.receipt.items[0].ordered == 0
            await till.payment.pay_cash(MONEY)
            assert await orders(till) == []

    run(work())
