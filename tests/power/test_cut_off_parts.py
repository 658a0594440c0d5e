"""A receipt paid in parts, cut off at any call of the disk: money that was taken is on the counter or in the sale.

Never in neither, never in both, never twice; and every part has its row in the audit, every row its part.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.desk import desk
from helpers.nest import Life, Nest
from helpers.part_lives import RRN

from app.domain.document import DocumentKind
from app.domain.payment import PaymentMeans

EVERY = {"kill": 1, "torn": 4, "full": 3, "io": 3}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A till with an open shift, closed."""

    async def begin(folder: Path) -> None:
        async with desk(folder) as till:
            await till.shift.open(Decimal(100))

    folder = tmp_path_factory.mktemp("started") / "till"
    asyncio.run(begin(folder))
    return folder


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.part_lives") as made:
        yield made


def lived(nest: Nest, started: Path, folder: Path, at: int, way: str) -> Life:
    shutil.copytree(started, folder)
    return nest.bear("parts", folder=folder, at=at, way=way).rest()


@pytest.mark.parametrize("way", ["kill", "torn", "full", "io"])
def test_a_part_that_was_taken_is_there_whenever_the_till_ends(
    way: str, nest: Nest, started: Path, memory: Path
) -> None:
    whole = lived(nest, started, memory / "whole", 0, way)
    [[calls]] = whole.heard("calls")
    assert (len(whole.heard("taken")), len(whole.heard("paid"))) == (2, 1)
    ends: dict[str, int] = {}
    for at in range(1, calls + 1, EVERY[way]):
        folder = memory / str(at)
        life = lived(nest, started, folder, at, way)
        end = asyncio.run(judged(folder, life, f"{way} at call {at}: {life.said}"))
        ends[end] = ends.get(end, 0) + 1
        shutil.rmtree(folder)
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
