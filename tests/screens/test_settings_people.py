"""«Люди і права» as it is touched: taps change the file, hostile names stay text, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.qloop import Loop
from helpers.settings_room import SettingsRoom
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.cashier import Right, Role
from app.domain.rights import NAMED, RightsTable
from app.settings import save
from ui.choices import rights_of
from ui.presenters.settings import Section
from ui.screens.settings import SettingsScreen

__all__ = ["dressed"]


class Room(SettingsRoom):
    """The page over a till of its own."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        super().__init__(loop, folder, qtbot, Section.PEOPLE, demo.CASHIERS)

    @property
    def table(self) -> RightsTable:
        return rights_of(self.till.settings)


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: None) -> Iterator[Room]:
    made = Room(loop, tmp_path, qtbot)
    yield made
    made.settle()


def test_every_right_has_its_switch_with_words(room: Room) -> None:
    for right in NAMED:
        assert room.button(f"right_{right}").accessibleName(), right


def test_taps_give_and_take_rights_of_the_role_looked_at(room: Room) -> None:
    room.tap("right_refund")
    assert Right.REFUND in room.table.powers[Role.CASHIER].rights
    room.tap("rights_of_senior")
    assert room.button("right_refund").isChecked()
    room.tap("right_audit")
    room.tap("discount_limit_minus")
    assert Right.AUDIT not in room.table.powers[Role.SENIOR].rights
    assert room.table.powers[Role.SENIOR].discount_limit == 75
    room.tap("rights_reset")
    assert (room.till.settings.rights, room.till.settings.roles) == ("", "")
    assert not room.button("rights_reset").isEnabled()


def test_a_role_of_the_server_becomes_another_of_the_till(room: Room) -> None:
    names = [one.name for one in room.presenter.rights.names]
    room.tap(f"role_{names.index('Касир') + 1}_senior")
    assert room.table.role_of(demo.CASHIER) is Role.SENIOR


def test_the_last_right_to_settings_cannot_be_touched(room: Room) -> None:
    room.tap("rights_of_senior")
    room.tap("right_settings")
    room.tap("rights_of_admin")
    assert not room.button("right_settings").isEnabled(), "Andrii is the only one left"


def test_who_may_only_look_touches_nothing_until_a_senior_is_called(room: Room) -> None:
    room.till.station.cashier = demo.CASHIER
    assert not room.button("right_refund").isEnabled()
    assert not room.button("role_1_senior").isEnabled()
    assert room.button("open_audit").isEnabled()
    room.tap("settings_senior")
    assert room.button("right_refund").isEnabled()
    assert not room.button("settings_senior").isVisible()


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut_whatever_the_server_calls_its_roles(
    room: Room, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    names = ("ю" * 500, "<b>admin</b><img src='file:///etc/passwd'>", "", "Касир &amp; сторож")
    people = [replace(one, role_name=name) for one, name in zip(demo.CASHIERS, names, strict=False)]
    room.till.station.crew(people)
    room.till.change(save(room.till.settings, {"rights": "cashier: " + "ю" * 300}))
    room.till.station.cashier = demo.CASHIERS[0]
    dress(qapp, width, scale, language)
    room.screen.close()
    room.screen = SettingsScreen(room.presenter)
    room.size(width, height)
    room.screen.show()
    assert faults(room.screen) == []
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in room.screen.findChildren(QLabel))
