"""Receipts put aside, joined, taken back, handed over and refused, cut off where it is told; see `helpers.cut_life`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from helpers import demo
from helpers.cut_life import CutTill, live
from helpers.nest import say

from app.domain.handed import Fate
from app.errors import NotFound

RULES = replace(demo.RULES, held_on_server=True, order_categories=frozenset(one.id for one in demo.CATEGORIES))


def aside(folder: str, at: int, way: str) -> None:
    """Two goods put aside on the server, joined to a third, put aside again, taken back, handed over; the server
    refuses them, and they are taken back once more.

    Says what the screen would: "scanned" with the goods, "held", "joined", "resumed", "handed", "withdrawn".
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

    async def withdraw() -> None:
        (handed,) = await desk.handover.list()
        if handed.fate is not Fate.WITHDRAWN:
            await desk.stores.outbox.refused(handed.document.id, "refused")
            await desk.withdrawal.take_back(handed)

    desk.server.ask = Nothing  # type: ignore[assignment]
    if await desk.handover.list():
        await step("withdrawn", withdraw)


class Nothing:
    """A server that has none of the receipts it is asked for."""

    async def get(self, key: str) -> None:
        raise NotFound({}, status=404)

    async def list(self, **wanted: object) -> list[object]:
        return []
