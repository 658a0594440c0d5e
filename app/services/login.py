"""Signing in: the till to the server once, cashiers to the till by PIN, with or without a network."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from app.clock import Clock
from app.domain.cashier import Cashier, Place
from app.errors import RuleBroken
from app.services.pin_gate import PinGate
from app.services.station import Station
from app.store.cashiers import Cashiers
from app.store.meta import Meta
from app.store.outbox import OutboxRows

log = logging.getLogger(__name__)


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
    pin: str = field(repr=False)


#: Looks at the shops of an account before the till belongs to it; raises to refuse.
Accept = Callable[[Sequence[ShopChoice]], Awaitable[None]]


class Account(Protocol):
    """The server's side of signing in."""

    async def sign_in(
        self, server: str, api_key: str, phone: str, password: str, accept: Accept | None = None
    ) -> list[ShopChoice]: ...

    async def people(self, shop_id: int) -> list[Person]: ...


class Login:
    """Who may stand here and who stands here now."""

    def __init__(
        self,
        station: Station,
        cashiers: Cashiers,
        meta: Meta,
        outbox: OutboxRows,
        gate: PinGate,
        account: Account,
        clock: Clock,
    ) -> None:
        self._station = station
        self._cashiers = cashiers
        self._meta = meta
        self._outbox = outbox
        self._gate = gate
        self._account = account
        self._clock = clock

    async def restore(self) -> bool:
        """Finds the place chosen at the first start again; False when there was no first start yet."""
        self._station.place = await self._meta.place()
        return self._station.place is not None

    async def first_sign_in(self, server: str, api_key: str, phone: str, password: str) -> list[ShopChoice]:
        """Signs the till in and gives the shops to choose from. A till that stands in one of them stays there.

        In an account that has not got the till's place, the place is given up and has to be chosen anew, but not while
        documents of the old one wait: they would go to the wrong books.
        Raises `Offline`, `ApiKeyRefused`, `Rejected` (wrong phone or password), `BadSettings` (an address that is
        none), `RuleBroken` ("no_shops", "no_terminals", "other_account"); the till is signed in as before then.
        """
        shops = await self._account.sign_in(server, api_key, phone, password, self._accept)
        return [shop for shop in shops if shop.terminals]

    async def _accept(self, shops: Sequence[ShopChoice]) -> None:
        if not shops:
            raise RuleBroken("no_shops")
        if not any(shop.terminals for shop in shops):
            raise RuleBroken("no_terminals")
        place = self._station.place
        if place is None or _has(shops, place):
            return
        counts = await self._outbox.counts()
        waiting = counts.waiting + counts.unknown + counts.refused
        if waiting or self._station.shift is not None:
            raise RuleBroken("other_account", waiting=str(waiting))
        log.warning("the account has not got this till's place: it is chosen anew")
        await self._meta.forget_place()
        self._station.cashier = None
        self._station.place = None

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
        """Reads the shop's people again; a PIN that did not change keeps its hash, one taken away is forgotten.

        Three answers are no news, as a server or a role that shows less would lock everybody out: nobody at all, people
        none of whom has a PIN, and people none of whom has a role. They leave what is known.
        """
        people = await self._account.people(place.shop_id)
        if not people:
            log.warning("the server names nobody of this shop: the people known stay")
            return
        shown = any(person.pin for person in people)
        if not shown:
            log.warning("the server shows nobody's PIN: the known ones stay")
        hashes: dict[int, str | None] = {}
        for person in people:
            old = await self._cashiers.pin_hash(person.cashier.id)
            if not person.pin:
                if shown:
                    hashes[person.cashier.id] = None
            elif not (old and await self._gate.hasher.fits(old, person.pin)):
                hashes[person.cashier.id] = await self._gate.hasher.hash(person.pin)
        cashiers = [person.cashier for person in people]
        if not any(one.role_name.strip() for one in cashiers):
            known = {one.id: one for one in await self._cashiers.list()}
            cashiers = [_in_role_of(one, known.get(one.id, one)) for one in cashiers]
        await self._cashiers.replace_all(cashiers, hashes)
        await self.cashiers()

    async def cashiers(self) -> Sequence[Cashier]:
        """The people of this shop, for the tiles."""
        return self._station.crew(await self._cashiers.list())

    async def sign_in(self, cashier_id: int, pin: str) -> Cashier:
        """Lets a cashier in by PIN, with or without a network.

        Raises `RuleBroken`, as `PinGate.check`.
        """
        await self._gate.check(cashier_id, pin)
        await self._cashiers.seen(cashier_id, self._clock.now())
        found = next((one for one in await self.cashiers() if one.id == cashier_id), None)
        if found is None:
            raise RuleBroken("no_pin")
        self._station.cashier = found
        return found

    def lock(self) -> None:
        """The cashier steps away: the receipt stays as it is."""
        self._station.cashier = None


def _in_role_of(one: Cashier, known: Cashier) -> Cashier:
    return replace(one, role=known.role, role_name=known.role_name)


def _has(shops: Sequence[ShopChoice], place: Place) -> bool:
    """Whether the place is among an account's."""
    return any(
        shop.id == place.shop_id and terminal.id == place.terminal_id for shop in shops for terminal in shop.terminals
    )
