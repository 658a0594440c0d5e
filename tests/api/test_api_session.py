"""One renewal for any number of 401s, over a real socket; and what happens when it cannot be had."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import httpx
import pytest

from app.api.client import SmartKasa
from app.api.session import Tokens
from app.clock import FakeClock
from app.errors import ApiKeyRefused, Offline, SessionExpired

OK = {"data": {"id": "1"}, "meta": {}}
NO = {"message": "Unauthorized"}


class Gate:
    """A server that rotates tokens: each refresh token works once."""

    def __init__(self, answer: Any, refusing: bool = False, cutting: bool = False) -> None:
        self.answer = answer
        self.access, self.refresh = "access-2", "refresh-1"
        self.refreshes = 0
        self.renewing = asyncio.Event()
        self.refusing, self.cutting = refusing, cutting

    async def __call__(self, seen: Any, writer: asyncio.StreamWriter) -> None:
        if seen.target.endswith("/auth/refresh"):
            self.refreshes += 1
            self.renewing.set()
            await asyncio.sleep(0.02)  # so that every late 401 meets a renewal under way
            if self.cutting:
                writer.close()
                return
            right = seen.headers.get("x-refresh-token") == self.refresh and not self.refusing
            self.refresh = f"refresh-{self.refreshes + 1}"
            fresh = {"access": self.access, "refresh": self.refresh, "access_expires_at": "2026-11-22T10:00:00+02:00"}
            writer.write(self.answer(201, {"data": fresh, "meta": {}}) if right else self.answer(401, NO))
            return
        known = seen.headers.get("authorization") == f"Bearer {self.access}"
        writer.write(self.answer(200, OK) if known else self.answer(401, NO))


async def storm(url: str, calls: int) -> tuple[SmartKasa, list[Any], list[Tokens | None]]:
    """That many calls at once with old tokens: the client, what came out, what was announced."""
    client = SmartKasa(url, "key", clock=FakeClock())
    client.use_tokens(Tokens("access-1", None, "refresh-1", None))
    announced: list[Tokens | None] = []
    client.tokens_changed.connect(announced.append)
    got = await asyncio.gather(*(client.receipts.get(str(n)) for n in range(calls)), return_exceptions=True)
    return client, got, announced


def test_twenty_401s_one_renewal(serving: Any, answer: Any) -> None:
    async def go() -> None:
        gate = Gate(answer)
        async with serving(gate) as server:
            client, got, announced = await storm(server.url, 20)
            assert [receipt.id for receipt in got] == ["1"] * 20
            assert gate.refreshes == 1
            assert [tokens.access for tokens in announced if tokens] == ["access-2"]
            assert client.tokens is not None
            assert client.tokens.refresh == "refresh-2"
            assert client.tokens.access_expires_at is not None
            assert client.tokens.access_expires_at.hour == 8
            renewal = next(seen for seen in server.seen if seen.target.endswith("/auth/refresh"))
            assert "authorization" not in renewal.headers
            assert renewal.headers["x-api-key"] == "key"
            gate.access = "access-3"  # expires again: one more renewal, with the rotated token
            assert (await client.receipts.get("1")).id == "1"
            assert gate.refreshes == 2
            await client.aclose()

    asyncio.run(go())


def test_refused_renewal_ends_the_session(serving: Any, answer: Any) -> None:
    async def go() -> None:
        gate = Gate(answer, refusing=True)
        async with serving(gate) as server:
            client, got, announced = await storm(server.url, 20)
            assert {type(error) for error in got} == {SessionExpired}
            assert gate.refreshes == 1
            assert announced == [None]
            assert client.tokens is None
            await client.aclose()

    asyncio.run(go())


def test_unreachable_renewal_keeps_the_session(serving: Any, answer: Any) -> None:
    """A 401 did nothing on the server: what waited for new tokens was certainly not sent."""

    async def go() -> None:
        gate = Gate(answer, cutting=True)
        async with serving(gate) as server:
            client, got, announced = await storm(server.url, 5)
            assert {type(error) for error in got} == {Offline}
            assert not any(error.sent for error in got)
            assert announced == []
            assert client.tokens is not None
            await client.aclose()

    asyncio.run(go())


def test_who_gives_up_does_not_stop_the_others(serving: Any, answer: Any) -> None:
    async def go() -> None:
        gate = Gate(answer)
        async with serving(gate) as server:
            client = SmartKasa(server.url, "key", clock=FakeClock())
            client.use_tokens(Tokens("access-1", None, "refresh-1", None))
            first = asyncio.create_task(client.receipts.get("1"))
            await gate.renewing.wait()
            second = asyncio.create_task(client.receipts.get("2"))
            first.cancel()
            assert (await second).id == "1"
            assert gate.refreshes == 1
            with pytest.raises(asyncio.CancelledError):
                await first
            await client.aclose()

    asyncio.run(go())


def test_closing_ends_a_renewal_under_way(serving: Any, answer: Any) -> None:
    """Who waited for it was not cancelled, and a task of the till's own must not die of it."""

    async def go() -> None:
        gate = Gate(answer)
        async with serving(gate) as server:
            client = SmartKasa(server.url, "key", clock=FakeClock())
            client.use_tokens(Tokens("access-1", None, "refresh-1", None))
            call = asyncio.create_task(client.receipts.get("1"))
            await gate.renewing.wait()
            await client.aclose()
            with pytest.raises(Offline) as caught:
                await call
            assert not caught.value.sent
            assert client.tokens is not None

    asyncio.run(go())


def test_late_401_of_old_tokens_renews_nothing(mocked: Any) -> None:
    """A 401 that arrives after the tokens changed goes again with the new ones at once."""
    asked: list[str] = []
    arrived, release = asyncio.Event(), asyncio.Event()

    async def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path.rsplit("/", 1)[1] + " " + request.headers.get("authorization", "-"))
        if request.headers.get("authorization") == "Bearer access-1":
            arrived.set()
            await release.wait()
            return httpx.Response(401, json=NO)
        return httpx.Response(200, json=OK)

    async def go() -> None:
        client = mocked(handler)
        call = asyncio.create_task(client.receipts.get("1"))
        await arrived.wait()
        client.use_tokens(Tokens("access-9", None, "refresh-9", None))
        release.set()
        await call
        await client.aclose()

    asyncio.run(go())
    assert asked == ["1 Bearer access-1", "1 Bearer access-9"]


def test_new_tokens_refused_too(mocked: Any) -> None:
    """401 again with fresh tokens: no endless renewing, somebody signs in."""
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        if request.url.path.endswith("/refresh"):
            return httpx.Response(201, json={"data": {"access": "a2", "refresh": "r2"}})
        return httpx.Response(401, json=NO)

    async def go() -> None:
        client = mocked(handler)
        with pytest.raises(SessionExpired):
            await client.receipts.send(b'{"receipt":{}}')
        assert client.tokens is None
        await client.aclose()

    asyncio.run(go())
    assert len(asked) == 3


def test_tokens_kept_over_a_restart(mocked: Any) -> None:
    """Only the refresh token is kept: the first call renews before it asks."""
    asked: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(f"{request.url.path.rsplit('/', 1)[1]} {request.headers.get('authorization', '-')}")
        if request.url.path.endswith("/refresh"):
            return httpx.Response(201, json={"data": {"access": "a2", "refresh": "r2"}})
        return httpx.Response(200, json=OK)

    async def go() -> None:
        client = mocked(handler)
        client.use_tokens(Tokens("", None, "r1", None))
        await client.receipts.get("1")
        await client.aclose()

    asyncio.run(go())
    assert asked == ["refresh -", "1 Bearer a2"]


def test_key_refused_at_renewal_keeps_the_session(mocked: Any) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(403 if request.url.path.endswith("/refresh") else 401, json=NO)

    async def go() -> None:
        client = mocked(handler)
        with pytest.raises(ApiKeyRefused):
            await client.receipts.get("1")
        assert client.tokens is not None
        await client.aclose()

    asyncio.run(go())


@pytest.mark.parametrize(("status", "error"), [(200, None), (204, None), (401, None), (500, Offline)])
def test_signing_out_is_final_here(mocked: Any, status: int, error: type[Exception] | None) -> None:
    """Whatever the server says, nobody is signed in at this till afterwards."""

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, json=None if status == 204 else NO | OK)

    async def go() -> None:
        client = mocked(handler)
        with pytest.raises(error) if error else contextlib.nullcontext():
            await client.auth.sign_out()
        assert client.tokens is None
        await client.aclose()

    asyncio.run(go())


def test_signing_in_sets_the_tokens(mocked: Any) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert "authorization" not in request.headers
        return httpx.Response(200, json={"data": {"access": "a2", "refresh": "r2"}})

    async def go() -> None:
        client = mocked(handler)
        got = await client.auth.sign_in("380960000006", "123456789")
        assert got == client.tokens == Tokens("a2", None, "r2", None)
        await client.aclose()

    asyncio.run(go())


@pytest.mark.parametrize("token", ["a b", "рядок", "a\r\nX-Evil: 1"])
def test_token_that_cannot_travel(token: str) -> None:
    with pytest.raises(ValueError) as caught:
        Tokens(token, None, "r", None)
    assert token not in str(caught.value)
