"""Lives of a whole till without its window, for `helpers.nest`: it sells, prints and sends until it is killed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

# What is imported at the first call: every life would do so anew.
import anyio._backends._asyncio  # noqa: F401
import h11  # noqa: F401
import httpcore  # noqa: F401
from helpers.nest import say
from helpers.vault import FileVault

import app.api.client
import app.services.payload  # noqa: F401
from app import secrets
from app.clock import SystemClock
from app.domain.printjob import JobState
from app.services.pins import PinHasher
from app.settings import Settings
from ui import till as parts
from ui.till import Till

KEY, PHONE, PASSWORD = "sandbox", "380960000006", "123456789"
TENDERED = Decimal(5000)
#: A server that does not keep our ids has to settle for minutes before a resend: the last run lets them pass.
STEP, EVERY = 70.0, 0.05


class HurriedClock(SystemClock):
    """The computer's clock, and what was added to it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self):  # type: ignore[no-untyped-def]
        return super().now() + timedelta(seconds=self.ahead)

    def monotonic(self) -> float:
        return super().monotonic() + self.ahead


def first(folder: str, url: str) -> None:
    """The first start: signs in, takes the first terminal, opens a shift, reads the goods."""

    async def work() -> None:
        till = await opened(folder, "none", SystemClock())
        await till.start()
        shops = await till.login.first_sign_in(url, KEY, PHONE, PASSWORD)
        await till.login.choose(shops[0], shops[0].terminals[0])
        till.station.cashier = (await till.login.cashiers())[0]
        await till.shift.open(Decimal(100))
        await until(lambda: till.stores.catalog.synced_at())
        await drained(till)
        await till.close()

    asyncio.run(work())


def sell(folder: str, printer: str, sales: int) -> None:
    """Sells one receipt after another. Says "line", "paid" with id and number, "shown"."""

    async def work() -> None:
        till = await opened(folder, printer, SystemClock())
        await at_work(till)
        await sold(till, sales)

    asyncio.run(work())


def last(folder: str, printer: str) -> None:
    """A clean run: sells once more, then waits until all is delivered and nothing waits for paper, and closes."""

    async def work() -> None:
        clock = HurriedClock()
        till = await opened(folder, printer, clock)
        await at_work(till)
        await sold(till, 1)
        await drained(till, clock)
        say("left", (await till.stores.outbox.counts()).duplicate, (await till.stores.outbox.counts()).refused)
        await till.close()
        say("closed")

    asyncio.run(work())


async def opened(folder: str, printer: str, clock: SystemClock) -> Till:
    path = Path(folder)
    secrets.open_vault = lambda service: FileVault(path / "vault.json")
    parts.PinHasher = partial(PinHasher, cheap=True)  # type: ignore[assignment,misc]
    # Minutes pass in moments here: a slip that a person is asked about would never come out.
    settings = Settings(path / "till", printer=printer, sounds=False, old_slips_minutes=24 * 60)
    return await Till.open(settings, clock)


async def at_work(till: Till) -> None:
    """As after a PIN; signs in again where the kill fell between the server's new token and the vault."""
    till.station.cashier = (await till.login.cashiers())[0]
    await till.start()
    await signed_in(till)
    say("unsure", till.stores.recovered.print_jobs, till.stores.recovered.outbox)


async def signed_in(till: Till) -> None:
    """A person signs in again where the till had to forget its session."""
    if till.server.signed_out:
        address, _ = await till.server.known()
        await till.login.first_sign_in(address, KEY, PHONE, PASSWORD)


async def sold(till: Till, sales: int, *, quiet: bool = False) -> None:
    """One receipt after another; tells each step unless `quiet`."""
    tell = (lambda *_: None) if quiet else say
    shelf = await till.stores.catalog.by_category(limit=60)
    goods = [one for one in shelf if one.price and one.barcode and not one.by_weight and not one.free_price]
    for number in range(sales):
        assert goods[number % len(goods)].barcode
        await till.sale.scan(goods[number % len(goods)].barcode or "")
        tell("line", till.sale.receipt.id)
        document = await till.payment.pay_cash(TENDERED)
        tell("paid", document.id, document.number)
        await till.journal.announced(document.id)
        tell("shown", document.id)


async def drained(till: Till, clock: HurriedClock | None = None, *, hurry: bool = False) -> None:
    """Until the server has everything and the printer has been given everything; `hurry` lets the pump pause never."""
    async with asyncio.timeout(120):
        while True:
            counts = await till.stores.outbox.counts()
            printing = any(job.state is JobState.PRINTING for job in await till.stores.print_jobs.recent(1))
            if not counts.waiting + counts.unknown and not printing and not await till.stores.print_jobs.next_jobs():
                return
            await signed_in(till)  # the old token may be found dead only when it is used
            if clock is not None:
                clock.ahead += STEP
            if hurry or clock is not None:
                till.pump.go()
            await asyncio.sleep(EVERY)


async def until(so: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(30):
        while not await so():  # noqa: ASYNC110  it is about rows on the disk, which set no event
            await asyncio.sleep(EVERY)
