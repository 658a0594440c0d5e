"""A sale through the real services, cut off where it is told (`helpers.cut_life`), and sales until a disk is full."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

from helpers import demo
from helpers.cut_life import CutTill, live
from helpers.desk import open_desk
from helpers.nest import say

from app.errors import StoreFault

GOODS = (demo.MILK, demo.BREAD, demo.BAG)
TENDERED = Decimal(500)
#: More sales than any disk of the tests has room for.
MOST = 2000


def sale(folder: str, at: int, way: str) -> None:
    """Scans three goods, takes the money, shows it.

    Says what the screen would: "begun" with the receipt's id, "scanned", "paid", "shown".
    """
    live(folder, at, way, _sale)


async def _sale(till: CutTill) -> None:
    desk = till.desk

    async def pay() -> None:
        document = await desk.payment.pay_cash(TENDERED)
        say("paid", document.id, document.number)

    say("begun", desk.sale.receipt.id)
    for goods in GOODS:
        if await till.step("scan", lambda code=goods.barcode: desk.sale.scan(code)):
            say("scanned", goods.title)
    begun = desk.sale.receipt.id
    if await till.step("pay", pay) and await till.step("shown", lambda: desk.journal.announced(begun)):
        say("shown")


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
