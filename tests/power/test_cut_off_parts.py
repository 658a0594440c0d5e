"""A receipt paid in parts, cut off at any call of the disk: money that was taken is on the counter or in the sale.

Never in neither, never in both, never twice; and every part has its row in the audit, every row its part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.cut_walk import cut_everywhere
from helpers.desk import desk
from helpers.nest import Life, Nest
from helpers.part_lives import RRN

from app.domain.document import DocumentKind
from app.domain.payment import PaymentMeans

EVERY = {"kill": 1, "torn": 4, "full": 3, "io": 3}


@pytest.fixture(scope="module")
def started(begun: Callable[..., Path]) -> Path:
    return begun()


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.part_lives") as made:
        yield made


@pytest.mark.parametrize("way", ["kill", "torn", "full", "io"])
def test_a_part_that_was_taken_is_there_whenever_the_till_ends(
    way: str, nest: Nest, started: Path, memory: Path
) -> None:
    whole, ends = cut_everywhere(nest, "parts", started, memory, way, EVERY[way], judged)
    assert (len(whole.heard("taken")), len(whole.heard("paid"))) == (2, 1)
    assert ends.get("sold"), ends
    if way == "kill":
        assert {"0 parts", "1 parts", "2 parts", "sold"} <= set(ends), ends


async def judged(folder: Path, life: Life, where: str) -> str:
    """What the next start finds, held against what the screen had said."""
    async with desk(folder) as till:
        receipt = till.sale.receipt
        sold = [entry.document for entry in await till.stores.documents.journal(kind=DocumentKind.SALE)]
        assert len(sold) <= 1, where
        audit = [row for row in await till.stores.audit.recent() if row.what == "take_part"]
        assert await till.stores.audit.verify() is None, where
        here = {(part.means.name, str(part.amount)) for part in receipt.parts}
        if sold:
            (document,) = sold
            assert not receipt.parts, where
            assert [one.means for one in document.payments] == [PaymentMeans.CASH, PaymentMeans.CARD], where
            assert sum(one.amount for one in document.payments) == document.payable, where
            assert [one.rrn for one in document.payments if one.rrn] == [RRN], where
            assert len(audit) == 2, where
            return "sold"
        assert not life.heard("paid"), where
        assert {tuple(said) for said in life.heard("taken")} <= here, where
        assert len(receipt.parts) == len(here) == len(audit), where
        if receipt.parts:
            # What is left can be paid, and the sale has all of it.
            document = await till.payment.pay_cash(Decimal(500))
            assert {part.id for part in receipt.parts} <= {one.id for one in document.payments}, where
        return f"{len(here)} parts"
