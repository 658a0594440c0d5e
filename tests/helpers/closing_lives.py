"""A shift is counted and closed, cut off where it is told; see `helpers.cut_life`."""

from __future__ import annotations

from decimal import Decimal

from helpers.cut_life import CutTill, live
from helpers.nest import say

from app.domain.closing import BegunClosing
from app.domain.shift import Count, ShiftClose

#: A float of 100 was put in: ten are missing, twenty stay.
PIECES, LEFT, WHY = {Decimal(50): 1, Decimal(20): 2}, Decimal(20), "Помилка з рештою"


def closing(folder: str, at: int, way: str, hand_over: bool) -> None:
    """Counts note by note and closes. Without `hand_over` all of it stays in the drawer.

    Says what the screen would: "counted" after each kept step with its number, "closed".
    """

    async def work(till: CutTill) -> None:
        desk = till.desk
        for number, begun in enumerate(steps(desk.station.need_shift().id), start=1):
            if await till.step("keep", lambda begun=begun: desk.shift.keep_begun(begun)):
                say("counted", number)
        left = LEFT if hand_over else Count(PIECES).total
        if await till.step("close", lambda: desk.shift.close(ShiftClose(Count(PIECES), left, WHY))):
            say("closed")

    live(folder, at, way, work)


def steps(shift_id: str) -> list[BegunClosing]:
    """The page as it fills: one note, the other, the reason."""
    [first, second] = PIECES.items()
    return [
        BegunClosing(shift_id, pieces=dict([first])),
        BegunClosing(shift_id, pieces=dict([first, second])),
        BegunClosing(shift_id, pieces=dict([first, second]), reason=WHY, revealed=True),
    ]
