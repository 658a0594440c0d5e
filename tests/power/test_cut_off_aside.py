"""Receipts that wait, cut off at any call of the disk: their goods are on the counter, aside or handed over; those the
server refused come back whole, or not at all.

Never in neither, never in two of them; what is aside here has its copy on the way to the server, and no copy stands
alone. Whoever makes them ready was told of each once, when it left the counter, and never again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.aside_lives import RULES
from helpers.cut_walk import cut_everywhere
from helpers.desk import desk
from helpers.nest import Life, Nest

from app.domain.document import DocumentKind
from app.domain.handed import Fate
from app.domain.order import Order
from app.domain.printjob import JobKind
from app.store.codec import decode
from app.store.held_copies import CopyState

EVERY = {"kill": 3, "torn": 11, "full": 11, "io": 11}


@pytest.fixture(scope="module")
def started(begun: Callable[..., Path]) -> Path:
    return begun(RULES)


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.aside_lives") as made:
        yield made


@pytest.mark.parametrize("way", ["kill", "torn", "full", "io"])
def test_goods_that_wait_are_in_one_place_whenever_the_till_ends(
    way: str, nest: Nest, started: Path, memory: Path
) -> None:
    whole, ends = cut_everywhere(nest, "aside", started, memory, way, EVERY[way], judged)
    assert (len(whole.heard("held")), len(whole.heard("resumed")), len(whole.heard("handed"))) == (2, 1, 1)
    assert len(whole.heard("withdrawn")) == 1
    if way == "kill":
        assert {"counter", "aside", "counter and aside", "handed", "withdrawn to aside"} <= set(ends), ends


async def judged(folder: Path, life: Life, where: str) -> str:
    """What the next start finds, held against what the screen had said."""
    async with desk(folder, RULES) as till:
        assert await till.stores.audit.verify() is None, where
        held = await till.held.list()
        rows = await till.handover.list()
        handed = [row.document for row in rows if row.fate is not Fate.WITHDRAWN]
        goods: Counter[str] = Counter()
        for lines in (till.sale.receipt.items, *(one.items for one in held), *(one.items for one in handed)):
            goods.update({line.name: int(line.quantity) for line in lines})
        told: Counter[str] = Counter()
        for job in await till.stores.print_jobs.next_jobs():
            if job.kind is JobKind.ORDER:
                told.update({line.name: int(line.quantity) for line in decode(Order, job.body).lines})
        ordered = Counter({line.name: 1 for one in handed for line in one.items})
        for receipt in (till.sale.receipt, *held):
            ordered.update({line.name: int(line.ordered) for line in receipt.items if line.ordered})
        scanned = {said[0] for said in life.heard("scanned")}
        assert set(goods.values()) <= {1}, where
        assert scanned <= set(goods), where
        assert ordered == told, where
        copies = [one for one in await till.stores.held_copies.open() if one.state is CopyState.THERE]
        copied = held if len(handed) == len(rows) else []  # a till that hands over has no copies on the server
        assert {one.receipt_id for one in copies} == {one.id for one in copied}, where
        posted = {row.document.id for row in await till.stores.documents.journal(kind=DocumentKind.HELD)}
        assert {one.key for one in copies} <= posted, where
        assert bool(life.heard("handed")) <= bool(rows), where
        assert bool(life.heard("withdrawn")) <= (len(handed) < len(rows)), where
        if len(handed) < len(rows):
            waiting = {row.document_id for row in await till.stores.outbox.list_open()}
            assert not waiting & {row.document.id for row in rows}, where
            return "withdrawn to aside" if held else "withdrawn"
        places = [("counter", till.sale.receipt.items), ("aside", held), ("handed", handed)]
        return " and ".join(name for name, there in places if there)
