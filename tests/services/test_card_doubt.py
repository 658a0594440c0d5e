"""After a lost answer nothing is asked again before it is known what became of it; and it becomes known."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.card_counter import SENIOR, SLIP, ask, counter, run, sell

from app.domain.cashier import Right
from app.domain.charge import Charge, ChargeKind, ChargeState
from app.domain.charge_recovery import Outcome
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details
from app.domain.shift import Count, ShiftClose
from app.errors import Forbidden, RuleBroken, StoreFault
from app.services.allowed import Allowed


@pytest.mark.parametrize(
    ("way", "state", "taken"),
    [
        ("lost-before", ChargeState.NONE, False),
        ("lost-after", ChargeState.APPROVED, True),
        ("lost-refused", ChargeState.REFUSED, False),
    ],
)
def test_a_lost_answer_is_found_out_and_never_asked_twice(
    tmp_path: Path, way: str, state: ChargeState, taken: bool
) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            before = await sell(till, await ask(till))
            await till.sale.scan(demo.MILK.barcode)
            bank.way = way
            charge = await ask(till)
            assert charge.state is ChargeState.UNKNOWN
            with pytest.raises(RuleBroken, match="charge_open"):
                await ask(till)
            await till.doubt.ask()
            assert till.doubt.charge is None
            kept = await till.stores.charges.get(charge.id)
            assert kept is not None
            assert kept.state is state
            assert bank.asked.count("purchase") == 2
            assert await till.cards.match() is taken
            assert bool(till.sale.receipt.parts) is taken
            if taken:
                assert not till.payment.tender.left
                document = await till.payment.finish()
                assert document.payments[0].rrn != before.payments[0].rrn, "the sale before was taken for this one"

    run(work())


def test_a_silent_terminal_is_asked_until_it_speaks(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "lost-after"
            asking = asyncio.create_task(till.doubt.run())
            settled: asyncio.Future[Charge] = asyncio.get_running_loop().create_future()
            till.doubt.settled.connect(settled.set_result)
            charge = await ask(till)
            bank.silent = 3
            async with asyncio.timeout(5):
                ended = await settled
            assert (ended.id, ended.state) == (charge.id, ChargeState.APPROVED)
            assert bank.asked.count("last") >= 4
            asking.cancel()

    run(work())


def test_a_person_need_not_wait_for_a_silent_terminal(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way, bank.silent = "lost-before", 0
            charge = await ask(till)
            bank.silent = 1_000_000
            asking = asyncio.create_task(till.doubt.run())
            await asyncio.sleep(0)
            await till.doubt.decide(None)
            kept = await till.stores.charges.get(charge.id)
            assert kept is not None
            assert (kept.state, kept.decided_by) == (ChargeState.NONE, demo.CASHIER.name)
            bank.silent = 0
            assert (await ask(till)).state is ChargeState.APPROVED
            asking.cancel()

    run(work())


def test_after_a_kill_everything_asked_is_in_doubt_and_found_out(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "wait"
            asking = asyncio.create_task(ask(till))
            await bank.begun.wait()
            asking.cancel()  # the process is gone; the terminal goes on
            await asyncio.gather(asking, return_exceptions=True)
            bank.ledger.append(bank._slip(ChargeKind.PURCHASE, till.payment.tender.left, approved=True))
            ledger = bank.ledger
        async with counter(tmp_path) as (till, bank):
            bank.ledger = ledger
            assert till.doubt.charge is not None
            assert till.doubt.charge.state is ChargeState.UNKNOWN
            with pytest.raises(RuleBroken, match="charge_open"):
                await till.payment.pay_cash(Decimal(1000))
            await till.doubt.ask()
            assert await till.cards.match()
            document = await till.payment.finish()
            assert document.payments[0].means is PaymentMeans.ACQUIRING

    run(work())


def test_an_approval_that_could_not_be_kept_is_found_again(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            real, till.stores.charges.end = till.stores.charges.end, _full  # type: ignore[method-assign]
            with pytest.raises(StoreFault):
                await ask(till)
            till.stores.charges.end = real  # type: ignore[method-assign]
            with pytest.raises(RuleBroken, match="charge_open"):
                await ask(till)
            await till.doubt.ask()
            assert await till.cards.match()
            assert bank.asked.count("purchase") == 1

    run(work())


def test_unclear_is_for_a_person_with_the_slip_in_hand(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "lost-after"
            charge = await ask(till)
            bank.tells = bank._slip(ChargeKind.PURCHASE, Decimal("1.00"), approved=True)
            await till.doubt.ask()
            assert till.doubt.look is not None
            assert till.doubt.look.outcome is Outcome.UNCLEAR
            assert till.doubt.charge is not None
            for typed in (Details(), Details(rrn="12"), Details(rrn="4111111111111111", approval_code="A1B2C3")):
                with pytest.raises(RuleBroken):
                    await till.doubt.decide(typed)
            ended = await till.doubt.decide(SLIP)
            assert (ended.id, ended.state, ended.decided_by) == (charge.id, ChargeState.APPROVED, demo.CASHIER.name)
            document = await sell(till, ended)
            assert (document.payments[0].rrn, document.payments[0].approval_code) == (SLIP.rrn, SLIP.approval_code)
            with pytest.raises(RuleBroken, match="charge_ended"):
                await till.doubt.decide(None)

    run(work())


def test_the_rrn_of_the_sale_before_proves_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            before = await sell(till, await ask(till))
            await till.sale.scan(demo.MILK.barcode)
            bank.way = "lost-before"
            await ask(till)
            with pytest.raises(RuleBroken, match="rrn_twice"):
                await till.doubt.decide(Details(rrn=before.payments[0].rrn, approval_code="A1B2C3"))
            assert till.doubt.charge is not None

    run(work())


def test_cash_goes_on_with_other_receipts_and_the_one_in_doubt_waits(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "lost-after"
            charge = await ask(till)
            with pytest.raises(RuleBroken, match="charge_open"):
                await till.payment.pay_cash(Decimal(1000))
            await till.held.hold("картка не підтверджена")
            await till.sale.scan(demo.BREAD.barcode)
            await till.payment.pay_cash(Decimal(1000))
            await till.sale.scan(demo.BREAD.barcode)
            with pytest.raises(RuleBroken, match="charge_open"):
                await ask(till)
            await till.sale.clear()
            await till.doubt.ask()
            assert await till.cards.loose() == [], "its receipt lies aside: the money belongs to that"
            await till.held.resume(charge.receipt_id)
            assert await till.cards.match()
            assert (await till.payment.finish()).id == charge.receipt_id

    run(work())


def test_found_approved_after_its_receipt_was_given_up_it_is_offered_to_be_taken_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "lost-after"
            charge = await ask(till)
            await till.sale.clear()
            await till.doubt.ask()
            assert [one.id for one in await till.cards.loose()] == [charge.id]
            till.station.cashier = SENIOR
            bank.way = "refuse"
            back = await till.cards.cancel(charge.id)
            assert back is not None
            assert back.state is ChargeState.REFUSED
            assert [one.id for one in await till.cards.loose()] == [charge.id]
            given = await till.cards.give_back(charge.id)
            assert given is not None
            assert given.state is ChargeState.APPROVED
            assert await till.cards.loose() == []
            assert bank.taken == ZERO

    run(work())


@pytest.mark.parametrize("way", ["cancel", "give_back"])
def test_a_card_without_a_receipt_is_given_back_by_a_senior_alone(tmp_path: Path, way: str) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "lost-after"
            charge = await ask(till)
            await till.sale.clear()
            await till.doubt.ask()
            asked = len(bank.asked)
            with pytest.raises(Forbidden) as refused:
                await getattr(till.cards, way)(charge.id)
            assert refused.value.right == Right.DOUBT
            assert len(bank.asked) == asked, "the terminal was told nothing"
            with Allowed(Right.DOUBT, SENIOR, demo.CASHIER, "покупець пішов").once():
                given = await getattr(till.cards, way)(charge.id)
            assert given is not None
            assert given.state is ChargeState.APPROVED
            assert bank.taken == ZERO
            [row] = [one for one in await till.stores.audit.recent() if one.facts.get("of") == charge.id][-1:]
            assert (row.what, row.who, row.facts["allowed_by"]) == ("charge_asked", demo.CASHIER.name, SENIOR.name)

    run(work())


def test_a_cancel_in_doubt_is_found_out_too(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            charge = await ask(till)
            await till.payment.attach(charge)
            bank.way = "lost-after"
            till.clock.move(60)
            back = await till.cards.cancel(charge.id)
            assert back is not None
            assert back.state is ChargeState.UNKNOWN
            with pytest.raises(RuleBroken, match="charge_open"):
                await till.payment.finish()
            await till.doubt.ask()
            assert await till.cards.match() is False
            assert till.sale.receipt.parts == (), "what the terminal took back pays nothing"
            assert bank.taken == ZERO

    run(work())


def test_the_shift_closes_in_doubt_only_by_a_seniors_decision_and_both_names_are_kept(tmp_path: Path) -> None:
    async def work() -> None:
        async with counter(tmp_path) as (till, bank):
            bank.way = "lost-after"
            charge = await ask(till)
            before = await till.shift.before_closing()
            assert before.doubt is not None
            assert before.doubt.id == charge.id
            await till.held.hold()
            count = ShiftClose(Count({Decimal(50): 25}), ZERO)
            with pytest.raises(Forbidden) as refused:
                await till.shift.close(count)
            assert refused.value.right == Right.DOUBT
            assert till.station.shift is not None
            given = Allowed(Right.DOUBT, SENIOR, demo.CASHIER, "термінал забрав банк")
            with given.once():
                await till.shift.close(count)
            [row] = [one for one in await till.stores.audit.recent() if one.what == "shift_closed_in_doubt"]
            assert (row.who, row.facts["allowed_by"]) == (demo.CASHIER.name, SENIOR.name)
            assert row.facts["charge"] == charge.id
            await till.shift.open(ZERO)
            await till.sale.scan(demo.BREAD.barcode)
            with pytest.raises(RuleBroken, match="charge_open"):
                await ask(till)

    run(work())


async def _full(*_: object) -> None:
    raise StoreFault("full", "no room")
