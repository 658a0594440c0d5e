"""The shop's people change while somebody stands at the till: other roles, other rights, taken off the list."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.door import IRYNA, OLENA, door

from app.clock import FakeClock
from app.domain.cashier import Right, Role, role_of
from app.domain.rights import read_rights
from app.errors import Forbidden
from app.services.login import Person


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(demo.NOW)


def test_an_answer_without_roles_takes_nobody_s_away_and_gives_none(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            at.roll.staff = [
                Person(replace(OLENA, role_name=""), "1111"),
                Person(replace(IRYNA, role_name=" "), "2222"),
            ]
            at.roll.staff = [Person(replace(one.cashier, role=Role.CASHIER), one.pin) for one in at.roll.staff]
            await at.login.learn_people(demo.PLACE)
            assert [one.role for one in await at.login.cashiers()] == [OLENA.role, IRYNA.role]
            assert await at.guess("1111") == "in"
            assert at.desk.station.cashier is not None
            assert not at.desk.station.cashier.may(Right.SETTINGS), "nobody becomes who may by a poor answer"

    run(work())


@pytest.mark.parametrize("name", ["", "ю" * 500, "\u202eadmin\n", "'; DROP TABLE cashiers; --", "<b>x</b>"])
def test_whose_role_nobody_knows_is_a_cashier(tmp_path: Path, clock: FakeClock, name: str) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            strange = replace(OLENA, role_name=name, role=role_of(name))
            at.roll.staff = [Person(strange, "1111"), Person(IRYNA, "2222")]
            await at.login.learn_people(demo.PLACE)
            assert await at.guess("1111") == "in"
            who = at.desk.station.cashier
            assert who is not None
            assert who.role is (Role.ADMIN if "admin" in name else Role.CASHIER)

    run(work())


def test_a_role_changed_on_the_server_counts_at_once_for_who_is_at_the_till(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            assert await at.guess("2222", IRYNA.id) == "in"
            at.desk.station.need_cashier(Right.REFUND)
            lower = replace(IRYNA, role_name="Касир", role=Role.CASHIER)
            at.roll.staff = [Person(OLENA, "1111"), Person(lower, "2222"), Person(demo.CASHIERS[3], "4444")]
            await at.login.learn_people(demo.PLACE)
            with pytest.raises(Forbidden):
                at.desk.station.need_cashier(Right.REFUND)
            at.roll.staff[1] = Person(IRYNA, "2222")
            await at.login.learn_people(demo.PLACE)
            at.desk.station.need_cashier(Right.REFUND)

    run(work())


def test_another_table_counts_at_once_for_who_is_at_the_till(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            assert await at.guess("1111") == "in"
            at.desk.station.rules = replace(demo.RULES, rights=read_rights(rights="cashier: refund"))
            at.desk.station.need_cashier(Right.REFUND)
            with pytest.raises(Forbidden):
                at.desk.station.need_cashier(Right.SELL)
            at.desk.station.rules = replace(demo.RULES, rights=read_rights("senior: касир"))
            at.desk.station.need_cashier(Right.SETTINGS)
            at.desk.station.rules = demo.RULES
            with pytest.raises(Forbidden):
                at.desk.station.need_cashier(Right.SETTINGS)

    run(work())


def test_who_was_taken_off_the_server_s_list_is_a_stranger_at_the_till(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            told: list[str] = []
            at.desk.station.changed.connect(told.append)
            assert await at.guess("1111") == "in"
            assert not at.desk.station.stranger
            at.roll.staff = [Person(IRYNA, "2222")]
            await at.login.learn_people(demo.PLACE)
            assert at.desk.station.stranger
            assert "people" in told
            assert at.desk.station.cashier is not None, "what they are doing is theirs to the end"

    run(work())


def test_a_shop_of_cashiers_alone_can_still_set_its_till(tmp_path: Path, clock: FakeClock) -> None:
    async def work() -> None:
        async with door(tmp_path, clock) as at:
            at.roll.staff = [Person(OLENA, "1111")]
            await at.login.learn_people(demo.PLACE)
            assert await at.guess("1111") == "in"
            at.desk.station.need_cashier(Right.SETTINGS)
            with pytest.raises(Forbidden):
                at.desk.station.need_cashier(Right.REFUND)

    run(work())
