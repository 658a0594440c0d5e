"""A receipt paid in parts: money that is here is never forgotten, and never taken for more or less than it is."""

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
from helpers.desk import Desk, desk

from app.domain.charge import Charge, ChargeKind, ChargeState, TerminalSlip
from app.domain.codes import new_id
from app.domain.means import Ask, MeansRules
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details
from app.errors import RuleBroken, StoreFault
from ui.presenters.closing_checks import checks

CARD, IBAN, TRANSFER = PaymentMeans.CARD, PaymentMeans.IBAN, PaymentMeans.CARD_TRANSFER
TYPED = Details("431807420927", "238017")


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def counted(till: Desk) -> None:
    """A shift is open and the mockups' receipt, 614.52, is on the counter."""
    if till.station.shift is None:
        await till.shift.open(Decimal(0))
    receipt = demo.receipt()
    await till.stores.current.save(replace(receipt, id=new_id()))
    await till.sale.reload()
    assert till.sale.totals.total == Decimal("614.52")


def charge(till: Desk, amount: str, *, asked: str = "") -> Charge:
    slip = TerminalSlip(
        True, Decimal(amount), "0000", invoice="000017", rrn="431807420999", approval_code="A1B2C3",
        pan="444433******1111", terminal_id="S1KA1234", at=demo.NOW,
    )  # fmt: skip
    return Charge(
        new_id(), ChargeKind.PURCHASE, Decimal(asked or amount), till.sale.receipt.id, demo.NOW,
        state=ChargeState.APPROVED, slip=slip,
    )  # fmt: skip


async def rule(work: Coroutine[Any, Any, object]) -> str:
    with pytest.raises(RuleBroken) as caught:
        await work
    return caught.value.rule


def test_money_taken_for_a_receipt_is_told_before_the_shift_closes_without_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            assert (await till.shift.before_closing()).taken == 0
            await till.payment.add_cash(Decimal("300.00"))
            before = await till.shift.before_closing()
            assert before.taken == 300
            (check,) = [one for one in checks(before) if one.name == "check-receipt"]
            assert (check.good, check.text) == (False, "За незавершений чек узято 300,00\u00a0грн")

    run(work())


def test_three_means_pay_one_receipt(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            await till.payment.add_cash(Decimal("300.00"))
            assert await till.payment.take(CARD, Decimal("200.00"), TYPED) is None
            document = await till.payment.take(TRANSFER, Decimal("114.52"), Details(reference="77"))
            assert document is not None
            assert [(one.means, str(one.amount)) for one in document.payments] == [
                (PaymentMeans.CASH, "300.00"), (CARD, "200.00"), (TRANSFER, "114.52"),
            ]  # fmt: skip
            assert (document.payable, document.rounding, document.cash) == (Decimal("614.52"), 0, 300)
            assert not till.sale.receipt.parts
            (found,) = await till.journal.entries(search="431807420927")
            assert found.document.id == document.id
            report = await till.reports.x()
            assert [(one.means, one.count, str(one.amount)) for one in report.sales.means] == [
                (PaymentMeans.CASH, 1, "300.00"), (CARD, 1, "200.00"), (TRANSFER, 1, "114.52"),
            ]  # fmt: skip
            assert await till.cash.drawer() == 300

    run(work())


def test_what_was_paid_goes_to_the_server_as_it_was(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            await till.payment.attach(charge(till, "100.00"))
            await till.payment.take(CARD, Decimal("200.00"), TYPED)
            document = await till.payment.pay_cash(Decimal(500))
            row = await till.stores.outbox.get(document.id)
            assert row is not None
            sent = json.loads(row.payload)["receipt"]
            assert (sent["total_amount"], sent["rounding_amount"], sent["state"]) == (614.52, 0.02, 2)
            driven, card, cash = sent["payment_transactions"]
            assert (driven["transaction_type_id"], driven["payment_type_id"], driven["amount"]) == (2, 0, 100.0)
            assert (driven["rrn"], driven["approval_code"], driven["batch"]) == ("431807420999", "A1B2C3", "000017")
            assert (driven["pan"], driven["result_code"]) == ("444433******1111", "0000")
            assert driven["payload"]["terminal_id"] == "S1KA1234"
            assert (card["transaction_type_id"], card["rrn"]) == (1, "431807420927")
            assert (cash["transaction_type_id"], cash["deposit_amount"], cash["change_amount"]) == (0, 500.0, 185.5)
            assert {one["receipt_id"] for one in sent["payment_transactions"]} == {document.id}

    run(work())


def test_a_part_is_there_after_the_till_was_closed_in_the_middle(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            await till.payment.take(CARD, Decimal("200.00"), TYPED)
        async with desk(tmp_path) as again:
            (part,) = again.sale.receipt.parts
            assert (part.means, part.amount, part.rrn) == (CARD, 200, "431807420927")
            document = await again.payment.pay_cash(Decimal("414.50"))
            assert [one.means for one in document.payments] == [CARD, PaymentMeans.CASH]
        async with desk(tmp_path) as after:
            assert not after.sale.receipt.parts

    run(work())


def test_money_that_is_here_holds_its_receipt(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            await till.held.hold("інший")
            (other,) = await till.held.list()
            await counted(till)
            await till.payment.take(IBAN, Decimal("600.00"), Details())
            receipt = till.sale.receipt
            for work in (
                till.sale.clear(),
                till.held.hold(),
                till.held.resume(other.id),
                till.sale.remove(receipt.items[0].id),
                till.sale.set_quantity(receipt.items[0].id, Decimal(1)),
            ):
                assert await rule(work) == "parts_taken"
            assert till.sale.receipt == receipt
            # More goods, and a little less that leaves it above what is here, are no matter.
            await till.sale.scan(demo.BREAD.barcode)
            await till.sale.remove(next(i.id for i in till.sale.receipt.items if i.name == receipt.items[-1].name))
            assert till.payment.tender.left == till.sale.totals.total - 600

    run(work())


def test_a_part_goes_back_with_its_reason_and_who_gave_it(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            await till.payment.take(CARD, Decimal("200.00"), TYPED)
            (part,) = till.sale.receipt.parts
            assert await rule(till.payment.give_part_back(part.id, "  ")) == "reason_missing"
            assert await rule(till.payment.give_part_back("other", "помилка")) == "part_unknown"
            await till.payment.give_part_back(part.id, "покупець передумав")
            assert not till.sale.receipt.parts
            back, taken = (await till.stores.audit.recent())[:2]
            assert (taken.what, taken.facts["amount"], taken.facts["rrn"]) == ("take_part", "200.00", "431807420927")
            assert (back.what, back.who, back.facts["reason"]) == (
                "give_part_back", demo.CASHIER.name, "покупець передумав",
            )  # fmt: skip
            assert await till.stores.audit.verify() is None
            await till.sale.clear()
            assert not till.sale.receipt.items

    run(work())


def test_a_charge_is_attached_once_and_goes_only_through_the_terminal(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            made = charge(till, "614.52")
            await asyncio.gather(*(till.payment.attach(made) for _ in range(3)))
            await till.payment.attach(made)
            (part,) = till.sale.receipt.parts
            assert part.id == made.id
            assert await rule(till.payment.give_part_back(part.id, "помилка")) == "part_charged"
            await till.payment.taken_back(made.id)
            await till.payment.taken_back(made.id)
            assert not till.sale.receipt.parts
            await till.payment.attach(charge(till, "614.52"))
            document = await till.payment.finish()
            assert document.payable == Decimal("614.52")
            assert await rule(till.payment.attach(made)) == "part_elsewhere"

    run(work())


def test_a_charge_of_the_last_minute_is_attached_and_ended_after_the_shifts_day(tmp_path: Path) -> None:
    """24 hours bar new sales, never the end of one that money is here for."""

    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            made = charge(till, "100.00")
            till.clock.move(25 * 3600)
            assert await rule(till.payment.pay_cash(Decimal(1000))) == "shift_too_long"
            await till.payment.attach(made)
            document = await till.payment.pay_cash(Decimal("514.50"))
            assert document.payable == Decimal("614.50")

    run(work())


def test_what_the_shop_does_not_take_is_not_taken(tmp_path: Path) -> None:
    async def work() -> None:
        rules = replace(demo.RULES, means=MeansRules(order=(PaymentMeans.CASH,)))
        async with desk(tmp_path, rules) as till:
            await counted(till)
            assert await rule(till.payment.take(CARD, Decimal(1), TYPED)) == "means_off"

    run(work())


def test_details_are_asked_for_as_the_shop_has_set(tmp_path: Path) -> None:
    async def work() -> None:
        rules = replace(demo.RULES, means=MeansRules(card=Ask.ASKED, acquirer="Банк", terminal_id="S1KA1234"))
        async with desk(tmp_path, rules) as till:
            await counted(till)
            await till.payment.take(CARD, Decimal("1.00"), Details())
            assert till.sale.receipt.parts[0].extra == {"acquirer": "Банк", "terminal_id": "S1KA1234"}
        async with desk(tmp_path, demo.RULES) as till:
            assert await rule(till.payment.take(CARD, Decimal("1.00"), Details())) == "rrn_missing"

    run(work())


def test_a_card_number_is_neither_taken_nor_kept(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            assert await rule(till.payment.take(CARD, Decimal(1), Details("4111111111111111"))) == "card_typed"
            assert await rule(till.payment.take(IBAN, Decimal(1), Details(payer="4111 1111 1111 1111"))) == "card_typed"
            made = charge(till, "1.00")
            assert made.slip is not None
            await till.payment.attach(replace(made, slip=replace(made.slip, pan="4111111111111111")))

    run(work())
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"take_part" in kept
    assert b"4111111111111111" not in kept
    assert b"4111 1111" not in kept


def test_a_disk_that_refuses_leaves_the_parts_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise StoreFault("full")

    async def work() -> None:
        async with desk(tmp_path) as till:
            await counted(till)
            await till.payment.take(CARD, Decimal("200.00"), TYPED)
            with monkeypatch.context() as broken:
                broken.setattr(till.stores.current, "save", fails)
                with pytest.raises(StoreFault):
                    await till.payment.add_cash(Decimal("100.00"))
                broken.setattr(till.stores.documents, "record", fails)
                with pytest.raises(StoreFault):
                    await till.payment.pay_cash(Decimal("500.00"))
            assert till.payment.tender.taken == 200
            assert till.payment.tender.left_in_cash == Decimal("414.50")

    run(work())
