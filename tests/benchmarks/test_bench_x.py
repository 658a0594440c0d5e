"""Figures of X over a shift of 5,000 receipts: how long it takes, and how long the loop stands still meanwhile.

Printed, never failed by time: `python3 dev.py bench -k x_of`.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator

import pytest
from helpers.desk import Counter
from helpers.stored import AT, AUDIT, Till, document, shift

from app.clock import FakeClock
from app.domain.rules import TillRules
from app.services.reports import Reports
from app.services.station import Station

pytestmark = pytest.mark.benchmark_figures

MANY, LINES, ROUNDS = 5_000, 10, 5


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    till = Till(tmp_path_factory.mktemp("x") / "data")
    till.run(_fill(till))
    yield till
    till.close()


async def _fill(till: Till) -> None:
    opened = shift(1)
    await till.stores.shifts.open(opened, AUDIT)
    line = document(1).items[0]
    for number in range(1, MANY + 1):
        made = document(number, items=(line,) * LINES, shift_id=opened.id)
        await till.stores.documents.record(made, b"{}", None, AUDIT, clear_current=False, announced=True)


def test_x_of_5_000_receipts(till: Till) -> None:
    station, stores = Station(TillRules()), till.stores
    printer = Counter()
    reports = Reports(station, stores.shift_sums, stores.shifts, stores.print_jobs, printer, FakeClock(AT))
    took: list[float] = []
    stood: list[float] = []

    async def beat(over: asyncio.Event) -> None:
        """The longest the loop was not at hand."""
        worst = 0.0
        while not over.is_set():
            before = time.perf_counter()
            await asyncio.sleep(0.001)
            worst = max(worst, time.perf_counter() - before - 0.001)
        stood.append(worst * 1000)

    async def once() -> None:
        station.shift = await stores.shifts.current()
        over = asyncio.Event()
        beating = asyncio.ensure_future(beat(over))
        await asyncio.sleep(0.01)
        began = time.perf_counter()
        report = await reports.x()
        took.append((time.perf_counter() - began) * 1000)
        over.set()
        await beating
        assert report.sales.count == MANY

    for _ in range(ROUNDS):
        till.run(once())
    print(f"\nX of {MANY:,} receipts of {LINES} lines: {statistics.median(took):.0f} ms, worst {max(took):.0f} ms;"
          f" the loop stood still for {max(stood):.0f} ms at most")  # fmt: skip
