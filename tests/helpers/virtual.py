"""The sandbox without a socket and on the test's own clock: a day of a broken network in seconds.

The till's own client speaks through it (`SmartKasa(…, transport=Wire(…))`), so requests, answers, deadlines and errors
are the real ones; only TCP is left out, which other tests have.
"""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor, Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from helpers.stored import AUDIT

from app.api.client import SmartKasa
from app.clock import FakeClock
from app.domain.document import Document
from app.outbox.pump import Pump
from app.sandbox import receipts, sessions
from app.sandbox.core import Call, Operation, Sandbox
from app.sandbox.seed import seed_sandbox
from app.sandbox.web import answer
from app.services.payload import request_body
from app.store import db
from app.store.stores import Stores

#: Seconds one exchange takes.
EXCHANGE = 0.05
#: What may become of a request. "late": carried out some time after the till gave up; "twice": a proxy repeats it.
FAULTS = ("refused", "lost", "cut", "stall", "late", "html", "garbage", "429", "503", "retry_after", "twice")
#: The longest a "late" request lies about on its way.
LATEST = 100.0

#: What tills ask for here, the most frequent first.
_KNOWN = (*receipts.OPERATIONS, *sessions.OPERATIONS)

#: Says what becomes of a request: one of `FAULTS`, or "".
Spoil = Callable[[httpx.Request], str]


class Wire(httpx.AsyncBaseTransport):
    """Carries requests to the sandbox. `busy` is how many are under way, `most_busy` how many ever were at once."""

    def __init__(self, sandbox: Sandbox, clock: FakeClock, spoil: Spoil = lambda request: "") -> None:
        self._sandbox = sandbox
        self._clock = clock
        self.spoil = spoil
        #: How long a "late" request is on its way, seconds.
        self.delay: Callable[[], float] = lambda: LATEST
        self.busy = self.most_busy = 0
        self.asked: Counter[str] = Counter()
        self.spoilt: Counter[str] = Counter()
        self._late: list[tuple[float, int, httpx.Request]] = []
        self._order = itertools.count()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)
        try:
            return await self._exchange(request)
        finally:
            self.busy -= 1

    def arrive(self) -> None:
        """What was late and is due by now reaches the server."""
        while self._late and self._late[0][0] <= self._clock.monotonic():
            self._carry_out(heapq.heappop(self._late)[2])

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        self._clock.move(EXCHANGE)
        self.arrive()
        self.asked[request.method] += 1
        fault = self.spoil(request)
        self.spoilt[fault] += 1
        match fault:
            case "refused":
                raise httpx.ConnectError("refused")
            case "lost":
                raise httpx.ReadError("reset on the way there")
            case "stall":
                self._clock.move(30)
                raise httpx.ReadTimeout("nothing")
            case "late":
                at = self._clock.monotonic() + self.delay()
                heapq.heappush(self._late, (at, next(self._order), request))
                raise httpx.ReadTimeout("not yet")
            case "html":
                return httpx.Response(200, html="<!doctype html><title>Wi-Fi</title>")
            case "429" | "503":
                return httpx.Response(int(fault), json={})
            case "retry_after":
                return httpx.Response(503, json={}, headers={"Retry-After": "30"})
        if fault == "twice":
            self._carry_out(request)
        status, body = self._carry_out(request)
        if fault == "cut":
            raise httpx.RemoteProtocolError("hung up on the way back")
        if fault == "garbage":
            return httpx.Response(status, content=body[: len(body) // 2])
        return httpx.Response(status, content=body, headers={"content-type": "application/json"})

    def _carry_out(self, request: httpx.Request) -> tuple[int, bytes]:
        """As the sandbox's own web application does it, without its search among a hundred routes."""
        path = request.url.path
        operation, params = _operation(request.method, path)
        call = Call(self._sandbox, request.method, path, request.headers, dict(request.url.params), params)
        said = answer(self._sandbox, operation, call, request.content)
        return said.status_code, bytes(said.body)


def _operation(method: str, path: str) -> tuple[Operation, dict[str, str]]:
    for operation in _KNOWN:
        if operation.method == method:
            if operation.path == path:
                return operation, {}
            head, brace, _ = operation.path.partition("{")
            if brace and path.startswith(head) and "/" not in path[len(head) :]:
                return operation, {"id": path[len(head) :]}
    raise KeyError(f"{method} {path}")


@dataclass
class Virtual:
    """A journal, the real pump and client, the sandbox behind them, one clock for all."""

    stores: Stores
    clock: FakeClock
    sandbox: Sandbox
    wire: Wire
    client: SmartKasa
    pump: Pump

    async def record(self, document: Document) -> None:
        await self.stores.documents.record(
            document, request_body(document), None, AUDIT, clear_current=False, announced=True
        )

    async def drain(self, most: int) -> int:
        """Steps the pump over its pauses until nothing waits; gives the number of steps."""
        for step in range(most):
            wait = await self.pump.step()
            if wait:
                counts = await self.stores.outbox.counts()
                if counts.waiting + counts.unknown == 0:
                    return step
                self.clock.move(wait)
                self.wire.arrive()
        raise AssertionError(f"still not delivered: {await self.stores.outbox.counts()}")

    def held(self) -> list[Any]:
        """The till's receipts the server really has: id, title, total_amount."""
        return self.sandbox.db.rows("SELECT id, title, total_amount FROM receipts WHERE title LIKE 'K1-%' ORDER BY seq")


class Inline(Executor):
    """Does the work where it is asked for: here no window waits, and handing over costs more than the work."""

    def __init__(self, *how: object, **named: object) -> None:
        pass

    def submit(self, job: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(job(*args, **named))
        except BaseException as error:
            done.set_exception(error)
        return done


async def _open(folder: Path, clock: FakeClock) -> Stores:
    """The real store on real files, without threads, and without waiting for the disk: no power fails here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "ThreadPoolExecutor", Inline)
        stores = await Stores.open(folder, clock)
    assert stores.journal._writer is not None
    stores.journal._writer.pragma("synchronous", "off")
    return stores


@asynccontextmanager
async def virtual(folder: Path, ids: str = "upsert", clock: FakeClock | None = None) -> AsyncIterator[Virtual]:
    """Signed in, nothing sold yet."""
    clock = clock or FakeClock()
    sandbox = Sandbox()
    seed_sandbox(sandbox, "demo")
    sandbox.settings.change({"ids": ids, "access_ttl": 1e9, "refresh_ttl": 1e9, "fiscal_delay": 0})
    sandbox.clock.now_ms = lambda: int(clock.now().timestamp() * 1000)  # type: ignore[method-assign]
    stores = await _open(folder, clock)
    wire = Wire(sandbox, clock)
    client = SmartKasa("http://127.0.0.1", sandbox.settings.api_key, clock=clock, transport=wire)
    await client.auth.sign_in(sandbox.settings.phone_number, sandbox.settings.password)
    wire.asked.clear()
    pump = Pump(stores.outbox, lambda: client.receipts, clock, jitter=lambda: 0.5)
    try:
        yield Virtual(stores, clock, sandbox, wire, client, pump)
    finally:
        await client.aclose()
        await stores.close()
        sandbox.close()
