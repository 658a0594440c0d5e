"""Receipts handed to the fiscal till: none lost, none doubled, none of their money in this drawer, the copy once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from helpers import demo
from helpers.floor import Floor, FloorTill, floor

from app.domain.document import Document, DocumentKind
from app.domain.handed import Fate
from app.domain.journal import Asked
from app.errors import RuleBroken
from app.services.handover import GONE
from app.store import stamps

IDS = ("upsert", "conflict409", "reject422", "error500", "ignored")


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def hand(till: FloorTill) -> Document:
    await till.scan(demo.MILK, demo.BREAD)
    return await till.desk.handover.hand_over()


async def fates(till: FloorTill) -> list[Fate]:
    return [one.fate for one in await till.desk.handover.list()]


async def copies(till: FloorTill) -> list[str]:
    jobs = await till.desk.stores.print_jobs.recent()
    return [job.document_id or "" for job in jobs if job.copy]


def only(shop: Floor) -> dict[str, Any]:
    (row,) = shop.rows()
    return row


@pytest.mark.parametrize("ids", IDS)
def test_it_is_there_deferred_once_and_paid_it_prints_one_copy(tmp_path: Path, ids: str) -> None:
    async def work() -> None:
        async with floor(tmp_path, ids=ids) as shop:
            till = await shop.till("K1", hand_over=True)
            document = await hand(till)
            assert till.desk.sale.receipt.items == ()
            assert await fates(till) == [Fate.OPEN]
            await till.drain()
            row = only(shop)
            assert (row["state"], row["title"], row["fiscal_number"]) == (1, document.mark, None)
            assert await till.desk.handover.round() == 1
            shop.pay(row["id"])
            told: list[Fate] = []
            till.desk.handover.settled.connect(lambda handed: told.append(handed.fate))
            while await till.desk.handover.round():
                shop.clock.move(1)
            await till.desk.handover.round()
            (handed,) = await till.desk.handover.list()
            assert (handed.fate, handed.delivery.fiscal_number) == (Fate.PAID, only(shop)["fiscal_number"])
            assert told[-1] is Fate.PAID
            assert await copies(till) == [row["id"]]
            assert len(shop.rows()) == 1

    run(work())


@pytest.mark.parametrize("fault", ["cut", "lost", "late", "twice", "garbage", "503"])
@pytest.mark.parametrize("ids", ["upsert", "ignored"])
def test_an_answer_lost_on_the_way_doubles_nothing(tmp_path: Path, fault: str, ids: str) -> None:
    async def work() -> None:
        async with floor(tmp_path, ids=ids) as shop:
            till = await shop.till("K1", hand_over=True)
            once = iter([fault])
            await till.drain()
            till.wire.spoil = lambda request: next(once, "") if request.method == "POST" else ""
            await hand(till)
            await till.drain()
            shop.clock.move(200)
            till.wire.arrive()
            doubled = fault == "twice" and ids == "ignored"  # by a proxy, which the comparison finds
            assert len(shop.rows()) == 1 + doubled

    run(work())


def test_it_is_in_no_sum_of_this_till(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            await hand(till)
            await till.drain()
            shop.pay(only(shop)["id"])
            while await till.desk.handover.round():
                shop.clock.move(1)
            report = await till.desk.reports.x()
            assert (report.sales.count, report.sales.amount, report.drawer) == (0, 0, 0)
            counts = await till.desk.stores.outbox.counts()
            assert (counts.unfiscal, counts.waiting) == (0, 0)
            await till.sell(demo.MILK)
            report = await till.desk.reports.x()
            assert (report.sales.count, report.drawer) == (1, Decimal("55.00"))

    run(work())


def test_offline_it_waits_here_through_a_restart_and_goes_by_itself(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            await till.drain()
            till.cut()
            document = await hand(till)
            await till.pump.step()
            assert shop.rows() == []
            await till.desk.stores.close()
            again = await shop.till("K1", hand_over=True)
            (handed,) = await again.desk.handover.list()
            assert (handed.document, handed.fate) == (document, Fate.OPEN)
            assert [one.id for one in await again.desk.journal.unannounced()] == [document.id]
            await again.drain()
            assert only(shop)["state"] == 1

    run(work())


def test_a_till_stopped_between_the_money_and_the_copy_prints_it_at_its_next_start(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            await hand(till)
            await till.drain()
            await till.desk.stores.close()
            shop.pay(only(shop)["id"])
            again = await shop.till("K1", hand_over=True)
            while await again.desk.handover.round():
                shop.clock.move(1)
            assert await fates(again) == [Fate.PAID]
            assert len(await copies(again)) == 1
            await again.desk.stores.close()
            third = await shop.till("K1", hand_over=True)
            await third.desk.handover.round()
            assert len(await copies(third)) == 1

    run(work())


def test_put_away_at_the_fiscal_till_is_told_and_its_stamps_are_free(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            document = await hand(till)
            await till.drain()
            await till.desk.stores.journal.execute("INSERT INTO stamps VALUES ('AATE508932', ?)", (document.id,))
            shop.put_away(only(shop)["id"])
            await till.desk.handover.round()
            assert await fates(till) == [Fate.CANCELLED]
            assert await copies(till) == []
            assert await till.desk.stores.stamps.sold_with("AATE508932") is None

    run(work())


def test_a_restore_leaves_the_stamps_of_what_was_put_away_free_and_those_of_the_rest_taken(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            for stamp in ("AATE508932", "AATE508933"):
                receipt, wine = till.desk.sale.receipt.add(demo.WATER, stamped=True)
                await till.desk.sale._keep(receipt.with_stamp(wine, stamp))
                await till.desk.handover.hand_over()
            await till.drain()
            shop.put_away(shop.rows()[0]["id"])
            await till.desk.handover.round()
            assert sorted(await fates(till)) == [Fate.CANCELLED, Fate.OPEN]
            await till.desk.stores.journal.write(stamps.rebuild)
            assert await till.desk.stores.stamps.sold_with("AATE508932") is None
            assert await till.desk.stores.stamps.sold_with("AATE508933") is not None

    run(work())


def test_one_look_that_finds_nothing_cancels_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            await hand(till)
            await till.drain()
            key = only(shop)["id"]
            shop.sandbox.settings.change({"lag_seconds": 30})
            shop.sandbox.lag.note(key)
            await till.desk.handover.round()
            assert await fates(till) == [Fate.OPEN]
            shop.clock.move(40)
            await till.desk.handover.round()
            shop.clock.move(GONE.total_seconds())
            shop.sandbox.lag.note(key)
            await till.desk.handover.round()
            assert await fates(till) == [Fate.OPEN]

    run(work())


def test_deleted_there_it_is_cancelled_after_two_looks_and_never_sent_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            till.desk.station.cashier = demo.CASHIERS[1]
            await hand(till)
            await till.drain()
            shop.put_away(only(shop)["id"], gone=True)
            await till.desk.handover.round()
            shop.clock.move(GONE.total_seconds() + 1)
            await till.desk.handover.round()
            assert await fates(till) == [Fate.CANCELLED]
            shop.clock.move(600)
            assert await till.desk.reconciler.check()
            await till.drain()
            assert shop.rows() == []

    run(work())


async def doubled(shop: Floor) -> FloorTill:
    """A receipt handed over that a proxy handed over once more."""
    till = await shop.till("K1", hand_over=True)
    await till.sell(demo.EGGS)
    await till.drain()
    till.wire.spoil = lambda request: "twice" if request.method == "POST" else ""
    await hand(till)
    await till.drain()
    return till


def test_the_comparison_takes_it_for_no_stranger_and_tells_when_a_proxy_doubled_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path, ids="ignored") as shop:
            till = await doubled(shop)
            till.wire.spoil = lambda request: ""
            assert len(shop.rows(state=1)) == 2
            shop.clock.move(600)
            assert await till.desk.reconciler.check()
            assert await till.desk.reconciler.strangers() == []
            assert (await till.desk.stores.outbox.counts()).duplicate == 1

    run(work())


def test_doubled_there_and_put_away_while_it_is_compared_it_is_never_sent_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path, ids="ignored") as shop:
            till = await doubled(shop)

            def put_away(request: httpx.Request) -> str:
                """The list was told with both; before each is asked for, the fiscal till has deleted them."""
                if request.method == "GET" and not request.url.path.endswith("/receipts"):
                    for row in shop.rows(state=1):
                        shop.put_away(row["id"], gone=True)
                return ""

            till.wire.spoil = put_away
            shop.clock.move(600)
            assert await till.desk.reconciler.check()
            await till.drain()
            shop.clock.move(600)
            await till.drain()
            assert shop.rows(state=1) == []

    run(work())


def test_what_was_paid_there_is_a_receipt_of_the_journal_and_can_be_refunded(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            document = await hand(till)
            page = await till.desk.journal.page(Asked(), 10)
            assert document.id not in [entry.document.id for entry in page.entries]
            await till.drain()
            shop.pay(only(shop)["id"])
            while await till.desk.handover.round():
                shop.clock.move(1)
            page = await till.desk.journal.page(Asked(), 10)
            (entry,) = [entry for entry in page.entries if entry.document.id == document.id]
            assert (entry.elsewhere, entry.document.kind) == (True, DocumentKind.SALE)
            assert entry.document.payments[0].amount == document.total
            shown = await till.desk.journal.entry(document.id)
            assert shown is not None
            assert (shown.elsewhere, shown.delivery.fiscal_number) == (True, entry.delivery.fiscal_number)

    run(work())


def test_two_taps_hand_it_over_once_and_money_taken_here_keeps_it_here(tmp_path: Path) -> None:
    async def work() -> None:
        async with floor(tmp_path) as shop:
            till = await shop.till("K1", hand_over=True)
            await till.scan(demo.MILK)
            hand_over = till.desk.handover.hand_over
            told = await asyncio.gather(hand_over(), hand_over(), return_exceptions=True)
            assert sorted(type(one).__name__ for one in told) == ["Document", "RuleBroken"]
            assert len(await till.desk.handover.list()) == 1
            await till.scan(demo.BREAD, demo.EGGS)
            await till.desk.payment.add_cash(Decimal("1.00"))
            with pytest.raises(RuleBroken, match="parts_taken"):
                await hand_over()
            assert till.desk.sale.receipt.taken == Decimal("1.00")
            assert await till.desk.handover.waiting() == 1

    run(work())
