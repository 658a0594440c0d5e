"""The page of held receipts and the dialog that names one, by hand and key."""

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
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.held import Keep
from ui import i18n
from ui.presenters.held import HeldPresenter
from ui.screens.held import HeldScreen
from ui.screens.hold_dialog import HoldDialog
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.held_row import HeldRow
from ui.widgets.overlay import Overlay

__all__ = ["dressed"]

LEFT = Qt.MouseButton.LeftButton


class Room:
    """The screen over two held receipts: the big one of the mockups, and bread under a name."""

    def __init__(self, loop: Loop, counter: Desk, qtbot: QtBot) -> None:
        self.loop, self.counter, self.qtbot = loop, counter, qtbot
        self.tasks = Tasks()
        loop.run(counter.stores.cashiers.replace_all(demo.CASHIERS, {}))
        self.presenter = HeldPresenter(
            counter.held, counter.sale, counter.station, counter.stores.cashiers.list, counter.clock, self.tasks
        )
        loop.run(fill(counter))
        self.presenter.hold("")
        self.settle()
        loop.run(counter.sale.scan(demo.BREAD.barcode))
        self.presenter.hold("повернеться за годину, забула гаманець удома")
        self.settle()
        self.left: list[bool] = []
        self.presenter.left.connect(lambda: self.left.append(True))

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def show(self, width: int = 1366, height: int = 768) -> HeldScreen:
        screen = HeldScreen(self.presenter)
        self.qtbot.addWidget(screen)
        screen.resize(width - 92, height - 56)
        screen.show()
        return screen


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, counter, qtbot)
    i18n.set_language("uk")


def tap(inside: QWidget, name: str) -> None:
    button = inside.findChild(QAbstractButton, name)
    assert button is not None, name
    QTest.mouseClick(button, LEFT)


def text(inside: QWidget, name: str) -> str:
    found = inside.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


def seen(screen: QWidget) -> list[str]:
    """What the cards in sight say."""
    return [one.accessibleName() for one in screen.findChildren(HeldRow) if one.isVisible()]


def test_the_first_is_open_and_a_tap_opens_another(room: Room) -> None:
    screen = room.show()
    assert text(screen, "held_title") == "Відкладений чек"
    assert (text(screen, "held_total"), text(screen, "held_about")) == (
        "614,52",
        "відкладено о 14:37 · Олена Коваль",
    )
    tap(screen, "held_2")
    assert text(screen, "held_title").startswith("«повернеться")
    assert text(screen, "held_total") == "42,50"
    row = screen.findChild(QAbstractButton, "held_2")
    assert row.isChecked()
    assert "Хліб Київхліб" in row.accessibleName()


def test_enter_takes_it_back_and_esc_leaves(room: Room) -> None:
    screen = room.show()
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert room.left == [True]
    QTest.keyClick(screen, Qt.Key.Key_Down)
    QTest.keyClick(screen, Qt.Key.Key_Return)
    room.settle()
    assert [item.name for item in room.counter.sale.receipt.items] == [demo.BREAD.title]


def test_deleting_asks_first(room: Room) -> None:
    room.counter.station.cashier = demo.CASHIERS[1]
    screen = room.show()
    tap(screen, "held_drop")
    sheet = Overlay.top(screen)
    assert sheet is not None
    assert "7 позицій на 614,52" in text(sheet, "drop_about")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    room.settle()
    assert room.presenter.count == 2
    QTest.keyClick(screen, Qt.Key.Key_Delete)
    sheet = Overlay.top(screen)
    assert sheet is not None
    tap(sheet, "drop_reason-1")
    tap(sheet, "drop_ok")
    room.settle()
    assert [receipt.name for receipt in room.presenter.receipts] == ["повернеться за годину, забула гаманець удома"]


def test_with_nothing_held_the_page_leads_back_to_the_sale(room: Room) -> None:
    for receipt in room.presenter.receipts:
        room.counter.station.cashier = demo.CASHIERS[1]
        room.presenter.drop(receipt.id, "Помилка касира")
        room.settle()
    screen = room.show()
    assert text(screen, "held_empty") == "Немає відкладених чеків"
    assert not screen.findChild(QAbstractButton, "held_resume").isVisible()
    tap(screen, "held_empty_action")
    assert room.left == [True]


def test_the_name_is_typed_tapped_or_left_out(qtbot: QtBot, qapp: QApplication, dressed: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1024, 768)
    host.show()
    names: list[str] = []

    def opened(current: str = "") -> HoldDialog:
        dialog = HoldDialog(host, "7 позицій на 614,52 грн", current)
        dialog.accepted.connect(names.append)
        dialog.open()
        return dialog

    dialog = opened()
    line = dialog.findChild(QLineEdit, "hold_name")
    QTest.keyClicks(line, "blue coat")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert names == ["blue coat"]
    dialog = opened("старе")
    tap(dialog, "hold_1")
    assert dialog.findChild(QAbstractButton, "hold_1").isChecked()
    tap(dialog, "hold_ok")
    assert names[-1] == "забули гаманець"
    dialog = opened()
    tap(dialog, "hold_ok")
    assert names[-1] == ""
    dialog = opened()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(names) == 3


def test_a_tap_joins_two_and_esc_leaves_them_apart(room: Room) -> None:
    screen = room.show()
    tap(screen, "held_join")
    sheet = Overlay.top(screen)
    assert sheet is not None
    assert "7 позицій на 614,52" in text(sheet, "join_about")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert room.presenter.count == 2
    tap(screen, "held_join")
    sheet = Overlay.top(screen)
    assert sheet is not None
    tap(sheet, "join_1")
    room.settle()
    (one,) = room.presenter.receipts
    assert len(one.items) >= 7
    assert not screen.findChild(QAbstractButton, "held_join").isEnabled()


def test_what_has_stayed_too_long_says_so_and_is_cleared_after_a_question(room: Room) -> None:
    room.counter.clock.move(40 * 3600)
    room.counter.station.rules = replace(demo.RULES, keep_held=Keep.DAY)
    screen = room.show()
    assert "час вийшов" in screen.findChild(QAbstractButton, "held_1").accessibleName()
    tap(screen, "held_clear_expired")
    sheet = Overlay.top(screen)
    assert sheet is not None
    assert "2\N{NO-BREAK SPACE}чеки на" in text(sheet, "confirm_text")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert room.presenter.count == 2
    tap(screen, "held_clear_expired")
    sheet = Overlay.top(screen)
    assert sheet is not None
    tap(sheet, "confirm_yes")
    room.settle()
    assert room.presenter.count == 0


def test_words_narrow_the_cards_and_esc_empties_them_first(room: Room) -> None:
    screen = room.show()
    field = screen.findChild(QLineEdit, "held_search")
    assert field is not None
    field.setText("повернеться")
    room.qtbot.waitUntil(lambda: len(seen(screen)) == 1)
    assert "повернеться" in seen(screen)[0]
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert (field.text(), room.left) == ("", [])
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert room.left == [True]


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(room: Room, qapp: QApplication, width: int, height: int, scale: float, language: str) -> None:
    dress(qapp, width, scale, language)
    assert faults(room.show(width, height)) == []
    host = QWidget()
    room.qtbot.addWidget(host)
    host.resize(width, height)
    host.show()
    dialog = HoldDialog(host, "7 позицій на 614,52 грн")
    dialog.open()
    assert faults(dialog) == []
