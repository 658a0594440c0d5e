"""The real shift services of one test, with a hand on what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import Desk, open_desk
from helpers.qloop import Loop

from ui.tasks import Tasks


class ShiftTill:
    """Real services on a real store; `failed` gathers what reached nobody else."""

    def __init__(self, loop: Loop, desk: Desk) -> None:
        self.loop, self.desk = loop, desk
        self.tasks = Tasks()
        self.failed: list[Exception] = []
        self.tasks.failed.connect(lambda name, error: self.failed.append(error))

    def settle(self) -> None:
        """Waits for everything a presenter started."""
        self.loop.run(self.tasks.drain())

    def open(self, amount: str = "1250") -> None:
        """An open shift with a float."""
        self.loop.run(self.desk.shift.open(Decimal(amount)))

    def sell(self, cash: str) -> None:
        """The mockup's receipt sold for 614,50, `cash` handed over."""

        async def work() -> None:
            await self.desk.stores.current.save(demo.receipt())
            await self.desk.sale.restore()
            await self.desk.payment.pay_cash(Decimal(cash))

        self.loop.run(work())


@pytest.fixture
def till(loop: Loop, tmp_path: Path) -> Iterator[ShiftTill]:
    """A till of this test alone, no shift open."""
    desk = loop.run(open_desk(tmp_path))
    made = ShiftTill(loop, desk)
    yield made
    made.settle()
    loop.run(desk.stores.close())
