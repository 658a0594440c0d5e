"""«Люди і права»: what an owner taps is what the till goes by, in the file, in the audit; nobody is locked out."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers import demo
from helpers.qloop import Loop
from helpers.settings_till import ADMIN, SettingsTill

from app.domain.cashier import POWERS, Right, Role
from app.errors import BadSettings, Forbidden, TillError
from app.services.allowed import Allowed
from app.settings import FILE_NAME, read_settings, save
from ui.choices import rights_of, rules_of
from ui.presenters.settings import SettingsPresenter
from ui.tasks import Tasks

OLENA, IRYNA = demo.CASHIERS[0], demo.CASHIERS[1]


class Page:
    def __init__(self, loop: Loop, folder: Path) -> None:
        self.loop, self.folder = loop, folder
        self.till = SettingsTill(folder)
        self.till.station.crew(demo.CASHIERS)
        self.tasks = Tasks()
        self.presenter = SettingsPresenter(self.till, self.tasks)
        self.choice = self.presenter.rights
        self.failed: list[TillError] = []
        self.presenter.failed.connect(self.failed.append)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())
        self.till.station.rules = rules_of(self.till.settings)

    @property
    def stored(self) -> dict[str, object]:
        path = self.folder / FILE_NAME
        found: dict[str, object] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        return found


@pytest.fixture
def page(loop: Loop, tmp_path: Path) -> Page:
    return Page(loop, tmp_path)


def test_a_right_given_is_in_the_file_in_the_audit_and_counts(page: Page) -> None:
    page.choice.switch(Right.REFUND, True)
    assert page.choice.on(Right.REFUND), "shown at once"
    page.settle()
    assert page.stored["rights"] == (
        "cashier: sell, refund, discount 10, drawer, service_cash, reports, close_shift; senior: all; admin: all"
    )
    assert page.till.book.rows == [
        (ADMIN.name, "settings", {"setting": "rights", "was": "", "is": page.stored["rights"]})
    ]
    page.till.station.cashier = OLENA
    page.till.station.need_cashier(Right.REFUND)


def test_the_file_of_one_till_means_the_same_on_another(page: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    page.choice.shown = Role.SENIOR
    page.choice.assign("Продавець-консультант; старший", Role.SENIOR)
    page.settle()
    page.choice.switch(Right.AUDIT, False)
    page.settle()
    page.choice.step(-1)
    page.settle()
    other = tmp_path_factory.mktemp("other")
    (other / FILE_NAME).write_bytes((page.folder / FILE_NAME).read_bytes())
    there = rights_of(read_settings({"data_dir": str(other)}, {}))
    assert there == rights_of(page.till.settings)
    assert there.powers[Role.SENIOR].discount_limit == 75
    assert Right.BIG_DISCOUNT not in there.powers[Role.SENIOR].rights
    assert Right.AUDIT not in there.powers[Role.SENIOR].rights
    assert there.role_of(replace(OLENA, role_name="продавець-консультант старший")) is Role.SENIOR


def test_the_role_names_are_those_of_the_people_here(page: Page) -> None:
    names = page.choice.names
    assert [name for one in names for name in one.people if name == OLENA.name] == [OLENA.name]
    assert {one.name for one in names} == {one.role_name for one in demo.CASHIERS}
    page.till.station.crew([replace(OLENA, role_name=""), replace(IRYNA, role_name="ю" * 500)])
    assert [(one.name, one.role) for one in page.choice.names] == [("", Role.CASHIER), ("ю" * 500, IRYNA.role)]
    page.choice.assign("", Role.ADMIN)
    page.settle()
    assert page.stored == {}, "who has no role stays a cashier"


def test_nobody_is_left_without_who_can_set_the_till(page: Page) -> None:
    for role in (Role.SENIOR, Role.ADMIN):
        page.choice.shown = role
        if not page.choice.fixed(Right.SETTINGS):
            page.choice.switch(Right.SETTINGS, False)
            page.settle()
    assert page.choice.fixed(Right.SETTINGS), "the last of them cannot be switched off"
    before = page.stored["rights"]
    page.choice.switch(Right.SETTINGS, False)
    page.settle()
    (error,) = page.failed
    assert isinstance(error, BadSettings)
    assert (error.name, error.code) == ("rights", "nobody")
    assert page.stored["rights"] == before, "and nothing is written"


def test_no_mapping_of_roles_locks_everybody_out(page: Page) -> None:
    for one in page.choice.names:
        page.choice.assign(one.name, Role.CASHIER)
        page.settle()
    assert [type(error) for error in page.failed] == [BadSettings]
    assert rights_of(page.till.settings).keeps_settings(demo.CASHIERS)


def test_a_broken_table_is_told_and_tapping_it_together_anew_mends_it(page: Page) -> None:
    page.till.settings = save(page.till.settings, {"rights": "cashier: fly; senior: sell", "discount_limit": 5})
    table = page.choice.table
    assert table.wrong == ("cashier: fly",)
    assert table.powers[Role.CASHIER].rights == POWERS[Role.CASHIER].rights
    assert table.powers[Role.CASHIER].discount_limit == 5
    page.choice.switch(Right.REFUND, True)
    page.settle()
    assert rights_of(page.till.settings).wrong == ()
    page.choice.reset()
    page.settle()
    assert page.choice.usual
    assert "rights" not in page.stored


def test_the_limit_steps_to_any_discount_and_back(page: Page) -> None:
    for _ in range(20):
        page.choice.step(1)
    page.settle()
    assert page.choice.ends == (True, False)
    assert page.choice.on(Right.BIG_DISCOUNT)
    page.choice.step(-1)
    page.settle()
    assert page.choice.limit == Decimal(75)
    assert not page.choice.on(Right.BIG_DISCOUNT)


# ---------------------------------------------------------------- a senior for one change


def test_who_has_not_the_right_changes_one_thing_a_senior_confirms(page: Page) -> None:
    asked: list[str] = []

    async def ask(refused: Forbidden) -> Allowed:
        asked.append(refused.right)
        return Allowed(Right.SETTINGS, ADMIN, OLENA, "Налаштування принтера")

    page.tasks.ask_senior = ask
    page.till.station.cashier = OLENA
    assert not page.presenter.may_change
    page.presenter.call_senior()
    assert page.presenter.may_change
    page.presenter.set("below_zero", False)
    assert not page.presenter.may_change, "one change"
    page.settle()
    assert asked == ["settings"]
    assert page.stored == {"below_zero": False}
    (row,) = page.till.book.rows
    assert row[0] == OLENA.name
    assert row[2]["allowed_by"] == ADMIN.name
    page.presenter.set("below_zero", True)
    page.settle()
    assert len(asked) == 2, "another change is another question"


def test_who_was_called_is_forgotten_when_the_page_or_the_person_changes(page: Page) -> None:
    page.till.station.cashier = OLENA
    page.presenter.call_senior()
    page.presenter.leave()
    assert not page.presenter.may_change
    page.presenter.call_senior()
    page.till.station.cashier = IRYNA
    page.till.station.cashier = OLENA
    assert not page.presenter.may_change


def test_without_the_right_nothing_is_written_whatever_the_screen_lets_through(page: Page) -> None:
    page.till.station.cashier = OLENA
    page.choice.switch(Right.REFUND, True)
    page.choice.assign("Касир", Role.ADMIN)
    page.settle()
    assert page.stored == {}
    assert [type(error) for error in page.failed] == [Forbidden, Forbidden]
    assert page.till.book.rows == []
