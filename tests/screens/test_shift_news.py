"""What an open shift does by itself is said over any page, stays until touched, and goes with the shift."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from helpers import demo
from helpers.dress import dressed
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.server_shift import ServerSide, Standing
from app.domain.shift import LONGEST, WARN_AFTER
from app.events import Event
from app.services.station import Station
from ui.presenters.closing_checks import server_check
from ui.shift_news import ShiftNews
from ui.theme import Theme
from ui.widgets.toast import Toasts

__all__ = ["dressed"]


class Watch:
    """Stands for `ShiftWatch`: only its events."""

    def __init__(self) -> None:
        self.moved: Event[ServerSide] = Event("moved")
        self.reminded: Event[timedelta] = Event("reminded")


class Over:
    """Messages over an empty window."""

    def __init__(self, qtbot: QtBot) -> None:
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(1024, 768)
        self.host.show()
        self.station = Station(demo.RULES)
        self.station.shift = demo.SHIFT
        self.watch, self.shown = Watch(), list[str]()
        self.toasts = Toasts(self.host)
        self.news = ShiftNews(self.watch, self.station, self.toasts, self.shown.append)  # type: ignore[arg-type]

    def said(self, key: str) -> str:
        toast = self.host.findChild(QWidget, f"toast_{key}")
        return " · ".join(one.text() for one in toast.findChildren(QLabel)) if toast is not None else ""


@pytest.fixture
def over(qtbot: QtBot, dressed: Theme) -> Over:
    return Over(qtbot)


def test_the_reminder_says_when_selling_will_stop_and_leads_to_the_shift(over: Over) -> None:
    over.watch.reminded.emit(WARN_AFTER[2])
    said = over.said("shift_hours")
    assert re.search(r"Зміна триває 23\sгод 30\sхв · О 08:02 нові продажі зупиняться", said), said
    toast = over.host.findChild(QWidget, "toast_shift_hours")
    assert toast is not None
    [action] = [one for one in toast.findChildren(QAbstractButton) if one.text() == "До зміни"]
    action.click()
    assert over.shown == ["shift"]


def test_after_a_day_it_says_that_selling_has_stopped_and_what_goes_on(over: Over) -> None:
    over.watch.reminded.emit(LONGEST)
    assert "нові продажі зупинено" in over.said("shift_hours")
    assert "Повернення й надсилання працюють" in over.said("shift_hours")


@pytest.mark.parametrize(
    ("side", "said"),
    [
        (ServerSide(Standing.CLOSED, "8811", ended=True), "Зміну №8811 на сервері закрито"),
        (ServerSide(Standing.OVERDUE, "8811", ended=True), "Сервер припинив зміну №8811"),
        (ServerSide(Standing.OVERDUE, "8811"), "понад 24 години"),
        (ServerSide(Standing.OPEN, "8812"), "На сервері відкрито зміну №8812"),
    ],
)
def test_what_the_server_did_is_said_in_words(over: Over, side: ServerSide, said: str) -> None:
    over.watch.moved.emit(side)
    assert said in over.said("shift_server")


def test_with_the_shift_its_messages_go(over: Over) -> None:
    over.watch.reminded.emit(LONGEST)
    over.watch.moved.emit(ServerSide(Standing.CLOSED, "8811", ended=True))
    over.station.shift = None
    assert over.toasts.keys() == []


def test_every_standing_of_the_servers_shift_is_a_line_with_words_of_its_own() -> None:
    sides = [ServerSide(standing, "8811") for standing in Standing]
    sides += [ServerSide(Standing.CLOSED, "8811", ended=True), ServerSide(Standing.OPEN, "8811", demo.OPENED)]
    lines = [server_check(side) for side in sides]
    assert len({(line.text, line.hint) for line in lines}) == len(lines) - 1, "closed is told only as ended"
    assert all(line.text and line.hint for line in lines)
    assert [line.good for line in lines] == [side.standing is Standing.OPEN for side in sides]
