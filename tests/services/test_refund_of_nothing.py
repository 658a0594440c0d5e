"""A sale of nothing is brought back as any other; payments of nothing that nothing explains are still unknown."""

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

from app.domain.document import Document, DocumentKind
from app.domain.payment import Payment, PaymentMeans
from app.errors import RuleBroken

SENIOR = demo.CASHIERS[1]
WHY = "Не підійшов"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def sold_for_nothing(till: Desk) -> Document:
    """A gram of bananas: 0,07 rounds to nothing in cash."""
    await till.shift.open(Decimal("10.00"))
    await till.sale.add(demo.BANANAS, Decimal("0.001"))
    document = await till.payment.pay_cash(Decimal(0))
    till.station.cashier = SENIOR
    return document


def test_what_cash_rounded_to_nothing_can_be_brought_back(tmp_path: Path) -> None:
    """It was called a receipt nobody knows the payment of."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold_for_nothing(till)
            assert (sale.total, sale.payable, sale.rounding) == (Decimal("0.07"), 0, Decimal("-0.07"))
            made = await till.refund.give_back(await till.refund.begin(sale.id), {0: Decimal("0.001")}, WHY)
            assert (made.total, made.payable, made.rounding) == (sale.total, sale.payable, sale.rounding)
            assert [(p.means, p.amount) for p in made.payments] == [(PaymentMeans.CASH, 0)]
            assert (await till.reports.x()).drawer == 10
            with pytest.raises(RuleBroken, match="refund_done"):
                await till.refund.begin(sale.id)

    run(work())


def test_what_cash_rounded_to_nothing_can_be_cancelled(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold_for_nothing(till)
            made = await till.refund.cancel(sale.id, WHY)
            assert made is not None
            assert (made.kind, made.total, made.payable) == (DocumentKind.CANCEL, sale.total, 0)
            assert (await till.reports.x()).drawer == 10

    run(work())


@pytest.mark.parametrize(
    ("means", "total"),
    [(PaymentMeans.CARD, "0.07"), (PaymentMeans.CASH, "0.25"), (PaymentMeans.CASH, "614.52"), (None, "0.07")],
)
def test_payments_of_nothing_that_no_rounding_explains_stay_unknown(
    tmp_path: Path, means: PaymentMeans | None, total: str
) -> None:
    """A server may tell a payment without its sum, or none at all."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal("1250.00"))
            till.station.cashier = SENIOR
            payments = () if means is None else (Payment("p", means, Decimal("0.00"), demo.NOW),)
            sale = replace(demo.big_sale(), total=Decimal(total), payments=payments)
            sale = replace(sale, shift_id=till.station.need_shift().id)
            await till.stores.documents.record(sale, b"{}", None, ("sale", {}), clear_current=False)
            with pytest.raises(RuleBroken, match="refund_means"):
                await till.refund.begin(sale.id)

    run(work())
