"""Rows 10 and 11 of reliability.md, over real sockets: a refused sale at the head, a session that ends in mid-sale."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.link import linked
from helpers.stored import document

from app.domain.document import DeliveryState
from app.sandbox.server import SandboxThread
from app.services.payload import request_body

POST = r"^POST /api/v1/pos/receipts$"
BEHIND = 50
AT_ONCE = 20


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


def titles(sandbox: SandboxThread) -> list[str]:
    with sandbox.app_state.lock:
        return [row["title"] for row in sandbox.app_state.db.rows("SELECT title FROM receipts ORDER BY seq")]


@pytest.mark.parametrize("status", [400, 422])
def test_fifty_behind_a_refused_one_arrive_and_the_counter_shows_one(
    tmp_path: Path, sandbox: SandboxThread, status: int
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            stores = till.desk.stores
            sold = [document(number) for number in range(BEHIND + 1)]
            for each in sold:
                await stores.documents.record(each, request_body(each), None, ("sale", {}), clear_current=False)
            body = {"errors": {"items": [{"error": "product_unknown"}]}}
            sandbox.fault(match=POST, kind="status", status=status, body=body)
            told: list[tuple[int, int]] = []
            till.pump.changed.connect(lambda counts: told.append((counts.waiting, counts.refused)))
            await till.drain(BEHIND + 5)
            assert titles(sandbox)[-BEHIND:] == [each.mark for each in sold[1:]]
            assert sold[0].mark not in titles(sandbox)
            assert told[0] == (BEHIND, 1)
            assert told[-1] == (0, 1)
            row = await stores.outbox.get(sold[0].id)
            assert row is not None
            assert (row.state, row.payload) == (DeliveryState.REFUSED, request_body(sold[0]))
            till.pump.go()
            assert await till.pump.step() > 0, "nobody sends it again but a person"
            await till.pump.resend(sold[0].id)
            await till.drain(5)
            assert sold[0].mark in titles(sandbox)

    asyncio.run(work())


def test_a_session_that_ends_in_mid_sale_is_renewed_once_and_stops_no_sale(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    """Twenty calls meet a dead access token while goods are scanned and paid for; the refresh token rotates."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            client = till.server.client
            assert client is not None
            expired: list[None] = []
            till.server.expired.connect(expired.append)
            await till.desk.shift.open(Decimal(0))
            await till.desk.sale.scan(demo.MILK.barcode)
            before = client.tokens
            with sandbox.app_state.lock, sandbox.app_state.db.transaction():
                sandbox.app_state.db.run("UPDATE sessions SET access_expires_at = 0")
            # Slow, so that every late 401 meets the renewal under way.
            sandbox.fault(match=r"^POST /api/v1/auth/refresh$", kind="delay", delay=0.05)

            async def sell() -> list[str]:
                marks = []
                for _ in range(5):
                    await till.desk.sale.scan(demo.BREAD.barcode)
                    marks.append((await till.desk.payment.pay_cash(Decimal(1000))).mark)
                return marks

            calls = [client.receipts.page(per_page=1) for _ in range(AT_ONCE)]
            sold, *answers = await asyncio.gather(sell(), *calls)
            assert len(answers) == AT_ONCE
            assert all(page.items for page in answers)
            with sandbox.app_state.lock:
                sessions = sandbox.app_state.db.rows("SELECT closed FROM sessions ORDER BY rowid")
            assert [row["closed"] for row in sessions] == [1, 0], "one renewal, and the old pair is dead"
            assert client.tokens is not None
            assert before is not None
            assert client.tokens.refresh != before.refresh
            assert expired == []
            await till.drain()
            assert Counter(titles(sandbox))[sold[0]] == 1
            assert [title for title in titles(sandbox) if title in sold] == sold

    asyncio.run(work())


def test_a_session_that_ends_between_two_documents_costs_neither(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            stores = till.desk.stores
            sold = [document(number) for number in range(6)]
            for each in sold:
                await stores.documents.record(each, request_body(each), None, ("sale", {}), clear_current=False)
            for _ in sold:
                with sandbox.app_state.lock, sandbox.app_state.db.transaction():
                    sandbox.app_state.db.run("UPDATE sessions SET access_expires_at = 0")
                assert await till.pump.step() == 0.0
            assert titles(sandbox)[-6:] == [each.mark for each in sold]
            for each in sold:
                row = await stores.outbox.get(each.id)
                assert row is not None
                assert (row.state, row.attempts, row.unknown) == (DeliveryState.DELIVERED, 1, 0)

    asyncio.run(work())
