"""The page of receipts handed to the fiscal till: what became of each, in words, in every dress."""

from __future__ import annotations

import asyncio
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
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.document import DeliveryState, Document
from app.domain.handed import Fate, Handed
from app.errors import NotFound, Offline, RuleBroken, TillError
from ui import i18n
from ui.presenters.handed import HandedPresenter
from ui.screens.drop_dialog import DropDialog
from ui.screens.handed import HandedScreen
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]


class Nothing:
    """A server that has none of the receipts it is asked for; it answers when `let` is set."""

    def __init__(self) -> None:
        self.let = asyncio.Event()
        self.let.set()

    async def get(self, key: str) -> None:
        await self.let.wait()
        raise NotFound({}, status=404)

    async def list(self, **wanted: object) -> list[object]:
        return []


class Room:
    """The presenter on a real counter; three receipts handed over, of which the first is paid and the second gone."""

    def __init__(self, loop: Loop, counter: Desk, qtbot: QtBot) -> None:
        self.loop, self.counter, self.qtbot = loop, counter, qtbot
        counter.station.rules = replace(demo.RULES, hand_over=True)
        self.tasks = Tasks()
        self.presenter = HandedPresenter(
            counter.handover,
            counter.withdrawal,
            counter.held,
            counter.payment,
            counter.sale,
            counter.station,
            counter.journal.reprint,
            self.tasks,
        )
        self.server = Nothing()
        self.told: list[str] = []
        self.failed: list[TillError] = []
        self.went: list[Document] = []
        self.presenter.opened.connect(lambda: self.told.append("asked"))
        self.presenter.left.connect(lambda: self.told.append("left"))
        self.presenter.printed.connect(lambda: self.told.append("printed"))
        self.presenter.resumed.connect(lambda: self.told.append("resumed"))
        self.presenter.put_aside.connect(lambda _: self.told.append("put aside"))
        self.presenter.cancelled.connect(lambda _: self.told.append("cancelled"))
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

    def refuse(self, document: Document) -> None:
        """The server says no to it, and nothing it is asked for is there."""
        self.counter.server.ask = lambda: self.server  # type: ignore[assignment,return-value]
        self.loop.run(self.counter.stores.outbox.refused(document.id, "refused: items"))
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


def button(screen: QWidget, name: str) -> QAbstractButton:
    found = screen.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def text(screen: QWidget, name: str) -> str:
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


def test_a_refused_one_is_taken_back_to_the_counter(room: Room) -> None:
    document = room.hand()
    room.refuse(document)
    room.presenter.enter()
    screen = room.show()
    assert "не прийняв" in text(screen, "handed_said")
    QTest.keyClick(screen, Qt.Key.Key_F12)
    QTest.keyClick(screen, Qt.Key.Key_F12)
    room.settle()
    assert (room.told, room.failed) == (["resumed"], [])
    assert room.counter.sale.totals.total == document.total
    assert room.presenter.waiting == 0
    assert "забрано назад" in text(screen, "handed_said")
    assert button(screen, "handed_take_back").isHidden()
    room.presenter.take_back()
    room.settle()
    assert room.told == ["resumed"], "and never a second time"


def test_a_refusal_shows_while_the_page_is_looked_at(room: Room) -> None:
    document = room.hand()
    room.presenter.enter()
    room.settle()
    screen = room.show()
    assert button(screen, "handed_take_back").isHidden()
    room.loop.run(room.counter.stores.outbox.refused(document.id, "refused: items"))
    room.presenter.delivered()
    room.settle()
    assert "не прийняв" in text(screen, "handed_said")
    assert button(screen, "handed_take_back").isVisible()


def test_the_buttons_of_a_refused_one_wait_while_the_server_is_asked(room: Room) -> None:
    room.refuse(room.hand())
    room.presenter.enter()
    screen = room.show()
    room.server.let.clear()
    QTest.mouseClick(button(screen, "handed_take_back"), Qt.MouseButton.LeftButton)
    assert room.presenter.busy
    assert not button(screen, "handed_cancel").isEnabled()
    room.counter.server.ask = lambda: None
    room.server.let.set()
    room.settle()
    assert not room.presenter.busy


def test_whoever_has_gone_on_to_the_next_customer_keeps_the_counter(room: Room) -> None:
    """The server was slow: the goods of the refused one must not come up over the next receipt."""
    room.refuse(room.hand())
    room.presenter.enter()
    room.server.let.clear()
    room.presenter.take_back()
    room.presenter.leave()
    room.loop.run(room.counter.sale.scan(demo.EGGS.barcode))
    room.server.let.set()
    room.settle()
    assert room.told == ["put aside"]
    assert [item.name for item in room.counter.sale.receipt.items] == [demo.EGGS.title]
    assert len(room.loop.run(room.counter.held.list())) == 1


def test_a_refused_one_is_deleted_for_a_reason(room: Room) -> None:
    room.counter.station.cashier = demo.CASHIERS[1]
    room.refuse(room.hand())
    screen = room.show()
    QTest.mouseClick(button(screen, "handed_cancel"), Qt.MouseButton.LeftButton)
    (dialog,) = screen.findChildren(DropDialog)
    assert "Товар лишається" in text(dialog, "drop_about")
    QTest.mouseClick(button(dialog, "drop_reason-1"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(dialog, "drop_ok"), Qt.MouseButton.LeftButton)
    room.qtbot.waitUntil(lambda: room.tasks.busy("handed.back"))
    room.settle()
    assert (room.told, room.failed) == (["cancelled"], [])
    assert room.counter.sale.receipt.items == ()
    assert room.presenter.waiting == 0


def test_without_the_server_a_refused_one_stays_and_the_cashier_is_told(room: Room) -> None:
    room.refuse(room.hand())
    room.counter.server.ask = lambda: None
    room.presenter.enter()
    room.presenter.take_back()
    room.settle()
    assert [type(error) for error in room.failed] == [Offline]
    assert room.presenter.row is not None
    assert room.presenter.row.refused


def test_with_nothing_handed_over_the_page_leads_back(room: Room) -> None:
    room.presenter.load()
    room.settle()
    screen = room.show()
    assert text(screen, "handed_empty") == "Переданих чеків немає"
    QTest.mouseClick(screen.findChild(QAbstractButton, "handed_empty_action"), Qt.MouseButton.LeftButton)
    assert room.told == ["left"]


@pytest.mark.parametrize("fate", [*Fate, None])
@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    room: Room, qapp: QApplication, fate: Fate | None, width: int, height: int, scale: float, language: str
) -> None:
    """Of every fate; None: refused by the server."""
    document = room.hand()
    (handed,) = room.presenter.rows
    dress(qapp, width, scale, language)
    way = handed.delivery if fate is not None else replace(handed.delivery, state=DeliveryState.REFUSED)
    shown = Handed(document, way, fate or Fate.OPEN, document.id)
    room.presenter.rows = (shown,)
    assert faults(room.show(width, height)) == []
