"""Tiles and PIN: who is offered, what a wrong PIN says, how a lock counts down."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from helpers import demo
from helpers.qloop import Loop
from helpers.shift_fakes import FakeLogin

from app.clock import FakeClock
from app.errors import RuleBroken, StoreFault
from app.services.station import Station
from ui.presenters.login import LoginPresenter
from ui.tasks import Tasks


class Door:
    """A login presenter over a fake service, and what it announced."""

    def __init__(self, loop: Loop) -> None:
        self.loop = loop
        self.clock = FakeClock(demo.NOW)
        self.station = Station(demo.RULES)
        self.station.place = demo.PLACE
        self.login = FakeLogin(self.station)
        self.tasks = Tasks()
        self.presenter = LoginPresenter(self.login, self.station, self.tasks, self.clock)  # type: ignore[arg-type]
        self.entered: list[bool] = []
        self.presenter.signed_in.connect(lambda: self.entered.append(True))
        self.failed: list[object] = []
        self.tasks.failed.connect(lambda name, error: self.failed.append(error))

    def enter(self) -> LoginPresenter:
        self.presenter.enter()
        self.loop.run(self.tasks.drain())
        return self.presenter

    def type(self, digits: str) -> None:
        for digit in digits:
            self.presenter.press(digit)
        self.loop.run(self.tasks.drain())


@pytest.fixture
def door(loop: Loop) -> Door:
    return Door(loop)


def test_the_one_seen_last_is_chosen_and_notes_say_when(door: Door) -> None:
    tiles = door.enter().tiles
    assert [tile.name for tile in tiles] == [person.name for person in demo.CASHIERS]
    assert [tile.chosen for tile in tiles] == [True, False, False, False, False]
    assert tiles[0].note == "Касир · учора"
    assert tiles[1].note == "Старший касир · 19\u00a0листопада"
    assert tiles[4].note == "Касир · уперше"


def test_a_role_the_server_does_not_name_is_named_by_the_till(door: Door) -> None:
    door.login.people = [replace(demo.CASHIERS[3], role_name="")]
    assert door.enter().tiles[0].note.startswith("Адміністратор · ")


def test_the_fourth_digit_signs_in(door: Door) -> None:
    presenter = door.enter()
    door.type("111")
    assert presenter.pad.dots == 3
    assert not door.entered
    door.type("1")
    assert door.entered == [True]
    assert door.station.cashier == demo.CASHIER
    assert presenter.pad.dots == 0


def test_another_tile_empties_the_pin_and_is_asked_for_its_own(door: Door) -> None:
    presenter = door.enter()
    door.type("22")
    presenter.choose(2)
    assert (presenter.pad.name, presenter.pad.dots) == ("Ірина Бойко", 0)
    door.type("2222")
    assert door.station.cashier == demo.CASHIERS[1]


def test_a_wrong_pin_says_how_many_tries_are_left_and_the_next_digit_begins_anew(door: Door) -> None:
    presenter = door.enter()
    door.type("9999")
    pad = presenter.pad
    assert (pad.prompt, pad.failed, pad.dots, pad.enabled) == ("Невірний PIN. Залишилося спроб: 4", True, 0, True)
    door.type("1")
    assert (presenter.pad.prompt, presenter.pad.failed, presenter.pad.dots) == ("Введіть PIN-код", False, 1)


def test_a_lock_counts_down_refuses_keys_and_ends(door: Door) -> None:
    presenter = door.enter()
    for _ in range(5):
        door.type("9999")
    assert not presenter.pad.enabled
    assert "30" in presenter.pad.detail
    door.clock.move(12)
    presenter.tick()
    assert "18" in presenter.pad.detail
    door.type("1111")
    assert not door.entered
    door.clock.move(18)
    presenter.tick()
    assert presenter.pad.enabled
    assert not presenter.pad.failed
    door.login.tries = 0
    door.type("1111")
    assert door.entered


def test_setting_the_clock_forward_does_not_open_the_pad(door: Door) -> None:
    presenter = door.enter()
    for _ in range(5):
        door.type("9999")
    door.clock.set(door.clock.now() + timedelta(days=1))
    presenter.tick()
    assert not presenter.pad.enabled
    assert "30" in presenter.pad.detail


def test_a_lock_is_of_one_person_only(door: Door) -> None:
    presenter = door.enter()
    for _ in range(5):
        door.type("9999")
    presenter.choose(2)
    assert presenter.pad.enabled
    door.type("2222")
    assert door.station.cashier == demo.CASHIERS[1]


def test_a_lock_of_the_till_is_everybody_s(door: Door) -> None:
    presenter = door.enter()
    door.login.fail_with = RuleBroken("till_locked", seconds="1700")
    door.type("9999")
    for person in (1, 2, 3):
        presenter.choose(person)
        assert not presenter.pad.enabled
        assert "1700" in presenter.pad.detail
    door.clock.move(1700)
    presenter.tick()
    assert presenter.pad.enabled
    assert not presenter.pad.failed


def test_no_pin_yet_is_explained(door: Door) -> None:
    presenter = door.enter()
    door.login.fail_with = RuleBroken("no_pin")
    door.type("1111")
    assert presenter.pad.prompt == "Для цього працівника PIN на касі ще немає"
    assert "телефоном" in presenter.pad.detail


def test_a_failing_disk_is_not_a_wrong_pin(door: Door) -> None:
    presenter = door.enter()
    door.login.fail_with = StoreFault("full")
    door.type("1111")
    assert isinstance(door.failed[0], StoreFault)
    assert not presenter.pad.failed


def test_back_clear_and_foreign_keys(door: Door) -> None:
    presenter = door.enter()
    door.type("12")
    presenter.press("back")
    assert presenter.pad.dots == 1
    presenter.press(",")
    assert presenter.pad.dots == 1
    presenter.press("C")
    assert presenter.pad.dots == 0


def test_digits_while_the_pin_is_checked_are_not_part_of_the_next_one(door: Door) -> None:
    presenter = door.enter()
    for digit in "99991":
        presenter.press(digit)
    door.loop.run(door.tasks.drain())
    assert presenter.pad.dots == 0
    assert presenter.pad.failed


def test_arrows_stop_at_the_ends(door: Door) -> None:
    presenter = door.enter()
    presenter.move(-1)
    assert presenter.pad.name == demo.CASHIERS[0].name
    presenter.move(99)
    assert presenter.pad.name == demo.CASHIERS[-1].name


def test_the_link_line(door: Door) -> None:
    presenter = door.presenter
    assert presenter.link.online is None
    presenter.set_link(True, demo.NOW - timedelta(minutes=3))
    assert presenter.link.text == "Онлайн · товари оновлено о 14:34"
    presenter.set_link(True, demo.NOW - timedelta(days=2))
    assert presenter.link.text == "Онлайн · товари оновлено о 20\u00a0листопада 14:37"
    presenter.set_link(False, demo.NOW)
    assert presenter.link.text == "Немає зв’язку · вхід за PIN працює"
    presenter.set_link(None, demo.NOW, signed_out=True)
    assert presenter.link.text == "Потрібен вхід на сервер · вхід за PIN працює"


def test_nobody_known_yet(door: Door) -> None:
    door.login.people = []
    presenter = door.enter()
    assert presenter.pad.prompt == "Виберіть себе"
    assert not presenter.pad.enabled
    door.type("1111")
    assert not door.entered
