"""Pictures come from wherever the server says; what is ours goes to nobody but the server itself."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from app.api.client import SmartKasa
from app.errors import BadReply, Offline

BODY = b"\x89PNG-and-so-on"
MOST = 100


def got(client: SmartKasa, address: str) -> bytes:
    async def work() -> bytes:
        try:
            return await client.picture(address, MOST)
        finally:
            await client.aclose()

    return asyncio.run(work())


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/uploads/store/1", "https://server.test/uploads/store/1"),
        ("https://server.test/a.png?x=1", "https://server.test/a.png?x=1"),
        ("https://server.test:443/a.png", "https://server.test/a.png"),
    ],
)
def test_the_server_itself_is_told_the_key_and_nothing_of_the_session(
    mocked: Callable[..., SmartKasa], address: str, asked: str
) -> None:
    seen: list[httpx.Request] = []
    client = mocked(lambda request: (seen.append(request), httpx.Response(200, content=BODY))[1])
    assert got(client, address) == BODY
    assert str(seen[0].url) == asked
    assert seen[0].headers["X-Api-Key"] == "key"
    assert "Authorization" not in seen[0].headers


@pytest.mark.parametrize(
    "address",
    [
        "https://cdn.example.com/a.png",
        "//cdn.example.com/a.png",
        "https://server.test.evil.example/a.png",
        "https://server.test:8443/a.png",
        "https://sub.server.test/a.png",
    ],
)
def test_another_host_is_told_nothing(mocked: Callable[..., SmartKasa], address: str) -> None:
    seen: list[httpx.Request] = []
    client = mocked(lambda request: (seen.append(request), httpx.Response(200, content=BODY))[1])
    assert got(client, address) == BODY
    told = " ".join(f"{name}: {value}" for name, value in seen[0].headers.items())
    assert "key" not in told.lower().replace("keep-alive", "")
    assert "access-1" not in told
    assert "cookie" not in told.lower()


@pytest.mark.parametrize(
    "address",
    [
        "http://cdn.example.com/a.png",
        "https://127.0.0.9/a.png",
        "https://127.0.0.1/a.png",
        "https://[::1]/a.png",
        "https://localhost/a.png",
        "https://user:word@cdn.example.com/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "https://cdn.example.com/a b",
        "https://cdn.example.com:99999/a",
        "https://[broken/a",
        "https://cdn.example.com/" + "a" * 3000,
    ],
)
def test_nobody_is_asked_by_an_address_that_is_none_of_the_catalogue_s(
    mocked: Callable[..., SmartKasa], address: str
) -> None:
    seen: list[httpx.Request] = []
    client = mocked(lambda request: (seen.append(request), httpx.Response(200, content=BODY))[1])
    with pytest.raises(BadReply):
        got(client, address)
    assert seen == []


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(404),
        httpx.Response(302, headers={"Location": "https://elsewhere.example/a.png"}),
        httpx.Response(200, content=b"x" * (MOST + 1)),
        httpx.Response(200, content=b"x", headers={"Content-Encoding": "br"}),
    ],
    ids=["not there", "sent elsewhere", "too long", "packed unasked"],
)
def test_what_is_no_answer_with_a_file_is_refused(mocked: Callable[..., SmartKasa], answer: httpx.Response) -> None:
    seen: list[httpx.Request] = []
    client = mocked(lambda request: (seen.append(request), answer)[1])
    with pytest.raises(BadReply):
        got(client, "/a.png")
    assert len(seen) == 1


def test_a_line_that_breaks_is_offline_and_holds_no_key(mocked: Callable[..., SmartKasa]) -> None:
    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no route", request=request)

    with pytest.raises(Offline) as caught:
        got(mocked(broken), "/a.png")
    assert caught.value.__context__ is None
