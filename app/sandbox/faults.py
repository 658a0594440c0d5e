"""Fault switches: what goes wrong on purpose, for which requests and for how many.

| kind | what the server does |
|---|---|
| `status` | answers `status` with `body` and `headers`, nothing committed |
| `unauthorized` | answers 401 as for an old token, nothing committed |
| `html` | answers 200 with a web page, nothing committed |
| `delay` | goes on as usual after `delay` seconds, whether or not anybody still waits |
| `late_answer` | carries it out at once, answers `delay` seconds later |
| `drop_before`, `reset` | hangs up, by FIN or by RST, nothing committed |
| `drop_after_commit` | carries it out, then hangs up without an answer |
| `ghost` | hangs up; carries it out `later` seconds after by the sandbox's clock, and dates it so |
| `twice` | carries it out twice and gives the `last` or the `first` answer; with `later` the second time is a ghost |

Any kind but `late_answer` first waits `delay` seconds of real time.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from email.utils import formatdate
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.sandbox.database import Json

KINDS = (
    "status",
    "unauthorized",
    "html",
    "delay",
    "late_answer",
    "drop_before",
    "reset",
    "drop_after_commit",
    "ghost",
    "twice",
)

#: In the scope of a request that is to be carried out so many seconds later (web.py).
LATER = "sandbox.later"

_PAGE = "<!doctype html><title>Wi-Fi</title><h1>Увійдіть до мережі</h1>"


@dataclass(slots=True)
class Fault:
    """One rule: requests whose «METHOD /path» the regular expression `match` finds, `times` of them (-1: all).

    `skip` lets that many matching requests through first; `chance` of the rest meet the fault, by the sandbox's dice
    (setting `chance_seed`). `retry_after` is a header in seconds for kind «status».
    """

    match: str
    kind: str
    times: int = 1
    skip: int = 0
    chance: float = 1.0
    status: int = 503
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    later: float = 0.0
    answer: str = "last"
    retry_after: int | None = None
    hits: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"kind is one of: {', '.join(KINDS)}")
        if self.answer not in ("first", "last"):
            raise ValueError("answer is one of: first, last")
        try:
            re.compile(self.match)
        except re.error as error:
            raise ValueError(f"match {self.match!r}: {error}") from error

    def takes(self, line: str, dice: random.Random) -> bool:
        """True when this request is to suffer; counts it."""
        if not self.times or not re.search(self.match, line):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.chance < 1 and dice.random() >= self.chance:
            return False
        self.times -= self.times > 0
        self.hits += 1
        return True

    def as_dict(self) -> Json:
        return asdict(self)


class Traffic:
    """Requests of the API: how many came, how many are without an answer now, and were at most at once."""

    def __init__(self) -> None:
        self.requests = 0
        self.most = 0
        self._going: set[int] = set()

    @property
    def now(self) -> int:
        return len(self._going)

    def come(self) -> int:
        """A request is there; gives its number."""
        self.requests += 1
        self._going.add(self.requests)
        self.most = max(self.most, self.now)
        return self.requests

    def go(self, number: int) -> None:
        """It has its answer, or will get none."""
        self._going.discard(number)


@dataclass(frozen=True, slots=True)
class Line:
    """A client's connection; `lost` is set when it is gone."""

    transport: asyncio.Transport
    lost: asyncio.Event


class FaultGate:
    """Stands before the application and lets the first matching rule spoil a request. `/_sandbox` is never touched.

    Every answer says when it was given, by `now` (seconds since 1970), as those of other web servers do.
    """

    def __init__(self, app: ASGIApp, now: Callable[[], float], dice: random.Random, traffic: Traffic) -> None:
        self.faults: list[Fault] = []
        self.lines: dict[tuple[str, int], Line] = {}
        self._app = app
        self._now = now
        self._dice = dice
        self._traffic = traffic

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        number = 0

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start" and not any(name == b"date" for name, _ in message["headers"]):
                date = formatdate(self._now(), usegmt=True).encode()
                message = {**message, "headers": [*message["headers"], (b"date", date)]}
            elif message["type"] == "http.response.body" and not message.get("more_body"):
                self._traffic.go(number)  # before its last byte leaves: whoever reads it may ask again at once
            await send(message)

        if scope["type"] != "http" or scope["path"].startswith("/_sandbox"):
            await self._app(scope, receive, dated)
            return
        number = self._traffic.come()
        try:
            await self._answer(scope, receive, dated)
        finally:
            self._traffic.go(number)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        line = f"{scope['method']} {scope['path']}"
        fault = next((each for each in self.faults if each.takes(line, self._dice)), None)
        if fault is None:
            await self._app(scope, receive, send)
            return
        # A slow server has the request all the same, whether or not its client waits for the answer.
        request = Request(scope, await _body(receive), receive)
        if fault.delay and fault.kind != "late_answer":
            await asyncio.sleep(fault.delay)
        match fault.kind:
            case "delay":
                await request.carry_out(self._app, send)
            case "late_answer":
                said = await request.answer(self._app)
                await asyncio.sleep(fault.delay)
                await _say(said, send)
            case "twice":
                first = await request.answer(self._app)
                if fault.later:
                    await request.carry_out(self._app, _swallow, later=fault.later)
                    await _say(first, send)
                else:
                    last = await request.answer(self._app)
                    await _say(first if fault.answer == "first" else last, send)
            case "status":
                await _send(send, fault.status, _content(fault.body), _headers(fault))
            case "unauthorized":
                await _send(send, 401, b'{"message":"Unauthorized"}', {"content-type": "application/json"})
            case "html":
                await _send(send, 200, _PAGE.encode(), {"content-type": "text/html; charset=utf-8"})
            case _:
                if fault.kind == "drop_after_commit":
                    await request.carry_out(self._app, _swallow)
                elif fault.kind == "ghost":
                    await request.carry_out(self._app, _swallow, later=fault.later)
                await self._hang_up(scope, reset=fault.kind == "reset")

    async def _hang_up(self, scope: Scope, reset: bool) -> None:
        line = self.lines.get(tuple(scope["client"] or ()))
        if line is None:  # no socket: called in-process, where this is what a lost line looks like
            raise ConnectionResetError("the sandbox hung up")
        if reset:
            linger = struct.pack("ii", 1, 0)
            line.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        line.transport.abort()
        # The server must see the connection lost before this call ends, or it would try a 500.
        await line.lost.wait()


@dataclass(frozen=True, slots=True)
class Request:
    """A request taken whole, to be carried out once, twice or later."""

    scope: Scope
    body: bytes
    receive: Receive

    async def carry_out(self, app: ASGIApp, send: Send, later: float | None = None) -> None:
        left = [{"type": "http.request", "body": self.body, "more_body": False}]

        async def again() -> Message:
            return left.pop() if left else await self.receive()

        await app(dict(self.scope) if later is None else {**self.scope, LATER: later}, again, send)

    async def answer(self, app: ASGIApp) -> list[Message]:
        """Carries it out and keeps what is said to it."""
        said: list[Message] = []

        async def keep(message: Message) -> None:
            said.append(message)

        await self.carry_out(app, keep)
        return said


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


async def _say(messages: list[Message], send: Send) -> None:
    for message in messages:
        await send(message)


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
