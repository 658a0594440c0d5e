"""A card approved by the emulated terminal at once → the answer known on the loop: the till's own cost beside the pause
of 100 ms the protocol wants between two messages."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.terminals import QUICK, bank

from app.devices.links import parse_address
from app.devices.privat_line import Pace
from app.devices.privat_terminal import PrivatTerminal
from app.sandbox.terminal import EmulatedTerminal

__all__ = ["bank"]

TIMES = 60


async def charges(terminal: PrivatTerminal, pause: float) -> list[float]:
    """Milliseconds of each charge; `pause` lies before it (seconds), as between two customers."""
    took = []
    await terminal.purchase(Decimal("1.00"))
    for _ in range(TIMES):
        await asyncio.sleep(pause)
        began = time.perf_counter()
        slip = await terminal.purchase(Decimal("1.00"))
        took.append((time.perf_counter() - began) * 1000)
        assert slip.approved
    return took


@pytest.mark.benchmark_figures
def test_approved_to_known(bank: EmulatedTerminal) -> None:
    async def run(pace: Pace, pause: float) -> list[float]:
        terminal = PrivatTerminal(pace)
        terminal.use(parse_address(bank.address, "bank_terminal_address"), 0.0)
        try:
            return await charges(terminal, pause)
        finally:
            await terminal.stop()

    print(f"\n{'emulator approves → answer known':44} {'median ms':>9} {'p95':>8}")
    for name, pace, pause in (
        ("own cost, no pause between messages", QUICK, 0.0),
        ("100 ms between messages, line just used", replace(QUICK, gap=0.1, poll=0.7), 0.11),
        ("the same, line asked first whether it is there", replace(QUICK, gap=0.1, poll=0.7, fresh=0.0), 0.11),
    ):
        took = asyncio.run(run(pace, pause))
        print(f"{name:44} {statistics.median(took):9.2f} {sorted(took)[int(TIMES * 0.95)]:8.2f}")
