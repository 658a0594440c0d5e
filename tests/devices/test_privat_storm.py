"""Charges in a storm: lines that break at random points, answers in pieces, misspelt, amid noise or never. At most one
request for money on the wire each, and what the till makes of it is what the terminal's ledger says."""

from __future__ import annotations

import asyncio
import random
import sys
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers.terminals import QUICK, bank, purchases

from app.devices.links import parse_address
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import TerminalSlip
from app.errors import AnswerLost
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import BREAKS, Habits

__all__ = ["bank"]

PACE = replace(QUICK, operation=0.3, grace=0.15)


def weather(rnd: random.Random) -> Habits:
    """How the terminal behaves for the next charge."""
    return Habits(
        code=rnd.choice(["0000"] * 5 + ["0010", "0005", "1001"]),
        break_at=rnd.choice(["", "", "", *BREAKS[1:]]),
        mute=rnd.random() < 0.05,
        pieces=rnd.choice([0, 0, 1, 7]),
        misspelt=rnd.random() < 0.2,
        garbage=rnd.random() < 0.2,
        card_seconds=rnd.choice([0.0, 0.0, 0.03]),
        host_seconds=rnd.choice([0.0, 0.0, 0.02]),
        plain_pan=True,
    )


def found_out(before: TerminalSlip | None, after: TerminalSlip | None) -> Decimal:
    """What a lost answer turns out to have charged: only a transaction that was not there before is ours."""
    if after is None or not after.approved:
        return Decimal(0)
    # A terminal that misspells tells its numbers without their zeros.
    new = before is None or int(before.invoice) != int(after.invoice)
    return after.amount if new else Decimal(0)


async def storm(bank: EmulatedTerminal, seed: int, times: int) -> int:
    """Gives how many answers were lost."""
    rnd = random.Random(seed)
    terminal = PrivatTerminal(PACE)
    terminal.use(parse_address(bank.address, "bank_terminal_address"), 0.0)
    known, lost = Decimal(0), 0
    try:
        for number in range(times):
            habits = weather(rnd)
            bank.machine.plan.clear()
            bank.machine.plan.append(habits)
            bank.machine.habits = replace(
                Habits(), pieces=habits.pieces, garbage=habits.garbage, misspelt=habits.misspelt,
                held_seconds=rnd.choice([0.0, 0.0, 0.05]),
            )  # fmt: skip
            before, asked = await terminal.last(), purchases(bank)
            try:
                slip = await terminal.purchase(Decimal(rnd.randint(1, 99_999)) / 100)
                known += slip.amount if slip.approved else 0
            except AnswerLost:
                lost += 1
                known += found_out(before, await terminal.last())
            assert purchases(bank) - asked == 1, (number, habits)
            assert known == bank.machine.ledger.taken, (number, habits)
    finally:
        await terminal.stop()
    return lost


@pytest.mark.parametrize(("seed", "times"), [(1, 30), pytest.param(2, 1000, marks=pytest.mark.long)])
def test_no_charge_is_doubled_or_lost_in_a_storm(bank: EmulatedTerminal, seed: int, times: int) -> None:
    lost = asyncio.run(storm(bank, seed, times))
    taken = bank.machine.ledger.taken
    sys.stdout.write(f"{times} charges, {lost} answers lost, {taken} on the terminal's ledger and known\n")
    assert lost > times / 4, "the storm blows"
