"""A life of a till without a window, for `helpers.nest`: a shift is counted and closed, cut off where it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path

from helpers.desk import open_desk
from helpers.disk import Cut, Disk
from helpers.nest import say

import app.services.payload  # noqa: F401 - the recorder imports it late: every life would do so anew
from app.domain.closing import BegunClosing
from app.domain.shift import Count, ShiftClose
from app.errors import StoreFault, TillError

#: A float of 100 was put in: ten are missing, twenty stay.
PIECES, LEFT, WHY = {Decimal(50): 1, Decimal(20): 2}, Decimal(20), "Помилка з рештою"


def closing(folder: str, at: int, way: str, hand_over: bool) -> None:
    """Counts note by note and closes; cut off at call `at`. Without `hand_over` all of it stays in the drawer.

    Says what the screen would: "counted" after each kept step with its number, "closed", "fault"; at the end how many
    calls of the disk there were.
    """
    asyncio.run(_closing(Path(folder), Cut(at, way), hand_over=hand_over))


async def _closing(folder: Path, cut: Cut, *, hand_over: bool) -> None:
    disk = Disk(cut)
    try:
        desk = await open_desk(folder)
    except StoreFault as fault:
        say("fault", "open", fault.kind)
        return

    async def twice(step: str, work: Callable[[], Awaitable[object]]) -> bool:
        for _ in range(2):
            try:
                await work()
            except TillError as fault:
                say("fault", step, repr(fault))
                cut.heal()
            else:
                return True
        return False

    shift_id = desk.station.need_shift().id
    for number, begun in enumerate(steps(shift_id), start=1):
        if await twice("keep", lambda begun=begun: desk.shift.keep_begun(begun)):
            say("counted", number)
    left = LEFT if hand_over else Count(PIECES).total
    if await twice("close", lambda: desk.shift.close(ShiftClose(Count(PIECES), left, WHY))):
        say("closed")
    try:
        await desk.stores.close()
    except StoreFault as fault:
        say("fault", "close", fault.kind)
    say("calls", cut.count)
    disk.unregister()


def steps(shift_id: str) -> list[BegunClosing]:
    """The page as it fills: one note, the other, the reason."""
    [first, second] = PIECES.items()
    return [
        BegunClosing(shift_id, pieces=dict([first])),
        BegunClosing(shift_id, pieces=dict([first, second])),
        BegunClosing(shift_id, pieces=dict([first, second]), reason=WHY, revealed=True),
    ]
