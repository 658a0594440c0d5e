"""The top bar: words beside every sign, and what needs a person comes first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from helpers import demo
from helpers.listen import Pump
from PySide6.QtWidgets import QApplication

from app.clock import FakeClock
from app.services.station import Station
from app.store.outbox_rows import OutboxCounts
from ui import i18n
from ui.presenters.status import (
    Chip,
    Network,
    Status,
    StatusPresenter,
    network_chip,
    network_now,
    printer_chip,
    shift_chip,
)


@pytest.fixture(autouse=True)
def _ukrainian(qapp: QApplication) -> Iterator[None]:
    i18n.set_language("uk")
    yield
    i18n.set_language("uk")


def status(**parts: object) -> Status:
    return Status(demo.NOW, **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "chip"),
    [
        (status(), ("З’єднання…", "quiet", 0)),
        (status(network=Network.ONLINE), ("Онлайн", "quiet", 0)),
        (
            status(network=Network.ONLINE, counts=OutboxCounts(waiting=1, unknown=1)),
            ("Онлайн · надсилається 2", "quiet", 0),
        ),
        (status(network=Network.OFFLINE, counts=OutboxCounts(waiting=5)), ("Немає зв’язку", "warn", 5)),
        (status(network=Network.SIGNED_OUT, counts=OutboxCounts(waiting=2)), ("Потрібен вхід на сервер", "warn", 2)),
        (status(network=Network.OFFLINE, counts=OutboxCounts(3, refused=1)), ("Документи відхилено", "error", 1)),
        (status(network=Network.ONLINE, counts=OutboxCounts(duplicate=2)), ("Розбіжності з сервером", "error", 2)),
    ],
)
def test_network_says_the_queue_and_puts_trouble_first(shown: Status, chip: tuple[str, str, int]) -> None:
    said = network_chip(shown)
    assert (said.text, said.state, said.badge) == chip


@pytest.mark.parametrize(
    ("state", "text", "tint"),
    [
        ("ready", "Принтер готовий", "quiet"),
        ("unknown", "Принтер", "quiet"),
        ("none", "Без принтера", "quiet"),
        ("paper", "Немає паперу", "error"),
        ("absent", "Принтер не знайдено", "error"),
    ],
)
def test_printer_says_what_is_wrong(state: str, text: str, tint: str) -> None:
    said = printer_chip(status(printer=state))
    assert (said.text, said.state) == (text, tint)


@pytest.mark.parametrize(
    ("hours", "text", "tint"),
    [
        (1, "Зміна №214 з 08:02", "quiet"),
        (19.9, "Зміна №214 з 08:02", "quiet"),
        (20, "Зміна №214 · 20\u00a0год", "warn"),
        (24, "Зміна понад 24 години", "error"),
    ],
)
def test_shift_reminds_before_its_day_is_over(hours: float, text: str, tint: str) -> None:
    now = demo.OPENED + timedelta(hours=hours)
    said = shift_chip(Status(now, shift=demo.SHIFT))
    assert (said.text, said.state) == (text, tint)
    assert shift_chip(Status(now)) == Chip("Зміну не відкрито", "clock", "warn")


class Bar:
    """A presenter and how often it spoke."""

    def __init__(self) -> None:
        self.clock, self.station, self.pump = FakeClock(demo.NOW), Station(demo.RULES), Pump()
        self.presenter = StatusPresenter(self.station, self.pump, self.clock)
        self.times = 0
        self.presenter.changed.connect(self._count)

    def _count(self) -> None:
        self.times += 1


def test_it_hears_station_pump_and_printer() -> None:
    bar = Bar()
    bar.station.place, bar.station.cashier, bar.station.shift = demo.PLACE, demo.CASHIER, demo.SHIFT
    bar.pump.changed.emit(OutboxCounts(waiting=1, unknown=2, refused=1))
    bar.presenter.set_printer("paper")
    now = bar.presenter.status
    assert (now.place, now.cashier, now.shift) == (demo.PLACE, demo.CASHIER, demo.SHIFT)
    assert (now.waiting, now.troubled, now.printer) == (3, 1, "paper")


def test_the_same_news_twice_is_silence() -> None:
    bar = Bar()
    bar.pump.online.emit(True)
    bar.pump.online.emit(True)
    bar.pump.changed.emit(OutboxCounts())
    assert bar.times == 1


def test_offline_is_counted_from_the_first_loss() -> None:
    bar = Bar()
    bar.pump.online.emit(False)
    lost = bar.clock.now()
    bar.clock.move(600)
    bar.pump.online.emit(False)
    assert bar.presenter.status.offline_since == lost
    bar.pump.online.emit(True)
    assert bar.presenter.status.offline_since is None
    bar.presenter.set_signed_out()
    assert bar.presenter.status.network is Network.SIGNED_OUT


def test_a_missing_sign_in_is_not_a_missing_network() -> None:
    bar = Bar()
    bar.presenter.set_signed_out()
    bar.presenter.set_online(False)
    bar.pump.online.emit(False)
    assert bar.presenter.status.network is Network.SIGNED_OUT
    bar.presenter.set_online(True)
    assert bar.presenter.status.network is Network.ONLINE


@pytest.mark.parametrize(
    ("signed_out", "online", "network"),
    [
        (True, None, Network.SIGNED_OUT),
        (True, True, Network.SIGNED_OUT),
        (False, None, Network.UNKNOWN),
        (False, True, Network.ONLINE),
        (False, False, Network.OFFLINE),
    ],
)
def test_it_begins_with_what_is_known_already(signed_out: bool, online: bool | None, network: Network) -> None:
    began = network_now(signed_out=signed_out, online=online)
    assert began is network
    assert StatusPresenter(Station(demo.RULES), Pump(), FakeClock(demo.NOW), began).status.network is network


def test_the_clock_waits_for_the_full_minute() -> None:
    bar = Bar()
    bar.clock.set(demo.NOW + timedelta(seconds=45, milliseconds=500))
    bar.presenter.start()
    assert 14_499 <= bar.presenter._minute.interval() <= 14_502
    bar.clock.move(14.5)
    bar.presenter._minute.timeout.emit()
    assert bar.presenter.status.now == demo.NOW + timedelta(minutes=1)
    bar.presenter._minute.stop()
