"""Nothing empties the outbox (reliability.md, Delivery 7): whatever people do at the till, every row stays."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.link import KEY, PASSWORD, PHONE, Linked, linked

from app.domain.cashier import Cashier
from app.errors import RuleBroken
from app.sandbox.server import SandboxThread

Row = tuple[str, str, bytes]


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


async def rows(till: Linked) -> list[Row]:
    """Every row: whose it is, where it stands, its frozen request."""
    return await till.desk.stores.journal.read(
        lambda conn: list(conn.execute("SELECT document_id, state, payload FROM outbox ORDER BY seq"))
    )


async def one_of_each(till: Linked) -> list[Row]:
    """Delivered, refused, doubtful, doubled and waiting documents, one of each."""
    await till.desk.shift.open(Decimal(0))
    sold = []
    for _ in range(5):
        await till.desk.sale.scan(demo.MILK.barcode)
        sold.append((await till.desk.payment.pay_cash(Decimal(55))).id)
    outbox, now = till.desk.stores.outbox, till.desk.clock.now()
    for key in sold[:4]:
        await outbox.begin_attempt(key, now)
    await outbox.delivered(sold[0], sold[0], None, None, now)
    await outbox.refused(sold[1], "refused: base: no")
    await outbox.verify(sold[2], now, now + timedelta(minutes=5), "unknown")
    await outbox.duplicate(sold[3], "duplicate: a, b")
    found = await rows(till)
    assert [state for _, state, _ in found] == ["delivered", "refused", "verify", "duplicate", "waiting"]
    return found


async def signed_out(till: Linked, sandbox: SandboxThread) -> None:
    """The server ends the session: the till is signed out."""
    client = till.server.client
    assert client is not None
    await client.auth.sign_out()
    assert till.server.receipts() is None
    assert await till.pump.step() > 0


async def cashier_leaves(till: Linked, sandbox: SandboxThread) -> None:
    till.login.lock()
    till.pump.go()


async def another_comes(till: Linked, sandbox: SandboxThread) -> None:
    till.login.lock()
    other = next(one for one in await till.login.cashiers() if one.has_pin)
    till.desk.station.cashier = Cashier(other.id, other.first_name, other.last_name)
    assert till.desk.station.place is not None
    await till.login.learn_people(till.desk.station.place)


async def signed_in_again(till: Linked, sandbox: SandboxThread) -> None:
    await till.login.first_sign_in(sandbox.url, KEY, PHONE, PASSWORD)


async def another_place(till: Linked, sandbox: SandboxThread) -> None:
    shops = await till.login.first_sign_in(sandbox.url, KEY, PHONE, PASSWORD)
    terminal = shops[0].terminals[-1]
    assert till.desk.station.place is not None
    assert terminal.id != till.desk.station.place.terminal_id
    await till.login.choose(shops[0], terminal)


async def other_rules(till: Linked, sandbox: SandboxThread) -> None:
    till.desk.station.rules = replace(till.desk.station.rules, till_code="K9")


@pytest.mark.parametrize("do", [signed_out, cashier_leaves, another_comes, signed_in_again, another_place, other_rules])
def test_every_document_stays_with_its_bytes(
    tmp_path: Path, sandbox: SandboxThread, do: Callable[[Linked, SandboxThread], Awaitable[None]]
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            before = await one_of_each(till)
            await do(till, sandbox)
            assert await rows(till) == before
        async with linked(tmp_path, sandbox, sign_in=False) as again:
            kept = await rows(again)
            assert [(key, payload) for key, _, payload in kept] == [(key, payload) for key, _, payload in before]

    asyncio.run(work())


def test_an_account_without_this_till_s_place_is_kept_out_while_documents_wait(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        with SandboxThread(seed="empty") as stranger:
            async with linked(tmp_path, sandbox) as till:
                before = await one_of_each(till)
                with pytest.raises(RuleBroken):
                    await till.login.first_sign_in(stranger.url, KEY, PHONE, PASSWORD)
                assert await rows(till) == before
                assert till.server.client is not None
                assert till.server.client.base_url == sandbox.url
                assert stranger.commits("receipt") == []

    asyncio.run(work())


def test_no_call_of_the_store_takes_a_row_away() -> None:
    """The one writer of the outbox knows no DELETE."""
    source = Path(__file__).resolve().parents[2] / "app" / "store"
    for name in ("outbox.py", "outbox_rows.py", "reconciliation.py", "documents.py"):
        assert "DELETE FROM outbox" not in (source / name).read_text(encoding="utf-8")
