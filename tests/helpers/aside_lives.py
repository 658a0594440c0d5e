"""A life of a till without a window, for `helpers.nest`: receipts put aside, joined, taken back and handed over, cut
off where it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from helpers import demo
from helpers.desk import open_desk
from helpers.disk import Cut, Disk
from helpers.nest import say

import app.services.payload  # noqa: F401 - the recorder imports it late: every life would do so anew
from app.errors import StoreFault, TillError

RULES = replace(demo.RULES, held_on_server=True, order_categories=frozenset(one.id for one in demo.CATEGORIES))


def aside(folder: str, at: int, way: str) -> None:
    """Two goods put aside on the server, joined to a third, put aside again, taken back, handed over; cut off at call
    `at`.

    Says what the screen would: "scanned" with the goods, "held", "joined", "resumed", "handed", "fault"; at the end how
    many calls of the disk there were.
    """
    asyncio.run(_aside(Path(folder), Cut(at, way)))


async def _aside(folder: Path, cut: Cut) -> None:
    disk = Disk(cut)
    try:
        desk = await open_desk(folder, RULES)
    except StoreFault as fault:
        say("fault", "open", fault.kind)
        return

    async def twice(step: str, work: Callable[[], Awaitable[object]], *facts: str) -> None:
        for _ in range(2):
            try:
                await work()
            except TillError as fault:
                say("fault", step, repr(fault))
                cut.heal()
            else:
                say(step, *facts)
                return

    async def first() -> str:
        receipts = await desk.held.list()
        return receipts[0].id if receipts else ""

    async def join() -> None:
        await desk.held.join_current(await first())

    async def resume() -> None:
        await desk.held.resume(await first())

    for goods in (demo.MILK, demo.BREAD):
        await twice("scanned", lambda code=goods.barcode: desk.sale.scan(code), goods.title)
    await twice("held", lambda: desk.held.hold("Пані"))
    await twice("scanned", lambda: desk.sale.scan(demo.EGGS.barcode), demo.EGGS.title)
    await twice("joined", join)
    await twice("held", lambda: desk.held.hold("разом"))
    await twice("resumed", resume)
    await twice("handed", desk.handover.hand_over)
    try:
        await desk.stores.close()
    except StoreFault as fault:
        say("fault", "close", fault.kind)
    say("calls", cut.count)
    disk.unregister()
