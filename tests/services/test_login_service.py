"""Who gets in by PIN: on real files, over restarts, with a clock somebody plays with, and against the sandbox."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.door import HERE, IRYNA, OLENA, THERE, door
from helpers.link import KEY, PASSWORD, PHONE, linked

from app.clock import FakeClock
from app.errors import RuleBroken
from app.sandbox.server import SandboxThread
from app.services.login import Login, Person

HALF_HOUR = 1800


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(demo.NOW)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


# ---------------------------------------------------------------- lock-out


def test_five_wrong_pins_lock_and_each_further_one_locks_twice_as_long(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            told = [await at.guesses(1) for _ in range(11)]
            assert told == [
                "pin_wrong 4", "pin_wrong 3", "pin_wrong 2", "pin_wrong 1", "pin_locked 30", "pin_locked 60",
                "pin_locked 120", "pin_locked 240", "pin_locked 480", "pin_locked 1800", "pin_locked 1800",
            ]  # fmt: skip

    run(work())


def test_a_lock_holds_to_its_last_second_and_no_right_pin_opens_it(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            await at.guesses(5)
            assert await at.guess("1111") == "pin_locked 30"
            clock.move(29.5)
            assert await at.guess("1111") == "pin_locked 1"
            assert await at.guess("2222", IRYNA.id) == "in", "the lock is of one person"
            clock.move(0.5)
            assert await at.guess("1111") == "in"
            assert await at.guess("0000") == "pin_wrong 4", "the right PIN wipes the slate"

    run(work())


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=-365), timedelta(days=365)])
def test_setting_the_clock_neither_ends_a_lock_nor_makes_it_longer(
    tmp_path: Path, clock: FakeClock, jump: timedelta
) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            await at.guesses(10)
            clock.move(60)
            clock.set(clock.now() + jump)
            assert await at.guess("1111") == "pin_locked 1740"
            clock.move(1740)
            assert await at.guess("1111") == "in"

    run(work())


def test_ten_guesses_in_half_an_hour_at_most_however_the_clock_is_set(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            taken: list[float] = []
            while clock.monotonic() < 3 * HALF_HOUR:
                clock.set(clock.now() + timedelta(hours=1))
                before = (await at.standing()).failures
                await at.guess("0000")
                if (await at.standing()).failures > before:
                    taken.append(clock.monotonic())
                clock.move(10)
            assert len(taken) > 10
            for at_most in taken:
                assert len([one for one in taken if at_most <= one < at_most + HALF_HOUR]) <= 10

    run(work())


def test_a_restart_ends_no_lock_and_counts_on(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            await at.guesses(9)
        clock.move(80)
        async with door(tmp_path, clock, learn=False) as at:
            assert await at.guess("1111") == "pin_locked 400"
            clock.set(clock.now() + timedelta(hours=1))
            assert await at.guess("1111") == "pin_locked 400", "taken up at the start, it is counted like any other"
            assert await at.guesses(1) == "pin_locked 1800", "the tenth"
        async with door(tmp_path, clock, learn=False) as at:
            assert await at.guesses(1) == "pin_locked 1800", "the eleventh"

    run(work())


def test_a_clock_set_back_over_a_restart_begins_the_lock_anew(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            await at.guesses(10)
        clock.set(clock.now() - timedelta(days=30))
        async with door(tmp_path, clock, learn=False) as at:
            assert await at.guess("1111") == "pin_locked 1800", "neither open nor locked for a month"
            clock.move(HALF_HOUR)
            assert await at.guess("1111") == "in"

    run(work())


def test_guesses_side_by_side_are_taken_one_by_one(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            told = await asyncio.gather(*(at.guess(f"00{n:02}") for n in range(20)))
            assert told[:5] == ["pin_wrong 4", "pin_wrong 3", "pin_wrong 2", "pin_wrong 1", "pin_locked 30"]
            assert set(told[5:]) == {"pin_locked 30"}
            assert (await at.standing()).failures == 5

    run(work())


# ---------------------------------------------------------------- people as the server tells them


def test_a_pin_taken_away_at_the_server_lets_nobody_in(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            at.roll.staff = [Person(OLENA, ""), Person(IRYNA, "2222")]
            await at.login.learn_people(demo.PLACE)
            assert await at.guess("1111") == "no_pin"
            assert await at.guess("2222", IRYNA.id) == "in"
            at.roll.staff = [Person(OLENA, "4321"), Person(IRYNA, "2222")]
            await at.login.learn_people(demo.PLACE)
            assert await at.guess("1111") == "pin_wrong 4"
            assert await at.guess("4321") == "in"

    run(work())


def test_a_role_that_may_see_no_pins_locks_nobody_out(
    tmp_path: Path, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            at.roll.staff = [Person(replace(OLENA, last_name="Коваленко"), ""), Person(IRYNA, "")]
            await at.login.learn_people(demo.PLACE)
            assert await at.guess("1111") == "in"
            assert at.desk.station.cashier is not None
            assert at.desk.station.cashier.last_name == "Коваленко", "the rest is learned"
            assert "nobody's PIN" in caplog.text

    caplog.set_level(logging.WARNING)
    run(work())


def test_a_server_that_names_nobody_leaves_the_people_known(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            at.roll.staff = []
            await at.login.learn_people(demo.PLACE)
            assert [one.id for one in await at.login.cashiers()] == [OLENA.id, IRYNA.id]
            assert await at.guess("1111") == "in"

    run(work())


def test_a_person_shows_no_pin(tmp_path: Path) -> None:
    assert "1111" not in repr(Person(OLENA, "1111"))


# ---------------------------------------------------------------- another account


def test_an_account_without_this_till_is_refused_while_documents_wait(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            await at.desk.shift.open(Decimal(100))
            at.roll.shops = [THERE, replace(HERE, terminals=())]
            with pytest.raises(RuleBroken) as refused:
                await at.login.first_sign_in("https://other.example", "k", "380", "p")
            assert (refused.value.rule, refused.value.facts) == ("other_account", {"waiting": "1"})
            assert at.roll.signed_in == 0, "refused before the till belongs to it"
            assert at.desk.station.place == demo.PLACE
            at.roll.shops = [THERE, HERE]
            await at.login.first_sign_in("https://till.example", "k", "380", "p")
            assert at.desk.station.place == demo.PLACE

    run(work())


def test_with_nothing_waiting_another_account_means_a_new_place(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            await at.desk.stores.meta.save_place(demo.PLACE)
            at.roll.shops = [THERE, replace(HERE, terminals=())]
            shops = await at.login.first_sign_in("https://other.example", "k", "380", "p")
            assert shops == [THERE], "only where there is a terminal to stand at"
            assert at.desk.station.place is None
            assert at.desk.station.cashier is None
            assert await at.desk.stores.meta.place() is None, "also after a restart"
            place = await at.login.choose(THERE, THERE.terminals[0])
            assert at.desk.station.place == place == await at.desk.stores.meta.place()

    run(work())


# ---------------------------------------------------------------- the whole way


def test_the_training_people_get_in_by_their_pins_with_and_without_a_network(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    pins = {"Олена": "1111", "Ірина": "2222", "Юлія": "9999"}

    async def everybody(login: Login) -> set[str]:
        people = {one.first_name: one.id for one in await login.cashiers()}
        return {(await login.sign_in(people[name], pin)).first_name for name, pin in pins.items()}

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            assert await everybody(till.login) == set(pins)
            sandbox.stop()
            assert await everybody(till.login) == set(pins)
        async with linked(tmp_path, sandbox, sign_in=False) as till:
            assert await till.login.restore()
            assert await everybody(till.login) == set(pins)
            with pytest.raises(RuleBroken):
                await till.login.sign_in((await till.login.cashiers())[0].id, "2222")

    run(work())


def test_the_sandbox_s_own_people_are_learned_again_without_new_hashes(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            cashiers, place = till.desk.stores.cashiers, till.desk.station.place
            assert place is not None
            before = {one.id: await cashiers.pin_hash(one.id) for one in await cashiers.list()}
            await till.login.first_sign_in(sandbox.url, KEY, PHONE, PASSWORD)
            assert till.desk.station.place == place
            await till.login.learn_people(place)
            assert {one.id: await cashiers.pin_hash(one.id) for one in await cashiers.list()} == before

    run(work())
