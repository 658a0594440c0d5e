"""«Про програму»: a cashier sees how far a new version is, what stops it and what to do; only who may lets it go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.look import said
from helpers.qloop import Loop
from helpers.settings_room import SettingsRoom
from pytestqt.qtbot import QtBot

from app.domain.update import Blocker, Happening, Outcome, Stage, Standing
from app.errors import UpdateRefused
from ui import i18n
from ui.messages import message
from ui.presenters.settings import Section
from ui.update_words import blocker_words, happening_words, standing_words

__all__ = ["dressed"]

READY = Standing(Stage.READY, version="1.4.0")
KINDS = ("signature", "malformed", "expired", "early", "older", "floor", "short", "long", "hash")


class Room(SettingsRoom):
    """The page over a till whose updates a test speaks for."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        super().__init__(loop, folder, qtbot, Section.ABOUT)


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: object) -> Room:
    return Room(loop, tmp_path, qtbot)


def test_a_till_without_updates_says_so_and_offers_nothing(room: Room) -> None:
    room.till.updates.learn(Standing(Stage.OFF, why="key"))
    assert said(room.screen, "update_state") == "Оновлення вимкнено"
    assert "немає ключа" in said(room.screen, "update_todo")
    assert not any(room.button(name).isVisible() for name in ("check_updates", "install_update", "setting_updates"))
    room.till.station.cashier = demo.CASHIERS[0]
    assert not room.button("settings_senior").isVisible()


def test_what_stops_it_is_named_with_its_way_out(room: Room) -> None:
    room.till.updates.learn(replace(READY, blockers=frozenset({Blocker.SHIFT, Blocker.DOCUMENTS})))
    assert said(room.screen, "update_state") == "Є оновлення 1.4.0"
    against = said(room.screen, "update_blockers")
    assert against.splitlines() == [
        "Зміну відкрито: закрийте її",
        "Чеки чекають на сервер: перевірте мережу й чергу",
    ]
    assert not room.button("install_update").isEnabled()


def test_both_buttons_ask_for_what_they_say(room: Room) -> None:
    room.till.updates.learn(READY)
    room.tap("check_updates")
    room.tap("install_update")
    assert room.till.updates.done == ["check", "install"]


def test_updating_by_itself_is_the_owners_choice(room: Room) -> None:
    room.till.updates.learn(READY)
    room.tap("setting_updates")
    assert room.till.settings.updates is False
    room.till.station.cashier = demo.CASHIERS[0]
    assert not room.button("setting_updates").isEnabled()


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_state_has_a_sentence_and_every_refusal_a_remedy(lang: str) -> None:
    i18n.set_language(lang)
    try:
        told = [standing_words(Standing(stage, why="key", version="1.4.0", size=9), will=True) for stage in Stage]
        told += [
            standing_words(Standing(Stage.FRESH, fault=one), will=True)
            for one in (*KINDS, "offline", "disk", "given_up")
        ]
        told += [standing_words(Standing(Stage.OFF, why=why), will=True) for why in ("training", "installation", "key")]
        assert all(said for said, _ in told)
        assert len({message(UpdateRefused(kind)).detail for kind in KINDS}) == len(KINDS) - 2
        assert len(set(blocker_words(frozenset(Blocker)))) == len(Blocker)
    finally:
        i18n.set_language("uk")


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_became_of_the_last_one_is_told(room: Room, outcome: Outcome) -> None:
    last = Happening(demo.NOW, outcome, "1.4.0", "1.3.0", "hash")
    room.till.updates.learn(Standing(Stage.FRESH), last)
    assert said(room.screen, "update_last") == happening_words(last)[0]
    assert happening_words(last)[1] is (outcome is not Outcome.INSTALLED)
