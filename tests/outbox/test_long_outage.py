"""Row 7 of reliability.md: the server is down for a day with five hundred documents waiting; one that never goes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from helpers.stored import document, uid
from helpers.virtual import FAULTS, virtual

from app.domain.document import DeliveryState
from app.outbox.policy import PATIENCE

DAY, WAITING, DRAINED = 24 * 3600.0, 500, 120.0
DOWN = {
    "503": lambda at: "503",
    "429": lambda at: "429",
    "503 and when to come": lambda at: "retry_after",
    "one after another": lambda at: ("503", "429", "retry_after", "html", "garbage", "cut")[int(at / 30) % 6],
}


@pytest.mark.parametrize(("how", "ids"), [*((how, "upsert") for how in DOWN), ("one after another", "conflict409")])
def test_a_day_without_the_server_drops_nothing_and_is_made_up_for_in_two_minutes(
    tmp_path: Path, how: str, ids: str
) -> None:
    async def work() -> None:
        async with virtual(tmp_path, ids) as till:
            await till.record(document(0))
            await till.drain(5)  # so that the server is known to keep our ids before it goes
            for number in range(1, WAITING + 1):
                await till.record(document(number))
            began = till.clock.monotonic()
            ended: list[float] = []

            def down(request: httpx.Request) -> str:
                """It comes back right after it failed once more: the till has its whole pause before it."""
                gone = till.clock.monotonic() - began
                if ended:
                    return ""
                if gone >= DAY:
                    ended.append(till.clock.monotonic())
                return DOWN[how](gone)

            till.wire.spoil = down
            while not ended:
                till.clock.move(await till.pump.step())
            tried = till.wire.asked.total()
            assert (await till.stores.outbox.counts()).refused == 0
            await till.drain(10_000)
            took = till.clock.monotonic() - ended[0]
            assert [row["title"] for row in sorted(till.held(), key=lambda row: row["title"])] == sorted(
                document(number).mark for number in range(WAITING + 1)
            )
            counts = await till.stores.outbox.counts()
            assert (counts.waiting, counts.unknown, counts.refused, counts.duplicate) == (0, 0, 0, 0)
            assert took <= DRAINED
            assert till.wire.most_busy == 1, "never more than one request in flight"
            assert tried <= DAY / 20, "a dead server is not hammered"

    asyncio.run(work())


def test_one_the_server_cannot_digest_holds_up_nobody(tmp_path: Path) -> None:
    """The server answers 500 to this very receipt and to no other: it stays, the fifty behind it arrive."""

    async def work() -> None:
        async with virtual(tmp_path) as till:
            for number in range(1, 52):
                await till.record(document(number))
            poison = uid(1).encode()
            till.wire.spoil = lambda request: "503" if poison in request.content else ""
            for _ in range(400):
                till.clock.move(await till.pump.step())
                if len(till.held()) == 50:
                    break
            assert len(till.held()) == 50
            assert till.clock.monotonic() < 20 * 60
            row = await till.stores.outbox.get(uid(1))
            assert row is not None
            assert row.state in (DeliveryState.VERIFY, DeliveryState.WAITING)
            assert row.generation // 2 >= PATIENCE
            till.wire.spoil = lambda request: ""
            await till.drain(100)
            assert len(till.held()) == 51

    asyncio.run(work())


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"twice", "late"}))
def test_documents_arrive_in_the_order_they_were_made_through_a_short_trouble(tmp_path: Path, fault: str) -> None:
    async def work() -> None:
        async with virtual(tmp_path) as till:
            for number in range(1, 11):
                await till.record(document(number))
            await till.pump.step()  # the server is known to keep our ids
            said = iter([fault] * 3)
            till.wire.spoil = lambda request: next(said, "")
            await till.drain(200)
            assert [row["title"] for row in till.held()] == [document(number).mark for number in range(1, 11)]

    asyncio.run(work())
