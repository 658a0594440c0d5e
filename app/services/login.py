"""Signing in: the till to the server once, cashiers to the till by PIN, with or without a network."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets as random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import NoReturn, Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.clock import Clock
from app.domain.cashier import Cashier, Place
from app.errors import RuleBroken
from app.services.station import Station
from app.store.cashiers import Cashiers
from app.store.meta import Meta

log = logging.getLogger(__name__)

#: Wrong PINs in a row before a lock, and how long each lock lasts (reliability.md, «Security»).
FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=30)
LONG_AFTER = 10
LONG_LOCK = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class TerminalChoice:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ShopChoice:
    """A trading place of the account with its terminals, to choose from at the first start."""

    id: int
    title: str
    address: str
    terminals: tuple[TerminalChoice, ...]
    vat_payer: bool = True
    excise_payer: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """An employee as the server tells it, with the PIN in clear: lives only until it is hashed."""

    cashier: Cashier
    pin: str


class Account(Protocol):
    """The server's side of signing in."""

    async def sign_in(self, server: str, api_key: str, phone: str, password: str) -> None: ...

    async def shops(self) -> list[ShopChoice]: ...

    async def people(self, shop_id: int) -> list[Person]: ...


class PinHasher:
    """Hashes PINs with argon2 and a pepper, off the caller's thread."""

    def __init__(self, pepper: bytes, *, cheap: bool = False) -> None:
        self._pepper = pepper
        self._hasher = (
            PasswordHasher(1, 8, 1) if cheap else PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
        )
        self._thread = ThreadPoolExecutor(1, "pin")

    async def hash(self, pin: str) -> str:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._hasher.hash, self._keyed(pin))

    async def fits(self, hashed: str, pin: str) -> bool:
        def verify() -> bool:
            try:
                return self._hasher.verify(hashed, self._keyed(pin))
            except (VerificationError, InvalidHashError):
                return False

        return await asyncio.get_running_loop().run_in_executor(self._thread, verify)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _keyed(self, pin: str) -> str:
        return hmac.new(self._pepper, pin.encode(), hashlib.sha256).hexdigest()


def new_pepper() -> str:
    return random.token_hex(32)


class Login:
    """Who may stand here and who stands here now."""

    def __init__(
        self, station: Station, cashiers: Cashiers, meta: Meta, hasher: PinHasher, account: Account, clock: Clock
    ) -> None:
        self._station = station
        self._cashiers = cashiers
        self._meta = meta
        self._hasher = hasher
        self._account = account
        self._clock = clock

    async def restore(self) -> bool:
        """Finds the place chosen at the first start again; False when there was no first start yet."""
        self._station.place = await self._meta.place()
        return self._station.place is not None

    async def first_sign_in(self, server: str, api_key: str, phone: str, password: str) -> list[ShopChoice]:
        """Signs the till in and gives the shops to choose from.

        Raises `Offline`, `ApiKeyRefused`, `Rejected` (wrong phone or password), `BadSettings` (an address that is
        none), `RuleBroken` ("no_shops", "no_terminals").
        """
        await self._account.sign_in(server, api_key, phone, password)
        shops = await self._account.shops()
        if not shops:
            raise RuleBroken("no_shops")
        with_terminals = [shop for shop in shops if shop.terminals]
        if not with_terminals:
            raise RuleBroken("no_terminals")
        return with_terminals

    async def choose(self, shop: ShopChoice, terminal: TerminalChoice) -> Place:
        """Puts the till at a shop's terminal and learns its people."""
        place = Place(
            shop_id=shop.id,
            shop_title=shop.title,
            terminal_id=terminal.id,
            terminal_name=terminal.name,
            address=shop.address,
            vat_payer=shop.vat_payer,
            excise_payer=shop.excise_payer,
        )
        await self.learn_people(place)
        await self._meta.save_place(place)
        self._station.place = place
        return place

    async def learn_people(self, place: Place) -> None:
        """Reads the shop's people again; a PIN that did not change keeps its hash."""
        hashes: dict[int, str | None] = {}
        people = await self._account.people(place.shop_id)
        for person in people:
            old = await self._cashiers.pin_hash(person.cashier.id)
            if person.pin and not (old and await self._hasher.fits(old, person.pin)):
                hashes[person.cashier.id] = await self._hasher.hash(person.pin)
        await self._cashiers.replace_all([person.cashier for person in people], hashes)

    async def cashiers(self) -> Sequence[Cashier]:
        """The people of this shop, for the tiles."""
        return await self._cashiers.list()

    async def sign_in(self, cashier_id: int, pin: str) -> Cashier:
        """Lets a cashier in by PIN, with or without a network.

        Raises `RuleBroken`: "pin_wrong" (left), "pin_locked" (seconds), "no_pin". Wrong tries are counted on disk.
        """
        now = self._clock.now()
        until = (await self._cashiers.lockout(cashier_id)).locked_until
        if until is not None and until > now:
            raise RuleBroken("pin_locked", seconds=str(int((until - now).total_seconds()) + 1))
        hashed = await self._cashiers.pin_hash(cashier_id)
        if not hashed:
            raise RuleBroken("no_pin")
        if not await self._hasher.fits(hashed, pin):
            await self._count_failure(cashier_id)
        await self._cashiers.clear(cashier_id)
        await self._cashiers.seen(cashier_id, now)
        found = next(c for c in await self._cashiers.list() if c.id == cashier_id)
        self._station.cashier = found
        return found

    def lock(self) -> None:
        """The cashier steps away: the receipt stays as it is."""
        self._station.cashier = None

    async def _count_failure(self, cashier_id: int) -> NoReturn:
        now = self._clock.now()
        failures = await self._cashiers.record_failure(cashier_id, now)
        if failures >= LONG_AFTER:
            wait = LONG_LOCK
        elif failures >= FREE_TRIES:
            wait = FIRST_LOCK * 2 ** (failures - FREE_TRIES)
        else:
            raise RuleBroken("pin_wrong", left=str(FREE_TRIES - failures))
        await self._cashiers.set_lock(cashier_id, now + wait)
        raise RuleBroken("pin_locked", seconds=str(int(wait.total_seconds())))
