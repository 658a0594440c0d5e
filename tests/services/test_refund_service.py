"""Refunds at the till itself: nothing is given twice, nothing without the right, and nothing is lost on the way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.domain.cashier import Right
from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document, DocumentKind, Refunded
from app.domain.payment import PaymentOperation
from app.domain.printjob import JobKind
from app.domain.receipt import Receipt
from app.domain.shift import LONGEST
from app.errors import Forbidden, RuleBroken
from ui.screens.journal_texts import may_return

SENIOR = demo.CASHIERS[1]
WHY = "Не підійшов"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def sold(till: Desk) -> Document:
    """Two of milk and a bread, 152,30 for 152,50 in cash; a senior stands at the till."""
    if till.station.shift is None:
        await till.shift.open(Decimal("1250.00"))
    await till.sale.scan(demo.MILK.barcode, Decimal(2))
    await till.sale.scan(demo.BREAD.barcode)
    document = await till.payment.pay_cash(Decimal(200))
    till.station.cashier = SENIOR
    return document


def one(place: int, quantity: str = "1") -> dict[int, Decimal]:
    return {place: Decimal(quantity)}


async def documents(till: Desk, kind: DocumentKind) -> list[Document]:
    shift = till.station.need_shift()
    return [d for d in await till.stores.documents.of_shift(shift.id) if d.kind is kind]


def test_a_part_and_then_the_rest_and_then_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            basis = await till.refund.begin(sale.id)
            first = await till.refund.give_back(basis, one(0), f" {WHY} ")
            assert (first.total, first.payable, first.rounding) == (Decimal("54.90"), Decimal("55.00"), Decimal("0.10"))
            assert (first.related_id, first.related_number, first.reason) == (sale.id, sale.number, WHY)
            assert (first.payments[0].operation, first.payments[0].change) == (PaymentOperation.REFUND, 0)
            assert first.cashier_id == SENIOR.id
            entry = await till.journal.entry(sale.id)
            assert entry is not None
            assert entry.refunded is Refunded.PART
            basis = await till.refund.begin(sale.id)
            assert [line.quantity for line in basis.ledger.lines] == [1, 1]
            second = await till.refund.give_back(basis, {0: Decimal(1), 1: Decimal(1)}, WHY)
            assert first.payable + second.payable == sale.payable
            entry = await till.journal.entry(sale.id)
            assert entry is not None
            assert entry.refunded is Refunded.WHOLE
            with pytest.raises(RuleBroken, match="refund_done"):
                await till.refund.begin(sale.id)
            assert (await till.reports.x()).drawer == 1250

    run(work())


def test_a_refund_is_kept_sent_printed_and_written_down_in_one_step(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            woken = till.printer.woken, till.carrier.woken
            made = await till.refund.give_back(await till.refund.begin(sale.id), one(1), WHY)
            row = await till.stores.outbox.get(made.id)
            assert row is not None
            body = json.loads(row.payload)["receipt"]
            assert (body["type"], body["state"], body["id"], body["title"]) == (3, 3, made.id, made.mark)
            assert (body["total_amount"], body["rounding_amount"], body["description"]) == (42.5, 0, WHY)
            assert body["related_fiscal_number"] is None
            assert body["payment_transactions"][0]["payment_type_id"] == 2
            assert body["items"][0]["quantity"] == 1
            jobs = await till.stores.print_jobs.next_jobs()
            assert (jobs[-1].kind, jobs[-1].document_id, jobs[-1].copy) == (JobKind.REFUND, made.id, False)
            assert (till.printer.woken, till.carrier.woken) == (woken[0] + 1, woken[1] + 1)
            rows = await till.stores.audit.recent(1)
            assert (rows[0].what, rows[0].who, rows[0].facts["related_id"]) == ("refund", SENIOR.name, sale.id)
            assert await till.stores.verify() == []

    run(work())


def test_two_refunds_at_once_never_give_more_than_was_sold(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            basis = await till.refund.begin(sale.id)
            outcomes = await asyncio.gather(
                *(till.refund.give_back(basis, one(0, "2"), WHY) for _ in range(4)),
                till.refund.give_back(basis, {0: Decimal(1), 1: Decimal(1)}, WHY),
                return_exceptions=True,
            )
            assert sorted(o.rule for o in outcomes if isinstance(o, RuleBroken)) == ["refund_too_much"] * 4
            assert len(await documents(till, DocumentKind.REFUND)) == 1
            assert (await till.refund.begin(sale.id)).ledger.lines[0].quantity == 0

    run(work())


@pytest.mark.parametrize(
    ("quantities", "reason", "rule"),
    [
        ({}, WHY, "refund_empty"),
        (one(0, "0"), WHY, "quantity_bad"),
        (one(0, "3"), WHY, "refund_too_much"),
        (one(0, "0.5"), WHY, "quantity_whole"),
        (one(0), "  ", "reason_missing"),
    ],
)
def test_a_refund_that_cannot_be_is_told_and_nothing_is_recorded(
    tmp_path: Path, quantities: dict[int, Decimal], reason: str, rule: str
) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            basis = await till.refund.begin((await sold(till)).id)
            with pytest.raises(RuleBroken, match=rule):
                await till.refund.give_back(basis, quantities, reason)
            assert not await documents(till, DocumentKind.REFUND)
            assert await till.recorder.next_number() == 3

    run(work())


def test_without_the_right_a_senior_is_wanted(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            till.station.cashier = demo.CASHIER
            basis = await till.refund.begin(sale.id)
            for give, right in (
                (till.refund.give_back(basis, one(0), WHY), Right.REFUND),
                (till.refund.cancel(sale.id, WHY), Right.CANCEL),
            ):
                with pytest.raises(Forbidden) as caught:
                    await give
                assert caught.value.right == right
            with pytest.raises(Forbidden) as caught:
                await till.refund.give_back_goods(demo.receipt(), WHY)
            assert caught.value.right == Right.REFUND_GOODS
            assert not await documents(till, DocumentKind.REFUND)

    run(work())


def test_what_is_no_sale_of_this_shop_cannot_be_returned(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            back = await till.refund.give_back(await till.refund.begin(sale.id), one(0), WHY)
            with pytest.raises(RuleBroken, match="refund_not_sale"):
                await till.refund.begin(back.id)
            with pytest.raises(RuleBroken, match="refund_unknown"):
                await till.refund.begin(demo.uid("nobody's"))
            till.station.place = replace(demo.PLACE, shop_id=99)
            with pytest.raises(RuleBroken, match="refund_other_shop"):
                await till.refund.begin(sale.id)

    run(work())


def test_a_refund_needs_an_open_shift_and_may_be_of_an_older_one_and_after_24_hours(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            till.clock.move(LONGEST.total_seconds() + 60)
            basis = await till.refund.begin(sale.id)
            await till.refund.give_back(basis, one(0), WHY)
            shift = till.station.need_shift()
            await till.stores.shifts.close(replace(shift, closed_at=till.clock.now()), ("close_shift", {}))
            till.station.shift = None
            with pytest.raises(RuleBroken, match="shift_closed"):
                await till.refund.begin(sale.id)
            with pytest.raises(RuleBroken, match="shift_closed"):
                await till.refund.give_back(basis, one(0), WHY)
            await till.shift.open(Decimal(500))
            made = await till.refund.give_back(await till.refund.begin(sale.id), one(0), WHY)
            assert made.shift_id != sale.shift_id
            assert (await till.reports.x()).cash_refunds == made.payable

    run(work())


def test_more_than_the_drawer_holds_is_given_only_when_it_is_said_so(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            await till.cash.take_out(Decimal("1400.00"), "Інкасація")
            basis = await till.refund.begin(sale.id)
            with pytest.raises(RuleBroken) as caught:
                await till.refund.give_back(basis, one(0, "2"), WHY)
            assert (caught.value.rule, caught.value.facts) == ("drawer_too_little", {"drawer": "2.50"})
            made = await till.refund.give_back(basis, one(0, "2"), WHY, beyond_drawer=True)
            assert (await till.reports.x()).drawer == Decimal("2.50") - made.payable

    run(work())


def test_a_refused_sale_is_settled_before_it_is_returned(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            await till.stores.outbox.begin_attempt(sale.id, till.clock.now())
            await till.stores.outbox.refused(sale.id, "refused: items")
            with pytest.raises(RuleBroken, match="refund_refused"):
                await till.refund.begin(sale.id)

    run(work())


def test_a_receipt_nobody_knows_the_payment_of_is_not_paid_out(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await sold(till)
            sale = replace(demo.big_sale(), payments=(), shift_id=till.station.need_shift().id)
            await till.stores.documents.record(sale, b"{}", None, ("sale", {}), clear_current=False)
            with pytest.raises(RuleBroken, match="refund_means"):
                await till.refund.begin(sale.id)

    run(work())


def test_only_the_last_sale_of_the_shift_is_cancelled_and_whole(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            first = await sold(till)
            last = await sold(till)
            with pytest.raises(RuleBroken, match="cancel_not_last"):
                await till.refund.cancel(first.id, WHY)
            assert not await documents(till, DocumentKind.CANCEL)
            made = await till.refund.cancel(last.id, WHY)
            assert (made.kind, made.total, made.payable) == (DocumentKind.CANCEL, last.total, last.payable)
            assert (made.payments[0].operation, made.taxes) == (PaymentOperation.CANCEL, last.taxes)
            row = await till.stores.outbox.get(made.id)
            assert row is not None
            assert json.loads(row.payload)["receipt"]["type"] == 4
            with pytest.raises(RuleBroken, match="refund_done"):
                await till.refund.cancel(last.id, WHY)
            report = await till.reports.x()
            assert (report.refunds.count, report.drawer) == (1, Decimal("1250.00") + first.payable)

    run(work())


def test_two_taps_on_cancel_make_one(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            outcomes = await asyncio.gather(
                *(till.refund.cancel(sale.id, WHY) for _ in range(3)), return_exceptions=True
            )
            assert len([o for o in outcomes if isinstance(o, Document)]) == 1
            assert len(await documents(till, DocumentKind.CANCEL)) == 1

    run(work())


def test_a_sale_some_of_which_came_back_is_not_cancelled(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await sold(till)
            await till.refund.give_back(await till.refund.begin(sale.id), one(0), WHY)
            with pytest.raises(RuleBroken, match="cancel_not_last"):
                await till.refund.cancel(sale.id, WHY)

    run(work())


def test_a_gift_can_come_back_after_what_was_paid_for(tmp_path: Path) -> None:
    """A line of nothing: the money is all back, the thing is not."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal("1250.00"))
            await till.sale.scan(demo.MILK.barcode)
            await till.sale.scan(demo.BREAD.barcode)
            till.station.cashier = SENIOR
            gift = till.sale.receipt.items[1]
            await till.sale.set_item_discount(gift.id, Discount(DiscountKind.PERCENT, Decimal(100)))
            sale = await till.payment.pay_cash(Decimal(200))
            await till.refund.give_back(await till.refund.begin(sale.id), one(0), WHY)
            assert may_return(await till.journal.entry(sale.id))
            rest = await till.refund.give_back(await till.refund.begin(sale.id), one(1), WHY)
            assert rest is not None
            assert rest.payable == 0
            with pytest.raises(RuleBroken, match="refund_done"):
                await till.refund.begin(sale.id)

    run(work())


def test_goods_come_back_without_a_receipt_at_todays_prices(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await sold(till)
            goods, _ = Receipt(demo.uid("goods"), till.clock.now()).add(demo.HONEY)
            goods, _ = goods.add(demo.BANANAS, Decimal("1.254"))
            with pytest.raises(RuleBroken, match="receipt_empty"):
                await till.refund.give_back_goods(Receipt(demo.uid("none"), till.clock.now()), WHY)
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.refund.give_back_goods(goods, "")
            made = await till.refund.give_back_goods(goods, WHY)
            assert (made.kind, made.total, made.payable) == (
                DocumentKind.REFUND,
                Decimal("258.92"),
                Decimal("259.00"),
            )
            assert (made.related_id, made.related_number) == (None, None)
            with pytest.raises(RuleBroken, match="already_paid"):
                await till.refund.give_back_goods(goods, WHY)
            assert len(await documents(till, DocumentKind.REFUND)) == 1

    run(work())


def test_a_refund_waits_for_the_number_of_its_sale_and_carries_it(tmp_path: Path) -> None:
    """The customer does not wait: the money is given, the request goes when the sale has its number."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            outbox, clock = till.stores.outbox, till.clock
            sale = await sold(till)
            made = await till.refund.give_back(await till.refund.begin(sale.id), one(0), WHY)
            due = await outbox.next_due(clock.now())
            while due is not None and due.document_id != sale.id:
                await outbox.begin_attempt(due.document_id, clock.now())
                await outbox.delivered(due.document_id, None, None, None, clock.now())
                due = await outbox.next_due(clock.now())
            assert due is not None, "the sale goes first"
            await outbox.begin_attempt(sale.id, clock.now())
            assert await outbox.next_due(clock.now()) is None
            await outbox.delivered(sale.id, None, None, None, clock.now())
            assert await outbox.next_due(clock.now()) is None, "the server has it, but no number yet"
            before = await outbox.get(made.id)
            await outbox.set_fiscal(sale.id, '167"73376', None, clock.now())
            due = await outbox.next_due(clock.now())
            assert due is not None
            assert due.document_id == made.id
            sent = await outbox.begin_attempt(made.id, clock.now())
            assert before is not None
            was, goes = json.loads(before.payload)["receipt"], json.loads(sent.payload)["receipt"]
            assert goes == was | {"related_fiscal_number": '167"73376'}
            await outbox.wait(made.id, None, "offline")
            assert (await outbox.begin_attempt(made.id, clock.now())).payload == sent.payload
            assert await till.stores.verify() == []

    run(work())


def test_a_server_that_numbers_nothing_is_not_waited_for_all_day(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            outbox, clock = till.stores.outbox, till.clock
            sale = await sold(till)
            made = await till.refund.give_back(await till.refund.begin(sale.id), one(0), WHY)
            while (due := await outbox.next_due(clock.now())) is not None:
                await outbox.begin_attempt(due.document_id, clock.now())
                await outbox.delivered(due.document_id, None, None, None, clock.now())
            clock.move(timedelta(minutes=59).total_seconds())
            assert await outbox.next_due(clock.now()) is None
            clock.move(timedelta(minutes=2).total_seconds())
            due = await outbox.next_due(clock.now())
            assert due is not None
            assert due.document_id == made.id
            sent = await outbox.begin_attempt(made.id, clock.now())
            assert json.loads(sent.payload)["receipt"]["related_fiscal_number"] is None

    run(work())
