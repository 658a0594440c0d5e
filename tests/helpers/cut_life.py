"""A life of a till without a window, for `helpers.nest`: its work is cut off at one call of the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from helpers import demo
from helpers.desk import Desk, open_desk
from helpers.disk import Cut, Disk
from helpers.nest import say

import app.services.payload  # noqa: F401 - the recorder imports it late: every life would do so anew
from app.domain.rules import TillRules
from app.errors import StoreFault, TillError


class CutTill:
    """The till, and steps that a cashier tries twice when the disk refuses; by the second time it has healed."""

    def __init__(self, desk: Desk, cut: Cut) -> None:
        self.desk = desk
        self._cut = cut

    async def step(self, name: str, work: Callable[[], Awaitable[object]]) -> bool:
        """Whether it was done in the end; says "fault" each time it was not."""
        for _ in range(2):
            try:
                await work()
            except TillError as fault:
                say("fault", name, repr(fault))
                self._cut.heal()
            else:
                return True
        return False


def live(
    folder: str, at: int, way: str, work: Callable[[CutTill], Awaitable[None]], rules: TillRules = demo.RULES
) -> None:
    """Opens the till, works, closes; cut off at call `at`, at none for 0. At the end says how many "calls" of the disk
    there were."""
    asyncio.run(_live(Path(folder), Cut(at, way), work, rules))


async def _live(folder: Path, cut: Cut, work: Callable[[CutTill], Awaitable[None]], rules: TillRules) -> None:
    disk = Disk(cut)
    try:
        desk = await open_desk(folder, rules)
    except StoreFault as fault:
        say("fault", "open", fault.kind)
        return
    await work(CutTill(desk, cut))
    try:
        await desk.stores.close()
    except StoreFault as fault:
        say("fault", "close", fault.kind)
    say("calls", cut.count)
    disk.unregister()
