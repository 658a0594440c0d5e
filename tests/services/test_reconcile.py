"""The journal beside the server's list: what is missing, doubled, different or strange there is found once and kept."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from helpers import demo
from helpers.compared import SENIOR, room
from helpers.stored import document, shift, uid
from helpers.virtual import virtual

from app.domain.codes import mark
from app.domain.document import DeliveryState
from app.domain.reconciliation import Findings
from app.errors import Forbidden, RuleBroken
from app.services.comparison import SETTLED
from app.services.reconcile import Unchecked
from app.store.outbox_rows import OutboxCounts


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def test_what_agrees_is_said_to_agree_and_touched_by_nobody(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            await at.sell(*range(1, 251))
            asked, posts = at.till.wire.asked["GET"], at.posts()
            last = await at.check()
            assert (last.shift_id, last.compared, last.pending, last.troubled) == ("shift-1", 250, 0, 0)
            assert not last.final, "the shift goes on"
            assert at.till.wire.asked["GET"] - asked == 3, "three pages, and not one question more"
            assert at.posts() == posts
            assert (at.found, at.moved) == ([], [])

    run(work())


@pytest.mark.parametrize("ids", ["upsert", "ignored"])
def test_what_the_server_lost_is_looked_up_and_then_sent_again(tmp_path: Path, ids: str) -> None:
    async def work() -> None:
        async with room(tmp_path, ids) as at:
            _, lost, _ = await at.sell(1, 2, 3)
            at.remove(lost.mark)
            posts = at.posts()
            last = await at.check()
            assert (last.compared, last.pending) == (2, 1)
            assert at.found == [Findings(missing=1)]
            row = await at.row(lost)
            assert (row.state, row.error, row.unknown) == (DeliveryState.VERIFY, "missing", 1)
            assert at.posts() == posts, "nothing is sent blindly"
            began = at.till.clock.monotonic()
            await at.till.drain(20)
            assert at.posts() == posts + 1
            if ids == "ignored":
                assert at.till.clock.monotonic() - began >= 60, "two looks, a minute apart"
            last = await at.check()
            assert (last.compared, last.pending) == (3, 0)
            assert len(at.found) == 1

    run(work())


@pytest.mark.parametrize("ids", ["upsert", "ignored"])
def test_a_list_that_is_behind_raises_no_alarm(tmp_path: Path, ids: str) -> None:
    """The server's reads do not show the newest receipt yet, neither in the list nor by its id."""

    async def work() -> None:
        async with room(tmp_path, ids) as at:
            await at.sell(1)
            at.till.sandbox.settings.change({"lag_seconds": SETTLED - 10})
            fresh = document(2)
            await at.till.record(fresh)
            await at.till.drain(5)
            at.till.clock.move(SETTLED / 2)
            last = await at.check()
            assert (last.compared, last.pending, at.found) == (1, 1, [])
            assert (await at.row(fresh)).state is DeliveryState.DELIVERED
            at.till.clock.move(SETTLED)
            assert (await at.check()).compared == 2
            assert at.found == []

    run(work())


@pytest.mark.parametrize(
    "server", [{"missing": "null"}, {"missing": "400"}, {"filters": "ignored"}, {"filters": "contains"}]
)
def test_servers_of_other_manners_are_compared_as_well(tmp_path: Path, server: dict[str, str]) -> None:
    """One says «nothing» in another way, one filters nothing at all and sends all it ever had."""

    async def work() -> None:
        async with room(tmp_path) as at:
            at.till.sandbox.settings.change(server)
            _, lost, _ = await at.sell(1, 2, 3)
            assert (await at.check()).compared == 3
            assert at.found == []
            at.remove(lost.mark)
            await at.check()
            assert at.found == [Findings(missing=1)]
            await at.till.drain(20)
            assert (await at.check()).compared == 3

    run(work())


@pytest.mark.parametrize("told", [[], ["page 1 again"]])
def test_a_list_that_leaves_something_out_raises_no_alarm(tmp_path: Path, told: list[str]) -> None:
    """Receipts that are there but not in the list (another filter, a cached page) are found by their id."""

    async def work() -> None:
        async with room(tmp_path) as at:
            sold = await at.sell(1, 2, 3)
            real = at.till.wire._carry_out

            def cut(request: httpx.Request) -> tuple[int, bytes]:
                status, body = real(request)
                listing = request.method == "GET" and request.url.path.endswith("/receipts")
                if listing and "title" not in request.url.params:
                    said = json.loads(body)
                    rows = said["data"]
                    said["data"] = [*rows[:1], *rows[:1]] if told else []
                    body = json.dumps(said).encode()
                return status, body

            at.till.wire._carry_out = cut  # type: ignore[method-assign]
            last = await at.check()
            assert (last.compared, last.pending, at.found, at.moved) == (3, 0, [], [])
            for each in sold:
                assert (await at.row(each)).state is DeliveryState.DELIVERED

    run(work())


def test_a_double_made_by_a_proxy_is_found_and_gone_when_somebody_removes_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path, "ignored") as at:
            await at.sell(1)
            said = iter(["twice"])
            at.till.wire.spoil = lambda request: next(said, "") if request.method == "POST" else ""
            (double,) = await at.sell(2)
            first, second = sorted(row["id"] for row in at.till.held() if row["title"] == double.mark)
            last = await at.check()
            assert (last.compared, last.troubled) == (1, 1)
            row = await at.row(double)
            assert (row.state, row.error) == (DeliveryState.DUPLICATE, f"duplicate: {first}, {second}")
            assert at.found == [Findings(doubled=1)]
            assert at.moved == [double.id]
            await at.check()
            assert at.found == [Findings(doubled=1)], "told once"
            at.remove(row.server_id)
            last = await at.check()
            row = await at.row(double)
            assert (row.state, row.error) == (DeliveryState.DELIVERED, "")
            assert [each["id"] for each in at.till.held() if each["title"] == double.mark] == [row.server_id]
            assert last.troubled == 0
            assert (await at.check()).compared == 2

    run(work())


def test_a_double_that_is_gone_but_still_listed_is_no_double(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            (sold,) = await at.sell(1)
            at.copy(sold, uid(77))
            real = at.till.wire._carry_out

            def stale(request: httpx.Request) -> tuple[int, bytes]:
                if request.url.path.endswith(uid(77)):
                    return 404, b'{"message":"Not Found"}'
                return real(request)

            at.till.wire._carry_out = stale  # type: ignore[method-assign]
            assert (await at.check()).compared == 1
            assert at.found == []

    run(work())


def test_another_sum_or_other_lines_are_told_and_the_same_is_not_told_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            wrong, short, _ = await at.sell(1, 2, 3)
            at.sql("UPDATE receipts SET total_amount = '40.0' WHERE title = ?", wrong.mark)
            at.sql("DELETE FROM items WHERE receipt_id = ?", short.id)
            await at.check()
            assert at.found == [Findings(different=2)]
            assert (await at.row(wrong)).error == f"different: {wrong.id} = 40.0 × 1"
            assert (await at.row(short)).error == f"different: {short.id} = 42.5 × 0"
            await at.reconciler.settle(wrong.id, "виправлено в кабінеті")
            row = await at.row(wrong)
            assert (row.state, row.error, row.settled) == (
                DeliveryState.DELIVERED,
                "",
                f"different: {wrong.id} = 40.0 × 1",
            )
            (kept,) = await at.audit()
            assert (kept.who, kept.facts["reason"], kept.facts["document_id"]) == (
                SENIOR.name,
                "виправлено в кабінеті",
                wrong.id,
            )
            assert await at.till.stores.verify() == []
            last = await at.check()
            assert (len(at.found), last.compared) == (1, 2)
            at.sql("UPDATE receipts SET total_amount = '4.0' WHERE title = ?", wrong.mark)
            await at.check()
            assert at.found[1:] == [Findings(different=1)], "another trouble is another one"
            at.sql("UPDATE receipts SET total_amount = '42.5' WHERE title = ?", wrong.mark)
            await at.check()
            assert (await at.row(wrong)).state is DeliveryState.DELIVERED

    run(work())


def test_a_receipt_of_our_mark_that_the_journal_does_not_know_is_a_stranger(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            (sold,) = await at.sell(1)
            lost = mark("K1", 900, uid(900))
            at.copy(sold, uid(900), title=lost, total_amount="77.3")
            at.copy(sold, uid(901), title=mark("K2", 900, uid(901)))
            at.copy(sold, uid(902), title="Обід")
            at.copy(sold, uid(903), title=mark("K1", 903, uid(903)), terminal_id=32)
            at.copy(sold, uid(904), title=mark("K1", 904, uid(904)), created_at=0)
            await at.check()
            (stranger,) = await at.reconciler.strangers()
            assert (stranger.server_id, stranger.mark, stranger.total) == (uid(900), lost, Decimal("77.30"))
            assert at.found == [Findings(strangers=1)]
            await at.check()
            assert len(at.found) == 1
            at.remove(uid(900))
            await at.check()
            assert await at.reconciler.strangers() == []

    run(work())


def test_a_stranger_that_a_person_settled_is_not_shown_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            (sold,) = await at.sell(1)
            at.copy(sold, uid(900), title=mark("K1", 900, uid(900)))
            await at.check()
            at.station.cashier = demo.CASHIER
            with pytest.raises(Forbidden):
                await at.reconciler.settle(uid(900), "знаємо")
            at.station.cashier = SENIOR
            with pytest.raises(RuleBroken, match="reason_missing"):
                await at.reconciler.settle(uid(900), "  ")
            await at.reconciler.settle(uid(900), "старий журнал, карта 4111 1111 1111 1111")
            await at.reconciler.settle(uid(900), "вдруге")
            assert await at.reconciler.strangers() == []
            (kept,) = await at.audit()
            assert kept.facts["server_id"] == uid(900)
            assert "4111 1111" not in kept.facts["reason"]
            await at.check()
            assert (await at.reconciler.strangers(), len(at.found)) == ([], 1)

    run(work())


def test_documents_of_other_shifts_are_ours_and_their_doubles_are_found_too(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            (old,) = await at.sell(1)
            await at.check()
            assert at.station.shift is not None
            closed = replace(at.station.shift, closed_at=at.till.clock.now(), closed_by=SENIOR.name)
            await at.till.stores.shifts.close(closed, ("close_shift", {}))
            assert (await at.check()).final
            asked = at.till.wire.asked["GET"]
            await at.reconciler.check()
            assert at.till.wire.asked["GET"] == asked, "what agreed to the end is not compared again"
            await at.till.stores.shifts.open(shift(2, opened_at=at.till.clock.now()), ("open_shift", {}))
            await at.sell(2, shift_id="shift-2", shift_number=2)
            at.copy(old, uid(77))
            await at.check()
            assert (await at.row(old)).state is DeliveryState.DUPLICATE
            assert at.found == [Findings(doubled=1)]
            assert await at.reconciler.strangers() == []

    run(work())


@pytest.mark.parametrize(
    ("fault", "why"),
    [("refused", Unchecked.OFFLINE), ("503", Unchecked.OFFLINE), ("stall", Unchecked.OFFLINE),
     ("html", Unchecked.BAD_REPLY), ("garbage", Unchecked.BAD_REPLY)],
)  # fmt: skip
def test_a_network_that_fails_changes_nothing_and_is_said(tmp_path: Path, fault: str, why: Unchecked) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            _, lost = await at.sell(1, 2)
            before = await at.check()
            at.remove(lost.mark)
            at.till.wire.spoil = lambda request: fault
            assert not await at.reconciler.check()
            assert at.reconciler.failed is why
            assert not at.reconciler.running
            assert await at.reconciler.last() == before
            assert (await at.row(lost)).state is DeliveryState.DELIVERED
            # The list answers and the question about the missing one does not.
            at.till.wire.spoil = lambda request: fault if request.url.path.count("/") > 4 else ""
            assert not await at.reconciler.check()
            assert (await at.row(lost)).state is DeliveryState.DELIVERED
            at.till.wire.spoil = lambda request: ""
            await at.check()
            assert at.reconciler.failed is None
            assert (await at.row(lost)).state is DeliveryState.VERIFY

    run(work())


def test_nobody_signed_in_is_said(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            at.till.client.use_tokens(None)
            at.reconciler._receipts = lambda: None
            assert not await at.reconciler.check()
            assert at.reconciler.failed is Unchecked.SIGNED_OUT

    run(work())


def test_another_server_does_not_get_the_receipts_of_the_last_one(tmp_path: Path) -> None:
    """The address changed and the new server knows none of the old documents: none is missed, none is sent again."""

    async def work() -> None:
        async with room(tmp_path) as at:
            await at.sell(1, 2)
            await at.check()
            at.till.client.base_url = "http://127.0.0.2"
            for sold in (1, 2):
                at.remove(document(sold).mark)
            (new,) = await at.sell(3)
            last = await at.check()
            assert (last.compared, last.pending, at.found) == (1, 0, [])
            at.remove(new.mark)
            await at.check()
            assert at.found == [Findings(missing=1)], "but its own are"

    run(work())


def test_it_compares_when_woken_once_the_outbox_is_empty(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            (sold,) = await at.sell(1)
            done = asyncio.Event()
            at.reconciler.changed.connect(lambda _: None if at.reconciler.running else done.set())
            at.reconciler.outbox(OutboxCounts(waiting=1))
            running = asyncio.ensure_future(at.reconciler.run())
            at.reconciler.wake()
            for _ in range(20):
                await asyncio.sleep(0)
            assert not done.is_set(), "a document is on its way"
            at.reconciler.outbox(OutboxCounts())
            async with asyncio.timeout(5):
                await done.wait()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            last = await at.reconciler.last(sold.shift_id)
            assert last is not None
            assert last.compared == 1

    run(work())


def test_what_was_found_outlives_the_till(tmp_path: Path) -> None:
    async def work() -> None:
        async with room(tmp_path) as at:
            (sold,) = await at.sell(1)
            at.copy(sold, uid(77))
            at.copy(sold, uid(900), title=mark("K1", 900, uid(900)))
            last = await at.check()
        async with virtual(tmp_path) as again:
            assert await again.stores.reconciliations.last() == last
            assert [each.server_id for each in await again.stores.reconciliations.strangers()] == [uid(900)]
            row = await again.stores.outbox.get(sold.id)
            assert row is not None
            assert row.state is DeliveryState.DUPLICATE

    run(work())
