"""What is left open when a shift closes: told, decided by who may, kept with the names. A begun count survives."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.cashier import Cashier, Right
from app.domain.closing import BegunClosing, Matter
from app.domain.deeds import Deed
from app.domain.held import Keep
from app.domain.printjob import JobKind
from app.domain.shift import Count, ShiftClose
from app.errors import Forbidden, RuleBroken
from app.services.allowed import Allowed

SENIOR = demo.CASHIERS[1]
EMPTY = ShiftClose(Count())


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def left_open(till: Desk) -> None:
    """A shift with a receipt put aside for no longer than it."""
    till.station.rules = replace(till.station.rules, keep_held=Keep.SHIFT)
    await till.shift.open(Decimal(0))
    await till.sale.scan(demo.MILK.barcode)
    await till.held.hold("Бабуся")


async def closing_facts(till: Desk) -> Mapping[str, Any]:
    [row] = [row for row in await till.stores.audit.recent() if row.what == Deed.CLOSE_SHIFT]
    return row.facts


def test_a_cashier_closes_over_what_is_left_open_with_a_seniors_leave_and_both_names_are_kept(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await left_open(till)
            assert (await till.shift.before_closing()).matters == (Matter.HELD,)
            with pytest.raises(Forbidden) as refused:
                await till.shift.close(replace(EMPTY, let_be="просто так"))
            assert refused.value.right == Right.CLOSE_UNSETTLED
            assert till.station.shift is not None
            given = Allowed(Right.CLOSE_UNSETTLED, SENIOR, demo.CASHIER, "Вирішимо завтра")
            with given.once():
                await till.shift.close(EMPTY)
            facts = await closing_facts(till)
            assert facts["left_open"] == "held"
            assert (facts["allowed_by"], facts["allowed_because"]) == (SENIOR.name, "Вирішимо завтра")
            assert len(await till.held.list()) == 1

    run(work())


def test_who_may_decide_says_why(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await left_open(till)
            till.station.cashier = SENIOR
            with pytest.raises(RuleBroken, match="left_open"):
                await till.shift.close(EMPTY)
            await till.shift.close(replace(EMPTY, let_be=" Чекаємо на сервер, картка 4111111111111111 "))
            facts = await closing_facts(till)
            assert facts["left_open_because"].startswith("Чекаємо на сервер, картка")
            assert "4111111111111111" not in str(facts)

    run(work())


def test_where_nobody_else_could_be_asked_the_shift_closes_all_the_same(tmp_path: Path) -> None:
    """domain.md 4: closing never deadlocks. The reason is asked of whoever stands there."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            await left_open(till)

            async def nobody(right: Right) -> list[Cashier]:
                return []

            till.shift.seniors = nobody
            assert await till.shift.decides_alone(await till.shift.before_closing())
            with pytest.raises(RuleBroken, match="left_open"):
                await till.shift.close(EMPTY)
            await till.shift.close(replace(EMPTY, let_be="Я тут сама"))
            assert (await closing_facts(till))["left_open_because"] == "Я тут сама"

    run(work())


def test_what_goes_by_itself_is_told_and_asks_nobody(tmp_path: Path) -> None:
    """Documents that wait for a network, slips that wait for paper, receipts that may stay aside for a day."""

    async def work() -> None:
        async with desk(tmp_path, replace(demo.RULES, keep_held=Keep.DAY)) as till:
            await till.shift.open(Decimal(10), print_slip=True)
            await till.sale.scan(demo.MILK.barcode)
            await till.held.hold("Бабуся")
            await till.sale.scan(demo.BREAD.barcode)
            before = await till.shift.before_closing()
            assert (before.waiting, before.unprinted, before.held, before.receipt_open) == (1, 1, 1, True)
            assert before.matters == ()
            await till.shift.close(ShiftClose(Count(whole=Decimal(10))))
            assert till.station.shift is None

    run(work())


def test_the_closing_slip_is_in_the_queue_when_the_shift_is_closed(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(100))
            woken = till.printer.woken
            closed = await till.shift.close(ShiftClose(Count(whole=Decimal(100)), left=Decimal(40)))
            jobs = [job for job in await till.stores.print_jobs.next_jobs() if job.kind is JobKind.SHIFT_CLOSE]
            assert (len(jobs), closed.report_queued, till.printer.woken > woken) == (1, True, True)
            await till.shift.open(Decimal(40))
            again = await till.shift.close(ShiftClose(Count(whole=Decimal(40))), print_report=False)
            assert not again.report_queued

    run(work())


def test_a_begun_closing_is_there_after_a_restart_and_not_in_the_next_shift(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            shift = await till.shift.open(Decimal(100))
            assert await till.shift.begun() is None
            begun = BegunClosing(
                shift.id,
                pieces={Decimal(50): 1, Decimal("0.50"): 3},
                left=Decimal("20.50"),
                reason="картка 4111111111111111",
                revealed=True,
            )
            await till.shift.keep_begun(begun)
        async with desk(tmp_path) as again:
            kept = await again.shift.begun()
            assert kept is not None
            assert replace(kept, reason="") == replace(begun, reason="")
            assert "4111111111111111" not in kept.reason
            await again.shift.close(ShiftClose(Count(whole=Decimal(100))))
            await again.shift.open(Decimal(0))
            assert await again.shift.begun() is None
            await again.shift.keep_begun(begun)
            assert await again.shift.begun() is None, "a page of the shift before writes into nobody's count"

    run(work())


def test_the_check_line_of_the_slip_is_found_in_the_journal_and_a_changed_row_is_seen(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            shift = await till.shift.open(Decimal(100))
            await till.shift.close(ShiftClose(Count(whole=Decimal(100))))
            head = await till.stores.audit.of_closing(shift.id)
            assert head is not None
            seq, link = head
            await till.shift.open(Decimal(0))
            typed = " ".join(link[at : at + 16] for at in range(0, 64, 16))
            for said in (typed, typed.upper(), link[:16], f"№{seq}: {typed}", f"{seq} {link}", link[:20] + "\n"):
                found = await till.stores.audit.on_paper(said)
                assert found.holds, said
                assert found.row is not None
                assert (found.row.seq, found.row.what, found.row.facts["shift_id"]) == (seq, "close_shift", shift.id)
            for said in (
                "",
                link[:15],
                "x" * 64,
                ("0" if link[0] != "0" else "1") + link[1:],
                f"{link}0",
                "№",
                "%" * 20,
            ):
                assert not (await till.stores.audit.on_paper(said)).holds, said
            await till.stores.journal.execute("UPDATE audit SET who = 'інший' WHERE seq = 1")
            broken = await till.stores.audit.on_paper(typed)
            assert broken.row is not None
            assert not broken.holds

    run(work())


def test_rows_written_after_the_slip_do_not_matter_to_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            shift = await till.shift.open(Decimal(0))
            await till.shift.close(EMPTY)
            head = await till.stores.audit.of_closing(shift.id)
            assert head is not None
            await till.shift.open(Decimal(0))
            await till.stores.journal.execute("UPDATE audit SET who = 'інший' WHERE seq = ?", (head[0] + 1,))
            assert (await till.stores.audit.on_paper(head[1])).holds
            assert await till.stores.audit.verify() is not None

    run(work())
