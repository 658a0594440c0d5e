"""Each sale is on the server once, whatever the network did to the answer; the sandbox's commit log is the judge."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from helpers import demo
from helpers.desk import desk
from helpers.link import Linked, linked

from app.domain.document import DeliveryState, Document
from app.sandbox.server import SandboxThread
from app.store.outbox_rows import OutboxCounts

POST = r"^POST /api/v1/pos/receipts$"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


async def sell(till: Linked, n: int = 1) -> list[Document]:
    if till.desk.station.shift is None:
        await till.desk.shift.open(Decimal(0))
    sold = []
    for _ in range(n):
        await till.desk.sale.scan(demo.MILK.barcode)
        sold.append(await till.desk.payment.pay_cash(Decimal(55)))
    return sold


def marks(sandbox: SandboxThread) -> list[str]:
    """Titles of the receipts the server really holds, in the order they were stored."""
    with sandbox.app_state.lock:
        rows = sandbox.app_state.db.rows("SELECT title FROM receipts WHERE title LIKE 'K1-%' ORDER BY rowid")
    return [row["title"] for row in rows]


def test_sales_arrive_once_in_the_order_they_were_made(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sold = await sell(till, 5)
            await till.drain()
            assert marks(sandbox) == [document.mark for document in sold]
            entry = await till.desk.journal.entry(sold[0].id)
            assert entry is not None
            assert entry.delivery.state is DeliveryState.DELIVERED
            assert entry.delivery.server_id == sold[0].id

    run(work())


@pytest.mark.parametrize("ids", ["upsert", "conflict409", "reject422", "ignored"])
@pytest.mark.parametrize("kind", ["drop_after_commit", "drop_before", "reset", "html", "status"])
def test_an_answer_that_is_lost_never_doubles_nor_loses_the_sale(
    tmp_path: Path, sandbox: SandboxThread, ids: str, kind: str
) -> None:
    """The same sale, whatever the server does with repeated ids and wherever the exchange broke."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sandbox.set(ids=ids)
            sold = await sell(till, 3)
            sandbox.fault(match=POST, kind=kind, times=2, skip=1)
            await till.drain()
            assert sorted(marks(sandbox)) == sorted(document.mark for document in sold)
            counts = await till.desk.stores.outbox.counts()
            assert (counts.refused, counts.duplicate) == (0, 0)

    run(work())


def test_a_till_killed_while_sending_looks_the_sale_up_before_it_sends(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        sandbox.set(ids="ignored")
        async with linked(tmp_path, sandbox) as till:
            (document,) = await sell(till)
            row = await till.desk.stores.outbox.begin_attempt(document.id, till.desk.clock.now())
            client = till.server.client
            assert client is not None
            await client.receipts.send(row.payload)
        async with linked(tmp_path, sandbox) as again:
            await again.desk.stores.outbox.recover()
            await again.drain()
            assert marks(sandbox) == [document.mark]
            entry = await again.desk.journal.entry(document.id)
            assert entry is not None
            assert entry.delivery.state is DeliveryState.DELIVERED
            assert entry.delivery.server_id not in (None, document.id)

    run(work())


def test_without_ids_a_resend_waits_and_looks_twice(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sandbox.set(ids="ignored")
            (document,) = await sell(till)
            sandbox.fault(match=POST, kind="drop_before")
            began = till.desk.clock.monotonic()
            await till.drain()
            assert marks(sandbox) == [document.mark]
            assert till.desk.clock.monotonic() - began >= 150

    run(work())


def test_a_refused_sale_is_set_aside_and_the_next_ones_go(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sold = await sell(till, 4)
            sandbox.fault(match=POST, kind="status", status=422, body={"errors": "no such shop"})
            await till.drain()
            assert marks(sandbox) == [document.mark for document in sold[1:]]
            counts = await till.desk.stores.outbox.counts()
            assert (counts.refused, counts.waiting) == (1, 0)
            (row,) = await till.desk.stores.outbox.list_open()
            assert row.error == "refused: base: no such shop"

    run(work())


def test_a_dead_server_holds_everything_and_loses_nothing(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            online: list[bool] = []
            till.pump.online.connect(online.append)
            sold = await sell(till, 10)
            sandbox.fault(match=".*", kind="status", times=40, status=503, retry_after=30)
            await till.drain(400)
            assert sorted(marks(sandbox)) == sorted(document.mark for document in sold)
            assert online[0] is False
            assert online[-1] is True

    run(work())


def test_retry_after_is_obeyed_and_a_new_sale_does_not_break_the_pause(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await sell(till)
            sandbox.fault(match=POST, kind="status", status=429, retry_after=77)
            assert await till.pump.step() == 0.0
            assert await till.pump.step() == 77.0
            await sell(till)
            till.pump.wake()
            assert await till.pump.step() == 77.0
            till.pump.go()
            assert await till.pump.step() == 0.0

    run(work())


def test_the_badge_counts_a_new_sale_while_the_pump_pauses(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            told = asyncio.Event()
            counts: list[tuple[int, int]] = []

            def listen(now: OutboxCounts) -> None:
                counts.append((now.waiting, now.unknown))
                if counts[-1] == (1, 1):
                    told.set()

            till.pump.changed.connect(listen)
            sandbox.fault(match=POST, kind="status", status=503, retry_after=300, times=9)
            await sell(till)
            assert await till.pump.step() == 0.0
            running = asyncio.create_task(till.pump.run())
            await sell(till)
            till.pump.wake()
            async with asyncio.timeout(5):
                await told.wait()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    run(work())


def test_an_expired_session_keeps_the_sale_until_somebody_signs_in(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            expired: list[None] = []
            till.server.expired.connect(expired.append)
            (document,) = await sell(till)
            sandbox.fault(match=r"/api/v1/(pos/receipts|auth/refresh)$", kind="status", times=2, status=401)
            assert await till.pump.step() == 0.0
            assert expired == [None]
            assert till.server.receipts() is None
            assert (await till.desk.stores.outbox.counts()).waiting == 1
            await till.login.first_sign_in(sandbox.url, "sandbox", "380960000006", "123456789")
            till.pump.go()
            await till.drain()
            assert marks(sandbox) == [document.mark]

    run(work())


def test_the_fiscal_number_is_the_servers_word_and_comes_by_itself(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            numbered: list[str] = []
            till.follower.numbered.connect(numbered.append)
            (document,) = await sell(till)
            await till.drain()
            assert await till.follower.round() == 1
            sandbox.move_clock(10)
            assert await till.follower.round() == 0
            entry = await till.desk.journal.entry(document.id)
            assert entry is not None
            assert entry.delivery.fiscal_number
            assert numbered == [document.id]

    run(work())


def test_every_document_the_till_makes_is_valid_against_the_strict_contract(
    tmp_path: Path, sandbox: SandboxThread, shared: Path
) -> None:
    strict = json.loads((shared / "smartkasa" / "openapi_strict.json").read_text(encoding="utf-8"))
    post = strict["paths"]["/api/v1/pos/receipts"]["post"]
    schema = post["requestBody"]["content"]["application/json"]["schema"]

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal("100.00"))
            for product in demo.PRODUCTS:
                await till.sale.add(product, Decimal("1.254") if product.by_weight else Decimal(2))
            await till.payment.pay_cash(Decimal(100_000))
            await till.cash.take_out(Decimal("10.00"), "інкасація")
            rows = await till.stores.outbox.list_open()
            assert len(rows) == 3
            for row in rows:
                jsonschema.validate(json.loads(row.payload), schema)

    run(work())


def test_a_clock_set_back_neither_floods_the_server_nor_keeps_the_sale_for_ever(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sandbox.set(ids="ignored")
            (document,) = await sell(till)
            sandbox.fault(match=POST, kind="drop_before")
            await till.pump.step()
            till.desk.clock.set(till.desk.clock.now() - timedelta(days=365))
            began, steps = till.desk.clock.monotonic(), 0
            while (await till.desk.stores.outbox.counts()).unknown or (await till.desk.stores.outbox.counts()).waiting:
                wait = await till.pump.step()
                till.desk.clock.move(wait)
                steps += 1
                assert steps < 30
            assert marks(sandbox) == [document.mark]
            assert till.desk.clock.monotonic() - began >= 150

    run(work())


def test_an_answer_about_another_receipt_is_no_delivery(tmp_path: Path, sandbox: SandboxThread) -> None:
    """The server answers 201 with other sums: what it holds is looked up, and a person is told, not «delivered»."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            (document,) = await sell(till)
            other = {"id": document.id, "title": document.mark, "total_amount": "1.0", "items": []}
            body = {"data": other, "meta": {}}
            sandbox.fault(match=POST, kind="status", status=201, body=body)
            sandbox.fault(match=rf"^GET /api/v1/pos/receipts/{document.id}$", kind="status", status=200, body=body)
            await till.pump.step()
            till.desk.clock.move(60)
            await till.pump.step()
            (row,) = await till.desk.stores.outbox.list_open()
            assert row.state is DeliveryState.DUPLICATE
            assert row.error.startswith("different")

    run(work())


def test_a_bug_on_the_way_leaves_no_sale_in_the_air(
    tmp_path: Path, sandbox: SandboxThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            (document,) = await sell(till)
            client = till.server.client
            assert client is not None
            real, stumbled = client.receipts.send, asyncio.Event()

            async def broken(body: bytes) -> Any:
                monkeypatch.setattr(client.receipts, "send", real)
                stumbled.set()
                raise RuntimeError("a bug of ours")

            monkeypatch.setattr(client.receipts, "send", broken)
            running = asyncio.ensure_future(till.pump.run())
            async with asyncio.timeout(10):
                await stumbled.wait()
                while not marks(sandbox):
                    till.desk.clock.move(60)
                    till.pump.go()
                    await asyncio.sleep(0.01)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            assert marks(sandbox) == [document.mark]

    run(work())


def test_an_expired_session_is_not_told_as_a_dead_network(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            online: list[bool] = []
            till.pump.online.connect(online.append)
            await sell(till)
            sandbox.fault(match=r"/api/v1/(pos/receipts|auth/refresh)$", kind="status", times=2, status=401)
            await till.pump.step()
            assert False not in online

    run(work())


def test_one_receipt_the_server_does_not_know_keeps_no_other_from_its_number(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            sold = await sell(till, 4)
            await till.drain()
            sandbox.move_clock(60)
            sandbox.fault(match=rf"^GET /api/v1/pos/receipts/{sold[3].id}$", kind="status", status=404, times=-1)
            assert await till.follower.round() == 1
            assert [row.document_id for row in await till.desk.stores.outbox.unfiscal()] == [sold[3].id]

    run(work())


def test_old_documents_are_followed_behind_many_that_never_get_a_number(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            (oldest,) = await sell(till)
            for _ in range(25):
                await till.desk.cash.put_in(Decimal("1.00"), "розмін")
            await till.drain()
            sandbox.move_clock(60)
            for _ in range(4):
                await till.follower.round()
            entry = await till.desk.journal.entry(oldest.id)
            assert entry is not None
            assert entry.delivery.fiscal_number

    run(work())
