"""The till's door: who gets in by PIN, with the server's list of people in a test's hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from helpers import demo
from helpers.desk import Desk, desk

from app.clock import FakeClock
from app.errors import RuleBroken
from app.services.login import Accept, Login, Person, ShopChoice, TerminalChoice
from app.services.pin_gate import PinGate
from app.services.pins import PinHasher
from app.store.pin_guesses import Guess

OLENA, IRYNA = demo.CASHIERS[0], demo.CASHIERS[1]
HERE = ShopChoice(
    demo.PLACE.shop_id, "Продукти", "", (TerminalChoice(demo.PLACE.terminal_id, demo.PLACE.terminal_name),)
)
THERE = ShopChoice(7, "Інша крамниця", "", (TerminalChoice(70, "Каса №1"),))


class Roll:
    """The server's side: the people and shops a test wants there."""

    def __init__(self) -> None:
        self.staff = [Person(OLENA, "1111"), Person(IRYNA, "2222")]
        self.shops = [HERE]
        self.signed_in = 0

    async def sign_in(
        self, server: str, api_key: str, phone: str, password: str, accept: Accept | None = None
    ) -> list[ShopChoice]:
        if accept is not None:
            await accept(self.shops)
        self.signed_in += 1
        return self.shops

    async def people(self, shop_id: int) -> list[Person]:
        return list(self.staff)


@dataclass
class Door:
    desk: Desk
    login: Login
    roll: Roll
    clock: FakeClock

    async def guess(self, pin: str, cashier_id: int = OLENA.id) -> str:
        """What comes of it: "in", "pin_wrong 4", "pin_locked 30", "no_pin"."""
        try:
            await self.login.sign_in(cashier_id, pin)
        except RuleBroken as refusal:
            return " ".join([refusal.rule, *refusal.facts.values()])
        return "in"

    async def standing(self) -> Guess:
        """How Olena's lock stands now."""
        return await self.desk.stores.pin_guesses.look(OLENA.id, self.clock.monotonic())

    async def guesses(self, count: int) -> str:
        """So many guesses that are taken, waiting out every lock between them; what came of the last."""
        said = ""
        for _ in range(count):
            self.clock.move((await self.standing()).left_of_person)
            said = await self.guess("0000")
        return said


@asynccontextmanager
async def door(folder: Path, clock: FakeClock, *, learn: bool = True) -> AsyncIterator[Door]:
    """The till on the data of `folder` as it stands after a start."""
    async with desk(folder, clock=clock) as till:
        roll, hasher = Roll(), PinHasher(b"pepper", cheap=True)
        stores = till.stores
        gate = PinGate(stores.cashiers, stores.pin_guesses, hasher, clock)
        login = Login(till.station, stores.cashiers, stores.meta, stores.outbox, gate, roll, clock)
        await login.restore()
        till.station.place = demo.PLACE
        if learn:
            await login.learn_people(demo.PLACE)
        try:
            yield Door(till, login, roll, clock)
        finally:
            hasher.close()
