"""Row 5 of reliability.md, the long run: every way with ids, half of all requests spoilt, the real pump and client.

Virtual clock and no TCP (helpers/virtual.py).
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter
from pathlib import Path

import httpx
import pytest
from helpers.compared import Room, room
from helpers.stored import document
from helpers.virtual import FAULTS, LATEST

from app.domain.document import DeliveryState
from app.sandbox.settings import CHOICES

#: Each policy gets so many, in equal parts by seed.
SALES = 20_000
SEEDS = (1, 2, 3, 4)
#: Sold in one go before the pump gets its turn.
RUSH = 100


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ids", CHOICES["ids"])
def test_half_of_all_requests_spoilt_loses_nothing_and_doubles_nothing_unnoticed(
    tmp_path: Path, ids: str, seed: int
) -> None:
    async def work() -> None:
        async with room(tmp_path, ids) as at:
            chance = random.Random(f"{ids} {seed}")

            def spoil(request: httpx.Request) -> str:
                return chance.choice(FAULTS) if chance.random() < 0.5 else ""

            at.till.wire.delay = lambda: chance.uniform(0, LATEST)
            sold = [document(number) for number in range(1, SALES // len(SEEDS) + 1)]
            for begin in range(0, len(sold), RUSH):
                for each in sold[begin : begin + RUSH]:
                    await at.till.record(each)
                at.till.wire.spoil = spoil
                await at.till.drain(100 * RUSH)
            at.till.wire.spoil = lambda request: ""
            at.till.clock.move(10 * LATEST)
            at.till.wire.arrive()
            spoilt = at.till.wire.spoilt
            assert spoilt.total() - spoilt[""] > 0.45 * spoilt.total()
            held = Counter(row["title"] for row in at.till.held())
            assert set(held) == {each.mark for each in sold}, "0 lost, and nothing nobody sold"
            doubled = {mark for mark, times in held.items() if times > 1}
            if ids != "ignored":
                assert not doubled
            await _compare(at)
            states = await at.till.stores.journal.read(
                lambda conn: dict(
                    conn.execute("SELECT d.mark, o.state FROM outbox o JOIN documents d ON d.id = o.document_id")
                )
            )
            assert {mark for mark, state in states.items() if state == DeliveryState.DUPLICATE} == doubled
            assert all(state in (DeliveryState.DELIVERED, DeliveryState.DUPLICATE) for state in states.values())
            assert await at.reconciler.strangers() == []
            sys.stdout.write(
                f"\n{ids} seed {seed}: {len(sold)} sales, {spoilt.total()} requests,"
                f" {spoilt.total() - spoilt['']} spoilt, {len(doubled)} doubled and told,"
                f" {at.till.clock.monotonic() / 3600:.1f} h on the clock\n"
            )

    asyncio.run(work())


async def _compare(at: Room) -> None:
    """Comparisons until one finds nothing new: each asks only so many questions."""
    for _ in range(1000):
        before = len(at.found)
        await at.check()
        if len(at.found) == before:
            return
    raise AssertionError("no end of new findings")
