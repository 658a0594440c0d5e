"""A counter with goods on it, a shift and a bank terminal, for tests of card charges."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from helpers import demo
from helpers.bank import Bank
from helpers.desk import Desk, desk

from app.domain.charge import Charge
from app.domain.document import Document
from app.domain.payment_details import Details

SENIOR = demo.CASHIERS[1]
SLIP = Details(rrn="999999999999", approval_code="A1B2C3")


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@asynccontextmanager
async def counter(folder: Path) -> AsyncIterator[tuple[Desk, Bank]]:
    """A till in a shift with goods on the counter and a terminal beside it."""
    async with desk(folder) as till:
        bank = Bank(till.clock)
        till.bank.terminal = bank
        if till.station.shift is None:
            await till.shift.open(Decimal("1250.00"))
        if not till.sale.receipt.items:
            await till.sale.scan(demo.MILK.barcode)
        await till.doubt.restore()
        yield till, bank


async def ask(till: Desk) -> Charge:
    charge = await till.cards.purchase(till.sale.receipt.id, till.payment.tender.left)
    assert charge is not None
    return charge


async def sell(till: Desk, charge: Charge) -> Document:
    await till.payment.attach(charge)
    return await till.payment.finish()


async def audited(till: Desk) -> list[str]:
    return [
        row.what for row in reversed(await till.stores.audit.recent()) if "charge" in row.what or "doubt" in row.what
    ]
