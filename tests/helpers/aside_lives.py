"""Receipts put aside, joined, taken back and handed over, cut off where it is told; see `helpers.cut_life`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from helpers import demo
from helpers.cut_life import CutTill, live
from helpers.nest import say

RULES = replace(demo.RULES, held_on_server=True, order_categories=frozenset(one.id for one in demo.CATEGORIES))


def aside(folder: str, at: int, way: str) -> None:
    """Two goods put aside on the server, joined to a third, put aside again, taken back, handed over.

    Says what the screen would: "scanned" with the goods, "held", "joined", "resumed", "handed".
    """
    live(folder, at, way, _aside, RULES)


async def _aside(till: CutTill) -> None:
    desk = till.desk

    async def step(name: str, work: Callable[[], Awaitable[object]], *facts: str) -> None:
        if await till.step(name, work):
            say(name, *facts)

    async def first() -> str:
        receipts = await desk.held.list()
        return receipts[0].id if receipts else ""

    async def join() -> None:
        await desk.held.join_current(await first())

    async def resume() -> None:
        await desk.held.resume(await first())

    for goods in (demo.MILK, demo.BREAD):
        await step("scanned", lambda code=goods.barcode: desk.sale.scan(code), goods.title)
    await step("held", lambda: desk.held.hold("Пані"))
    await step("scanned", lambda: desk.sale.scan(demo.EGGS.barcode), demo.EGGS.title)
    await step("joined", join)
    await step("held", lambda: desk.held.hold("разом"))
    await step("resumed", resume)
    await step("handed", desk.handover.hand_over)
