"""What a fault proxy can do to one request: a function per mode, see the table in fault_proxy.py.

Each gets the exchange and tells whether the connection may serve another request.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

#: Bodies of a 2xx that are not what was asked for: no receipt, no list, no tokens.
SHAPES = (
    b"",
    b"null",
    b"[]",
    b'"OK"',
    b"201",
    b'{"ok":true}',
    b'{"data":null}',
    b'{"data":[]}',
    b'{"data":"saved"}',
    b'{"data":{}}',
    b'{"data":{"id":""}}',
    b'{"data":{"id":null,"title":"x"}}',
    b'{"data":[[{"id":"1"}]]}',
    b'{"data":{"id":"1","total_amount":NaN}}',
    b'{"data":{"id":"1"',
    b'{"errors":{"base":[{"error":"invalid"}]}}',
    b'{"message":"Unauthorized"}',
    b"id=1&saved=yes",
    b"\xff\xfe{\x00}\x00",
)
PAGE = "<!doctype html><title>Wi-Fi</title><h1>Увійдіть до мережі</h1>".encode()
FLOOD = 100 * 2**20


@dataclass(slots=True)
class Done:
    """What is done to a request: `line` is «METHOD /path», `forwarded` how often the server has it by now, `given` the
    bytes its client was given."""

    line: str
    mode: str
    forwarded: int = 0
    given: int = 0


@dataclass(slots=True)
class Exchange:
    """One request on its way: `head` with its blank line, `length` bytes of body still to be read from `reader`."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    head: bytes
    length: int
    dice: random.Random
    upstream: tuple[str, int]
    elsewhere: str
    drip: float
    done: Done
    _taken: bytes | None = None

    async def forward(self) -> bytes:
        """Lets the server have the request; gives its whole answer, b"" when it hung up. Again: it has it again."""
        body = await self._body()
        reader, writer = await asyncio.open_connection(*self.upstream)
        try:
            self.done.forwarded += 1
            writer.write(self.head.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n") + body)
            answer = await reader.read()
        except ConnectionError:
            answer = b""
        finally:
            writer.close()
        return re.sub(rb"(?i)connection: close\r\n", b"", answer, count=1)

    async def _body(self) -> bytes:
        if self._taken is None:
            self._taken = await self.reader.readexactly(self.length)
        return self._taken

    async def discard(self) -> None:
        """Reads the request to its end without letting anybody have it."""
        await self._body()

    async def say(self, answer: bytes) -> None:
        self.writer.write(answer)
        self.done.given += len(answer)
        await self.writer.drain()

    async def answer(self, status: str, body: bytes, kind: str = "application/json", *headers: str) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, "", ""]
        await self.say("\r\n".join(lines).encode() + body)

    async def hold(self) -> None:
        """Says nothing until the client has gone."""
        await self.reader.read()

    def reset(self) -> None:
        """Ends the line by RST."""
        self.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


async def straight(exchange: Exchange) -> bool:
    answer = await exchange.forward()
    await exchange.say(answer)
    return bool(answer)


async def reset_half(exchange: Exchange) -> bool:
    await exchange.reader.readexactly(exchange.length // 2)
    exchange.reset()
    return False


async def hang_up(exchange: Exchange) -> bool:
    await exchange.discard()
    return False


async def stall_before(exchange: Exchange) -> bool:
    await exchange.discard()
    await exchange.hold()
    return False


async def stall_after(exchange: Exchange) -> bool:
    await exchange.forward()
    await exchange.hold()
    return False


async def stall_inside(exchange: Exchange) -> bool:
    answer = await exchange.forward()
    await exchange.say(answer[: len(answer) - 5])
    await exchange.hold()
    return False


async def cut_after(exchange: Exchange) -> bool:
    await exchange.forward()
    return False


async def reset_after(exchange: Exchange) -> bool:
    await exchange.forward()
    exchange.reset()
    return False


async def cut_length(exchange: Exchange) -> bool:
    answer = await exchange.forward()
    await exchange.say(answer[: len(answer) - _half(answer)])
    return False


async def cut_chunked(exchange: Exchange) -> bool:
    head, body = await _parts(exchange)
    part = body[: len(body) // 2]
    await exchange.say(head + b"Transfer-Encoding: chunked\r\n\r\n" + f"{len(part):x}\r\n".encode() + part + b"\r\n")
    return False


async def cut_close(exchange: Exchange) -> bool:
    head, body = await _parts(exchange)
    await exchange.say(head + b"Connection: close\r\n\r\n" + body[: len(body) // 2])
    return False


async def drip(exchange: Exchange) -> bool:
    for byte in await exchange.forward():
        await exchange.say(bytes([byte]))
        await asyncio.sleep(exchange.drip)
    return True


async def flood(exchange: Exchange) -> bool:
    await exchange.forward()
    await exchange.say(
        f"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {FLOOD}\r\n\r\n".encode()
    )
    piece = b'{"data":[' + b" " * 65527
    for _ in range(FLOOD // len(piece)):
        await exchange.say(piece)
    return False


async def endless_head(exchange: Exchange) -> bool:
    await exchange.forward()
    await exchange.say(b"HTTP/1.1 201 Created\r\n")
    for number in range(100_000):
        await exchange.say(f"X-{number}: {'x' * 1000}\r\n".encode())
    return False


async def html(exchange: Exchange) -> bool:
    await exchange.discard()
    await exchange.answer("200 OK", PAGE, "text/html; charset=utf-8")
    return True


async def shape(exchange: Exchange) -> bool:
    await exchange.forward()
    await exchange.answer("200 OK", exchange.dice.choice(SHAPES))
    return True


async def stranger(exchange: Exchange) -> bool:
    await exchange.forward()
    theirs = {"id": "c0ffee00-0000-4000-8000-000000000000", "title": "K9-1", "total_amount": "1.0", "items": []}
    await exchange.answer("201 Created", json.dumps({"data": theirs, "meta": {}}).encode())
    return True


async def garbage(exchange: Exchange) -> bool:
    await exchange.discard()
    await exchange.say(b"\x15\x03\x01\x00\x02\x02\x46 no HTTP at all\r\n\r\n")
    return False


async def too_many(exchange: Exchange) -> bool:
    await exchange.discard()
    await exchange.answer("429 Too Many Requests", b'{"message":"Too Many Requests"}')
    return True


async def too_many_later(exchange: Exchange) -> bool:
    await exchange.discard()
    await exchange.answer("429 Too Many Requests", b"{}", "application/json", "Retry-After: 7")
    return True


async def bad_gateway(exchange: Exchange) -> bool:
    await exchange.discard()
    await exchange.answer("502 Bad Gateway", b"<html><h1>502 Bad Gateway</h1></html>", "text/html")
    return True


async def gateway_timeout(exchange: Exchange) -> bool:
    await exchange.forward()
    await exchange.answer("504 Gateway Time-out", b"<html><h1>504 Gateway Time-out</h1></html>", "text/html")
    return True


async def redirect(exchange: Exchange) -> bool:
    await exchange.discard()
    location = f"Location: {exchange.elsewhere}/api/v1/pos/receipts"
    await exchange.answer("302 Found", b"", "text/plain", location)
    return True


async def twice(exchange: Exchange) -> bool:
    await exchange.forward()
    return await straight(exchange)


async def _parts(exchange: Exchange) -> tuple[bytes, bytes]:
    """The server's answer: its head without a word about the body's length, and the body."""
    head, _, body = (await exchange.forward()).partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")]
    return b"\r\n".join(lines) + b"\r\n", body


def _half(answer: bytes) -> int:
    return len(answer.partition(b"\r\n\r\n")[2]) // 2


MODES: dict[str, Callable[[Exchange], Awaitable[bool]]] = {
    "pass": straight,
    **{
        each.__name__: each
        for each in (
            reset_half, hang_up, stall_before, stall_after, stall_inside, cut_after, reset_after, cut_length,
            cut_chunked, cut_close, drip, flood, endless_head, html, shape, stranger, garbage, too_many, too_many_later,
            bad_gateway, gateway_timeout, redirect, twice,
        )
    },
}  # fmt: skip
