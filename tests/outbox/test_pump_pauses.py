"""How long a document waits for its next try, and who may cut the waiting short."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.link import Linked, linked

from app.domain.document import Document
from app.sandbox.server import SandboxThread

POST = r"^POST /api/v1/pos/receipts$"


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def sell(till: Linked) -> Document:
    if till.desk.station.shift is None:
        await till.desk.shift.open(Decimal(0))
    await till.desk.sale.scan(demo.MILK.barcode)
    return await till.desk.payment.pay_cash(Decimal(55))


def stored(sandbox: SandboxThread) -> list[str]:
    """The receipts the server really holds, by their marks."""
    return [commit["title"] for commit in sandbox.commits("receipt") if commit["action"] == "create"]


def test_the_pump_wakes_when_the_first_document_is_due_and_not_a_minute_later(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sandbox.fault(match=POST, kind="html")
            await sell(till)
            assert await till.pump.step() == 0
            wait = await till.pump.step()
            assert 0 < wait <= 6
            till.desk.clock.move(wait)
            await till.pump.step()
            assert not stored(sandbox), "looked up first"

    run(work())


def test_a_person_need_not_wait_for_a_document_s_own_pause(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await sell(till)
            await till.drain()
            sandbox.fault(match=POST, kind="html")
            second = await sell(till)
            assert await till.pump.step() == 0
            assert await till.pump.step() > 0, "its time has not come"
            till.pump.go()
            for _ in range(4):
                await till.pump.step()
            assert stored(sandbox)[-1] == second.mark

    run(work())
