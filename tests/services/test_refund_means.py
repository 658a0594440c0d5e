"""Money goes back the way it came, payment by payment, and never more of a payment than came by it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.cards import Cards
from helpers.desk import Desk, desk
from hypothesis import given
from hypothesis import strategies as st

from app.domain.codes import new_id
from app.domain.document import Document
from app.domain.means import Ask
from app.domain.money import allocate
from app.domain.payment import Payment, PaymentMeans, PaymentOperation
from app.domain.payment_details import Details
from app.domain.refund import ledger_of
from app.domain.refund_ways import OF, ways_of
from app.errors import DeviceFault, RuleBroken

CASH, CARD, ACQUIRING, IBAN = PaymentMeans.CASH, PaymentMeans.CARD, PaymentMeans.ACQUIRING, PaymentMeans.IBAN
WHY = "Не підійшов"
TYPED = Details("431807420111", "A1B2C3")


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


def paid(*parts: tuple[PaymentMeans, str]) -> Document:
    """The mockups' receipt, 614.52, paid in these parts, each with an RRN of its own."""
    payments = tuple(
        Payment(
            new_id(), means, Decimal(amount), demo.NOW,
            tendered=Decimal(amount) if means is CASH else Decimal(0),
            rrn="" if means in (CASH, IBAN) else f"{431807420900 + number}",
            pan="" if means in (CASH, IBAN) else "···· 4127",
        )
        for number, (means, amount) in enumerate(parts)
    )  # fmt: skip
    return demo.sale(payments=payments)


async def kept(till: Desk, sale: Document) -> Document:
    await till.shift.open(Decimal("1000.00"))
    till.station.cashier = demo.CASHIERS[1]
    sale = replace(sale, shift_id=till.station.need_shift().id)
    await till.stores.documents.record(sale, b"{}", None, ("sale", {}), clear_current=False)
    return sale


@given(
    st.lists(st.sampled_from(list(PaymentMeans)), min_size=1, max_size=5),
    st.lists(st.integers(1, 1000), min_size=5, max_size=5),
    st.lists(st.integers(0, 2), min_size=7, max_size=7),
)
def test_the_ways_always_add_up_and_no_payment_gives_more_than_it_took(
    means: list[PaymentMeans], weights: list[int], taken: list[int]
) -> None:
    total = demo.sale().total
    shares = allocate(total, [Decimal(weight) for weight in weights[: len(means)]])
    sale = paid(*((one, str(share)) for one, share in zip(means, shares, strict=True) if share))
    refunds: list[Document] = []
    for turn in range(3):
        ledger = ledger_of(sale, refunds)
        if turn == 2:
            wanted = {line.place: line.quantity for line in ledger.lines if line.quantity}
        else:
            wanted = {n: line.quantity for n, line in enumerate(ledger.lines) if taken[n] == turn and line.quantity}
        if not wanted:
            continue
        part = ledger.part(wanted, 0)
        ways = ways_of(ledger, part)
        assert sum(way.amount for way in ways) == part.payable
        payments = tuple(
            Payment(
                new_id(), way.means, way.amount, demo.NOW, PaymentOperation.REFUND,
                extra={OF: way.of.id} if way.of else {},
            )
            for way in ways
        )  # fmt: skip
        refunds.append(
            replace(sale, id=new_id(), items=part.items, payments=payments, total=part.total, related_id=sale.id)
        )
    for payment in sale.payments:
        if payment.means is not CASH:
            back = [one.amount for refund in refunds for one in refund.payments if one.extra.get(OF) == payment.id]
            assert sum(back) <= payment.amount
    assert sum(one.amount for refund in refunds for one in refund.payments) == sale.payable


def test_a_card_is_given_back_by_what_its_slip_says(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await kept(till, paid((CASH, "300.00"), (CARD, "314.52")))
            basis = await till.refund.begin(sale.id)
            ways = till.refund.ways(basis, till.refund.whole(basis))
            assert [(way.means, str(way.amount)) for way in ways] == [(CARD, "314.52"), (CASH, "300.00")]
            assert [till.refund.asks(way) for way in ways] == [Ask.DEMANDED, Ask.OFF]
            card = sale.payments[1]
            everything = {line.place: line.quantity for line in basis.ledger.lines}
            with pytest.raises(RuleBroken, match="rrn_missing"):
                await till.refund.give_back(basis, everything, WHY)
            made = await till.refund.give_back(basis, everything, WHY, typed={card.id: TYPED})
            assert made is not None
            back = made.payments[0]
            assert (back.operation, back.rrn, back.approval_code) == (
                PaymentOperation.REFUND, "431807420111", "A1B2C3",
            )  # fmt: skip
            assert (back.pan, back.extra[OF]) == (card.pan, card.id)
            row = await till.stores.outbox.get(made.id)
            assert row is not None
            sent = json.loads(row.payload)["receipt"]["payment_transactions"]
            assert [(one["transaction_type_id"], one["payment_type_id"]) for one in sent] == [(1, 2), (0, 2)]
            report = await till.reports.x()
            assert {one.means: one.amount for one in report.refunds.means} == {
                CASH: Decimal("300.00"), CARD: Decimal("314.52"),
            }  # fmt: skip
            assert report.drawer == 1000

    run(work())


def test_the_driven_terminal_gives_back_by_the_rrn_of_each_payment(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            cards = till.refund.cards = Cards()
            sale = await kept(till, paid((ACQUIRING, "200.00"), (ACQUIRING, "414.52")))
            basis = await till.refund.begin(sale.id)
            everything = {line.place: line.quantity for line in basis.ledger.lines}
            made = await till.refund.give_back(basis, everything, WHY)
            assert made is not None
            assert cards.asked == [("431807420900", Decimal("200.00")), ("431807420901", Decimal("414.52"))]
            assert [one.id for one in made.payments] == [one.id for one in cards.charges]
            assert {one.operation for one in made.payments} == {PaymentOperation.REFUND}

    run(work())


@pytest.mark.parametrize("answer", [Decimal(0), DeviceFault("terminal", "timeout")])
def test_a_terminal_that_gives_nothing_leaves_no_document(tmp_path: Path, answer: Any) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            cards = till.refund.cards = Cards()
            cards.approve = answer
            sale = await kept(till, paid((CASH, "200.00"), (ACQUIRING, "414.52")))
            basis = await till.refund.begin(sale.id)
            everything = {line.place: line.quantity for line in basis.ledger.lines}
            try:
                assert await till.refund.give_back(basis, everything, WHY) is None
            except DeviceFault:
                assert isinstance(answer, DeviceFault)
            assert not (await till.refund.begin(sale.id)).ledger.refunds

    run(work())


def test_the_terminal_is_not_asked_before_everything_else_is_right(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            cards = till.refund.cards = Cards()
            sale = await kept(till, paid((CARD, "200.00"), (ACQUIRING, "414.52")))
            basis = await till.refund.begin(sale.id)
            everything = {line.place: line.quantity for line in basis.ledger.lines}
            for typed, rule in (({}, "rrn_missing"), ({sale.payments[0].id: Details("12", "A1B2C3")}, "rrn_bad")):
                with pytest.raises(RuleBroken, match=rule):
                    await till.refund.give_back(basis, everything, WHY, typed=typed)
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.refund.give_back(basis, everything, " ")
            assert not cards.asked

    run(work())


def test_without_a_terminal_its_card_is_given_back_by_hand(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await kept(till, paid((ACQUIRING, "614.52")))
            basis = await till.refund.begin(sale.id)
            (way,) = till.refund.ways(basis, till.refund.whole(basis))
            assert till.refund.asks(way) is Ask.DEMANDED
            made = await till.refund.cancel(sale.id, WHY, typed={sale.payments[0].id: TYPED})
            assert made is not None
            assert (made.payments[0].means, made.payments[0].operation) == (ACQUIRING, PaymentOperation.CANCEL)

    run(work())


def test_parts_of_a_mixed_sale_give_back_each_means_in_proportion_with_cash_rounded(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            sale = await kept(till, paid((CASH, "300.00"), (IBAN, "314.52")))
            given = {CASH: Decimal(0), IBAN: Decimal(0)}
            for place in range(len(sale.items)):
                basis = await till.refund.begin(sale.id)
                made = await till.refund.give_back(basis, {place: basis.ledger.lines[place].quantity}, WHY)
                assert made is not None
                for payment in made.payments:
                    given[payment.means] += payment.amount
                    assert payment.means is not CASH or payment.amount % Decimal("0.50") == 0
            assert given == {CASH: Decimal("300.00"), IBAN: Decimal("314.52")}
            with pytest.raises(RuleBroken, match="refund_done"):
                await till.refund.begin(sale.id)

    run(work())
