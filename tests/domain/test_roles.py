"""People at the till: what a role may, how a name is shortened."""

from __future__ import annotations

import pytest

from app.domain.cashier import RIGHTS, Cashier, Right, Role, role_of


@pytest.mark.parametrize(
    ("name", "role"),
    [("Касир", Role.CASHIER), ("Старший касир", Role.SENIOR), ("Менеджер залу", Role.SENIOR),
     ("Адміністратор", Role.ADMIN), ("OWNER", Role.ADMIN), ("", Role.CASHIER), ("Прибиральник", Role.CASHIER)],
)  # fmt: skip
def test_a_role_of_the_server_is_one_of_three(name: str, role: Role) -> None:
    assert role_of(name) is role


def test_each_role_may_what_the_lower_one_may() -> None:
    assert RIGHTS[Role.CASHIER] < RIGHTS[Role.SENIOR] <= RIGHTS[Role.ADMIN]


def test_a_cashier_alone_gives_no_money_back() -> None:
    cashier, senior = Cashier(1, "", ""), Cashier(2, "", "", role=Role.SENIOR)
    for right in (Right.REFUND, Right.OVERRIDE, Right.FREE_PRICE, Right.SETTINGS):
        assert not cashier.may(right)
    assert senior.may(Right.REFUND)


@pytest.mark.parametrize(
    ("first", "last", "name", "short", "initials"),
    [("Ім’я", "Прізвище", "Ім’я Прізвище", "Прізвище І.", "ІП"), ("Ім’я", "", "Ім’я", "Ім’я", "І"),
     ("", "прізвище", "прізвище", "прізвище", "П"), ("", "", "", "", "")],
)  # fmt: skip
def test_names_are_shortened_as_on_the_slip(first: str, last: str, name: str, short: str, initials: str) -> None:
    person = Cashier(1, first, last)
    assert (person.name, person.short_name, person.initials) == (name, short, initials)
