"""The till's one connection to the server: made when somebody signs in, made again from the vault at a start."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from app import log as log_file
from app.api.session import Tokens
from app.clock import Clock
from app.domain.cashier import Place
from app.errors import BadSettings, NotFound, Offline, SessionExpired, TillError
from app.events import Event
from app.secrets import AsyncVault, VaultLocked
from app.services.account import people_of, shops_of
from app.services.login import Accept, Person, ShopChoice
from app.services.ports import ServerShift
from app.store.meta import Meta

if TYPE_CHECKING:
    from app.api.client import SmartKasa
    from app.api.receipts import Receipts
    from app.api.stats import Stats
    from app.api.transactions import Transactions
    from app.api.zreports import ZReports

log = logging.getLogger(__name__)

#: Seconds.
DAY = 86_400

ADDRESS = "server_address"
API_KEY, REFRESH = "api_key", "refresh_token"

MakeClient = Callable[[str, str], "SmartKasa"]


class Server:
    """Account, shift gateway and the way to receipts in one: all of them need the same signed-in client.

    `online` announces whether the server answered, after every call that says something new; `expired` that somebody
    has to sign in again; `clock_wrong` by how many days the till's clock differs from the server's, 0 once it is right.
    """

    def __init__(self, make: MakeClient, vault: AsyncVault, meta: Meta, clock: Clock) -> None:
        self._make = make
        self._vault = vault
        self._meta = meta
        self._clock = clock
        self._client: SmartKasa | None = None
        self._heard: tuple[Callable[[], None], ...] = ()
        self._writes: asyncio.Task[None] | None = None
        self.online: Event[bool] = Event("server.online")
        self.expired: Event[None] = Event("server.expired")
        self.signed_in: Event[None] = Event("server.signed_in")
        self.clock_wrong: Event[int] = Event("server.clock_wrong")
        #: Whether the server answered last time; None before anybody asked it.
        self.was_online: bool | None = None
        self._days_wrong = 0
        self._due = False

    @property
    def client(self) -> SmartKasa | None:
        return self._client

    @property
    def remembers(self) -> bool:
        """Whether the sign-in outlives the till's end: without a credential store it does not."""
        return self._vault.persistent

    @property
    def signed_out(self) -> bool:
        """Nobody is signed in: documents stay on the till until somebody is."""
        return not self._due and self.receipts() is None

    def receipts(self) -> Receipts | None:
        """The receipts of the signed-in server; None while nobody is signed in."""
        client = self._client
        return client.receipts if client is not None and client.tokens is not None else None

    def transactions(self) -> Transactions | None:
        """The payments of the signed-in server; None while nobody is signed in."""
        client = self._client
        return client.transactions if client is not None and client.tokens is not None else None

    def z_reports(self) -> ZReports | None:
        """The Z-reports of the signed-in server; None while nobody is signed in."""
        client = self._client
        return client.z_reports if client is not None and client.tokens is not None else None

    def stats(self) -> Stats | None:
        """The figures of sales of the signed-in server; None while nobody is signed in."""
        client = self._client
        return client.stats if client is not None and client.tokens is not None else None

    async def picture(self, address: str, most_bytes: int) -> bytes:
        """A file the server names as a picture. Raises `Offline` while there is no server, and what the client does."""
        if self._client is None:
            raise Offline("no server", sent=False)
        return await self._client.picture(address, most_bytes)

    async def remembers_sign_in(self) -> bool:
        """Whether `restore` finds a sign-in to take up. Asks neither the network nor for the code that speaks to it."""
        address, key = await self.known()
        return bool(address and key and await self._secret(REFRESH))

    def expect_sign_in(self) -> None:
        """The sign-in of an earlier run is about to be taken up: nobody is asked for it until `sign_in_settled`."""
        self._due = True

    def sign_in_settled(self) -> None:
        """It was taken up, or could not be: then somebody has to sign in, and `expired` says so."""
        due, self._due = self._due, False
        if due and self.signed_out:
            self.expired.emit(None)

    async def restore(self) -> bool:
        """Takes up the sign-in of an earlier run; False when there is none (anymore) and somebody has to sign in."""
        address, key = await self.known()
        refresh = await self._secret(REFRESH)
        if self._client is not None or not address or not key:  # somebody was quicker and signed in anew
            return False
        log_file.hide(key)
        try:
            self._adopt(self._make(address, key))
        except BadSettings as error:
            log.warning("the server's address or key of the last sign-in cannot be used: %s", error.detail)
            return False
        if not refresh:
            return False
        log_file.hide(refresh, passing=True)
        self._need().use_tokens(Tokens("", None, refresh, None))
        return True

    async def known(self) -> tuple[str, str]:
        """Address and API key of the last sign-in, "" where there is none."""
        return await self._meta.get(ADDRESS) or "", await self._secret(API_KEY) or ""

    async def sign_in(
        self, server: str, api_key: str, phone: str, password: str, accept: Accept | None = None
    ) -> list[ShopChoice]:
        """Signs the till in and gives the account's shops. Key and token go into the vault, the address into the store.

        `accept` is asked before anything changes here: while it refuses, the till stays signed in as it was, and not
        one document goes to another account.
        """
        log_file.hide(api_key.strip())
        log_file.hide(password)
        log_file.hide(phone)
        client = self._make(server, api_key)
        try:
            await client.auth.sign_in(phone, password)
            shops = await shops_of(client)
            if accept is not None:
                await accept(shops)
        except BaseException:
            await client.aclose()
            raise
        old = self._client
        self._adopt(client)
        if old is not None:
            await old.aclose()
        await self._meta.put(ADDRESS, client.base_url)
        await self._vault.set(API_KEY, api_key.strip())
        self._keep(client.tokens)
        self._tell(True)
        self.signed_in.emit(None)
        return shops

    async def people(self, shop_id: int) -> list[Person]:
        return await people_of(self._need(), shop_id)

    async def find_open(self, place: Place) -> ServerShift | None:
        for shift in await self._need().shifts.opened():
            if shift.terminal_id == place.terminal_id:
                return ServerShift(shift.id, shift.fiscal_number, shift.opened_at, open=True)
        return None

    async def read(self, server_id: str) -> ServerShift | None:
        try:
            shift = await self._need().shifts.get(server_id)
        except NotFound:
            return None
        return ServerShift(shift.id, shift.fiscal_number, shift.opened_at, shift.is_open, shift.is_overdue)

    async def check(self) -> None:
        """Asks the server something small, so that a network that came back is noticed. Failures are told by events."""
        client = self._client
        if client is None or client.tokens is None:
            return
        with contextlib.suppress(TillError):
            await client.units.page()

    async def close(self) -> None:
        if self._writes is not None:
            await asyncio.wait([self._writes])
        if self._client is not None:
            await self._client.aclose()

    def _need(self) -> SmartKasa:
        if self._client is None:
            raise SessionExpired("nobody is signed in")
        return self._client

    def _adopt(self, client: SmartKasa) -> None:
        for disconnect in self._heard:
            disconnect()
        self._client = client
        self._heard = (client.reached.connect(self._tell), client.tokens_changed.connect(self._tokens_changed))

    async def _secret(self, name: str) -> str | None:
        """A locked credential store is as good as none here: somebody signs in again."""
        try:
            return await self._vault.get(name)
        except VaultLocked:
            return None

    def _tokens_changed(self, tokens: Tokens | None) -> None:
        self._keep(tokens)
        if tokens is None:
            self.expired.emit(None)

    def _keep(self, tokens: Tokens | None) -> None:
        """The refresh token is replaced at every renewal: the newest goes into the vault, off this thread, in order."""
        before = self._writes
        for secret in (tokens.access, tokens.refresh) if tokens is not None else ():
            log_file.hide(secret, passing=True)

        async def write() -> None:
            if before is not None:
                await asyncio.wait([before])
            if tokens is None:
                await self._vault.delete(REFRESH)
            else:
                await self._vault.set(REFRESH, tokens.refresh)

        self._writes = asyncio.ensure_future(write())

    def _tell(self, reached: bool) -> None:
        self._compare_clocks()
        if reached != self.was_online:
            self.was_online = reached
            self.online.emit(reached)

    def _compare_clocks(self) -> None:
        """Dates of receipts come from the till: whole days off are told, once. Less is the owner's own affair."""
        skew = self._client.clock_skew if self._client is not None else None
        days = 0 if skew is None else int(abs(skew) // DAY)
        if days != self._days_wrong:
            self._days_wrong = days
            self.clock_wrong.emit(days)
