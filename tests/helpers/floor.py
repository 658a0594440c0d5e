"""Tills of one shop on one sandbox, on the test's own clock: what one puts there, another one finds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from helpers import demo
from helpers.desk import Desk, desk
from helpers.virtual import Wire

from app.api.client import SmartKasa
from app.clock import FakeClock
from app.domain.product import Product
from app.outbox.follower import Follower
from app.outbox.pump import Pump
from app.sandbox import fiscal
from app.sandbox.core import Sandbox
from app.sandbox.seed import seed_sandbox


@dataclass
class FloorTill:
    """A till: its desk, its line to the server, its pump and its follower."""

    desk: Desk
    wire: Wire
    client: SmartKasa
    pump: Pump
    follower: Follower

    def cut(self) -> None:
        """No network."""
        self.wire.spoil = lambda request: "refused"

    def mend(self) -> None:
        self.wire.spoil = lambda request: ""
        self.pump.go()

    async def scan(self, *products: Product) -> None:
        for product in products:
            await self.desk.sale.scan(product.barcode)

    async def sell(self, *products: Product) -> None:
        await self.scan(*products)
        await self.desk.payment.pay_cash(Decimal(1000))

    async def drain(self, most: int = 100) -> None:
        """Steps the pump over its pauses until nothing waits."""
        for _ in range(most):
            wait = await self.pump.step()
            if wait:
                counts = await self.desk.stores.outbox.counts()
                if counts.waiting + counts.unknown == 0:
                    return
                self.desk.clock.move(wait)
                self.wire.arrive()
        raise AssertionError(f"still not delivered: {await self.desk.stores.outbox.counts()}")


class Floor:
    """The sandbox, the clock all share, and the tills that stand there."""

    def __init__(self, folder: Path, stack: AsyncExitStack, settings: dict[str, Any]) -> None:
        self._folder = folder
        self._stack = stack
        self.clock = FakeClock(demo.NOW)
        self.sandbox = Sandbox()
        seed_sandbox(self.sandbox, "demo")
        self.sandbox.settings.change(
            {"access_ttl": 1e9, "refresh_ttl": 1e9, "fiscal_delay": 0, "deferred": "left", **settings}
        )
        self.sandbox.clock.now_ms = lambda: int(self.clock.now().timestamp() * 1000)  # type: ignore[method-assign]
        stack.callback(self.sandbox.close)

    async def till(self, code: str, **rules: Any) -> FloorTill:
        """Opens a till of that code, on its own data; the same code again is its next run."""
        made = replace(demo.RULES, till_code=code, **rules)
        stack = await self._stack.enter_async_context(AsyncExitStack())
        opened = await stack.enter_async_context(desk(self._folder / code, made, self.clock))
        if opened.station.shift is None:
            await opened.shift.open(Decimal(0))
        wire = Wire(self.sandbox, self.clock)
        client = SmartKasa("http://127.0.0.1", self.sandbox.settings.api_key, clock=self.clock, transport=wire)
        stack.push_async_callback(client.aclose)
        await client.auth.sign_in(self.sandbox.settings.phone_number, self.sandbox.settings.password)
        opened.server.ask = lambda: client.receipts
        pump = Pump(opened.stores.outbox, lambda: client.receipts, self.clock, jitter=lambda: 0.5)
        await opened.stores.outbox.recover()
        follower = Follower(opened.stores.outbox, lambda: client.receipts, self.clock)
        return FloorTill(opened, wire, client, pump, follower)

    def rows(self, **wanted: Any) -> list[dict[str, Any]]:
        """The server's sales with these facts, oldest first."""
        where = " AND ".join(["type = 0", "title LIKE 'K%-%'", *(f"{name} = ?" for name in wanted)])
        found = self.sandbox.db.rows(f"SELECT * FROM receipts WHERE {where} ORDER BY seq", tuple(wanted.values()))
        return [dict(row) for row in found]

    def pay(self, receipt_id: str) -> None:
        """The fiscal till takes the money."""
        with self.sandbox.lock, self.sandbox.db.transaction():
            assert fiscal.take(self.sandbox, receipt_id)

    def put_away(self, receipt_id: str, *, gone: bool = False) -> None:
        with self.sandbox.lock, self.sandbox.db.transaction():
            assert fiscal.put_away(self.sandbox, receipt_id, gone=gone)


@asynccontextmanager
async def floor(folder: Path, **settings: Any) -> AsyncIterator[Floor]:
    """A shop with nothing sold yet; `settings` are the sandbox's."""
    async with AsyncExitStack() as stack:
        yield Floor(folder, stack, settings)
