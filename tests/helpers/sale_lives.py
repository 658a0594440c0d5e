"""Lives of a till without a window, for `helpers.nest`: a sale through the real services, cut off where it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path

from helpers import demo
from helpers.desk import open_desk
from helpers.disk import Cut, Disk
from helpers.nest import say

import app.services.payload  # noqa: F401 - the recorder imports it late: every life would do so anew
from app.errors import StoreFault, TillError

GOODS = (demo.MILK, demo.BREAD, demo.BAG)
TENDERED = Decimal(500)
#: More sales than any disk of the tests has room for.
MOST = 2000


def sale(folder: str, at: int, way: str) -> None:
    """Opens the store, scans three goods, takes the money, shows it, closes; cut off at call `at`.

    A refused step is tried once more, as a cashier does, and by then there is room again. Says what the screen would:
    "begun" with the receipt's id, "scanned", "paid", "shown", "fault"; at the end how many calls there were.
    """
    asyncio.run(_sale(Path(folder), Cut(at, way)))


async def _sale(folder: Path, cut: Cut) -> None:
    disk = Disk(cut)
    try:
        desk = await open_desk(folder)
    except StoreFault as fault:
        say("fault", "open", fault.kind)
        return

    async def twice(step: str, work: Callable[[], Awaitable[object]]) -> bool:
        for _ in range(2):
            try:
                await work()
            except TillError as fault:
                say("fault", step, repr(fault))
                cut.heal()
            else:
                return True
        return False

    async def pay() -> None:
        document = await desk.payment.pay_cash(TENDERED)
        say("paid", document.id, document.number)

    say("begun", desk.sale.receipt.id)
    for goods in GOODS:
        if await twice("scan", lambda code=goods.barcode: desk.sale.scan(code)):
            say("scanned", goods.title)
    begun = desk.sale.receipt.id
    if await twice("pay", pay) and await twice("shown", lambda: desk.journal.announced(begun)):
        say("shown")
    try:
        await desk.stores.close()
    except StoreFault as fault:
        say("fault", "close", fault.kind)
    say("calls", cut.count)
    disk.unregister()


def until_full(folder: str, room: int) -> None:
    """Sells on a disk with so many bytes free until nothing fits, makes room and sells on. Says "paid", "full"."""
    asyncio.run(_until_full(Path(folder), room))


async def _until_full(folder: Path, room: int) -> None:
    filler = folder.parent / "filler"
    desk = await open_desk(folder)
    await desk.shift.open(Decimal(0))
    free = desk.stores.free_space()
    filler.write_bytes(b"\1" * max(free - room, 0))
    for _ in range(MOST):
        try:
            await desk.sale.scan(demo.MILK.barcode)
            document = await desk.payment.pay_cash(TENDERED)
        except StoreFault as fault:
            say("full", fault.kind, [item.name for item in desk.sale.receipt.items])
            break
        say("paid", document.id)
    filler.unlink()
    if not desk.sale.receipt.items:
        await desk.sale.scan(demo.MILK.barcode)
    say("paid", (await desk.payment.pay_cash(TENDERED)).id)
    await desk.stores.close()
    again = await open_desk(folder)
    kept = await again.stores.documents.journal(limit=MOST * 2)
    say("kept", [entry.document.id for entry in kept], await again.stores.verify())
    await again.stores.close()
