"""The close of a shift, cut off at any call of the disk: it is closed whole, or not begun and the count is there.

Whole is: the shift with its sums, the service output, the slip in the queue, the row in the audit. Never some of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from helpers.closing_lives import LEFT, PIECES, WHY, steps
from helpers.cut_walk import cut_everywhere
from helpers.desk import desk
from helpers.nest import Life, Nest

from app.domain.deeds import Deed
from app.domain.document import CashPurpose, DocumentKind
from app.domain.printjob import JobKind
from app.domain.shift import Count, ShiftClose

EVERY = {"kill": 1, "torn": 3, "full": 2, "io": 2}


@pytest.fixture(scope="module")
def started(begun: Callable[..., Path]) -> Path:
    return begun()


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.closing_lives") as made:
        yield made


@pytest.mark.parametrize("hand_over", [True, False])
@pytest.mark.parametrize("way", ["kill", "torn", "full", "io"])
def test_a_shift_is_closed_whole_or_not_at_all(
    way: str, hand_over: bool, nest: Nest, started: Path, memory: Path
) -> None:
    judge = partial(judged, hand_over=hand_over)
    whole, ends = cut_everywhere(nest, "closing", started, memory, way, EVERY[way], judge, hand_over=hand_over)
    assert (len(whole.heard("counted")), len(whole.heard("closed"))) == (3, 1), whole.said
    assert ends.get("closed"), ends
    if way == "kill":
        assert set(ends) == {"0 steps", "1 steps", "2 steps", "3 steps", "closed"}, ends


async def judged(folder: Path, life: Life, where: str, *, hand_over: bool) -> str:
    """What the next start finds, held against what the screen had said."""
    async with desk(folder) as till:
        assert await till.stores.audit.verify() is None, where
        last = await till.shift.last()
        outputs = [
            entry.document
            for entry in await till.stores.documents.journal(kind=DocumentKind.SERVICE_OUTPUT)
            if entry.document.purpose is CashPurpose.HAND_OVER
        ]
        slips = [job for job in await till.stores.print_jobs.recent() if job.kind is JobKind.SHIFT_CLOSE]
        rows = [row for row in await till.stores.audit.recent() if row.what == Deed.CLOSE_SHIFT]
        if last is not None:
            assert till.station.shift is None, where
            left = LEFT if hand_over else Count(PIECES).total
            assert (last.expected, last.counted, last.left, last.reason) == (100, 90, left, WHY), where
            assert [one.payable for one in outputs] == ([Decimal(90) - LEFT] if hand_over else []), where
            assert (len(slips), len(rows)) == (1, 1), where
            head = await till.stores.audit.of_closing(last.id)
            assert head is not None
            assert (await till.stores.audit.on_paper(head[1])).holds, where
            return "closed"
        assert not life.heard("closed"), where
        assert (outputs, slips, rows) == ([], [], []), where
        shift = till.station.need_shift()
        begun = await till.shift.begun()
        made = steps(shift.id)
        number = made.index(begun) + 1 if begun is not None else 0
        assert number >= len(life.heard("counted")), where
        # It can be closed from here, with what was counted.
        await till.shift.close(ShiftClose(Count(PIECES), LEFT, WHY))
        return f"{number} steps"
