"""A receipt paid in parts, cut off where it is told; see `helpers.cut_life`."""

from __future__ import annotations

from decimal import Decimal

from helpers import demo
from helpers.cut_life import CutTill, live
from helpers.nest import say

from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details

GOODS = (demo.MILK, demo.BREAD)
CASH, CARD = Decimal("20.00"), Decimal("30.00")
RRN = "431807420927"


def parts(folder: str, at: int, way: str) -> None:
    """Scans two goods, takes cash and a card ahead, and the rest in cash.

    Says what the screen would: "taken" with the means and the sum, "paid" with the receipt's id.
    """
    live(folder, at, way, _parts)


async def _parts(till: CutTill) -> None:
    desk = till.desk
    for goods in GOODS:
        await till.step("scan", lambda code=goods.barcode: desk.sale.scan(code))
    if await till.step("cash", lambda: desk.payment.add_cash(CASH)):
        say("taken", "CASH", str(CASH))
    if await till.step("card", lambda: desk.payment.take(PaymentMeans.CARD, CARD, Details(RRN, "238017"))):
        say("taken", "CARD", str(CARD))

    async def pay() -> None:
        document = await desk.payment.pay_cash(Decimal(500))
        say("paid", document.id)

    await till.step("pay", pay)
