"""Receipts of other programs, whose sums nobody checked: no more goes back for them than the goods cost, and once."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import desk

from app.api.receipts import Receipt
from app.domain.document import Delivery, DeliveryState, DocumentKind, JournalEntry
from app.domain.refund import ledger_of
from app.domain.tax import TaxRules
from app.errors import RuleBroken
from app.services.received import entry_of

WHY = "Неякісний товар"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.mark.parametrize(
    ("cash", "given"),
    [
        ({"amount": "200", "deposit_amount": "200", "change_amount": "47.50"}, "152.50"),
        ({"amount": "152.50", "deposit_amount": "200", "change_amount": "47.50"}, "152.50"),
        ({"amount": "152.30"}, "152.30"),
    ],
    ids=["with-change", "without", "to-the-kopeck"],
)
def test_change_that_another_program_left_in_its_sum_is_not_given_back(cash: dict[str, str], given: str) -> None:
    """The server checks no sums (contract-notes.md 9)."""
    sale = entry_of(
        Receipt.model_validate(bare() | {"payment_transactions": [cash | {"id": "p", "transaction_type_id": 0}]}),
        TaxRules(),
    )
    assert sale is not None
    ledger = ledger_of(sale.document)
    assert ledger.part({0: Decimal(1)}, 50).payable == Decimal(given)


def test_more_than_the_goods_cost_is_never_given_back() -> None:
    """A sum nobody can explain: a person looks at it."""
    paid = {"id": "p", "amount": "200", "transaction_type_id": 0}
    sale = entry_of(Receipt.model_validate(bare() | {"payment_transactions": [paid]}), TaxRules())
    assert sale is not None
    with pytest.raises(RuleBroken, match="refund_sums"):
        ledger_of(sale.document).part({0: Decimal(1)}, 50)


def test_a_sale_some_of_which_came_back_at_another_till_is_not_cancelled(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            await till.shift.open(Decimal("1250.00"))
            await till.sale.scan(demo.MILK.barcode, Decimal(2))
            sale = await till.payment.pay_cash(Decimal(200))
            till.station.cashier = demo.CASHIERS[1]
            while (due := await till.stores.outbox.next_due(till.clock.now())) is not None:
                await till.stores.outbox.begin_attempt(due.document_id, till.clock.now())
                await till.stores.outbox.delivered(due.document_id, None, "70001", "4", till.clock.now())
            item = replace(sale.items[0], quantity=Decimal(1), amount=Decimal("54.90"), gross=Decimal("54.90"))
            given = replace(
                sale, id=demo.uid("other"), kind=DocumentKind.REFUND, mark="X-1-aaaaaaaa", items=(item,),
                total=Decimal("54.90"), payable=Decimal("54.90"), rounding=Decimal(0),
                payments=(replace(sale.payments[0], amount=Decimal("54.90")),), related_fiscal_number="70001",
            )  # fmt: skip
            await till.stores.server_receipts.keep(
                [JournalEntry(given, Delivery(DeliveryState.DELIVERED, fiscal_number="9"), elsewhere=True)]
            )
            basis = await till.refund.begin(sale.id)
            assert not await till.refund.may_cancel(basis.entry)
            with pytest.raises(RuleBroken, match="cancel_not_last"):
                await till.refund.cancel(sale.id, WHY)
            assert await till.journal.entries(kind=DocumentKind.CANCEL, limit=1) == []

    run(work())


def bare() -> dict[str, Any]:
    """A receipt of another program: one thing for 152,30."""
    return {
        "id": "a", "title": "Чек №17", "type": 0, "state": 2, "total_amount": "152.30",
        "created_at": "2026-11-22T10:00:00.000Z",
        "items": [{"id": "i", "name": "Кава", "price": "152.30", "quantity": 1, "amount": "152.30"}],
    }  # fmt: skip
