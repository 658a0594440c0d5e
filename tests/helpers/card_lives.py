"""Lives of a till that takes cards, for `helpers.nest`: a real driver, a terminal on a socket in the parent's hands,
and an end wherever the parent says."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from helpers import work_lives
from helpers.nest import say
from helpers.terminals import QUICK
from helpers.vault import FileVault
from helpers.work_lives import at_work, drained, first

from app import secrets
from app.clock import SystemClock
from app.devices.privat_line import LineState
from app.devices.privat_terminal import PrivatTerminal
from app.domain.charge import Charge, ChargeState
from app.domain.charge_recovery import Outcome
from app.errors import DeviceFault, RuleBroken
from app.services.pins import PinHasher
from app.settings import Settings
from ui import counter
from ui import till as parts
from ui.till import Till

__all__ = ["cut", "first", "last", "sell"]

TENDERED = Decimal(5000)
#: How often a card is tried for one receipt before it is paid in cash.
TRIES = 3


def sell(folder: str, bank: str, sales: int, careless: bool = False) -> None:
    """Sells one receipt after another by card. Says "line", "asked", "doubt", "paid". `careless` is a till that asks
    again when it does not know: the control."""

    async def work() -> None:
        till = await opened(folder, bank)
        await settled(till)
        for number in range(sales):
            await by_card(till, number, careless=careless)

    asyncio.run(work())


def cut(folder: str, bank: str, at: int) -> None:
    """One sale by card that ends at step `at`: before or after each commit and each word with the terminal. Says
    "steps" when it came to its end."""

    async def work() -> None:
        till = await opened(folder, bank)
        await settled(till)
        steps = Steps(at)
        journal, terminal = till.stores.journal, till.counter.bank
        journal.write = steps.around(journal.write)  # type: ignore[method-assign]
        terminal.last = steps.around(terminal.last)  # type: ignore[method-assign]
        terminal.purchase = steps.around(terminal.purchase)  # type: ignore[method-assign]
        await by_card(till, 0)
        say("steps", steps.count)
        await till.close()

    asyncio.run(work())


def last(folder: str, bank: str) -> None:
    """A clean run: what was left in doubt is found out, what was paid is sold, everything is sent."""

    async def work() -> None:
        till = await opened(folder, bank)
        await settled(till)
        if till.sale.receipt.items:
            await till.payment.pay_cash(TENDERED)
        await drained(till, hurry=True)
        say("loose", [one.id for one in await till.cards.loose()])
        await till.close()
        say("closed")

    asyncio.run(work())


class Steps:
    """Counts what is done, and ends the process at one of the steps."""

    def __init__(self, at: int) -> None:
        self._at = at
        self.count = 0

    def around(self, work: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def stepped(*given: Any) -> Any:
            self._step()
            made = await work(*given)
            self._step()
            return made

        return stepped

    def _step(self) -> None:
        if self.count == self._at:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        self.count += 1


async def opened(folder: str, bank: str) -> Till:
    """The till at work, its terminal greeted."""
    path = Path(folder)
    secrets.open_vault = lambda service: FileVault(path / "vault.json")
    parts.PinHasher = partial(PinHasher, cheap=True)  # type: ignore[assignment,misc]
    counter.PrivatTerminal = partial(PrivatTerminal, QUICK)  # type: ignore[assignment,misc]
    settings = Settings(
        path / "till",
        printer="none",
        sounds=False,
        bank_terminal="privat_json",
        bank_terminal_address=bank,
        bank_terminal_wait=0,
    )
    till = await Till.open(settings, SystemClock())
    till.doubt._pauses = (0.02,)
    await at_work(till)
    async with asyncio.timeout(20):
        while till.bank.state is not LineState.READY:  # noqa: ASYNC110 - any of its news may be the one
            await asyncio.sleep(0.005)
    return till


async def settled(till: Till) -> None:
    """What the window does with a doubt: waits for its end, brings the money to its receipt, ends what is paid."""
    async with asyncio.timeout(40):
        while till.doubt.charge is not None:
            unclear = till.doubt.look is not None and till.doubt.look.outcome is Outcome.UNCLEAR
            assert not unclear, f"a person would be needed: {till.doubt.charge} {till.doubt.look}"
            await asyncio.sleep(0.005)
    await till.cards.match()
    if till.sale.receipt.parts and not till.payment.tender.left:
        paid = await till.payment.finish()
        say("paid", paid.id)


async def by_card(till: Till, number: int, *, careless: bool = False) -> None:
    """One receipt: the card is tried, what it did not pay comes in cash."""
    shelf = await till.stores.catalog.by_category(limit=60)
    goods = [one for one in shelf if one.price and one.barcode and not one.by_weight and not one.free_price]
    if not till.sale.receipt.items:
        await till.sale.scan(goods[number % len(goods)].barcode or "")
    begun = till.sale.receipt.id
    say("line", begun)
    for _ in range(TRIES):
        charge = await asked(till)
        if charge is not None and charge.state is ChargeState.UNKNOWN:
            say("doubt", charge.id)
            if careless:
                try:
                    await till.doubt.decide(None)
                except RuleBroken:  # the terminal was quicker
                    await till.cards.match()
                continue
            await settled(till)
        elif charge is not None and charge.state is ChargeState.APPROVED:
            await till.payment.attach(charge)
        if till.sale.receipt.id != begun:
            return
        if till.sale.receipt.parts:
            break
    paid = await (till.payment.pay_cash(TENDERED) if till.payment.tender.left else till.payment.finish())
    say("paid", paid.id)


async def asked(till: Till) -> Charge | None:
    say("asked", till.sale.receipt.id)
    try:
        return await till.cards.purchase(till.sale.receipt.id, till.payment.tender.left)
    except DeviceFault:
        return None


# The module of the other lives has what is imported at the first call.
assert work_lives
