"""The server's shift is followed while the till sells, and hours are told: neither ends a shift nor stops a sale."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk
from helpers.link import Linked, linked

from app.domain.document import DeliveryState, DocumentKind
from app.domain.server_shift import ServerSide, Standing
from app.domain.shift import LONGEST, Count, ShiftClose
from app.errors import RuleBroken
from app.sandbox.fiscal import archive_shift, close_shift, open_shift
from app.sandbox.server import SandboxThread
from app.services.ports import ServerShift
from app.services.shift_watch import REMINDERS, ShiftWatch

FIRST = ServerShift("77890312-1312-4c57-a0fe-c57352678f45", "8811", demo.NOW, open=True)
OVER = ServerShift(FIRST.id, FIRST.number, FIRST.opened_at, open=False)


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


class Followed:
    """A linked till with an open shift, its terminal's fiscal shifts in this hand, and what was told."""

    def __init__(self, link: Linked, sandbox: SandboxThread) -> None:
        self.link, self.sandbox, self.desk = link, sandbox, link.desk
        desk = link.desk
        self.watch = ShiftWatch(desk.station, desk.stores.shifts, desk.stores.meta, link.server, desk.clock)
        self.told: list[ServerSide] = []
        self.watch.moved.connect(self.told.append)

    @property
    def terminal(self) -> int:
        return self.desk.station.need_place().terminal_id

    def opens(self) -> str:
        with self.sandbox.app_state.lock, self.sandbox.app_state.db.transaction():
            return open_shift(self.sandbox.app_state, self.terminal, "Каса ДПС")

    def closes(self) -> None:
        with self.sandbox.app_state.lock, self.sandbox.app_state.db.transaction():
            assert close_shift(self.sandbox.app_state, self.terminal) is not None

    async def sell(self) -> str | None:
        """The server's shift the sale names."""
        await self.desk.sale.scan(demo.MILK.barcode)
        document = await self.desk.payment.pay_cash(Decimal(100))
        row = await self.desk.stores.outbox.get(document.id)
        assert row is not None
        assert json.loads(row.payload)["receipt"].get("shift_id") == document.server_shift_id
        return document.server_shift_id


def test_the_servers_shift_closes_under_us_and_another_one_opens(tmp_path: Path, sandbox: SandboxThread) -> None:
    """Selling never stops; a sale names the shift that is open there when it is recorded, or none."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as link:
            till = Followed(link, sandbox)
            till.closes()
            await link.desk.shift.open(Decimal(0))
            await till.watch.look()
            assert (till.watch.side, await till.sell()) == (ServerSide(Standing.NONE), None)

            first = till.opens()
            await till.watch.look()
            assert (till.watch.side.standing, await till.sell()) == (Standing.OPEN, first)
            assert till.told == [], "a shift that is found is what everybody expects"

            till.closes()
            assert await till.sell() == first, "nobody has looked yet"
            await till.watch.look()
            assert (till.watch.side.standing, till.watch.side.ended) == (Standing.CLOSED, True)
            assert await till.sell() is None
            await till.watch.look()
            assert till.watch.side.standing is Standing.CLOSED, "why there is none goes on being told"

            second = till.opens()
            await till.watch.look()
            assert (till.watch.side.standing, await till.sell()) == (Standing.OPEN, second)
            assert [side.standing for side in till.told] == [Standing.CLOSED, Standing.OPEN]

            shift = link.desk.station.need_shift()
            await link.drain()
            sales = [
                entry
                for entry in await link.desk.stores.documents.journal(shift.id)
                if entry.document.kind is DocumentKind.SALE
            ]
            assert {entry.delivery.state for entry in sales} == {DeliveryState.DELIVERED}
            assert [entry.document.server_shift_id for entry in sales] == [second, None, first, first, None]
            closed = await link.desk.shift.close(ShiftClose(Count(whole=Decimal(275))))
            assert closed.report.sales.count == 5
            noted = [row for row in await link.desk.stores.audit.recent() if row.what == "server_shift"]
            assert len(noted) == 3

    run(work())


def test_a_till_started_again_finds_that_the_shift_is_over(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            till.gateway.shift = FIRST
            assert (await till.shift.open(Decimal(0))).server_number == "8811"
        async with desk(tmp_path) as again:
            again.gateway.shift = OVER
            told: list[ServerSide] = []
            again.watch.moved.connect(told.append)

            async def none_open(place: object) -> None:
                return None

            again.gateway.find_open = none_open  # type: ignore[method-assign]
            await again.watch.look()
            assert told == [ServerSide(Standing.CLOSED, "8811", ended=True)]
            assert again.station.need_shift().server_id is None

    run(work())


@pytest.mark.parametrize("given_up", [False, True])
def test_a_shift_grown_too_old_at_the_server_is_told_once(tmp_path: Path, given_up: bool) -> None:
    """While it is open there new documents go on naming it; one the server has given up is named no more."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            till.gateway.shift = FIRST
            await till.shift.open(Decimal(0))
            told: list[ServerSide] = []
            till.watch.moved.connect(told.append)
            await till.watch.look()
            till.clock.move(LONGEST.total_seconds())
            if given_up:
                gone = ServerShift(FIRST.id, FIRST.number, FIRST.opened_at, open=False, overdue=True)
                till.gateway.shift = gone

                async def none_open(place: object) -> None:
                    return None

                till.gateway.find_open = none_open  # type: ignore[method-assign]
            for _ in range(3):
                await till.watch.look()
            assert [(side.standing, side.ended) for side in told] == [(Standing.OVERDUE, given_up)]
            assert (till.station.need_shift().server_id is None) == given_up

    run(work())


def test_a_shift_the_server_gave_up_is_read_so_over_the_line(tmp_path: Path, sandbox: SandboxThread) -> None:
    """State 2 of the documents: nobody closed it. Selling goes on without it, and the till's own shift closes."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as link:
            till = Followed(link, sandbox)
            till.closes()
            first = till.opens()
            await link.desk.shift.open(Decimal(0))
            await till.watch.look()
            assert (till.watch.side.standing, await till.sell()) == (Standing.OPEN, first)
            with sandbox.app_state.lock, sandbox.app_state.db.transaction():
                assert archive_shift(sandbox.app_state, till.terminal) == first
            for _ in range(2):
                await till.watch.look()
            assert [(side.standing, side.ended) for side in till.told] == [(Standing.OVERDUE, True)]
            assert await till.sell() is None
            second = till.opens()
            await till.watch.look()
            assert (till.watch.side.standing, await till.sell()) == (Standing.OPEN, second)
            await link.drain()
            shift = link.desk.station.need_shift()
            entries = await link.desk.stores.documents.journal(shift.id, kind=DocumentKind.SALE)
            assert {entry.delivery.state for entry in entries} == {DeliveryState.DELIVERED}
            closed = await link.desk.shift.close(ShiftClose(Count(whole=Decimal(165))))
            assert closed.report.sales.count == 3

    run(work())


def test_no_answer_changes_nothing_and_is_no_news(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            till.gateway.shift = FIRST
            await till.shift.open(Decimal(0))
            await till.watch.look()
            before = till.watch.side
            told: list[ServerSide] = []
            till.watch.changed.connect(told.append)
            till.gateway.down = True
            await till.watch.look()
            assert (till.watch.side, told) == (before, [])
            assert till.station.need_shift().server_id == FIRST.id

    run(work())


def test_what_was_known_of_one_shift_is_not_said_of_the_next(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            till.gateway.shift = FIRST
            await till.shift.open(Decimal(0))
            await till.watch.look()
            await till.shift.close(ShiftClose(Count()))
            await till.watch.look()
            assert till.watch.side == ServerSide()
            till.gateway.down = True
            await till.shift.open(Decimal(0))
            await till.watch.look()
            assert till.watch.side == ServerSide()

    run(work())


def test_each_reminder_comes_once_over_restarts_too(tmp_path: Path) -> None:
    told: list[timedelta] = []

    async def look(till: Desk) -> None:
        till.watch.reminded.connect(told.append)
        await till.watch.remind()
        await till.watch.remind()

    async def work() -> None:
        async with desk(tmp_path) as till:
            opened = (await till.shift.open(Decimal(0))).opened_at
            await look(till)
            clock = till.clock
        for hours in (19.99, 20.0, 21.9, 22.1, 23.5, 23.9, 24.0, 30.0):
            async with desk(tmp_path, clock=clock) as till:
                clock.set(opened + timedelta(hours=hours))
                await look(till)
        assert told == list(REMINDERS)
        async with desk(tmp_path, clock=clock) as till:
            await till.shift.close(ShiftClose(Count()))
            await till.shift.open(Decimal(0))
            await look(till)
            clock.move(20 * 3600)
            await till.watch.remind()
        assert told == [*REMINDERS, REMINDERS[0]], "the next shift has its own"

    run(work())


def test_only_the_last_of_the_reminders_slept_through_is_told(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            told: list[timedelta] = []
            till.watch.reminded.connect(told.append)
            await till.shift.open(Decimal(0))
            till.clock.move(22.5 * 3600)
            await till.watch.remind()
            assert told == [REMINDERS[1]]

    run(work())


def test_a_clock_put_right_again_reminds_at_the_true_hour(tmp_path: Path) -> None:
    """The battery gave out, the clock ran a day ahead for a minute: nobody is left without a reminder for it."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            told: list[timedelta] = []
            till.watch.reminded.connect(told.append)
            opened = (await till.shift.open(Decimal(0))).opened_at
            till.clock.set(opened + timedelta(days=1))
            await till.watch.remind()
            till.clock.set(opened - timedelta(hours=1))
            await till.watch.remind()
            assert told == [LONGEST]
            await till.sale.scan(demo.MILK.barcode)
            await till.payment.pay_cash(Decimal(100))
            till.clock.set(opened + timedelta(hours=20))
            await till.watch.remind()
            assert told == [LONGEST, REMINDERS[0]]

    run(work())


def test_after_a_day_nothing_new_is_sold_and_all_else_goes_on(tmp_path: Path, sandbox: SandboxThread) -> None:
    """domain.md 4: closing, refunds and delivery are never blocked."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as link:
            till = link.desk
            await till.shift.open(Decimal(1000))
            await till.sale.scan(demo.MILK.barcode)
            sale = await till.payment.pay_cash(Decimal(100))
            till.clock.move(LONGEST.total_seconds())
            await till.sale.scan(demo.MILK.barcode)
            with pytest.raises(RuleBroken, match="shift_too_long"):
                await till.payment.pay_cash(Decimal(100))
            await till.cash.take_out(Decimal(10), "Інкасація")
            till.station.cashier = demo.CASHIERS[1]
            back = await till.refund.give_back(await till.refund.begin(sale.id), {0: Decimal(1)}, "Брак")
            assert back.kind is DocumentKind.REFUND
            await link.drain()
            closed = await till.shift.close(ShiftClose(Count(whole=Decimal(990))))
            assert (closed.report.refunds.count, closed.difference) == (1, 0)
            await till.shift.open(Decimal(0))
            await till.payment.pay_cash(Decimal(100))

    run(work())


def test_two_tills_on_one_terminal_keep_their_own_drawers_and_share_the_servers_shift(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    """Each X is of its own receipts; neither till takes the other's for its own, and the server has all of them."""

    async def work() -> None:
        async with linked(tmp_path / "a", sandbox) as first, linked(tmp_path / "b", sandbox) as second:
            tills = []
            for link, code in ((first, "K1"), (second, "K2")):
                link.desk.station.rules = replace(link.desk.station.rules, till_code=code)
                till = Followed(link, sandbox)
                await link.desk.shift.open(Decimal(100))
                await till.watch.look()
                tills.append(till)
            assert len({till.desk.station.need_shift().server_id for till in tills}) == 1
            for count, till in enumerate(tills, start=1):
                for _ in range(count):
                    assert await till.sell() == till.desk.station.need_shift().server_id
                await till.link.drain()
            for count, till in enumerate(tills, start=1):
                report = await till.desk.reports.x()
                assert (report.sales.count, report.drawer) == (count, 100 + 55 * count)
                assert await till.desk.reconciler.check()
                assert await till.desk.reconciler.strangers() == []
                last = await till.desk.reconciler.last()
                assert last is not None
                assert (last.pending, last.troubled) == (0, 0)
            await tills[0].desk.shift.close(ShiftClose(Count(whole=Decimal(155))))
            assert await tills[1].sell() is not None, "one till's closing is none of the other's"
            rows = sandbox.app_state.db.rows("SELECT title FROM receipts WHERE title LIKE 'K_-%'")
            assert sum(str(row["title"]).startswith("K2-") for row in rows) == 3

    run(work())
