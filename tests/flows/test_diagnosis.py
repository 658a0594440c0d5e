"""The diagnosis at the real till: each trouble is named where it is, and the rest goes on being told."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import apsw
import pytest
from helpers.window import TillWindow
from helpers.witness import WitnessedSandbox
from PySide6.QtCore import Qt

from app.domain.diagnosis import Health, Part, Result
from app.store.rescue import JOURNAL
from ui import diagnosis


def looked(till: TillWindow) -> dict[Part, Result]:
    """Opens the page, waits for the round, and gives what was found."""
    presenter = till.front.diagnosis
    till.loop.act(presenter.open)
    till.until_page("diagnosis")
    till.until(lambda: len(presenter.results) == len(Part) and not presenter.busy, "a whole round", seconds=20)
    return dict(presenter.results)


def again(till: TillWindow) -> dict[Part, Result]:
    presenter = till.front.diagnosis
    presenter._results.clear()
    till.tap("diagnosis_check")
    till.until(lambda: len(presenter.results) == len(Part) and not presenter.busy, "a whole round", seconds=20)
    return dict(presenter.results)


def press(till: TillWindow) -> None:
    """Shift+F1."""
    till.loop.act(lambda: till.hands.key(Qt.Key.Key_F1, held=Qt.KeyboardModifier.ShiftModifier))


def test_a_till_that_is_well(till: TillWindow) -> None:
    found = looked(till)
    for part in (Part.NETWORK, Part.SERVER, Part.API, Part.CLOCK, Part.QUEUE, Part.PRICES, Part.DISK, Part.VERSIONS):
        assert found[part].health is Health.GOOD, found[part]
    assert found[Part.DATABASE].health is Health.GOOD, found[Part.DATABASE]
    assert found[Part.SCALE].health is Health.OFF
    assert found[Part.PRINTER].health is Health.UNKNOWN, "a file answers nothing"
    assert till.text("part_server_state") == "гаразд"
    assert "мс" in till.text("part_server_figure")
    assert "SQLite" in till.text("part_versions_figure")
    assert "невідомо: 1" in till.text("diagnosis_summary")


def test_it_is_reached_from_everywhere_and_leads_back(till: TillWindow) -> None:
    for page, way in (
        ("sale", lambda: press(till)),
        ("receipts", lambda: press(till)),
        ("queue", lambda: till.tap("queue_diagnosis")),
    ):
        till.loop.act(lambda page=page: till.front.show(page))
        till.until_page(page)
        way()
        till.until_page("diagnosis")
        till.key(Qt.Key.Key_Escape)
        till.until_page(page)
    till.loop.act(lambda: till.front.show("settings"))
    till.tap("section_about")
    till.tap("open_diagnosis")
    till.until_page("diagnosis")
    till.tap("diagnosis_back")
    till.until_page("settings")
    till.quiet()


def test_nobody_has_to_be_signed_in_to_look(till: TillWindow) -> None:
    till.loop.act(till.front.lock)
    till.until_page("login")
    press(till)
    till.until_page("diagnosis")
    till.until(lambda: not till.front.diagnosis.busy, "a round")
    till.key(Qt.Key.Key_Escape)
    till.until_page("login")


def test_no_payment_is_left_for_it(till: TillWindow) -> None:
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F12)
    till.until_page("payment")
    press(till)
    till.loop.act(till.front.diagnosis.open)
    till.quiet()
    assert till.page == "payment"


def test_a_clock_hours_off_is_told_by_how_much(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.move_clock(3 * 3600 + 300)
    found = looked(till)[Part.CLOCK]
    assert (found.health, found.code) == (Health.BAD, "off")
    assert "Відстає на 3\u00a0год" in till.text("part_clock_figure")
    assert "часовий пояс" in till.text("part_clock_todo")
    shop.move_clock(-6 * 3600)
    assert again(till)[Part.CLOCK].health is Health.BAD
    assert "Поспішає на" in till.text("part_clock_figure")


def test_a_web_page_in_the_servers_place_is_told_apart_from_no_network(
    till: TillWindow, shop: WitnessedSandbox
) -> None:
    shop.fault(match=".*", kind="html", times=-1)
    found = looked(till)
    assert found[Part.NETWORK].health is Health.GOOD
    assert (found[Part.SERVER].health, found[Part.SERVER].code) == (Health.BAD, "foreign")
    assert found[Part.API].health is Health.UNKNOWN, "nobody could tell"
    assert "браузері" in till.text("part_server_todo")


def test_a_server_that_is_gone_leaves_the_rest_told(till: TillWindow, shop: WitnessedSandbox) -> None:
    # An answer that was under way as the plug was pulled would say for a moment that the server is there.
    till.until(lambda: till.synced, "the first reading")
    shop.unplug()
    till.loop.run(till.inside.server.check())
    till.until_text("top_network", "Немає зв’язку")
    till.tap("top_network")
    till.until_page("diagnosis")
    till.until(lambda: len(till.front.diagnosis.results) == len(Part), "a whole round", seconds=20)
    found = dict(till.front.diagnosis.results)
    assert (found[Part.NETWORK].health, found[Part.NETWORK].code) == (Health.BAD, "refused")
    assert found[Part.SERVER].code == "silent"
    assert found[Part.API].health is Health.UNKNOWN
    assert found[Part.CLOCK].health is Health.UNKNOWN, "an old answer says nothing of now"
    assert found[Part.DISK].health is Health.GOOD
    shop.plug_in()
    assert again(till)[Part.SERVER].health is Health.GOOD


def test_a_key_the_server_does_not_know_any_more(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.set(api_key="another")
    found = looked(till)[Part.API]
    assert found.health is Health.BAD
    assert found.code in ("key", "sign_in", "forbidden"), found


def test_a_part_that_never_answers_is_unknown_in_its_time(
    till: TillWindow, shop: WitnessedSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.fault(match=".*", kind="delay", delay=1.5, times=-1)
    for part in (Part.SERVER, Part.API, Part.CLOCK):
        monkeypatch.setitem(diagnosis.PATIENCE, part, 0.3)
    began = time.monotonic()
    found = looked(till)
    assert time.monotonic() - began < 8
    assert (found[Part.SERVER].health, found[Part.SERVER].code) == (Health.UNKNOWN, "timeout")
    assert "відповіді немає" in till.text("part_server_figure")
    assert found[Part.DISK].health is Health.GOOD


def test_a_bug_in_one_look_costs_that_part_alone(till: TillWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(diagnosis.judge, "prices", broken)
    found = looked(till)
    assert (found[Part.PRICES].health, found[Part.PRICES].code) == (Health.UNKNOWN, "failed")
    assert found[Part.QUEUE].health is Health.GOOD


def test_a_disk_with_no_room(till: TillWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(till.settings.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    found = looked(till)[Part.DISK]
    assert (found.health, found.code) == (Health.BAD, "full")
    assert till.text("part_disk_figure") == "Вільно 0\u00a0МБ"
    assert "Звільніть місце зараз" in till.text("part_disk_todo")


def test_a_damaged_journal_is_found_and_said(till: TillWindow, tmp_path: Path) -> None:
    till.sell(till.pieces()[0])
    till.enter()
    till.until_page("sale")
    till.quiet()
    conn = apsw.Connection(str(till.settings.home / JOURNAL))
    conn.set_busy_timeout(5000)
    conn.execute("UPDATE documents SET body = replace(body, '\"number\":', '\"numbers\":') WHERE seq = 1")
    conn.close()
    found = looked(till)[Part.DATABASE]
    assert (found.health, found.code) == (Health.BAD, "damaged")
    assert "відновити" in till.text("part_database_todo")
    path = tmp_path / "bundle.zip"
    assert till.loop.run(till.front._support.write(path)) > 1000, "the file for support is made all the same"


def test_hours_without_the_server_are_shown_beside_their_limits(till: TillWindow, shop: WitnessedSandbox) -> None:
    shop.unplug()
    till.sell(till.pieces()[0])
    till.enter()
    till.until_page("sale")
    found = looked(till)[Part.QUEUE]
    assert found.figures["waiting"] == 1
    assert found.since is not None
    assert "з 36 год" in till.text("part_queue_figure")
    assert "зі 168" in till.text("part_queue_figure")


def test_the_window_goes_on_while_everything_is_looked_at(till: TillWindow, shop: WitnessedSandbox) -> None:
    """A round with a server that takes a second: keys are answered meanwhile."""
    shop.fault(match=".*", kind="delay", delay=0.8, times=-1)
    till.loop.act(till.front.diagnosis.open)
    till.until_page("diagnosis")
    assert till.front.diagnosis.busy
    began = time.monotonic()
    till.key(Qt.Key.Key_Escape)
    till.until_page("sale")
    assert time.monotonic() - began < 0.7, "nobody waits for the round"
    till.put_in(till.pieces()[0])
    till.until(lambda: not till.front.diagnosis.busy, "its end", seconds=20)
