"""Payment, shift, cash and X: what the drawer should hold is what is in it, and nothing is sold twice."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.document import CashPurpose, DocumentKind
from app.domain.printjob import JobKind
from app.domain.shift import Count, ShiftClose
from app.errors import RuleBroken, StoreFault
from app.services.ports import ServerShift

FLOAT = Decimal("1250.00")


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def sell(till: Desk, tendered: str, *products: str) -> None:
    for code in products:
        await till.sale.scan(code)
    await till.payment.pay_cash(Decimal(tendered))


def test_a_sale_is_rounded_paid_kept_queued_and_printed_in_one_step(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(FLOAT)
            await till.sale.scan(demo.MILK.barcode, Decimal(2))
            await till.sale.scan(demo.BREAD.barcode)
            receipt_id = till.sale.receipt.id
            assert till.payment.due().payable == Decimal("152.50")
            document = await till.payment.pay_cash(Decimal("200"))
            assert (document.id, document.total, document.payable) == (receipt_id, Decimal("152.30"), Decimal("152.50"))
            assert (document.rounding, document.change) == (Decimal("0.20"), Decimal("47.50"))
            assert not till.sale.receipt.items
            assert till.sale.receipt.id != receipt_id
            entry = await till.journal.entry(document.id)
            assert entry is not None
            assert entry.document == document
            row = await till.stores.outbox.get(document.id)
            assert row is not None
            body = json.loads(row.payload)["receipt"]
            assert (body["id"], body["title"], body["type"], body["state"]) == (receipt_id, document.mark, 0, 2)
            assert body["payment_transactions"][0]["change_amount"] == 47.5
            jobs = await till.stores.print_jobs.next_jobs()
            assert [(job.kind, job.document_id) for job in jobs] == [(JobKind.SALE, document.id)]
            assert await till.stores.current.load() is None

    run(work())


def test_two_taps_on_pay_make_one_sale(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            await till.sale.scan(demo.MILK.barcode)
            outcomes = await asyncio.gather(
                *(till.payment.pay_cash(Decimal(100)) for _ in range(5)), return_exceptions=True
            )
            assert [o.rule for o in outcomes if isinstance(o, RuleBroken)] == ["receipt_empty"] * 4
            shift = till.station.need_shift()
            assert len(await till.stores.documents.of_shift(shift.id)) == 1

    run(work())


def test_goods_scanned_while_the_money_is_kept_fall_into_the_next_receipt(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            await till.sale.scan(demo.MILK.barcode)
            document, _ = await asyncio.gather(till.payment.pay_cash(Decimal(100)), till.sale.scan(demo.BREAD.barcode))
            assert [item.name for item in document.items] == [demo.MILK.title]
            assert [item.name for item in till.sale.receipt.items] == [demo.BREAD.title]
        async with desk(tmp_path) as again:
            assert [item.name for item in again.sale.receipt.items] == [demo.BREAD.title]

    run(work())


def test_too_little_cash_sells_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            await till.sale.scan(demo.MILK.barcode)
            with pytest.raises(RuleBroken, match="tendered_too_little"):
                await till.payment.pay_cash(Decimal("54.99"))
            assert len(till.sale.receipt.items) == 1
            assert (await till.stores.outbox.counts()).waiting == 0

    run(work())


def test_a_disk_that_fails_leaves_the_receipt_to_be_paid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*args: object, **more: object) -> None:
        raise StoreFault("full")

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            await till.sale.scan(demo.MILK.barcode)
            receipt = till.sale.receipt
            with monkeypatch.context() as patch:
                patch.setattr(till.stores.documents, "record", fails)
                with pytest.raises(StoreFault):
                    await till.payment.pay_cash(Decimal(100))
            assert till.sale.receipt == receipt
            document = await till.payment.pay_cash(Decimal(100))
            assert document.id == receipt.id

    run(work())


def test_without_a_shift_or_after_a_day_nothing_is_sold_but_closing_works(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.sale.scan(demo.MILK.barcode)
            with pytest.raises(RuleBroken, match="shift_closed"):
                await till.payment.pay_cash(Decimal(100))
            await till.shift.open(FLOAT)
            till.clock.move(timedelta(hours=24).total_seconds())
            with pytest.raises(RuleBroken, match="shift_too_long"):
                await till.payment.pay_cash(Decimal(100))
            closed = await till.shift.close(ShiftClose(Count(whole=FLOAT), left=FLOAT))
            assert closed.difference == 0
            assert len(till.sale.receipt.items) == 1

    run(work())


def test_the_drawer_is_float_plus_input_minus_output_plus_sales(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(FLOAT)
            await sell(till, "1000", demo.MILK.barcode, demo.EGGS.barcode)  # 122.90 → 123.00
            await till.cash.put_in(Decimal("500"), "розмін")
            await till.cash.take_out(Decimal("800.50"), "інкасація")
            report = await till.reports.x()
            assert report.shift.float_amount == FLOAT
            assert (report.service_input, report.service_output) == (Decimal("500.00"), Decimal("800.50"))
            assert report.sales.rounding == Decimal("0.10")
            assert report.drawer == Decimal("1072.50") == await till.cash.drawer()
            with pytest.raises(RuleBroken, match="drawer_too_little"):
                await till.cash.take_out(Decimal("1072.51"), "забагато")
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.cash.put_in(Decimal(1), "  ")

    run(work())


def test_the_float_goes_to_the_server_as_a_service_input_bound_to_its_shift(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            till.gateway.shift = ServerShift("77890312-1312-4c57-a0fe-c57352678f45", "8811", None, open=True)
            shift = await till.shift.open(FLOAT)
            assert (shift.server_id, shift.server_number) == (till.gateway.shift.id, "8811")
            documents = await till.stores.documents.of_shift(shift.id)
            assert [(d.kind, d.purpose, d.payable, d.server_shift_id) for d in documents] == [
                (DocumentKind.SERVICE_INPUT, CashPurpose.FLOAT, FLOAT, shift.server_id)
            ]
            with pytest.raises(RuleBroken, match="shift_open"):
                await till.shift.open(FLOAT)

    run(work())


def test_a_shift_opens_without_the_server_and_binds_when_it_is_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            till.gateway.down = True
            assert (await till.shift.open(Decimal(0))).server_id is None
            till.gateway.down = False
            till.gateway.shift = ServerShift("77890312-1312-4c57-a0fe-c57352678f45", "8811", None, open=True)
            await till.watch.look()
            assert till.station.need_shift().server_number == "8811"
        async with desk(tmp_path) as again:
            assert again.station.need_shift().server_number == "8811"

    run(work())


def test_closing_takes_any_count_wants_a_reason_and_hands_the_rest_over(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(FLOAT)
            await sell(till, "55", demo.MILK.barcode)  # 54.90 → 55.00
            count = Count({Decimal(500): 2, Decimal(200): 1, Decimal(100): 1, Decimal("0.50"): 9})
            assert count.total == Decimal("1304.50")
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.shift.close(ShiftClose(count, left=FLOAT))
            with pytest.raises(RuleBroken, match="price_bad"):
                await till.shift.close(ShiftClose(count, left=Decimal("1304.51"), reason="недостача"))
            closed = await till.shift.close(ShiftClose(count, left=FLOAT, reason="недостача"))
            assert (closed.difference, closed.handed_over) == (Decimal("-0.50"), Decimal("54.50"))
            assert till.station.shift is None
            last = await till.shift.last()
            assert last is not None
            assert (last.left, last.counted, last.expected) == (FLOAT, count.total, Decimal("1305.00"))
            with pytest.raises(RuleBroken, match="shift_closed"):
                await till.shift.close(ShiftClose(count))
            assert (await till.shift.open(FLOAT)).number == 2

    run(work())


def test_a_shift_without_sales_closes_too(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            closed = await till.shift.close(ShiftClose(Count()))
            assert (closed.difference, closed.handed_over, closed.report.average) == (0, 0, 0)

    run(work())


def test_a_reprint_is_a_copy_and_touches_nothing_else(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            await sell(till, "100", demo.MILK.barcode)
            (first,) = await till.stores.print_jobs.next_jobs()
            before = await till.stores.outbox.counts()
            job = await till.journal.reprint(str(first.document_id))
            assert job is not None
            assert job.copy
            assert await till.stores.outbox.counts() == before

    run(work())


def test_a_sale_nobody_saw_is_told_at_the_next_start_until_it_was_seen(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(FLOAT)
            await sell(till, "100", demo.MILK.barcode)
        async with desk(tmp_path) as again:
            (sold,) = await again.journal.unannounced()
            assert sold.payable == Decimal("55.00")
            await again.journal.announced(sold.id)
            assert await again.journal.unannounced() == []

    run(work())


def test_a_shift_closed_while_the_server_was_thinking_stays_closed(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            asked, answer = asyncio.Event(), asyncio.Event()

            async def slow(place: object) -> ServerShift:
                asked.set()
                await answer.wait()
                return ServerShift("77890312-1312-4c57-a0fe-c57352678f45", "8811", None, open=True)

            till.gateway.find_open = slow  # type: ignore[method-assign]
            binding = asyncio.ensure_future(till.watch.look())
            await asked.wait()
            await till.shift.close(ShiftClose(Count()))
            answer.set()
            await binding
            assert till.station.shift is None
            last = await till.shift.last()
            assert last is not None
            assert last.server_id is None

    run(work())


def test_no_document_goes_into_a_closed_shift(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            shift = await till.shift.open(Decimal(0))
            await till.shift.close(ShiftClose(Count()))
            till.station.shift = shift  # as a stale station would have it
            await till.sale.scan(demo.MILK.barcode)
            with pytest.raises(RuleBroken, match="shift_closed"):
                await till.payment.pay_cash(Decimal(100))
            assert (await till.stores.outbox.counts()).waiting == 0

    run(work())


def test_two_quick_outputs_never_take_more_than_the_drawer_holds(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal("100.00"))
            taken = await asyncio.gather(
                *(till.cash.take_out(Decimal("60.00"), "інкасація") for _ in range(3)), return_exceptions=True
            )
            assert [one.rule for one in taken if isinstance(one, RuleBroken)] == ["drawer_too_little"] * 2
            assert await till.cash.drawer() == Decimal("40.00")
            with pytest.raises(RuleBroken, match="price_bad"):
                await till.cash.take_out(Decimal("NaN"), "інкасація")

    run(work())


def test_a_sale_is_never_between_the_count_and_the_close(tmp_path: Path) -> None:
    """Either it is in the closed shift's expected cash, or it is refused: never in the shift and not in its sums."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal(0))
            await till.sale.scan(demo.MILK.barcode)
            _, closed = await asyncio.gather(
                till.payment.pay_cash(Decimal(100)),
                till.shift.close(ShiftClose(Count(whole=Decimal(55)), reason="різниця")),
                return_exceptions=True,
            )
            last = await till.shift.last()
            assert last is not None
            report = await till.reports.of(last)
            assert last.expected == report.cash_sales
            assert not isinstance(closed, BaseException)

    run(work())
