"""A till wired to a real sandbox over a real socket: signed in, synced when asked, with pump and follower."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.api.client import SmartKasa
from app.clock import FakeClock
from app.outbox.follower import Follower
from app.outbox.pump import Pump
from app.sandbox.server import SandboxThread
from app.secrets import AsyncVault, MemoryVault
from app.services.catalog import CatalogSync
from app.services.login import Login
from app.services.pin_gate import PinGate
from app.services.pins import PinHasher
from app.services.server import Server

PHONE, PASSWORD, KEY = "380960000006", "123456789", "sandbox"


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    """A server that gives fiscal numbers at once."""
    with SandboxThread() as server:
        server.set(fiscal_delay=0)
        yield server


@dataclass
class Linked:
    """The desk and its way to the server."""

    desk: Desk
    server: Server
    login: Login
    pump: Pump
    follower: Follower
    sync: CatalogSync

    async def drain(self, most: int = 200) -> None:
        """Steps the pump, moving the clock over its pauses, until nothing is due any more."""
        for _ in range(most):
            wait = await self.pump.step()
            counts = await self.desk.stores.outbox.counts()
            if counts.waiting + counts.unknown == 0:
                return
            if wait:
                self.desk.clock.move(wait)
        raise AssertionError(f"still not delivered: {await self.desk.stores.outbox.counts()}")


@asynccontextmanager
async def linked(
    folder: Path, sandbox: SandboxThread, *, sign_in: bool = True, clock: FakeClock | None = None
) -> AsyncIterator[Linked]:
    """Opens the desk of `folder` and, unless told otherwise, signs it in at the sandbox's first shop and terminal."""
    async with desk(folder, clock=clock) as till:
        clock = till.clock
        vault = AsyncVault(MemoryVault())
        server = Server(lambda url, key: SmartKasa(url, key, clock=clock), vault, till.stores.meta, clock)
        hasher = PinHasher(b"pepper", cheap=True)
        gate = PinGate(till.stores.cashiers, till.stores.pin_guesses, hasher, clock)
        login = Login(till.station, till.stores.cashiers, till.stores.meta, till.stores.outbox, gate, server, clock)
        pump = Pump(till.stores.outbox, server.receipts, clock, jitter=lambda: 0.5)
        follower = Follower(till.stores.outbox, server.receipts, clock)
        sync = CatalogSync(till.stores.catalog, server, till.station, clock, every=300)
        till.server.ask = server.receipts
        till.station.place = None
        if sign_in:
            shops = await login.first_sign_in(sandbox.url, KEY, PHONE, PASSWORD)
            await login.choose(shops[0], shops[0].terminals[0])
        try:
            yield Linked(till, server, login, pump, follower, sync)
        finally:
            await server.close()
            hasher.close()


async def stand(till: Linked) -> None:
    """A senior with an open shift; its float is the first document."""
    till.desk.clock.set(demo.NOW)
    till.desk.station.cashier = demo.CASHIERS[1]
    await till.desk.shift.open(Decimal("5000.00"))
