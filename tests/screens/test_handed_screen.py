"""The page of receipts handed to the fiscal till: what became of each, in words, in every dress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.document import Document
from app.domain.handed import Fate, Handed
from app.errors import RuleBroken, TillError
from ui import i18n
from ui.presenters.handed import HandedPresenter
from ui.screens.handed import HandedScreen
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]


class Room:
    """The presenter on a real counter; three receipts handed over, of which the first is paid and the second gone."""

    def __init__(self, loop: Loop, counter: Desk, qtbot: QtBot) -> None:
        self.loop, self.counter, self.qtbot = loop, counter, qtbot
        counter.station.rules = replace(demo.RULES, hand_over=True)
        self.tasks = Tasks()
        self.presenter = HandedPresenter(
            counter.handover, counter.payment, counter.sale, counter.station, counter.journal.reprint, self.tasks
        )
        self.told: list[str] = []
        self.failed: list[TillError] = []
        self.went: list[Document] = []
        self.presenter.opened.connect(lambda: self.told.append("asked"))
        self.presenter.left.connect(lambda: self.told.append("left"))
        self.presenter.printed.connect(lambda: self.told.append("printed"))
        self.presenter.handed.connect(self.went.append)
        self.presenter.failed.connect(self.failed.append)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def hand(self) -> Document:
        self.loop.run(fill(self.counter))
        self.loop.run(
            self.counter.stores.current.save(replace(self.counter.sale.receipt, id=demo.uid(str(len(self.went)))))
        )
        self.loop.run(self.counter.sale.restore())
        self.presenter.confirm()
        self.settle()
        return self.went[-1]

    def fate(self, document: Document, fate: Fate) -> None:
        number = ("16773376", "4000026885") if fate is Fate.PAID else None
        store = self.counter.stores.handed
        self.loop.run(store.settle(document.id, fate, demo.NOW, server_id=document.id, fiscal=number))
        self.presenter.load()
        self.settle()

    def show(self, width: int = 1366, height: int = 768) -> HandedScreen:
        screen = HandedScreen(self.presenter)
        self.qtbot.addWidget(screen)
        screen.resize(width - 92, height - 56)
        screen.show()
        return screen


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, counter, qtbot)
    i18n.set_language("uk")


def text(screen: HandedScreen, name: str) -> str:
    found = screen.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def test_what_stands_in_the_way_is_told_before_anybody_is_asked(room: Room) -> None:
    room.presenter.begin()
    assert [error.rule for error in room.failed if isinstance(error, RuleBroken)] == ["receipt_empty"]
    assert room.told == []
    room.loop.run(fill(room.counter))
    room.presenter.begin()
    assert room.told == ["asked"]
    assert room.counter.sale.receipt.items


def test_two_taps_hand_over_once(room: Room) -> None:
    room.loop.run(fill(room.counter))
    room.presenter.confirm()
    room.presenter.confirm()
    room.settle()
    assert (len(room.went), room.failed, room.presenter.waiting) == (1, [], 1)


def test_each_says_what_became_of_it_and_a_paid_one_is_copied(room: Room) -> None:
    paid, gone, _ = room.hand(), room.hand(), room.hand()
    room.fate(paid, Fate.PAID)
    room.fate(gone, Fate.CANCELLED)
    screen = room.show()
    said = [screen.findChild(QAbstractButton, f"handed_{n}").accessibleName() for n in (1, 2, 3)]
    assert ["надсилання" in said[0], "скасовано" in said[1], "оплачено" in said[2]] == [True, True, True]
    copy = screen.findChild(QAbstractButton, "handed_copy")
    room.presenter.select(gone.id)
    assert copy.isHidden()
    QTest.keyClick(screen, Qt.Key.Key_Down)
    assert "Оплачено" in text(screen, "handed_said")
    room.qtbot.waitUntil(copy.isVisible)
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.told == ["printed"]
    (job,) = room.loop.run(room.counter.stores.print_jobs.recent())
    assert (job.document_id, job.copy) == (paid.id, True)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert room.told[-1] == "left"


def test_with_nothing_handed_over_the_page_leads_back(room: Room) -> None:
    room.presenter.load()
    room.settle()
    screen = room.show()
    assert text(screen, "handed_empty") == "Переданих чеків немає"
    QTest.mouseClick(screen.findChild(QAbstractButton, "handed_empty_action"), Qt.MouseButton.LeftButton)
    assert room.told == ["left"]


@pytest.mark.parametrize("fate", list(Fate))
@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    room: Room, qapp: QApplication, fate: Fate, width: int, height: int, scale: float, language: str
) -> None:
    document = room.hand()
    (handed,) = room.presenter.rows
    dress(qapp, width, scale, language)
    shown = Handed(document, handed.delivery, fate, document.id)
    room.presenter.rows = (shown,)
    assert faults(room.show(width, height)) == []
