"""Who may what, as an owner writes it: read back as it was written, and no text of anybody's gives more than none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cashier import ANY_DISCOUNT, POWERS, Cashier, Powers, Right, Role
from app.domain.rights import NAMED, RANKS, RightsTable, folded, read_rights

HOSTILE = [
    "",
    "   ",
    "\u202e\u0000\n",
    "ю" * 500,
    "'; DROP TABLE cashiers; --",
    "<b>admin</b>",
    "a:b;c,d",
    "null",
    "🙂",
]


def person(role_name: str, role: Role = Role.CASHIER, *, number: int = 1, pin: bool = True) -> Cashier:
    return Cashier(number, "Олена", "Коваль", role_name, role, has_pin=pin)


def no_more(table: RightsTable, than: RightsTable) -> None:
    for role in RANKS:
        assert table.powers[role].rights <= than.powers[role].rights, role
        assert table.powers[role].discount_limit <= than.powers[role].discount_limit, role


def test_without_a_text_everything_is_as_the_till_comes() -> None:
    table = read_rights()
    assert (table.powers, table.roles, table.wrong) == (POWERS, {}, ())
    assert table.dress(person("Менеджер", Role.SENIOR)).may(Right.REFUND)
    assert not table.dress(person("Прибиральник")).may(Right.REFUND)


def test_an_owner_s_table_is_what_counts() -> None:
    table = read_rights(
        "senior: Менеджер залу; admin: керуюча",
        "cashier: sell, discount 5, refund; senior: sell, discount 30%; admin: all",
    )
    assert table.wrong == ()
    cashier = table.dress(person("Продавець"))
    senior = table.dress(person("  МЕНЕДЖЕР   залу "))
    assert cashier.may(Right.REFUND)
    assert not cashier.may(Right.DRAWER), "what a row leaves out is not theirs"
    assert (cashier.discount_limit, senior.discount_limit) == (5, 30)
    assert senior.role is Role.SENIOR
    assert not senior.may(Right.BIG_DISCOUNT), "who has a limit has not got any discount"
    assert all(table.dress(person("Керуюча")).may(right) for right in Right)


def test_the_owner_s_word_is_before_what_a_name_says_by_itself() -> None:
    table = read_rights("cashier: адміністратор залу")
    assert table.dress(person("Адміністратор залу", Role.ADMIN)).role is Role.CASHIER
    assert table.dress(person("Адміністратор", Role.ADMIN)).role is Role.ADMIN


@pytest.mark.parametrize(
    ("roles", "rights"),
    [
        ("", "cashier: sell, fly"),
        ("", "cashier: sell, discount -5"),
        ("", "cashier: sell, discount 101"),
        ("", "cashier: sell, discount ½"),
        ("", "cashier: sell, discount 99999999999999999999"),
        ("", "cashier: sell 5"),
        ("", "boss: all"),
        ("", "cashier all"),
        ("", "cashier: all; cashier: all"),
        ("", "cashier: sell, big_discount"),
        ("", "{'cashier': ['all']}"),
        ("", "cashier: all" + "; " * 8000),
        ("boss: Касир", "cashier: all"),
        ("admin: Касир; cashier: Касир", "cashier: all, sell"),
    ],
)
def test_a_broken_table_says_what_is_wrong_and_gives_no_more_than_none(roles: str, rights: str) -> None:
    table = read_rights(roles, rights, Decimal(7))
    assert table.wrong, "the owner is told"
    assert all(len(part) <= 8000 for part in table.wrong)
    no_more(table, read_rights(discount_limit=Decimal(7)))
    assert table.role_of(person("Касир")) is Role.CASHIER


def test_a_broken_row_takes_no_right_of_the_others_away() -> None:
    table = read_rights("", "cashier: fly; senior: sell, settings")
    assert table.powers[Role.CASHIER] == POWERS[Role.CASHIER]
    assert table.powers[Role.SENIOR].rights == {Right.SELL, Right.SETTINGS, Right.LEAVE_KIOSK}, (
        "what can be read is gone by"
    )


def test_a_text_read_for_the_owner_is_written_the_same() -> None:
    table = read_rights("senior: б, а; admin: в", "cashier: reports, sell, discount 5; senior: all; admin: settings")
    again = read_rights(table.roles_text, table.rights_text)
    assert (again.powers, again.roles) == (table.powers, table.roles)
    assert table.roles_text == "senior: а, б; admin: в"
    assert table.rights_text == "cashier: sell, discount 5, reports; senior: all; admin: settings"


powers = st.builds(
    lambda rights, limit: (frozenset(rights), Decimal(limit)),
    st.sets(st.sampled_from(NAMED)),
    st.integers(0, 100),
)


@given(st.tuples(powers, powers, powers), st.dictionaries(st.text(max_size=30), st.sampled_from(RANKS), max_size=6))
def test_any_table_comes_back_from_its_texts(
    rows: tuple[tuple[frozenset[Right], Decimal], ...], names: dict[str, Role]
) -> None:
    table = RightsTable()
    for name, role in names.items():
        table = table.with_name(name, role)
    for role, (rights, limit) in zip(RANKS, rows, strict=True):
        for right in NAMED:
            table = table.with_right(role, right, on=right in rights)
        table = table.with_limit(role, limit)
    again = read_rights(table.roles_text, table.rights_text)
    assert again.wrong == ()
    assert again.roles == table.roles
    for role in RANKS:
        assert again.powers[role].rights == table.powers[role].rights
        if Right.DISCOUNT in table.powers[role].rights:
            assert again.powers[role].discount_limit == table.powers[role].discount_limit


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_ends_in_more_rights_unless_it_can_be_read(roles: str, rights: str) -> None:
    table = read_rights(roles, rights)
    if table.wrong:
        no_more(table, read_rights())


@pytest.mark.parametrize("name", HOSTILE)
def test_any_role_name_of_the_server_can_be_given_a_role_and_breaks_nothing(name: str) -> None:
    table = RightsTable().with_name(name, Role.SENIOR)
    again = read_rights(table.roles_text, table.rights_text)
    assert again.wrong == ()
    assert again.role_of(person(name)) is (Role.SENIOR if folded(name) else Role.CASHIER)
    assert again.role_of(person("Касир")) is Role.CASHIER


def test_a_limit_of_a_hundred_is_any_discount() -> None:
    table = RightsTable().with_limit(Role.CASHIER, ANY_DISCOUNT)
    assert table.dress(person("")).may(Right.BIG_DISCOUNT)
    less = table.with_limit(Role.CASHIER, Decimal(20))
    assert not less.dress(person("")).may(Right.BIG_DISCOUNT)
    without = table.with_right(Role.CASHIER, Right.DISCOUNT, on=False)
    assert not without.dress(person("")).may(Right.BIG_DISCOUNT)


# ---------------------------------------------------------------- nobody is locked out


@pytest.mark.parametrize(
    ("people", "keeper"),
    [
        ([person("x", Role.CASHIER)], Role.CASHIER),
        ([person("x"), person("y", Role.SENIOR, number=2)], Role.SENIOR),
        ([person("x", Role.SENIOR), person("y", Role.ADMIN, number=2)], Role.ADMIN),
        ([person("x"), person("y", Role.ADMIN, number=2, pin=False)], Role.CASHIER),
    ],
)
def test_where_nobody_may_set_the_highest_role_there_is_may(people: list[Cashier], keeper: Role) -> None:
    empty = RightsTable(powers={role: Powers(frozenset({Right.SELL}), Decimal(0)) for role in RANKS})
    assert not empty.keeps_settings(people)
    kept = empty.kept(people)
    assert kept.keeps_settings(people)
    for role in RANKS:
        extra = {Right.SETTINGS, Right.LEAVE_KIOSK} if role is keeper else set()
        assert kept.powers[role].rights == {Right.SELL} | extra, "and nothing more"


def test_where_somebody_may_set_nothing_is_added() -> None:
    people = [person("x"), person("y", Role.SENIOR, number=2)]
    assert RightsTable().kept(people) == RightsTable()
    assert RightsTable().kept([]) == RightsTable(), "before anybody is known"
