"""Servers that drip, flood, cut, hang and mislead: over real sockets, each in its time and size."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import ssl
import time
from typing import Any

import pytest

from app.api.call import Call
from app.api.client import SmartKasa
from app.api.session import Tokens
from app.clock import FakeClock
from app.errors import BadReply, Offline

OK = {"data": {"id": "1"}, "meta": {}}
SOON = 0.09


def ask_of(serving: Any, behave: Any, *, deadline: float = 5, scheme: str = "http") -> tuple[Any, Any, float]:
    """One call to a server that behaves so: what came out, what the server saw, seconds it took."""

    async def go() -> tuple[Any, Any, float]:
        async with serving(behave) as server:
            client = SmartKasa(server.url.replace("http", scheme, 1), "key", clock=FakeClock())
            client.use_tokens(Tokens("access-1", None, "refresh-1", None))
            began = time.perf_counter()
            try:
                got: Any = await client.ask(Call("POST", "/x/{id}", "/x/1", body=b"{}", deadline=deadline), dict)
            except (Offline, BadReply) as error:
                got = error
            took = time.perf_counter() - began
            await client.aclose()
            return got, server, took

    return asyncio.run(go())


def test_answer_over_a_socket(serving: Any, answer: Any) -> None:
    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(201, OK))

    got, server, _ = ask_of(serving, behave)
    assert got == OK
    assert server.seen[0].target == "/x/1"
    assert server.seen[0].body == b"{}"


def test_gzip_is_read(serving: Any, answer: Any) -> None:
    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        assert seen.headers["accept-encoding"] == "gzip"
        writer.write(answer(200, gzip.compress(json.dumps(OK).encode()), "Content-Encoding: gzip"))

    assert ask_of(serving, behave)[0] == OK


def test_dripping_answer_ends_at_the_deadline(serving: Any) -> None:
    """A byte every 10 ms never breaks a timeout per read; the total deadline ends it."""

    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.01)

    got, _, took = ask_of(serving, behave, deadline=SOON)
    assert isinstance(got, Offline)
    assert got.sent
    assert SOON <= took < SOON + 0.5


def test_silent_server_ends_at_the_deadline(serving: Any) -> None:
    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    got, _, took = ask_of(serving, behave, deadline=SOON)
    assert isinstance(got, Offline)
    assert got.sent
    assert took < SOON + 0.5


def test_hundred_megabytes_are_not_taken(serving: Any) -> None:
    written = 0

    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        nonlocal written
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n")
        for _ in range(1600):
            writer.write(b" " * 65536)
            await writer.drain()
            written += 65536

    got, _, _ = ask_of(serving, behave)
    assert isinstance(got, BadReply)
    assert got.status == 200
    assert written < 20 * 2**20


def test_small_answer_that_unpacks_large(serving: Any, answer: Any) -> None:
    """Counted after decompression: 100 kB of gzip are 100 MB of spaces."""
    bomb = gzip.compress(b" " * 100_000_000, 9)
    assert len(bomb) < 200_000

    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, bomb, "Content-Encoding: gzip"))

    assert isinstance(ask_of(serving, behave)[0], BadReply)


@pytest.mark.parametrize(
    "bytes_",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + b'{"data": ',
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n"
        + gzip.compress(json.dumps(OK).encode())[:20],
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnone",
        b"HTTP/1.1 200 OK\r\nContent-Le",
        b"SSH-2.0-OpenSSH\r\n\r\n",
        b"",
    ],
    ids=["length", "chunked", "gzip", "not-gzip", "headers", "not-http", "nothing"],
)
def test_answer_cut_short(serving: Any, bytes_: bytes) -> None:
    """Whatever was cut, the request had left: the outcome is unknown."""

    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(bytes_)
        await writer.drain()
        writer.close()

    got, _, _ = ask_of(serving, behave)
    assert isinstance(got, Offline)
    assert got.sent
    assert got.status is None


def test_reset_after_the_request(serving: Any) -> None:
    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    got, _, _ = ask_of(serving, behave)
    assert isinstance(got, Offline)
    assert got.sent


def test_redirect_is_not_followed(serving: Any, answer: Any) -> None:
    """The key and the token go to the address in the settings and to no other."""

    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(307, b"", f"Location: http://127.0.0.1:{writer.get_extra_info('sockname')[1]}/elsewhere"))

    got, server, _ = ask_of(serving, behave)
    assert isinstance(got, BadReply)
    assert got.status == 307
    assert [seen.target for seen in server.seen] == ["/x/1"]


def test_nobody_listens() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))

        async def go() -> None:
            client = SmartKasa(f"http://127.0.0.1:{bound.getsockname()[1]}", "key", clock=FakeClock())
            client.use_tokens(Tokens("a", None, "r", None))
            with pytest.raises(Offline) as caught:
                await client.receipts.send(b"{}")
            assert not caught.value.sent
            await client.aclose()

        asyncio.run(go())


async def raw_server(greeting: bytes | None) -> tuple[asyncio.Server, asyncio.Event]:
    """A listener that greets and closes, or stays silent, and the end of its first connection."""
    over = asyncio.Event()

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        if greeting is not None:
            writer.write(greeting)
        else:
            await reader.read()
        writer.close()
        over.set()

    return await asyncio.start_server(connection, "127.0.0.1", 0), over


@pytest.mark.parametrize("greeting", [b"HTTP/1.1 400 Bad Request\r\n\r\n", None], ids=["not-tls", "silent"])
def test_no_tls_no_request(greeting: bytes | None) -> None:
    """Without a handshake nothing leaves, and the till knows it: the sale may be sent again at once."""

    async def go() -> None:
        listener, over = await raw_server(greeting)
        client = SmartKasa(f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}", "key", clock=FakeClock())
        client.use_tokens(Tokens("a", None, "r", None))
        with pytest.raises(Offline) as caught:
            await client.ask(Call("POST", "/x", "/x", body=b"{}", deadline=5 if greeting else SOON), dict)
        assert not caught.value.sent
        await client.aclose()
        await over.wait()
        listener.close()
        await listener.wait_closed()

    asyncio.run(go())


def test_tls_is_checked_and_modern(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[ssl.SSLContext] = []
    create = ssl.create_default_context

    def watched(*args: Any, **how: Any) -> ssl.SSLContext:
        made.append(create(*args, **how))
        return made[-1]

    monkeypatch.setattr(ssl, "create_default_context", watched)
    client = SmartKasa("https://server.test", "key", clock=FakeClock())
    assert [(c.verify_mode, c.check_hostname) for c in made] == [(ssl.CERT_REQUIRED, True)]
    assert made[0].minimum_version >= ssl.TLSVersion.TLSv1_2
    asyncio.run(client.aclose())


def test_environment_is_not_obeyed(serving: Any, answer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy variable somebody set for a browser does not get our key."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    async def behave(seen: Any, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(200, OK))

    assert ask_of(serving, behave)[0] == OK
