"""A line between till and server that goes wrong on purpose: real TCP, real TLS where asked, in a thread of its own.

How to use it::

    with SandboxThread() as sandbox, FaultProxy(sandbox.url, seed=7, plan=["cut_after", "pass"]) as proxy:
        client = SmartKasa(proxy.url, …)                 # the first request is committed and never answered
        proxy.plan = {"pass": 2, "twice": 1, "reset_half": 1}   # from here on drawn by weight, by the seed
        with proxy.refused(): …                          # nobody listens
        proxy.done                                       # what was done to which request, in order

A plan is a sequence of modes, one for each request, and "pass" after its end; or weights by mode, drawn for each
request. Only requests whose «METHOD /path» the regular expression `match` finds take part, the others pass.

| mode | the server has it | the client sees |
|---|---|---|
| `pass` | yes | the answer |
| `reset_half` | no | RST after half of its body |
| `hang_up` | no | FIN without a byte |
| `stall_before`, `stall_after` | no, yes | nothing, until it gives up |
| `stall_inside` | yes | the answer but for its last 5 bytes, then nothing |
| `cut_after`, `reset_after` | yes | FIN or RST without a byte |
| `cut_length`, `cut_chunked`, `cut_close` | yes | half of the body, then FIN; framed by length, in chunks, by the end |
| `drip` | yes | the answer, a byte every `drip` seconds |
| `flood`, `endless_head` | yes | 100 MB of body, 100 MB of headers |
| `html` | no | 200 and a web page |
| `shape` | yes | 200 and JSON (or not even that) which is no answer to this |
| `stranger` | yes | 201 and somebody else's receipt |
| `garbage` | no | bytes that are no HTTP |
| `too_many`, `too_many_later` | no | 429; with Retry-After: 7 |
| `bad_gateway`, `gateway_timeout` | no, yes | 502, 504 with a web page |
| `redirect` | no | 302 to another host; what comes there is in `elsewhere` |
| `twice` | twice | the second answer |
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping, Sequence
from functools import partial
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import urlsplit

from helpers.fault_modes import MODES, Done, Exchange

T = TypeVar("T")
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
Plan = Sequence[str] | Mapping[str, float]


class FaultProxy:
    """Stands before `upstream` (a URL) while used as a context. With `tls` it speaks TLS to its clients.

    Raises KeyError for a mode that is not there.
    """

    def __init__(
        self,
        upstream: str,
        seed: int = 0,
        plan: Plan = (),
        *,
        match: str = "",
        tls: ssl.SSLContext | None = None,
        drip: float = 0.02,
    ) -> None:
        at = urlsplit(upstream)
        assert at.hostname is not None
        assert at.port is not None
        self._upstream = (at.hostname, at.port)
        self._match = re.compile(match)
        self._tls = tls
        self._drip = drip
        self._dice = random.Random(seed)
        self.done: list[Done] = []
        #: The heads of requests that followed a redirect.
        self.elsewhere: list[bytes] = []
        self.plan = plan
        self._tasks: set[asyncio.Task[None]] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._other = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sandbox line", daemon=True)

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def plan(self) -> Plan:
        """What is still to come."""
        return self._plan

    @plan.setter
    def plan(self, plan: Plan) -> None:
        for mode in plan:
            MODES[mode]
        self._plan: Plan = dict(plan) if isinstance(plan, Mapping) else list(plan)

    def __enter__(self) -> FaultProxy:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)

    @contextlib.contextmanager
    def refused(self) -> Iterator[None]:
        """Nobody listens meanwhile, and whoever was connected is cut off; the port stays ours."""
        self._call(self._close())
        with socket.socket() as kept:
            kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            kept.bind(("127.0.0.1", self.port))
            try:
                yield
            finally:
                self._listener = socket.create_server(("127.0.0.1", self.port))
                self._call(self._open())

    # ------------------------------------------------------------------ in the thread

    def _run(self) -> None:
        # A loop of its own kind, whatever event loop policy the window has set.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        other = await asyncio.start_server(partial(self._connected, self._note), sock=self._other)
        await self._open()
        self._ready.set()
        await self._end.wait()
        other.close()
        await self._close()

    async def _open(self) -> None:
        self._server = await asyncio.start_server(
            partial(self._connected, self._talk), sock=self._listener, ssl=self._tls
        )

    async def _close(self) -> None:
        self._server.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _connected(self, talk: Talk, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = self._loop.create_task(self._guard(talk, reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guard(self, talk: Talk, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Until the talk or the client ends it."""
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
                await talk(reader, writer)
        finally:
            # What is in the buffer still goes out; a reset has closed it already.
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await self._exchange(reader, writer):
            pass

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
        line = " ".join(head.split(b"\r\n", 1)[0].decode("latin-1").split("?")[0].split(" ")[:2])
        mode = self._next() if self._match.search(line) else "pass"
        done = Done(line, mode)
        self.done.append(done)
        exchange = Exchange(
            reader=reader,
            writer=writer,
            head=head,
            length=int(length[1]) if length else 0,
            dice=self._dice,
            upstream=self._upstream,
            elsewhere=f"http://localhost:{self._other.getsockname()[1]}",
            drip=self._drip,
            done=done,
        )
        return await MODES[mode](exchange)

    def _next(self) -> str:
        plan = self._plan
        if isinstance(plan, dict):
            return self._dice.choices(list(plan), list(plan.values()))[0]
        return plan.pop(0) if isinstance(plan, list) and plan else "pass"

    async def _note(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.elsewhere.append(await reader.readuntil(b"\r\n\r\n"))
