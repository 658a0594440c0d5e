"""«Журнал дій» as it is touched: rows and facts in words, filters by taps, hostile texts stay texts, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers import demo
from helpers.desk import open_desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find, said, tap
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.domain.deeds import Deed
from app.services.audit_desk import AuditDesk
from app.store.stores import Stores
from ui.presenters.audit import AuditPresenter
from ui.screens.audit import AuditScreen
from ui.tasks import Tasks
from ui.widgets.table import Table

__all__ = ["dressed"]

HOSTILE = "<b>жирно</b><img src='file:///etc/passwd'> & =HYPERLINK(1) \u202e " + "ю" * 300


class Room:
    """The page over a real journal."""

    def __init__(self, loop: Loop, folder: Path, qtbot: QtBot) -> None:
        self.loop, self.tasks, self._qtbot = loop, Tasks(), qtbot
        self.till = loop.run(open_desk(folder))
        self.stores: Stores = self.till.stores
        self.till.station.cashier = demo.CASHIERS[1]

        async def fill() -> None:
            write, now = self.stores.audit.write, self.till.clock.now()
            for deed in Deed:
                await write(now, "Олена Коваль", deed, {"goods": HOSTILE, "reason": HOSTILE, "total": "1.00"})
            await write(now, "Ірина Бойко", Deed.DRAWER, {"reason": "Розмін", "allowed_by": "Ірина Бойко"})

        loop.run(fill())
        desk = AuditDesk(self.till.station, self.stores.audit_log, self.stores.audit, self.till.clock)
        self.presenter = AuditPresenter(desk, self.till.clock, self.tasks)
        self.presenter.opened.connect(self.presenter.enter)
        self.presenter.request()
        self.settle()
        self.show()

    def show(self, width: int = 1366, height: int = 768) -> None:
        self.screen = AuditScreen(self.presenter)
        self._qtbot.addWidget(self.screen)
        self.screen.resize(width - 92, height - 56)
        self.screen.show()

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def tap(self, name: str) -> None:
        tap(self.screen, name)
        self.settle()


@pytest.fixture
def room(loop: Loop, tmp_path: Path, qtbot: QtBot, dressed: None) -> Iterator[Room]:
    made = Room(loop, tmp_path, qtbot)
    yield made
    made.settle()
    loop.run(made.stores.close())


def test_the_newest_entry_is_opened_with_its_facts(room: Room) -> None:
    assert said(room.screen, "audit_title") == "Скриньку відкрито без продажу"
    assert said(room.screen, "audit_fact_1") == "Розмін"
    assert said(room.screen, "audit_fact_2") == "Ірина Бойко"
    assert f"№{len(Deed) + 1}" in said(room.screen, "audit_place")


def test_taps_narrow_the_list_check_the_chain_and_bring_all_back(room: Room) -> None:
    table = room.screen.findChildren(Table)[0]
    room.tap("audit_allowed")
    assert len(table.model.rows) == 1
    room.tap("audit_clear")
    assert len(table.model.rows) == len(Deed) + 1
    room.tap("audit_check")
    assert said(room.screen, "audit_said") == f"Ланцюжок цілий: перевірено всі записи, {len(Deed) + 1}."
    room.presenter.choose_group("cards")
    room.presenter.only_allowed(True)
    room.settle()
    room.tap("audit_empty_action")
    assert len(table.model.rows) == len(Deed) + 1


def test_escape_empties_the_search_then_leaves(room: Room) -> None:
    left: list[bool] = []
    room.presenter.left.connect(lambda: left.append(True))
    line = find(room.screen, QLineEdit, "audit_search")
    QTest.keyClicks(line, "12")
    QTest.keyClick(room.screen, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert not left
    QTest.keyClick(room.screen, Qt.Key.Key_Escape)
    assert left


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut_and_nothing_is_more_than_text(
    room: Room, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    room.screen.close()
    room.show(width, height)
    assert faults(room.screen) == []
    room.presenter.select(3)
    room.presenter.check()
    room.settle()
    assert faults(room.screen) == []
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in room.screen.findChildren(QLabel))
