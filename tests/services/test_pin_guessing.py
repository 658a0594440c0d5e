"""Row 18: no more than ten wrong PINs are looked at in half an hour, whatever is started, set, killed or asked for."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.desk import Desk, desk

from app.clock import FakeClock
from app.domain.cashier import Cashier, Right
from app.domain.pin_lock import MOST_GUESSES, WINDOW
from app.errors import RuleBroken
from app.services.override import Override
from app.services.pin_gate import PinGate
from app.services.pins import PinHasher

PEOPLE = demo.CASHIERS
SENIORS = tuple(one for one in PEOPLE if one.may(Right.OVERRIDE))
RIGHT, WRONG = "4821", "0000"
HALF_HOUR = WINDOW.total_seconds()


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


class World:
    """The time it really is, and when this computer was started. Every till has a clock of it."""

    def __init__(self) -> None:
        self.time = 0.0
        self.booted = -10_000.0
        self.looked_at: list[float] = []

    def most_in_a_window(self) -> int:
        return max((sum(a <= b < a + HALF_HOUR for b in self.looked_at) for a in self.looked_at), default=0)


class WorldClock(FakeClock):
    """Its wall is set at will; its monotonic clock begins with the computer."""

    def __init__(self, world: World) -> None:
        super().__init__(demo.NOW)
        self._world = world

    def monotonic(self) -> float:
        return self._world.time - self._world.booted


class WatchedHasher(PinHasher):
    """Notes when a PIN was compared; `die` ends the till in that very moment, after the comparison."""

    def __init__(self, world: World) -> None:
        super().__init__(b"pepper", cheap=True)
        self._world = world
        self.die = False

    async def fits(self, hashed: str, pin: str) -> bool:
        if pin != RIGHT:
            self._world.looked_at.append(self._world.time)
        found = await super().fits(hashed, pin)
        if self.die:
            self.die = False
            raise KeyboardInterrupt
        return found


class Process:
    """A running till on the folder: guesses at its sign-in and at its senior's dialog."""

    def __init__(self, till: Desk, hasher: WatchedHasher) -> None:
        self.till, self.hasher = till, hasher
        stores = till.stores
        self.gate = PinGate(stores.cashiers, stores.pin_guesses, hasher, till.clock)
        self.override = Override(till.station, stores.cashiers, self.gate, stores.audit, till.clock)

    async def guess(self, person: Cashier, pin: str = WRONG, *, senior: bool = False) -> str:
        self.till.station.cashier = demo.CASHIER
        try:
            if senior:
                await self.override.allow(Right.REFUND, person.id, pin, "причина")
            else:
                await self.gate.check(person.id, pin)
        except RuleBroken as refused:
            return refused.rule
        except KeyboardInterrupt:
            return "killed"
        return "in"


async def started(stack: AsyncExitStack, folder: Path, world: World) -> Process:
    hasher = WatchedHasher(world)
    stack.callback(hasher.close)
    till = await stack.enter_async_context(desk(folder, clock=WorldClock(world)))
    if not any(one.has_pin for one in await till.stores.cashiers.list()):
        hashed = await hasher.hash(RIGHT)
        await till.stores.cashiers.replace_all(PEOPLE, {one.id: hashed for one in PEOPLE})
    return Process(till, hasher)


@pytest.mark.parametrize("seed", range(12))
def test_ten_guesses_in_half_an_hour_whatever_is_mixed(tmp_path: Path, seed: int) -> None:
    """Names, sign-in and override, right PINs between, clocks set anywhere, restarts of till and computer, two tills on
    one folder, kills between the comparison and its answer."""
    chance = random.Random(seed)
    world = World()

    async def work() -> None:
        steps = 0
        while steps < 120:
            async with AsyncExitStack() as stack:
                tills = [await started(stack, tmp_path, world) for _ in range(chance.choice((1, 1, 2)))]
                for _ in range(chance.randint(1, 40)):
                    steps += 1
                    at = chance.choice(tills)
                    at.till.clock.set(datetime.fromtimestamp(chance.choice((0, 10**9, 4 * 10**9)), demo.NOW.tzinfo))
                    at.hasher.die = chance.random() < 0.1
                    senior = chance.random() < 0.5
                    person = chance.choice(SENIORS if senior else PEOPLE)
                    await at.guess(person, RIGHT if chance.random() < 0.2 else WRONG, senior=senior)
                    world.time += chance.choice((0, 0, 0, 1, 5, 31, 61, 125, 300, HALF_HOUR))
            if chance.random() < 0.3:
                world.booted = world.time - chance.choice((0, 20, 200))
        assert world.most_in_a_window() <= MOST_GUESSES
        assert len(world.looked_at) >= MOST_GUESSES, "the attack did guess"

    run(work())


def test_names_are_tried_in_turn_and_the_till_stops_at_ten(tmp_path: Path) -> None:
    """The lock of each name alone would have let through fifty."""
    world = World()

    async def work() -> None:
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            told = [await at.guess(PEOPLE[n % 5]) for n in range(40)]
            assert told[:9] == ["pin_wrong"] * 9
            assert set(told[9:]) == {"till_locked"}
            assert await at.guess(PEOPLE[0], RIGHT) == "till_locked", "no right PIN is looked at meanwhile"
            assert len(world.looked_at) == MOST_GUESSES
            world.time += HALF_HOUR - 1
            assert await at.guess(PEOPLE[0], RIGHT) == "till_locked"
            world.time += 1
            assert await at.guess(PEOPLE[0], RIGHT) == "in"

    run(work())


def test_one_s_own_right_pin_buys_no_guesses_at_another_s(tmp_path: Path) -> None:
    world = World()

    async def work() -> None:
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            for _ in range(60):
                await at.guess(SENIORS[0], senior=True)
                await at.guess(PEOPLE[0], RIGHT)
                world.time += 31
            assert world.most_in_a_window() <= MOST_GUESSES

    run(work())


def test_the_senior_s_own_sign_in_gives_no_second_ten(tmp_path: Path) -> None:
    world = World()

    async def work() -> None:
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            for _ in range(10):
                for _ in range(4):
                    await at.guess(SENIORS[0])
                await at.guess(SENIORS[0], RIGHT)
                world.time += 60
            assert len(world.looked_at) == MOST_GUESSES

    run(work())


def test_a_computer_s_restart_with_its_clock_a_year_on_opens_nothing(tmp_path: Path) -> None:
    world = World()

    async def work() -> None:
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            for n in range(10):
                await at.guess(PEOPLE[n % 5])
        world.time += 120
        world.booted = world.time - 60
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            at.till.clock.set(demo.NOW + timedelta(days=365))
            assert await at.guess(PEOPLE[0], RIGHT) == "till_locked"
            world.time += HALF_HOUR
            assert await at.guess(PEOPLE[0], RIGHT) == "in", "half an hour of running is always enough"

    run(work())


def test_a_morning_after_wrong_pins_of_the_day_before_opens_at_once(tmp_path: Path) -> None:
    """A till that ran on, or was asleep with its clock going: nobody waits for yesterday's guesses."""
    world = World()

    async def work() -> None:
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            for n in range(10):
                await at.guess(PEOPLE[n % 5])
        world.time += 12 * 3600
        async with AsyncExitStack() as stack:
            at = await started(stack, tmp_path, world)
            assert await at.guess(PEOPLE[0], RIGHT) == "in"

    run(work())
