"""What came back → what the row becomes: every line of reliability.md's table, by answers over a real socket."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from helpers.stored import AUDIT, document

from app.api.call import Call
from app.api.client import SmartKasa
from app.api.receipts import Receipts
from app.api.session import Tokens
from app.clock import FakeClock
from app.domain.document import DeliveryState, Document
from app.errors import Offline, SessionExpired
from app.outbox.policy import LONGEST_PAUSE, LONGEST_WAIT, PATIENCE, Standing, Trouble, after_failed_look, after_send
from app.outbox.pump import Pump
from app.services.payload import request_body
from app.store.ids import Ids
from app.store.outbox_rows import OutboxRow
from app.store.stores import Stores

SALE = document(7)
#: A line of the table: what the server does, and state, trouble and seconds of the pump's pause afterwards.
UNKNOWN = (DeliveryState.VERIFY, Trouble.UNKNOWN)
SOON = 0.3

Doing = Callable[[asyncio.StreamWriter], object]


def said(status: int, body: object, *headers: str, kind: str = "application/json") -> Doing:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(raw)}", f"Content-Type: {kind}", *headers]
    return lambda writer: writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + raw)


def cut(status: str = "") -> Doing:
    """Hangs up, after half an answer where one is given."""

    def do(writer: asyncio.StreamWriter) -> None:
        writer.write(status.encode())
        writer.close()

    return do


def reset(writer: asyncio.StreamWriter) -> None:
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


def silent(writer: asyncio.StreamWriter) -> None:
    """Takes the request and says nothing."""


def echo(**changes: object) -> dict[str, Any]:
    ours = json.loads(request_body(SALE))["receipt"]
    return {"data": {**ours, "total_amount": str(ours["total_amount"]), **changes}, "meta": {}}


@dataclass
class Server:
    port: int
    asked: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def serving(*script: Doing, greeting: bytes = b"") -> AsyncIterator[Server]:
    """Does one thing of the script for each request, in order; the last one again and again. A `greeting` comes first
    of all, as from a server that speaks something else."""
    left = list(script)
    tasks: set[asyncio.Task[Any]] = set()

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.current_task())  # type: ignore[arg-type]
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            writer.write(greeting)
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                length = next((int(x[15:]) for x in head.split("\r\n") if x.lower().startswith("content-length:")), 0)
                await reader.readexactly(length)
                server.asked.append(head.split(" HTTP")[0])
                (left.pop(0) if len(left) > 1 else left[0])(writer)
        writer.close()

    listener = await asyncio.start_server(connection, "127.0.0.1", 0)
    server = Server(listener.sockets[0].getsockname()[1], [])
    try:
        yield server
    finally:
        listener.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await listener.wait_closed()


class Hasty:
    """The real client, less patient, so that silence ends soon."""

    def __init__(self, client: SmartKasa) -> None:
        self._client, self.base_url = client, client.base_url

    async def ask(self, call: Call, read: Any, cut: Any = None) -> Any:
        return await self._client.ask(replace(call, deadline=min(call.deadline, SOON)), read, cut)


@dataclass
class Bench:
    """One sale in a real journal, the real pump, the real client."""

    stores: Stores
    clock: FakeClock
    pump: Pump
    client: SmartKasa

    async def row(self) -> OutboxRow:
        found = await self.stores.outbox.get(SALE.id)
        assert found is not None
        return found


@asynccontextmanager
async def bench(folder: Path, url: str, *, hasty: bool = False, sale: Document = SALE) -> AsyncIterator[Bench]:
    clock = FakeClock()
    stores = await Stores.open(folder, clock)
    await stores.documents.record(sale, request_body(sale), None, AUDIT, clear_current=False, announced=True)
    client = SmartKasa(url, "key", clock=clock)
    client.use_tokens(Tokens("access", None, "refresh", None))
    receipts = Receipts(Hasty(client)) if hasty else client.receipts
    try:
        yield Bench(stores, clock, Pump(stores.outbox, lambda: receipts, clock, jitter=lambda: 0.5), client)
    finally:
        await client.aclose()
        await stores.close()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


BROKEN = {"errors": {"total_amount": [{"error": "invalid"}]}}
HTML = b"<!doctype html><title>Wi-Fi</title>"
TABLE: dict[str, tuple[Doing, tuple[DeliveryState, Trouble], float]] = {
    "201 with its echo": (said(201, echo()), (DeliveryState.DELIVERED, Trouble.NONE), 0),
    "200 with its echo": (said(200, echo()), (DeliveryState.DELIVERED, Trouble.NONE), 0),
    "201 with an id of its own": (said(201, echo(id="77")), (DeliveryState.DELIVERED, Trouble.NONE), 0),
    "201 with another sum": (said(201, echo(total_amount="1.0")), UNKNOWN, 5),
    "201 with other lines": (said(201, echo(items=[])), UNKNOWN, 5),
    "201 of another receipt": (said(201, echo(title="K1-8-00000000")), UNKNOWN, 5),
    "201 without an id": (said(201, echo(id=None)), UNKNOWN, 5),
    "201 without data": (said(201, {"meta": {}}), UNKNOWN, 5),
    "201 and no JSON": (said(201, b"OK"), UNKNOWN, 5),
    "201 and nothing": (said(201, b""), UNKNOWN, 5),
    "200 and a page": (said(200, HTML, kind="text/html"), UNKNOWN, 5),
    "204": (cut("HTTP/1.1 204 No Content\r\n\r\n"), UNKNOWN, 5),
    "400 and why": (said(400, BROKEN), (DeliveryState.REFUSED, Trouble.REFUSED), 0),
    "422 and why": (said(422, BROKEN), (DeliveryState.REFUSED, Trouble.REFUSED), 0),
    "422 in a sentence": (said(422, {"errors": "no such shop"}), (DeliveryState.REFUSED, Trouble.REFUSED), 0),
    "422 of the id": (said(422, {"errors": {"id": [{"error": "taken"}]}}), UNKNOWN, 0),
    "422 and a page": (said(422, HTML, kind="text/html"), UNKNOWN, 5),
    "400 and no JSON": (said(400, b"Bad Request", kind="text/plain"), UNKNOWN, 5),
    "401, and the refresh refused": (said(401, {"message": "no"}), (DeliveryState.WAITING, Trouble.AUTH), LONGEST_WAIT),
    "401 and a page": (said(401, HTML, kind="text/html"), UNKNOWN, 5),
    "302": (said(302, b"", "Location: /portal"), UNKNOWN, 5),
    "304": (cut("HTTP/1.1 304 Not Modified\r\n\r\n"), UNKNOWN, 5),
    "403": (said(403, {"message": "no"}), UNKNOWN, 0),
    "404": (said(404, {"message": "no"}), UNKNOWN, 0),
    "404 of a proxy": (said(404, b"no", kind="text/plain"), UNKNOWN, 5),
    "408": (said(408, {}), UNKNOWN, 5),
    "409": (said(409, {"errors": {"id": [{"error": "taken"}]}}), UNKNOWN, 0),
    "413": (said(413, {}), UNKNOWN, 5),
    "425": (said(425, {}), UNKNOWN, 5),
    "429": (said(429, {}), UNKNOWN, 5),
    "429 and when": (said(429, {}, "Retry-After: 77"), UNKNOWN, 77),
    "500": (said(500, {}), UNKNOWN, 5),
    "502 and a page": (said(502, HTML, kind="text/html"), UNKNOWN, 5),
    "503 and when": (said(503, {}, "Retry-After: 30"), UNKNOWN, 30),
    "504": (said(504, b""), UNKNOWN, 5),
    "hung up": (cut(), UNKNOWN, 5),
    "reset": (reset, UNKNOWN, 5),
    "half a head": (cut("HTTP/1.1 201 Cre"), UNKNOWN, 5),
    "half a body": (cut("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{"), UNKNOWN, 5),
    "no HTTP at all": (cut("SSH-2.0-OpenSSH_9.2\r\n"), UNKNOWN, 5),
    "silence": (silent, UNKNOWN, 5),
}


@pytest.mark.parametrize("case", TABLE)
def test_each_answer_leads_where_the_table_says(tmp_path: Path, case: str) -> None:
    doing, (state, trouble), pause = TABLE[case]

    async def work() -> None:
        async with serving(doing) as server, bench(tmp_path, server.url, hasty=case == "silence") as till:
            assert await till.pump.step() == 0.0
            row = await till.row()
            assert (row.state, row.error.partition(":")[0]) == (state, str(trouble))
            assert row.attempts == 1
            assert row.unknown == (1 if state is DeliveryState.VERIFY else 0)
            posts = [line for line in server.asked if line.startswith("POST /api/v1/pos/receipts")]
            assert len(posts) == 1, "no second copy goes by itself"
            if pause:
                assert await till.pump.step() == pause

    run(work())


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_what_never_left_is_sent_again_without_a_look(tmp_path: Path, scheme: str) -> None:
    """Nobody listens, or somebody without TLS does: not a byte of the request went out."""

    async def work() -> None:
        async with serving(silent, greeting=b"220 ready\r\n" if scheme == "https" else b"") as server:
            port = server.port if scheme == "https" else _free()
            async with bench(tmp_path, f"{scheme}://127.0.0.1:{port}") as till:
                await till.pump.step()
                row = await till.row()
                assert (row.state, row.error, row.unknown) == (DeliveryState.WAITING, str(Trouble.OFFLINE), 0)
                assert await till.pump.step() == 5.0
                assert not server.asked

    run(work())


def test_a_renewed_session_sends_the_same_attempt_again(tmp_path: Path) -> None:
    fresh = {"data": {"access": "a2", "refresh": "r2"}, "meta": {}}

    async def work() -> None:
        script = said(401, {"message": "old"}), said(201, fresh), said(201, echo())
        async with serving(*script) as server, bench(tmp_path, server.url) as till:
            await till.pump.step()
            row = await till.row()
            assert (row.state, row.attempts) == (DeliveryState.DELIVERED, 1)
            assert [line.split("/")[-1] for line in server.asked] == ["receipts", "refresh", "receipts"]

    run(work())


def test_a_refusal_after_a_lost_answer_proves_nothing(tmp_path: Path) -> None:
    """The 422 may be about our own ghost: the sale is looked up, not set aside."""
    nothing = said(404, {"message": "no"}), said(200, {"data": [], "meta": {}})

    async def work() -> None:
        script = cut(), *nothing, *nothing, *nothing, said(422, {"errors": {"id": [{"error": "taken"}]}})
        async with serving(*script) as server, bench(tmp_path, server.url) as till:
            while sum(line.startswith("POST") for line in server.asked) < 2:
                till.clock.move(await till.pump.step())
            row = await till.row()
            assert (row.state, row.error, row.unknown) == (DeliveryState.VERIFY, str(Trouble.UNKNOWN), 2)
            assert till.clock.monotonic() >= 150

    run(work())


@pytest.mark.parametrize(
    ("answers", "ids"),
    [
        ([said(201, echo())], Ids.KEPT),
        ([said(201, echo(id="77"))], Ids.OWN),
        ([cut(), said(200, echo())], Ids.KEPT),
        ([cut(), said(404, {}), said(200, {"data": [echo(id="77")["data"]], "meta": {}})], Ids.OWN),
        ([said(503, {})], Ids.UNKNOWN),
        ([said(422, BROKEN)], Ids.UNKNOWN),
    ],
)
def test_what_the_server_does_with_ids_is_learned_and_kept(tmp_path: Path, answers: list[Doing], ids: Ids) -> None:
    async def work() -> None:
        async with serving(*answers) as server:
            async with bench(tmp_path, server.url) as till:
                while len(server.asked) < len(answers):
                    till.clock.move(await till.pump.step())
                assert till.pump.ids is ids
            stores = await Stores.open(tmp_path)
            now = FakeClock().now()
            assert (await stores.outbox.ids.meet(server.url, now)).ids is ids, "outlives the till"
            other = await stores.outbox.ids.meet("http://127.0.0.1:1", now)
            assert (other.ids, other.since) == (Ids.UNKNOWN, now), "another server is another server"
            assert (await stores.outbox.ids.meet(server.url, now)).ids is Ids.UNKNOWN, "and the last one is forgotten"
            await stores.close()

    run(work())


def test_a_server_seen_to_make_ids_of_its_own_is_not_trusted_again(tmp_path: Path) -> None:
    async def work() -> None:
        again = replace(SALE, id="0b1c8c0e-95f4-4c1c-9a53-7f1bfb7d9a11", number=8)
        script = said(201, echo(id="77")), said(201, echo(id=again.id))
        async with serving(*script) as server, bench(tmp_path, server.url) as till:
            await till.pump.step()
            await till.stores.documents.record(again, request_body(again), None, AUDIT, clear_current=False)
            await till.pump.step()
            found = await till.stores.outbox.get(again.id)
            assert found is not None
            assert (found.state, found.server_id) == (DeliveryState.DELIVERED, again.id)
            assert till.pump.ids is Ids.OWN

    run(work())


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port: int = one.getsockname()[1]
    return port


ROW = Standing(tries=1, failures=1, doubtful=False, since_sent=0, absent_for=None)


@pytest.mark.parametrize("after", [after_send, after_failed_look])
def test_pauses_grow_to_a_minute_and_waits_to_five(after: Any) -> None:
    pauses = [after(Offline(status=503), replace(ROW, failures=n), 0.5).pause for n in range(1, 9)]
    assert pauses == [5, 10, 20, 40, 60, 60, 60, 60]
    assert after(Offline(status=429, retry_after=600.0), replace(ROW, failures=3), 0.5).pause == 600
    assert after(Offline(status=503), replace(ROW, failures=9), 1.0).pause == pytest.approx(LONGEST_PAUSE * 1.2)
    step = after(Offline(status=503), replace(ROW, tries=PATIENCE + 20, failures=9), 0.5)
    assert (step.pause, step.wait) == (LONGEST_PAUSE, LONGEST_PAUSE + LONGEST_WAIT)
    assert after(Offline(status=503), ROW, 0.5).wait == 0, "a first trouble is everybody's: the row keeps its place"
    assert after(SessionExpired(), ROW, 0.5).pause == LONGEST_WAIT


def test_not_sent_because_the_renewal_was_told_to_wait_waits_as_long() -> None:
    assert after_send(Offline(sent=False, status=503, retry_after=90.0), ROW, 0.5).pause == 90
