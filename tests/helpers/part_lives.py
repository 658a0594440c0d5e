"""A life of a till without a window, for `helpers.nest`: a receipt paid in parts, cut off where it is told."""

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
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details
from app.errors import StoreFault, TillError

GOODS = (demo.MILK, demo.BREAD)
CASH, CARD = Decimal("20.00"), Decimal("30.00")
RRN = "431807420927"


def parts(folder: str, at: int, way: str) -> None:
    """Scans two goods, takes cash and a card ahead, and the rest in cash; cut off at call `at`.

    Says what the screen would: "taken" with the means and the sum, "paid" with the receipt's id, "fault"; at the end
    how many calls of the disk there were.
    """
    asyncio.run(_parts(Path(folder), Cut(at, way)))


async def _parts(folder: Path, cut: Cut) -> None:
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

    for goods in GOODS:
        await twice("scan", lambda code=goods.barcode: desk.sale.scan(code))
    if await twice("cash", lambda: desk.payment.add_cash(CASH)):
        say("taken", "CASH", str(CASH))
    if await twice("card", lambda: desk.payment.take(PaymentMeans.CARD, CARD, Details(RRN, "238017"))):
        say("taken", "CARD", str(CARD))

    async def pay() -> None:
        document = await desk.payment.pay_cash(Decimal(500))
        say("paid", document.id)

    await twice("pay", pay)
    try:
        await desk.stores.close()
    except StoreFault as fault:
        say("fault", "close", fault.kind)
    say("calls", cut.count)
    disk.unregister()
