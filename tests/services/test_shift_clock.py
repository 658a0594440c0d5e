"""The clock goes its own ways in mid-shift: an hour twice, an hour never, back by hours or a year. No sum minds."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import desk

from app.clock import FakeClock
from app.domain.document import DocumentKind
from app.domain.shift import Count, ShiftClose


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_the_hour_that_comes_twice_in_mid_shift_changes_no_sum_and_no_order(tmp_path: Path) -> None:
    """At 4:00 of 25 October the clock in Kyiv goes back to 3:00."""

    async def work() -> None:
        clock = FakeClock(datetime(2026, 10, 24, 21, 30, tzinfo=UTC))
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.open(Decimal(0))
            for _ in range(6):  # 0:30, 1:30, 2:30, 3:30, 3:30, 4:30 on the wall
                await till.sale.scan(demo.MILK.barcode)
                await till.payment.pay_cash(Decimal(55))
                clock.move(3600)
            report = await till.reports.x()
            assert [(hour.hour, hour.count) for hour in report.hours] == [(0, 1), (1, 1), (2, 1), (3, 2), (4, 1)]
            assert report.drawer == 330
            closed = await till.shift.close(ShiftClose(Count(whole=Decimal(330))))
            assert closed.shift.closed_at is not None
            assert closed.shift.closed_at - closed.shift.opened_at == timedelta(hours=6)

    run(work())


def test_the_hour_that_never_comes_in_mid_shift_changes_no_sum(tmp_path: Path) -> None:
    """At 3:00 of 29 March the clock in Kyiv goes on to 4:00."""

    async def work() -> None:
        clock = FakeClock(datetime(2026, 3, 28, 23, 30, tzinfo=UTC))
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.open(Decimal(0))
            for _ in range(3):  # 1:30, 2:30, 4:30 on the wall
                await till.sale.scan(demo.MILK.barcode)
                await till.payment.pay_cash(Decimal(55))
                clock.move(3600)
            report = await till.reports.x()
            assert [(hour.hour, hour.count) for hour in report.hours if hour.count] == [(1, 1), (2, 1), (4, 1)]
            assert sum(hour.amount for hour in report.hours) == report.sales.amount == 165

    run(work())


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=400)])
def test_a_clock_set_back_in_mid_shift_loses_no_receipt_and_ends_no_shift(tmp_path: Path, back: timedelta) -> None:
    """The order is that of the numbers, whatever the clock says of them; the drawer is the sum of all."""

    async def work() -> None:
        clock = FakeClock(demo.NOW)
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.open(Decimal(0))
            sold = []
            for step in range(4):
                if step == 2:
                    clock.set(clock.now() - back)
                await till.sale.scan(demo.MILK.barcode)
                sold.append((await till.payment.pay_cash(Decimal(55))).number)
                await till.watch.remind()
                clock.move(60)
            shift = till.station.need_shift()
            entries = await till.stores.documents.journal(shift.id, kind=DocumentKind.SALE)
            assert [entry.document.number for entry in reversed(entries)] == sold == sorted(sold)
            report = await till.reports.x()
            assert (report.sales.count, report.drawer) == (4, Decimal(220))
            assert sum(hour.count for hour in report.hours) == 4
            assert sum((hour.amount for hour in report.hours), Decimal(0)) == report.sales.amount
            closed = await till.shift.close(ShiftClose(Count(whole=Decimal(220))))
            assert (closed.difference, closed.report.sales.count) == (0, 4)
            assert await till.stores.verify() == []

    run(work())
