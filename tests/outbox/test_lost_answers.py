"""Row 4 of reliability.md: the server committed, the answer was lost. A thousand sales for each way with ids.

Virtual clock and no TCP (helpers/virtual.py says what is left out): over real sockets the same takes minutes, and
`test_pump.py` has it there with three sales.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from pathlib import Path

import httpx
import pytest
from helpers.stored import document
from helpers.virtual import virtual

from app.domain.document import DeliveryState
from app.outbox.policy import SETTLE
from app.sandbox.settings import CHOICES

SALES = 1_000


SOLD = [document(number) for number in range(1, SALES + 1)]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A till that sold them all and sent none."""
    folder = tmp_path_factory.mktemp("sold")

    async def sell() -> None:
        async with virtual(folder) as till:
            for each in SOLD:
                await till.record(each)

    asyncio.run(sell())
    return folder


@pytest.mark.parametrize("ids", CHOICES["ids"])
def test_a_thousand_lost_answers_are_a_thousand_receipts(tmp_path: Path, journal: Path, ids: str) -> None:
    async def work() -> None:
        async with virtual(Path(shutil.copytree(journal, tmp_path / "till")), ids) as till:
            lost: set[bytes] = set()

            def first_answer_is_lost(request: httpx.Request) -> str:
                if request.method != "POST" or request.content in lost:
                    return ""
                lost.add(request.content)
                return "cut"

            till.wire.spoil = first_answer_is_lost
            await till.drain(20 * SALES)
            assert len(lost) == SALES
            assert Counter(row["title"] for row in till.held()) == Counter(each.mark for each in SOLD)
            counts = await till.stores.outbox.counts()
            assert (counts.waiting, counts.unknown, counts.refused, counts.duplicate) == (0, 0, 0, 0)
            server = {row["title"]: row["id"] for row in till.held()}
            kept = await till.stores.journal.read(
                lambda conn: list(
                    conn.execute(
                        "SELECT d.mark, o.state, o.server_id, o.attempts FROM outbox o JOIN documents d"
                        " ON d.id = o.document_id"
                    )
                )
            )
            # Each was found where it was, and not sent again.
            assert sorted(kept) == sorted((mark, DeliveryState.DELIVERED, key, 1) for mark, key in server.items())

    asyncio.run(work())


def test_a_request_that_arrives_after_it_was_looked_for_is_not_doubled(tmp_path: Path) -> None:
    """The server makes ids of its own and a proxy keeps the request for a while: two looks a minute apart, and the
    settling before them, are what keeps it single."""

    async def work() -> None:
        async with virtual(tmp_path, "ignored") as till:
            await till.record(document(1))
            await till.drain(10)
            late = document(2)
            await till.record(late)
            said = iter(["late"])
            till.wire.spoil = lambda request: next(said, "") if request.method == "POST" else ""
            till.wire.delay = lambda: SETTLE - 20
            await till.drain(50)
            assert [row["title"] for row in till.held()] == [document(1).mark, late.mark]

    asyncio.run(work())


@pytest.mark.parametrize("ids", CHOICES["ids"])
def test_a_proxy_that_sends_everything_twice_refuses_no_sale(tmp_path: Path, ids: str) -> None:
    """What comes back is the answer to the second copy: of a server that keeps ids, that it is there already."""

    async def work() -> None:
        async with virtual(tmp_path, ids) as till:
            sold = [document(number) for number in range(1, 11)]
            for each in sold:
                await till.record(each)
            till.wire.spoil = lambda request: "twice" if request.method == "POST" else ""
            await till.drain(200)
            counts = await till.stores.outbox.counts()
            assert (counts.waiting, counts.unknown, counts.refused) == (0, 0, 0)
            times = 2 if ids == "ignored" else 1
            assert Counter(row["title"] for row in till.held()) == Counter({each.mark: times for each in sold})

    asyncio.run(work())
