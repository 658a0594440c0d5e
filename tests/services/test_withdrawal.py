"""A receipt handed over that the server refuses has a way out: nothing of it is lost, sent again or sold twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from decimal import Decimal
from pathlib import Path
from typing import Any

import apsw
import httpx
import pytest
from helpers import demo
from helpers.floor import Floor, FloorTill, floor

from app.domain.discount import Discount, DiscountKind
from app.domain.document import DeliveryState
from app.domain.handed import Fate, Handed
from app.errors import BadReply, Forbidden, Offline, RuleBroken, StoreFault
from app.store import stamps
from app.store.outbox import RowMoved

STAMP = "AATE508932"
REFUSED = (422, json.dumps({"errors": {"items": [{"error": "invalid"}]}}).encode())
#: What happens to a request, and what its sender is told.
Answer = Callable[[httpx.Request], tuple[int, bytes]]


class Door:
    """The server's door: what it says to a receipt is the test's."""

    def __init__(self, till: FloorTill) -> None:
        self._inside: Answer = till.wire._carry_out
        self.posted: Answer = lambda request: REFUSED
        self.asked: Callable[[], None] = lambda: None
        till.wire._carry_out = self._answer  # type: ignore[method-assign]

    def _answer(self, request: httpx.Request) -> tuple[int, bytes]:
        if "receipts" not in request.url.path:
            return self._inside(request)
        if request.method == "POST":
            return self.posted(request)
        self.asked()
        return self._inside(request)

    def open(self) -> None:
        """Receipts are taken from now on."""
        self.posted = self._inside

    def taken_and_refused(self, request: httpx.Request) -> tuple[int, bytes]:
        """A proxy repeats the request and hands on what became of the second one."""
        self._inside(request)
        return REFUSED


def at_a_door(test: Callable[[Floor, FloorTill, Door], Coroutine[Any, Any, None]]) -> Callable[[Path], None]:
    """The test at a till that hands over and a server that refuses, in a loop of its own."""

    async def work(folder: Path) -> None:
        async with floor(folder) as shop:
            till = await shop.till("K1", hand_over=True)
            await till.drain()
            await test(shop, till, Door(till))

    def run(tmp_path: Path) -> None:
        asyncio.run(work(tmp_path))

    return run


async def hand(till: FloorTill) -> Handed:
    """Milk with a discount, and wine with its stamp, handed over."""
    await till.scan(demo.MILK)
    receipt, wine = till.desk.sale.receipt.add(demo.WATER, stamped=True)
    await till.desk.sale._keep(receipt.with_stamp(wine, STAMP))
    await till.desk.sale.set_discount(Discount(DiscountKind.PERCENT, Decimal(5)))
    await till.desk.handover.hand_over()
    await till.drain()
    return await newest(till)


async def newest(till: FloorTill) -> Handed:
    return (await till.desk.handover.list())[0]


async def fates(till: FloorTill) -> list[Fate]:
    return [one.fate for one in await till.desk.handover.list()]


async def untouched(till: FloorTill, refused: Handed) -> None:
    """It is as the server left it: refused, waiting, its bottle locked, and nothing aside."""
    assert await newest(till) == refused
    assert (refused.refused, await till.desk.handover.waiting()) == (True, 1)
    assert await till.desk.stores.stamps.sold_with(STAMP) == refused.document.number
    assert await till.desk.held.list() == []
    assert await told(till) == []


async def told(till: FloorTill) -> list[tuple[str, str | None]]:
    rows = await till.desk.stores.audit.recent()
    return [(row.who, row.facts.get("reason")) for row in rows if row.facts.get("fate") == Fate.WITHDRAWN]


@at_a_door
async def test_its_goods_come_back_to_the_counter_and_are_sold_once(shop: Floor, till: FloorTill, door: Door) -> None:
    refused = await hand(till)
    receipt_id = await till.desk.withdrawal.take_back(refused)
    assert (await fates(till), await till.desk.handover.waiting()) == ([Fate.WITHDRAWN], 0)
    assert (await till.desk.stores.outbox.counts()).refused == 0
    assert await till.desk.held.resume(receipt_id)
    sale = till.desk.sale
    assert [item.name for item in sale.receipt.items] == [line.name for line in refused.document.items]
    assert sale.totals.total == refused.document.total
    assert [item.stamps for item in sale.receipt.items] == [(), (STAMP,)]
    assert await told(till) == [(demo.CASHIER.name, None)]
    door.open()
    await till.desk.handover.hand_over()
    await till.drain()
    assert [row["state"] for row in shop.rows()] == [1]
    assert await fates(till) == [Fate.OPEN, Fate.WITHDRAWN]


@at_a_door
async def test_cancelled_for_a_reason_by_who_may_it_leaves_the_list_and_frees_its_bottle(
    shop: Floor, till: FloorTill, door: Door
) -> None:
    refused = await hand(till)
    with pytest.raises(Forbidden):
        await till.desk.withdrawal.cancel(refused, "Покупець передумав")
    till.desk.station.cashier = demo.CASHIERS[1]
    with pytest.raises(RuleBroken, match="reason_missing"):
        await till.desk.withdrawal.cancel(refused, "  ")
    await untouched(till, refused)
    await till.desk.withdrawal.cancel(refused, "Покупець передумав")
    assert (await fates(till), await till.desk.handover.waiting()) == ([Fate.WITHDRAWN], 0)
    assert await till.desk.stores.stamps.sold_with(STAMP) is None
    assert await till.desk.held.list() == []
    assert await told(till) == [(demo.CASHIERS[1].name, "Покупець передумав")]
    shop.clock.move(3 * 86_400)
    assert await till.desk.handover.list() == []


@pytest.mark.parametrize("fault", ["refused", "stall", "garbage", "503"])
def test_a_server_that_cannot_be_asked_gives_nothing_back(tmp_path: Path, fault: str) -> None:
    @at_a_door
    async def work(shop: Floor, till: FloorTill, door: Door) -> None:
        refused = await hand(till)
        till.wire.spoil = lambda request: fault
        with pytest.raises((Offline, BadReply)):
            await till.desk.withdrawal.take_back(refused)
        await untouched(till, refused)
        till.desk.server.ask = lambda: None
        with pytest.raises(Offline):
            await till.desk.withdrawal.take_back(refused)
        await untouched(till, refused)

    work(tmp_path)


@at_a_door
async def test_one_the_server_has_after_all_is_paid_there_and_not_here(
    shop: Floor, till: FloorTill, door: Door
) -> None:
    door.posted = door.taken_and_refused
    refused = await hand(till)
    assert refused.refused
    till.desk.station.cashier = demo.CASHIERS[1]
    with pytest.raises(RuleBroken, match="handed_there"):
        await till.desk.withdrawal.take_back(refused)
    with pytest.raises(RuleBroken, match="handed_moved"):
        await till.desk.withdrawal.cancel(refused, "Немає")
    assert await till.desk.held.list() == []
    assert await till.desk.stores.stamps.sold_with(STAMP) is not None
    (row,) = shop.rows()
    shop.pay(row["id"])
    while await till.desk.handover.round():
        shop.clock.move(1)
    assert await fates(till) == [Fate.PAID]


@at_a_door
async def test_what_was_taken_back_is_never_sent_again(shop: Floor, till: FloorTill, door: Door) -> None:
    refused = await hand(till)
    await till.desk.withdrawal.take_back(refused)
    door.open()
    with pytest.raises(RowMoved):
        await till.pump.resend(refused.document.id)
    shop.clock.move(600)
    assert await till.desk.reconciler.check()
    await till.desk.handover.round()
    await till.drain()
    await till.desk.stores.close()
    again = await shop.till("K1", hand_over=True)
    await again.drain()
    assert await again.desk.reconciler.check()
    await again.drain()
    assert shop.rows() == []
    assert await fates(again) == [Fate.WITHDRAWN]
    assert await again.desk.stores.audit.verify() is None


@at_a_door
async def test_taken_back_twice_at_once_there_is_one_receipt(shop: Floor, till: FloorTill, door: Door) -> None:
    refused = await hand(till)
    take_back = till.desk.withdrawal.take_back
    outcomes = await asyncio.gather(take_back(refused), take_back(refused), return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["RuleBroken", "str"]
    assert len(await till.desk.held.list()) == 1


@at_a_door
async def test_sent_again_by_somebody_while_the_server_is_asked_it_is_not_taken_back(
    shop: Floor, till: FloorTill, door: Door
) -> None:
    refused = await hand(till)
    tasks: list[asyncio.Task[None]] = []

    def resent() -> None:
        if not tasks:
            tasks.append(asyncio.ensure_future(till.desk.stores.outbox.resend(refused.document.id)))

    door.asked = resent
    with pytest.raises(RuleBroken, match="handed_moved"):
        await till.desk.withdrawal.take_back(refused)
    assert await till.desk.held.list() == []
    door.open()
    await till.drain()
    assert len(shop.rows(state=1)) == 1


@at_a_door
async def test_money_on_the_counter_stays_there_and_so_does_the_refused_one(
    shop: Floor, till: FloorTill, door: Door
) -> None:
    refused = await hand(till)
    await till.scan(demo.MILK, demo.EGGS)
    await till.desk.payment.add_cash(Decimal("1.00"))
    with pytest.raises(RuleBroken, match="parts_taken"):
        await till.desk.withdrawal.take_back(refused)
    await untouched(till, refused)


@at_a_door
async def test_a_commit_that_fails_leaves_all_as_it_was(shop: Floor, till: FloorTill, door: Door) -> None:
    refused = await hand(till)
    journal = till.desk.stores.journal
    full = "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"
    await journal.write(lambda conn: conn.execute(full).fetchall())
    with pytest.raises((StoreFault, apsw.Error)):
        await till.desk.withdrawal.take_back(refused)
    await journal.write(lambda conn: conn.execute("DROP TRIGGER full").fetchall())
    await untouched(till, refused)
    assert await till.desk.withdrawal.take_back(refused)


@at_a_door
async def test_one_that_turns_up_at_the_fiscal_till_after_all_is_told(shop: Floor, till: FloorTill, door: Door) -> None:
    refused = await hand(till)
    await till.desk.withdrawal.take_back(refused)
    warned: list[Fate] = []
    till.desk.handover.came_after_all.connect(lambda handed: warned.append(handed.fate))
    assert await till.desk.handover.round() == 0
    assert warned == []
    row = await till.desk.stores.outbox.get(refused.document.id)
    assert row is not None
    assert row.state is DeliveryState.DELIVERED
    door.open()
    await till.client.receipts.send(row.payload)  # a request that lay about on its way
    await till.desk.handover.round()
    assert (warned, await fates(till)) == ([Fate.OPEN], [Fate.OPEN])
    await till.desk.handover.round()
    assert warned == [Fate.OPEN]


@at_a_door
async def test_a_restore_leaves_its_bottle_free(shop: Floor, till: FloorTill, door: Door) -> None:
    refused = await hand(till)
    await till.desk.withdrawal.take_back(refused)
    await till.desk.stores.journal.write(stamps.rebuild)
    assert await till.desk.stores.stamps.sold_with(STAMP) is None
