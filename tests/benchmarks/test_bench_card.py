"""A card approved by the emulated terminal → the sale recorded, and the whole of it from the cashier's tap."""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import desk
from helpers.terminals import QUICK, bank

from app.devices.links import parse_address
from app.devices.privat_terminal import PrivatTerminal
from app.sandbox.terminal import EmulatedTerminal

__all__ = ["bank"]

TIMES = 40


@pytest.mark.benchmark_figures
def test_approved_to_done(bank: EmulatedTerminal, tmp_path: Path) -> None:
    """Journal in FULL on this disk; 100 ms between two messages, as the protocol wants."""
    real = bank.machine.ledger.add
    approved = [0.0]

    def add(*given: object, **named: object) -> object:
        approved[0] = time.perf_counter()
        return real(*given, **named)  # type: ignore[arg-type]

    bank.machine.ledger.add = add  # type: ignore[method-assign, assignment]

    async def run() -> tuple[list[float], list[float]]:
        terminal = PrivatTerminal(replace(QUICK, gap=0.1, poll=0.7))
        terminal.use(parse_address(bank.address, "bank_terminal_address"), 0.0)
        done, whole = [], []
        try:
            async with desk(tmp_path) as till:
                till.bank.terminal = terminal
                await till.shift.open(Decimal(100))
                for _ in range(TIMES):
                    await till.sale.scan(demo.MILK.barcode)
                    began = time.perf_counter()
                    charge = await till.cards.purchase(till.sale.receipt.id, till.payment.tender.left)
                    assert charge is not None
                    await till.payment.attach(charge)
                    await till.payment.finish()
                    over = time.perf_counter()
                    done.append((over - approved[0]) * 1000)
                    whole.append((over - began) * 1000)
        finally:
            await terminal.stop()
        return done, whole

    done, whole = asyncio.run(run())
    print(f"\n{'a sale by card':44} {'median ms':>9} {'p95':>8}")
    for name, took in (("emulator approves → sale recorded", done), ("asked → sale recorded", whole)):
        print(f"{name:44} {statistics.median(took):9.2f} {sorted(took)[int(TIMES * 0.95)]:8.2f}")
