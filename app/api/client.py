"""SmartKasa over HTTP: the only place that knows httpx.

One client for the life of the till. It adds who asks, keeps time and size in bounds, renews the session once for
however many calls need it, and turns every failure into the class of `app.errors` with the right remedy.
It never repeats a request on its own except once after a 401, which did nothing.
"""

from __future__ import annotations

import asyncio
import http.cookiejar
import logging
import ssl
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TypeVar

import httpx
from pydantic import ValidationError

from app import __version__
from app.api.address import checked_address, checked_key, picture_address
from app.api.auth import Auth
from app.api.body import BodyTooLong, CutShort, UnknownEncoding, take
from app.api.call import LARGE, Call, Cutter, Reader
from app.api.cards import Cards
from app.api.categories import Categories
from app.api.employees import Employees
from app.api.imports import Imports
from app.api.page import why
from app.api.products import Products
from app.api.receipts import Receipts
from app.api.replies import Reply, bad_reply, envelope, failure, http_date
from app.api.session import Session, Tokens
from app.api.shifts import Shifts
from app.api.shops import Shops
from app.api.stats import Stats
from app.api.subgroups import Subgroups
from app.api.terminals import Terminals
from app.api.trail import Trail
from app.api.transactions import Transactions
from app.api.trust import distrust
from app.api.units import Units
from app.api.zreports import ZReports
from app.clock import Clock
from app.errors import BadReply, Offline, SessionExpired, TillError, Untrusted
from app.events import Event

T = TypeVar("T")
log = logging.getLogger(__name__)

# Their INFO lines show addresses with filters, their DEBUG lines headers with the key (reliability.md, 19).
logging.getLogger("httpx").setLevel(logging.WARNING)
logging.getLogger("httpcore").setLevel(logging.WARNING)

#: Each step to a connection (a free one, TCP, TLS) may take this part of a call's deadline. So it is httpx that gives
#: up on a handshake, and closes its socket, before the deadline cancels it and leaves the socket to the collector.
_STEP = 1 / 4
_CONNECTIONS = 8
#: Shorter than servers usually keep an idle connection, so that we rarely write into one just being closed.
_KEEP_ALIVE = 15.0

#: Seconds a picture may take.
_PICTURE = 15.0

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class _NoPicture(Exception):
    """The server answered, and not with the file."""


class SmartKasa:
    """The server's 56 operations, by resource: `client.products.page(1)`, `client.receipts.send(body)`.

    `base_url` is the server's address with or without a path; `api_key` goes with every call. `bearer` says whether the
    access token follows the word "Bearer" (servers differ). `verify` is a TLS context to use instead of the system's
    trust store; certificate checks cannot be switched off. `transport` is for tests.
    Raises `BadSettings` for an address or a key that cannot be used.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        *,
        clock: Clock,
        bearer: bool = True,
        transport: httpx.AsyncBaseTransport | None = None,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        if verify is False:
            raise ValueError("certificate checks cannot be switched off")
        self.base_url = checked_address(base_url)
        self._key = checked_key(api_key)
        self._clock = clock
        self._bearer = bearer
        #: Seconds the server's clock is ahead of ours, by the last answer that said.
        self.clock_skew: float | None = None
        #: When the server last gave a good answer.
        self.last_ok_at: datetime | None = None
        #: After every call: True when the server answered anything, False when it could not be reached.
        self.reached: Event[bool] = Event("reached")
        self._http = httpx.AsyncClient(
            transport=transport or _transport(self.base_url, verify),
            trust_env=False,
            follow_redirects=False,
            timeout=None,
            cookies=http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(allowed_domains=[])),
            headers={"User-Agent": f"Kasa/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip"},
        )
        # One thread: several that parse at once take the interpreter from the window in turn (performance.md, «Sync»).
        self._reading = ThreadPoolExecutor(1, "api-read")
        #: What the server was told in confidence, and could say back at any time.
        self._told: set[str] = set()
        self._session = Session(lambda token: self.auth.exchange(token))
        self.auth = Auth(self, self._session)
        self.terminals = Terminals(self)
        self.shops = Shops(self)
        self.employees = Employees(self)
        self.units = Units(self)
        self.categories = Categories(self)
        self.products = Products(self)
        self.cards = Cards(self)
        self.subgroups = Subgroups(self)
        self.imports = Imports(self)
        self.shifts = Shifts(self)
        self.receipts = Receipts(self)
        self.transactions = Transactions(self)
        self.stats = Stats(self)
        self.z_reports = ZReports(self)

    def __repr__(self) -> str:
        return f"SmartKasa({self.base_url}, {'signed in' if self.tokens else 'signed out'})"

    @property
    def tokens(self) -> Tokens | None:
        """The tokens calls carry now; None when nobody is signed in."""
        return self._session.tokens

    @property
    def tokens_changed(self) -> Event[Tokens | None]:
        """Signed in, renewed, signed out or expired."""
        return self._session.tokens_changed

    def use_tokens(self, tokens: Tokens | None) -> None:
        """From here on calls carry these tokens (kept from an earlier run), or none."""
        self._session.use(tokens)

    async def aclose(self) -> None:
        """Lets go of all connections. Calls under way fail."""
        await self._session.close()
        await self._http.aclose()
        self._reading.shutdown(wait=False)

    async def ask(self, call: Call, read: Reader[T], cut: Cutter[T] | None = None) -> T:
        """Asks and reads the answer, all within the call's deadline. Raises `app.errors` by remedy."""
        trail = Trail()
        self._told.update(call.secrets)
        error: TillError
        try:
            async with asyncio.timeout(call.deadline):
                return await self._ask(call, read, cut, trail)
        except TimeoutError:
            error = Offline(f"{call}: no answer in {call.deadline:g} s", sent=trail.sent or not trail.watched)
            log.info("%s no answer in %g s", call, call.deadline)
        self.reached.emit(False)
        raise error

    async def picture(self, address: str, most_bytes: int) -> bytes:
        """A file the server names as a picture, whole or relative to its own address. Nothing but the server itself is
        told the key, nobody the session; redirects are not followed.

        Raises `Offline`, and `BadReply` for what is too long, not there, or at an address nobody is asked by.
        """
        where, own = picture_address(self.base_url, address)
        error: TillError
        try:
            async with asyncio.timeout(_PICTURE):
                return await self._take_picture(where, own, most_bytes)
        except (BodyTooLong, UnknownEncoding, _NoPicture) as fault:
            error = BadReply(f"a picture: {fault}")
        except (httpx.HTTPError, httpx.InvalidURL, CutShort, OSError) as fault:  # TimeoutError is an OSError
            error = Offline(f"a picture: {type(fault).__name__}")
        raise error

    async def _take_picture(self, where: str, own: bool, most_bytes: int) -> bytes:
        headers = {"Accept": "image/*", **({"X-Api-Key": self._key} if own else {})}
        wait = httpx.Timeout(_PICTURE, connect=_PICTURE * _STEP, pool=_PICTURE * _STEP)
        request = self._http.build_request("GET", where, headers=headers, timeout=wait)
        response = await self._http.send(request, stream=True)
        try:
            if response.status_code != 200:
                raise _NoPicture(f"status {response.status_code}")
            assert isinstance(response.stream, httpx.AsyncByteStream)
            return await take(response.stream, response.headers.get("content-encoding", ""), most_bytes)
        finally:
            await response.aclose()

    async def _ask(self, call: Call, read: Reader[T], cut: Cutter[T] | None, trail: Trail) -> T:
        generation = self._session.generation
        if call.session and not (self.tokens and self.tokens.access):
            await self._renew(generation, trail)
            generation = self._session.generation
        reply = await self._send(call, trail)
        if reply.status == 401 and call.session and not reply.html:
            await self._renew(generation, trail)
            generation = self._session.generation
            reply = await self._send(call, trail)
            if reply.status == 401 and not reply.html:
                self._session.drop(generation)
                raise SessionExpired(f"{call}: 401 with new tokens")
        error = failure(call, reply, self._clock.now(), self._secrets())
        if error is not None:
            raise error
        if len(reply.body) < LARGE or self._http.is_closed:
            made = self._read(call, reply, read, cut)
        else:
            made = await asyncio.get_running_loop().run_in_executor(self._reading, self._read, call, reply, read, cut)
        self.last_ok_at = self._clock.now()
        return made

    async def _renew(self, generation: int, trail: Trail) -> None:
        """New tokens. Whatever goes wrong here, the call itself has done nothing on the server."""
        trail.sent = False
        error: Offline
        try:
            await self._session.renew(generation)
            return
        except Untrusted:
            raise
        except Offline as fault:
            error = Offline(fault.detail, sent=False, status=fault.status, retry_after=fault.retry_after)
        raise error

    def _read(self, call: Call, reply: Reply, read: Reader[T], cut: Cutter[T] | None) -> T:
        if cut is not None and (made := cut(reply.body)) is not None:
            return made
        secrets = self._secrets()
        said = envelope(call, reply, secrets)
        try:
            return read(said)
        except BadReply as fault:
            reason = fault.detail
        except ValidationError as fault:
            reason = why(fault)
        raise bad_reply(call, reply, reason, secrets)

    async def _send(self, call: Call, trail: Trail) -> Reply:
        """One exchange. Raises `Offline` when there was none, `BadReply` when the answer was too long."""
        if self._http.is_closed:
            raise Offline(f"{call}: closed", sent=False)
        request = self._request(call, trail)
        began = time.perf_counter()
        status = 0
        error: TillError
        try:
            # Errors of httpx carry the request and with it the key: they end here, with no chain to them.
            response = await self._http.send(request, stream=True)
            status = response.status_code
            try:
                self._note(response.headers.get("date"))
                assert isinstance(response.stream, httpx.AsyncByteStream)
                body = await take(response.stream, response.headers.get("content-encoding", ""), call.most_bytes)
            finally:
                await response.aclose()
        except (httpx.HTTPError, CutShort, OSError) as fault:
            sent = trail.sent if trail.watched else not isinstance(fault, _NEVER_SENT)
            told = f" ({fault})" if isinstance(fault, httpx.ConnectError) else ""
            outcome = type(fault).__name__
            reason = None if sent else distrust(fault)
            said = f"{call}: {outcome}{told}"
            error = Offline(said, sent=sent) if reason is None else Untrusted(said, reason=reason)
        except (BodyTooLong, UnknownEncoding) as fault:
            outcome = type(fault).__name__
            error = BadReply(f"{call}: {fault}", status=status)
        else:
            self._log(call, status, began)
            self.reached.emit(True)
            headers = response.headers
            return Reply(status, body, headers.get("content-type", ""), headers.get("date"), headers.get("retry-after"))
        self._log(call, outcome, began)
        self.reached.emit(isinstance(error, BadReply))
        raise error

    def _request(self, call: Call, trail: Trail) -> httpx.Request:
        headers = {"X-Api-Key": self._key, "Content-Type": "application/json"}
        tokens = self.tokens
        if call.session:
            if tokens is None:
                raise SessionExpired("nobody is signed in")
            headers["Authorization"] = f"Bearer {tokens.access}" if self._bearer else tokens.access
        if call.refresh_token is not None:
            headers["X-Refresh-Token"] = call.refresh_token
        return self._http.build_request(
            call.method,
            self.base_url + call.path,
            params=call.query or None,
            headers=headers,
            content=call.body,
            timeout=httpx.Timeout(call.deadline, connect=call.deadline * _STEP, pool=call.deadline * _STEP),
            extensions={"trace": trail.note},
        )

    def _note(self, date: str | None) -> None:
        at = http_date(date)
        if at is not None:
            self.clock_skew = (at - self._clock.now()).total_seconds()

    def _secrets(self) -> tuple[str, ...]:
        tokens = self.tokens
        return (self._key, *self._told, *((tokens.access, tokens.refresh) if tokens else ()))

    def _log(self, call: Call, outcome: int | str, began: float) -> None:
        quiet = call.method == "GET" and isinstance(outcome, int) and outcome < 300
        took = (time.perf_counter() - began) * 1000
        log.log(logging.DEBUG if quiet else logging.INFO, "%s %s %.0f ms", call, outcome, took)


def _transport(base_url: str, verify: ssl.SSLContext | bool) -> httpx.AsyncHTTPTransport:
    if isinstance(verify, ssl.SSLContext):
        context = verify
    elif base_url.startswith("https:"):
        context = ssl.create_default_context()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    else:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # never used: reading the trust store would cost 20 ms
    limits = httpx.Limits(
        max_connections=_CONNECTIONS, max_keepalive_connections=_CONNECTIONS, keepalive_expiry=_KEEP_ALIVE
    )
    return httpx.AsyncHTTPTransport(verify=context, limits=limits, trust_env=False, retries=0)
