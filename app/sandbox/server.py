"""The sandbox over a socket, in a thread of its own.

How to use it in tests and in training mode::

    from app.sandbox.server import SandboxThread

    with SandboxThread() as sandbox:            # seed "demo", data in memory, a free loopback port
        client = httpx.Client(base_url=sandbox.url, headers={"X-Api-Key": "sandbox"})
        ...
        sandbox.move_clock(5)                   # fiscal numbers due within 5 s are given now, ghosts walk
        sandbox.fault(match="POST /api/v1/pos/receipts$", kind="drop_after_commit", times=1)
        sandbox.set(ids="ignored", missing="null", lag_seconds=20, filters="ignored", refresh="guarded")
        sandbox.commits(entity="receipt")       # what was really stored, oldest first

Sign-in: API key `sandbox`, phone 380960000006, password 123456789; PINs come from `GET /api/v1/rsn/employees/{id}`
(the documented list of employees has none). `SandboxThread(seed="empty")` has no shop at all; `seed="…/goods.tsv"`
is the demo shop with the file's goods, `goods=100_000` repeats them with varied codes up to that many. `.app_state`
is the `Sandbox` (settings, clock, faults, traffic, database under `.lock`). Fiscal work and ghosts are settled when a
call comes in, so a moved clock replaces waiting.

It is the till's adversary, too. settings.py has the servers it can be (ids kept or ignored, what is missing, reads that
lag, filters ignored, tokens that rotate or wear out), faults.py what can go wrong with a request (hang-ups before and
after the commit, ghosts, double delivery, storms of 401 and of anything else); both by constructor
(`SandboxThread(settings={"ids": "ignored"}, faults=[{"match": "POST", "kind": "twice", "times": -1, "chance": 0.3}])`),
by `set` and `fault`, and over HTTP. Rules with a `chance` roll dice of their own (setting `chance_seed`): the same
requests in the same order meet the same faults. The commit log is the oracle: a row for everything really stored, in
order, with the receipt's id, title (the till's mark), sum and number of lines; nothing changes or deletes a row of it.

Over HTTP, without key or session (see control.py): `GET /_sandbox/state`, `GET /_sandbox/log?after=&entity=receipt`,
`GET|POST /_sandbox/clock`, `POST /_sandbox/settings`, `GET|POST|DELETE /_sandbox/faults`,
`POST /_sandbox/tokens/expire`, `POST /_sandbox/shifts/{terminal}/open|close|archive`,
`POST /_sandbox/receipts/{id}/fiscal|pay|put_away`.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.sandbox.core import Sandbox
from app.sandbox.database import Json
from app.sandbox.faults import Fault, FaultGate, Line
from app.sandbox.fiscal import close_shift, open_shift, put_away, settle, take
from app.sandbox.seed import seed_sandbox
from app.sandbox.values import utc_stamp
from app.sandbox.web import build_app


class _Protocol(H11Protocol):
    """Tells the fault gate which connection belongs to which client, so that it can hang up."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        # Headers and body are two writes: without this the second waits 40 ms for the first one's ACK.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._peer: tuple[str, int] = transport.get_extra_info("peername")[:2]
        self._lines()[self._peer] = Line(transport, asyncio.Event())

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._lines().pop(self._peer).lost.set()

    def _lines(self) -> dict[tuple[str, int], Line]:
        return cast(FaultGate, self.config.loaded_app).lines


class _Server(uvicorn.Server):
    """Stops at once when told, instead of looking every tenth of a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None

    async def main_loop(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        self.ready.set()
        await self._end.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Hangs up on everybody: a sandbox that ends has no answers to finish."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for task in self.server_state.tasks:
            task.cancel()
        for connection in list(self.server_state.connections):
            cast(_Protocol, connection).transport.abort()
        await asyncio.sleep(0)

    def unplug(self) -> None:
        """Nobody gets through any more, as with a cable pulled: whoever calls is refused, whoever is here loses the
        line. On the server's own thread."""
        for server in self.servers:
            server.close()
        self.servers = []
        for connection in list(self.server_state.connections):
            cast(_Protocol, connection).transport.abort()

    async def plug_in(self, listener: socket.socket) -> None:
        """Answers again. On the server's own thread."""
        config = self.config
        assert self._loop is not None

        def protocol() -> asyncio.Protocol:
            return _Protocol(config=config, server_state=self.server_state, app_state=self.lifespan.state)

        self.servers = [await self._loop.create_server(protocol, sock=listener, backlog=config.backlog)]

    def run_there(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Runs work on the server's thread and waits for its end. Does nothing once the server has ended."""
        if self._loop is not None and not self._loop.is_closed():
            asyncio.run_coroutine_threadsafe(work(), self._loop).result(10)

    def end(self) -> None:
        """From any thread."""
        if self._loop is not None and self._end is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end.set)


class SandboxThread:
    """A running sandbox: uvicorn in its own thread and its own loop.

    `settings` and `faults` are what `set` and `fault` take. Raises OSError when the port is taken or `data` cannot be
    opened, ValueError for a seed that cannot be read or a setting that is none, TypeError for a rule that is none.
    """

    def __init__(
        self,
        data: Path | None = None,
        seed: str = "demo",
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        goods: int | None = None,
        settings: Mapping[str, Any] | None = None,
        faults: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        if not 0 <= port <= 65535:
            raise ValueError(f"port {port}: it must be 0 to 65535")
        self.app_state = Sandbox(data)
        try:
            self.app_state.change(settings or {})
            rules = [Fault(**rule) for rule in faults]
            seed_sandbox(self.app_state, seed, goods)
            self._socket = socket.create_server((host, port))
        except BaseException:
            self.app_state.close()
            raise
        self._host, self.port = host, self._socket.getsockname()[1]
        self._unplugged = False
        app = build_app(self.app_state)
        self.app_state.faults.extend(rules)
        config = uvicorn.Config(
            app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=75,
        )
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    @property
    def url(self) -> str:
        """Where it listens, "http://127.0.0.1:54321"."""
        return f"http://{self._host}:{self.port}"

    def start(self) -> SandboxThread:
        """Returns once requests are answered. Raises RuntimeError when the thread does not come up in ten seconds."""
        self._thread.start()
        if not self._server.ready.wait(10):
            raise RuntimeError("the sandbox did not start")
        return self

    def stop(self) -> None:
        """Ends the thread and closes the data; a second call does nothing."""
        if self._thread.is_alive():
            self._server.end()
            self._thread.join(10)
        self._socket.close()
        self.app_state.close()

    def __enter__(self) -> SandboxThread:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def unplugged(self) -> bool:
        """Whether the way here is cut."""
        return self._unplugged

    def unplug(self) -> None:
        """Cuts the way here: calls are refused at once, as by a computer without a network, until `plug_in`."""

        async def cut() -> None:
            self._server.unplug()

        if not self._unplugged:
            self._server.run_there(cut)
            self._socket.close()
            self._unplugged = True

    def plug_in(self) -> None:
        """Answers again at the same address. Raises OSError when somebody else took the port meanwhile."""
        if self._unplugged:
            self._socket = socket.create_server((self._host, self.port))
            self._server.run_there(lambda: self._server.plug_in(self._socket))
            self._unplugged = False

    def move_clock(self, seconds: float) -> None:
        """The server's clock goes on by so many seconds, and what became due is done."""
        with self.app_state.lock:
            self.app_state.clock.move(seconds)
            self.app_state.late.settle()
            with self.app_state.db.transaction():
                settle(self.app_state)

    def set(self, **settings: Any) -> None:
        """Changes settings by name, for example `ids="conflict409"`, `fiscal_delay=0`. Raises ValueError."""
        with self.app_state.lock:
            self.app_state.change(settings)

    def fault(self, match: str, kind: str, **rule: Any) -> None:
        """Adds a fault rule (see faults.Fault). Raises ValueError for an unknown kind."""
        self.app_state.faults.append(Fault(match=match, kind=kind, **rule))

    def pay(self, receipt_id: str, after: float = 0.0) -> bool:
        """The fiscal till takes the money of a deferred receipt, now or so many seconds later. False: none such."""
        with self.app_state.lock, self.app_state.db.transaction():
            return take(self.app_state, receipt_id, after)

    def shift_open(self, terminal_id: int) -> bool:
        """Whether a fiscal shift is open on this terminal."""
        with self.app_state.lock:
            row = self.app_state.db.row("SELECT 1 FROM shifts WHERE terminal_id = ? AND state = 0", (terminal_id,))
        return row is not None

    def set_shift(self, terminal_id: int, *, is_open: bool) -> None:
        """The fiscal till opens a shift on this terminal, or closes the one there is."""
        with self.app_state.lock, self.app_state.db.transaction():
            if is_open:
                open_shift(self.app_state, terminal_id, "Каса ДПС")
            else:
                close_shift(self.app_state, terminal_id)

    def put_away(self, receipt_id: str, *, gone: bool = False) -> bool:
        """The fiscal till hides a deferred receipt, or deletes it. False: none such."""
        with self.app_state.lock, self.app_state.db.transaction():
            return put_away(self.app_state, receipt_id, gone=gone)

    def commits(self, entity: str | None = None) -> list[Json]:
        """The commit log, oldest first, of one entity or of all."""
        with self.app_state.lock:
            self.app_state.late.settle()
            rows = self.app_state.db.rows(
                "SELECT * FROM commits WHERE ? IS NULL OR entity = ? ORDER BY seq", (entity, entity)
            )
        return [{**dict(row), "at": utc_stamp(row["at"])} for row in rows]

    def _run(self) -> None:
        # A loop of its own kind, whatever event loop policy the window has set.
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            runner.run(self._server.serve(sockets=[self._socket]))
