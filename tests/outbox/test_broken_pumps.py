"""Controls: two pumps broken on purpose double a sale, and the judge of the other tests sees it.

Were these green with one receipt on the server, tests that look for doubles would prove nothing.
"""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from helpers import demo
from helpers.link import linked

from app.api.receipts import Receipt, Receipts
from app.outbox.pump import Pump
from app.sandbox.server import SandboxThread
from app.store.outbox_rows import OutboxRow

POST = r"^POST /api/v1/pos/receipts$"


class NeverLooks(Pump):
    """Takes a lost answer for a no and sends the same bytes again."""

    async def _look(self, row: OutboxRow, receipts: Receipts) -> None:
        await self._rows.resend(row.document_id)


class NewId(NeverLooks):
    """Does so under another id every time, as one that makes the id when it sends."""

    async def _send(self, row: OutboxRow, receipts: Receipts) -> None:
        await super()._send(row, Renamed(receipts))  # type: ignore[arg-type]


class Renamed:
    """The way to the receipts, with a new id in each."""

    def __init__(self, receipts: Receipts) -> None:
        self._receipts = receipts

    async def send(self, payload: bytes) -> Receipt:
        body = json.loads(payload)
        body["receipt"]["id"] = str(uuid4())
        return await self._receipts.send(json.dumps(body).encode())


@pytest.mark.parametrize(
    ("pump", "ids", "times"),
    [
        (Pump, "upsert", 1),
        (Pump, "ignored", 1),
        (NeverLooks, "ignored", 2),
        (NewId, "upsert", 2),
        (NewId, "conflict409", 2),
    ],
)
def test_a_pump_that_does_not_look_first_doubles(pump: type[Pump], ids: str, times: int, tmp_path: Path) -> None:
    """The server takes the sale and its answer is lost: `times` is how often the sale is on the server in the end."""

    async def work(sandbox: SandboxThread) -> None:
        async with linked(tmp_path, sandbox) as till:
            sandbox.set(ids=ids)
            till.pump = pump(till.desk.stores.outbox, till.server.receipts, till.desk.clock, jitter=lambda: 0.5)
            await till.desk.shift.open(Decimal(0))
            await till.drain()
            await till.desk.sale.scan(demo.MILK.barcode)
            sold = await till.desk.payment.pay_cash(Decimal(100))
            sandbox.fault(match=POST, kind="drop_after_commit")
            await till.drain()
            with sandbox.app_state.lock:
                rows = sandbox.app_state.db.rows("SELECT title FROM receipts WHERE title = ?", (sold.mark,))
            assert len(rows) == times

    with SandboxThread() as server:
        asyncio.run(work(server))
