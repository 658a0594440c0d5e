"""Fault switches: what goes wrong on purpose, and for how many requests."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from email.utils import formatdate
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sandbox.database import Json

#: status: answer `status` with `body` and `headers`, nothing committed. delay: wait, then go on as usual.
#: html: 200 with a web page, nothing committed. drop_before: hang up, nothing committed. drop_after_commit: carry it
#: out, then hang up without an answer. reset: as drop_before, by RST. Any kind waits `delay` seconds first.
KINDS = ("status", "delay", "html", "drop_before", "drop_after_commit", "reset")

_PAGE = "<!doctype html><title>Wi-Fi</title><h1>Увійдіть до мережі</h1>"


@dataclass(slots=True)
class Fault:
    """One rule: requests whose «METHOD /path» the regular expression `match` finds, `times` of them (-1: all).

    `skip` lets that many matching requests through first; `retry_after` is a header in seconds for kind «status».
    """

    match: str
    kind: str
    times: int = 1
    skip: int = 0
    status: int = 503
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    retry_after: int | None = None
    hits: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind is one of: {', '.join(KINDS)}")
        try:
            re.compile(self.match)
        except re.error as error:
            raise ValueError(f"match {self.match!r}: {error}") from error

    def takes(self, line: str) -> bool:
        """True when this request is to suffer; counts it."""
        if not self.times or not re.search(self.match, line):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.times -= self.times > 0
        self.hits += 1
        return True

    def as_dict(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Line:
    """A client's connection; `lost` is set when it is gone."""

    transport: asyncio.Transport
    lost: asyncio.Event


class FaultGate:
    """Stands before the application and lets the first matching rule spoil a request. `/_sandbox` is never touched.

    Every answer says when it was given, by `now` (seconds since 1970), as those of other web servers do.
    """

    def __init__(self, app: ASGIApp, now: Callable[[], float]) -> None:
        self.faults: list[Fault] = []
        self.lines: dict[tuple[str, int], Line] = {}
        self._app = app
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start" and not any(name == b"date" for name, _ in message["headers"]):
                date = formatdate(self._now(), usegmt=True).encode()
                message = {**message, "headers": [*message["headers"], (b"date", date)]}
            await send(message)

        await self._answer(scope, receive, dated)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._fault(scope)
        if fault is None:
            await self._app(scope, receive, send)
            return
        # A slow server has the request all the same, whether or not its client waits for the answer.
        receive = await _taken(receive)
        if fault.delay:
            await asyncio.sleep(fault.delay)
        if fault.kind == "delay":
            await self._app(scope, receive, send)
        elif fault.kind == "status":
            await _send(send, fault.status, _content(fault.body), _headers(fault))
        elif fault.kind == "html":
            await _send(send, 200, _PAGE.encode(), {"content-type": "text/html; charset=utf-8"})
        else:
            if fault.kind == "drop_after_commit":
                await self._app(scope, receive, _swallow)
            await self._hang_up(scope, reset=fault.kind == "reset")

    def _fault(self, scope: Scope) -> Fault | None:
        if scope["type"] != "http" or scope["path"].startswith("/_sandbox"):
            return None
        line = f"{scope['method']} {scope['path']}"
        return next((each for each in self.faults if each.takes(line)), None)

    async def _hang_up(self, scope: Scope, reset: bool) -> None:
        line = self.lines[tuple(scope["client"])]
        if reset:
            linger = struct.pack("ii", 1, 0)
            line.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        line.transport.abort()
        # The server must see the connection lost before this call ends, or it would try a 500.
        await line.lost.wait()


async def _taken(receive: Receive) -> Receive:
    """Takes the whole request, and gives a way to read it again."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    left = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return left.pop() if left else await receive()

    return again


async def _swallow(message: Message) -> None:
    pass


async def _send(send: Send, status: int, content: bytes, headers: dict[str, str]) -> None:
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    pairs.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": content})


def _content(body: Any) -> bytes:
    if body is None:
        body = {"message": "Sandbox fault"}
    return body.encode() if isinstance(body, str) else json.dumps(body, ensure_ascii=False).encode()


def _headers(fault: Fault) -> dict[str, str]:
    kind = "text/plain; charset=utf-8" if isinstance(fault.body, str) else "application/json"
    waits = {} if fault.retry_after is None else {"retry-after": str(fault.retry_after)}
    return {"content-type": kind, **waits, **fault.headers}
