"""Row 21: the computer's clock goes back, forward, to 1970 and through the hour there is twice: nothing changes its
place, gets lost or lasts less than nothing."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.clock import FakeClock, local
from app.domain.journal import Asked
from app.domain.shift import Count, ShiftClose
from app.errors import RuleBroken
from ui.formats import duration_text
from ui.presenters.cashier_tile import cashier_tile
from ui.presenters.status import Network, Status, shift_chip

START = demo.NOW
#: 03:30 on the shop's wall, twice on 25 October 2026.
FIRST_HALF_PAST = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
JUMPS = {
    "back an hour": [START - timedelta(hours=1)],
    "back a year": [START - timedelta(days=365)],
    "1970": [datetime(1970, 1, 1, tzinfo=UTC)],
    "1970 and right again": [datetime(1970, 1, 1, tzinfo=UTC), START + timedelta(minutes=9)],
    "forward a minute short of a day": [START + timedelta(hours=23, minutes=58)],
    "forward and back": [START + timedelta(hours=20), START - timedelta(days=2), START],
    "to and fro": [START + timedelta(hours=n * (-1) ** n) for n in range(8)],
}


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def sell(till: Desk) -> str:
    await till.sale.add(demo.PRODUCTS[0], Decimal(1))
    document = await till.payment.pay_cash(Decimal(1000))
    return document.id


async def close(till: Desk) -> None:
    report = await till.reports.x()
    await till.shift.close(ShiftClose(Count(whole=report.drawer), report.drawer), print_report=False)


@pytest.mark.parametrize("jumps", JUMPS.values(), ids=JUMPS)
def test_order_is_that_of_recording_and_no_shift_ends_before_it_began(tmp_path: Path, jumps: list[datetime]) -> None:
    async def work() -> None:
        clock = FakeClock(START)
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.open(Decimal(100))
            sold = [await sell(till)]
            for at in jumps:
                clock.set(at)
                clock.move(1)
                sold.append(await sell(till))
            shift = till.station.shift
            assert shift is not None
            numbers = [entry.document.number for entry in await till.journal.entries(shift_id=shift.id)]
            assert numbers == sorted(numbers, reverse=True), "newest first by number, whatever the clock said"
            page = await till.journal.page(Asked(shift_id=shift.id), 100)
            assert [entry.document.id for entry in page.entries][: len(sold)] == sold[::-1]
            everything = await till.journal.page(Asked(), 100)
            assert {entry.document.id for entry in everything.entries} >= set(sold)
            queue = [entry.document.number for entry in await till.journal.undelivered()]
            assert queue == sorted(queue, reverse=True)
            report = await till.reports.x()
            assert report.sales.count == len(sold)
            await close(till)
            (closed,) = await till.stores.shifts.list()
            assert closed.closed_at is not None
            assert closed.closed_at >= closed.opened_at
            assert await till.stores.audit.verify() is None
            rows = await till.stores.audit.recent()
            assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)
        async with desk(tmp_path, clock=clock) as again:
            assert await again.stores.verify() == []
            assert (await again.recorder.next_number()) == len(sold) + 2, "the float and the sales, each its own"

    run(work())


def test_the_hour_there_is_twice_sells_in_order_and_shows_both(tmp_path: Path) -> None:
    async def work() -> None:
        clock = FakeClock(FIRST_HALF_PAST)
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.open(Decimal(100))
            first = await sell(till)
            clock.move(3600)
            second = await sell(till)
            entries = [entry.document for entry in await till.journal.entries() if entry.document.items]
            assert [one.id for one in entries] == [second, first]
            assert [f"{local(one.created_at):%H:%M}" for one in entries] == ["03:30", "03:30"]
            assert entries[0].created_at - entries[1].created_at == timedelta(hours=1)
            report = await till.reports.x()
            assert sum((row.amount for row in report.hours), Decimal(0)) == sum(one.payable for one in entries)
            clock.move(23 * 3600)
            with pytest.raises(RuleBroken) as refused:
                await sell(till)
            assert refused.value.rule == "shift_too_long", "24 hours are 24, in a day of 25"

    run(work())


def test_a_document_waiting_for_a_time_that_will_not_come_again_is_not_forgotten(tmp_path: Path) -> None:
    """The next attempt was set for five minutes on; then the clock went back a year."""

    async def work() -> None:
        clock = FakeClock(START)
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.open(Decimal(100))
            row = await till.stores.outbox.next_due(clock.now())
            assert row is not None
            await till.stores.outbox.begin_attempt(row.document_id, clock.now())
            await till.stores.outbox.wait(row.document_id, clock.now() + timedelta(minutes=5), "offline")
            assert await till.stores.outbox.next_due(clock.now()) is None
            clock.set(START - timedelta(days=365))
            assert await till.stores.outbox.next_due(clock.now()) is not None

    run(work())


@pytest.mark.parametrize("off", [timedelta(days=-365), timedelta(hours=-3), timedelta(seconds=-1), timedelta(0)])
def test_nothing_on_the_screen_lasts_less_than_nothing(off: timedelta) -> None:
    assert duration_text(off) == "менше хвилини"
    now = START + off
    status = Status(now=now, network=Network.ONLINE, shift=demo.SHIFT, place=demo.PLACE, cashier=demo.CASHIER)
    said = [shift_chip(status).text, cashier_tile(demo.CASHIERS[0], 0, now, chosen=False).note]
    assert not [text for text in said if re.search(r"[-−]\s?\d", text)], said
