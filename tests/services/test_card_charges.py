"""Cards through a terminal: asked once, kept before it is asked, and after a lost answer nothing is asked again before
it is known what became of it."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.card_counter import SENIOR, ask, audited, counter, run, sell

from app.domain.charge import Charge, ChargeState
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.errors import DeviceFault, Forbidden, RuleBroken


def test_an_approved_card_pays_the_receipt_and_belongs_to_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            due = till.payment.tender.left
            charge = await ask(till)
            assert (charge.state, charge.by, charge.last_invoice) == (ChargeState.APPROVED, demo.CASHIER.name, "")
            document = await sell(till, charge)
            [paid] = document.payments
            assert (paid.means, paid.amount, paid.id) == (PaymentMeans.ACQUIRING, due, charge.id)
            assert (paid.rrn, bank.taken) == ("000000000001", due)
            kept = await till.stores.charges.get(charge.id)
            assert kept is not None
            assert kept.document_id == document.id
            assert await till.cards.loose() == []
            assert bank.asked == ["last", "purchase"]
            assert await audited(till) == ["charge_asked", "charge_approved"]

    run(work())


def test_the_intent_is_on_the_disk_before_the_terminal_is_asked(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            seen: list[Charge | None] = []
            real = bank.purchase

            async def purchase(amount: Decimal) -> Any:
                seen.append(await till.stores.charges.open())
                return await real(amount)

            bank.purchase = purchase  # type: ignore[method-assign]
            charge = await ask(till)
            [kept] = seen
            assert kept is not None
            assert (kept.id, kept.state, kept.amount) == (charge.id, ChargeState.ASKED, charge.amount)

    run(work())


def test_a_refusal_takes_nothing_and_the_card_may_be_tried_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "refuse"
            assert (await ask(till)).state is ChargeState.REFUSED
            assert till.doubt.charge is None
            assert (await ask(till)).state is ChargeState.APPROVED

    run(work())


def test_a_part_is_taken_and_the_rest_comes_in_cash(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "part"
            charge = await ask(till)
            assert (charge.state, charge.taken) == (ChargeState.APPROVED, Decimal("10.00"))
            await till.payment.attach(charge)
            document = await till.payment.pay_cash(till.payment.tender.left_in_cash)
            assert [one.means for one in document.payments] == [PaymentMeans.ACQUIRING, PaymentMeans.CASH]
            assert bank.taken == Decimal("10.00")

    run(work())


def test_a_part_is_taken_back_in_the_open_batch(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "part"
            charge = await ask(till)
            await till.payment.attach(charge)
            back = await till.cards.cancel(charge.id)
            assert back is not None
            assert back.state is ChargeState.APPROVED
            assert till.sale.receipt.parts == ()
            assert bank.taken == ZERO
            assert await till.cards.loose() == []
            till.station.cashier = SENIOR  # it is nobody's part any more
            with pytest.raises(RuleBroken, match="charge_ended"):
                await till.cards.cancel(charge.id)

    run(work())


def test_what_was_certainly_not_asked_is_no_doubt(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "absent"
            with pytest.raises(DeviceFault):
                await ask(till)
            assert till.doubt.charge is None
            [kept] = await till.stores.charges.list()
            assert kept.state is ChargeState.NONE
            bank.silent = 1
            with pytest.raises(DeviceFault):
                await ask(till)
            assert len(await till.stores.charges.list()) == 1, "a terminal that is silent was asked for nothing"
            assert (await ask(till)).state is ChargeState.APPROVED

    run(work())


@pytest.mark.parametrize("amount", ["0", "-1", "0.001", "NaN", "Infinity", "1000000"])
def test_sums_no_card_is_charged(tmp_path: Path, amount: str) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            with pytest.raises(RuleBroken, match="part_"):
                await till.cards.purchase(till.sale.receipt.id, Decimal(amount))
            assert bank.asked == []

    run(work())


def test_without_shift_terminal_or_receipt_nothing_is_asked(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            with pytest.raises(RuleBroken, match="part_elsewhere"):
                await till.cards.purchase("another", Decimal(1))
            till.bank.terminal = None
            with pytest.raises(RuleBroken, match="charge_no_terminal"):
                await ask(till)
            till.bank.terminal, till.station.shift = bank, None
            with pytest.raises(RuleBroken, match="shift_closed"):
                await ask(till)
            assert bank.asked == []

    run(work())


def test_money_that_is_here_is_not_asked_for_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            charge = await ask(till)
            assert await ask(till) == charge
            assert bank.asked.count("purchase") == 1

    run(work())


def test_a_senior_settles_by_word_what_was_put_right_elsewhere(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, _):
            charge = await ask(till)
            await till.sale.clear()
            with pytest.raises(Forbidden):
                await till.cards.give_up(charge.id, "банк повернув")
            till.station.cashier = SENIOR
            with pytest.raises(RuleBroken, match="reason_missing"):
                await till.cards.give_up(charge.id, " ")
            await till.cards.give_up(charge.id, "банк повернув")
            assert await till.cards.loose() == []

    run(work())


def test_a_refund_is_given_once_though_the_till_ended_before_its_document(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            sale = await sell(till, await ask(till))
            rrn = sale.payments[0].rrn
            given = await till.cards.refund(sale.id, sale.payable, rrn)
            assert given is not None
            assert given.state is ChargeState.APPROVED
            assert await till.cards.refund(sale.id, sale.payable, rrn) == given
            assert bank.asked.count("refund") == 1
            for amount in ("0", "-1", "NaN"):
                with pytest.raises(RuleBroken, match="part_bad"):
                    await till.cards.refund(sale.id, Decimal(amount), rrn)

    run(work())


def test_taken_back_before_anything_was_asked(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            gate = asyncio.Event()

            async def last() -> None:
                await gate.wait()

            bank.last = last  # type: ignore[assignment, method-assign]
            asking = asyncio.create_task(till.cards.purchase(till.sale.receipt.id, till.payment.tender.left))
            await asyncio.sleep(0.01)
            await till.cards.interrupt()
            assert await asking is None
            assert bank.asked == []
            assert await till.stores.charges.list() == []

    run(work())


def test_taken_back_while_the_terminal_waits(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "wait"
            asking = asyncio.create_task(ask(till))
            await bank.begun.wait()
            await till.cards.interrupt()
            assert (await asking).state is ChargeState.REFUSED

    run(work())


def test_money_given_back_without_its_refund_is_neither_given_again_nor_taken_back(tmp_path: Path) -> None:
    """Its answer was lost, or the till stopped before the refund was recorded."""

    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            till.station.cashier = SENIOR
            given = await till.cards.refund("sale", Decimal("10.00"), "431807420927")
            assert given is not None
            assert [one.id for one in await till.cards.loose()] == [given.id]
            asked = len(bank.asked)
            for way in (till.cards.cancel, till.cards.give_back):
                with pytest.raises(RuleBroken, match="charge_ended"):
                    await way(given.id)
            with pytest.raises(RuleBroken, match="refund_given") as told:
                await till.cards.refund("sale", Decimal("12.00"), "431807420927")
            assert told.value.facts == {"sum": "10.00"}
            again = await till.cards.refund("sale", Decimal("10.00"), "431807420927")
            assert again is not None
            assert again.id == given.id
            assert len(bank.asked) == asked, "the terminal hears nothing of it"

    run(work())
