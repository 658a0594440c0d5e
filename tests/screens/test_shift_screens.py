"""Shift pages by hand, on the real services: open, look, count, close."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import find
from helpers.qloop import Loop
from helpers.shift_desk import ShiftTill, till
from helpers.shift_fakes import FakeDesk, FakeReports
from helpers.shift_pages import Pages, button, said, tap
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FakeClock
from app.errors import RuleBroken
from app.services.station import Station
from ui import i18n
from ui.i18n import tr
from ui.presenters.cash_move import CashMovePresenter
from ui.presenters.open_shift import OpenShiftPresenter
from ui.screens.cash_move import CashMoveDialog
from ui.screens.close_shift import CloseShiftScreen
from ui.screens.open_shift import OpenShiftScreen
from ui.tasks import Tasks
from ui.theme import Theme, theme
from ui.widgets.count_table import CountRow

__all__ = ["dressed", "till"]


@pytest.fixture
def pages(till: ShiftTill, qtbot: QtBot, dressed: Theme) -> Pages:
    return Pages(till, qtbot)


def test_a_float_typed_opens_the_shift_with_enter(pages: Pages) -> None:
    screen = pages.open_shift()
    assert said(screen, "float-amount") == "0,00"
    QTest.keyClicks(screen, "1250.5")
    assert said(screen, "float-amount") == "1\u00a0250,5"
    QTest.keyClick(screen, Qt.Key.Key_Return)
    pages.settle()
    assert pages.till.desk.station.shift is not None
    assert pages.till.desk.station.shift.float_amount == Decimal("1250.50")


def test_notes_counted_by_touch(pages: Pages) -> None:
    screen = pages.open_shift()
    tap(screen, "float-mode_notes")
    tap(screen, "count-500")
    tap(screen, "count-keypad_3")
    tap(screen, "count-next")
    tap(screen, "count-keypad_2")
    assert said(screen, "float-amount") == "1\u00a0900,00"
    assert not screen.findChild(QWidget, "keypad").isVisible()  # type: ignore[union-attr]
    QTest.keyClick(screen, Qt.Key.Key_F12)
    pages.settle()
    assert pages.till.desk.station.shift is not None
    assert pages.till.desk.station.shift.float_amount == Decimal("1900.00")


def test_the_tick_decides_about_paper(pages: Pages) -> None:
    screen = pages.open_shift()
    QTest.mouseClick(button(screen, "print-float"), Qt.MouseButton.LeftButton, pos=QPoint(10, 24))
    QTest.keyClicks(screen, "100")
    tap(screen, "open-shift-button")
    pages.settle()
    assert pages.till.desk.station.shift is not None
    assert pages.till.desk.printer.woken == 0


def test_x_shows_the_drawer_and_leads_on(pages: Pages) -> None:
    pages.till.open()
    pages.till.sell("1000")
    screen = pages.shift()
    assert said(screen, "drawer-expected") == "1\u00a0864,50"
    assert said(screen, "kpi-sales-value") == "614,50"
    assert said(screen, "check-queue") == "Чекають надсилання: 2"
    asked: list[object] = []
    pages.board.cash_requested.connect(asked.append)
    pages.board.queue_requested.connect(lambda: asked.append("queue"))
    pages.board.close_requested.connect(lambda: asked.append("close"))
    for name in ("service-in", "service-out", "check-queue-show", "close-shift"):
        tap(screen, name)
    QTest.keyClick(screen, Qt.Key.Key_F12)
    assert asked == [False, True, "queue", "close", "close"]


def test_the_way_there_ends_where_the_sums_do_and_not_under_the_scroll_bar(pages: Pages) -> None:
    pages.till.open()
    pages.till.sell("1000")
    screen = pages.shift()

    def end_of(name: str) -> int:
        widget = screen.findChild(QWidget, name)
        assert isinstance(widget, QWidget), name
        return widget.mapTo(screen, QPoint(widget.width(), 0)).x()

    assert end_of("check-queue-show") == end_of("drawer-expected")


def test_x_goes_to_the_printer(pages: Pages) -> None:
    pages.till.open()
    woken = pages.till.desk.printer.woken
    tap(pages.shift(), "print-x")
    pages.settle()
    assert pages.till.desk.printer.woken == woken + 1


def test_without_a_shift_nothing_can_be_tapped(pages: Pages) -> None:
    screen = pages.shift()
    for name in ("service-in", "service-out", "close-shift", "print-x"):
        assert not button(screen, name).isEnabled()


def test_counting_by_keyboard_closing_with_a_reason(pages: Pages) -> None:
    pages.till.open("600")
    screen = pages.close_shift()
    assert said(screen, "difference") == "—"
    QTest.keyClicks(screen, "0")
    QTest.keyClick(screen, Qt.Key.Key_Return)
    QTest.keyClicks(screen, "1")
    row = screen.findChild(CountRow, "count-500")
    assert row is not None
    assert row.text() == "1"
    assert (said(screen, "counted"), said(screen, "difference-word"), said(screen, "difference")) == (
        "500,00",
        "Нестача",
        "\u2212100,00",
    )
    QTest.keyClick(screen, Qt.Key.Key_F12)
    pages.settle()
    assert pages.till.desk.station.shift is not None
    assert said(screen, "difference-note").startswith("Вкажіть причину")
    tap(screen, "reason-1")
    QTest.keyClick(screen, Qt.Key.Key_F12)
    pages.settle()
    assert said(screen, "shift-closed-title") == "Зміну №1 закрито"
    assert said(screen, "closed-reason") == "Помилка в решті"
    assert said(screen, "closed-handed-over") == "0,00\u00a0грн"
    finished: list[bool] = []
    pages.closing.finished.connect(lambda: finished.append(True))
    QTest.keyClick(screen, Qt.Key.Key_Return)
    assert finished == [True]


@pytest.mark.parametrize("blind", [False, True])
@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_f12_with_nothing_counted_says_why_the_shift_stays_open(
    pages: Pages, qapp: QApplication, width: int, height: int, scale: float, language: str, blind: bool
) -> None:
    dress(qapp, width, scale, language)
    station = pages.till.desk.station
    station.rules = replace(station.rules, blind_count=blind)
    pages.till.open("600")
    screen = pages.close_shift()
    screen.resize(width - theme.px(theme.pick(78, 92, 104)), height - theme.px(theme.pick(56, 56, 60)))
    pages.settle()
    QTest.keyClick(screen, Qt.Key.Key_F12)
    pages.settle()
    assert station.shift is not None
    note = find(screen, QLabel, "difference-note")
    why = tr("Готівку не пораховано: порахуйте її або вкажіть причину різниці {sum}", sum="\u2212600,00")
    assert note.text() == why
    assert whole(note)
    tap(screen, "left-for-tomorrow")
    QTest.keyClicks(screen, "700")
    assert not said(screen, "close-shift-error")
    QTest.keyClick(screen, Qt.Key.Key_F12)
    pages.settle()
    error = find(screen, QLabel, "close-shift-error")
    assert error.text() == tr("На завтра лишають не більше, ніж пораховано")
    assert whole(error)
    assert faults(screen) == []


def whole(note: QLabel) -> bool:
    """Whether all of it is in sight."""
    return note.visibleRegion().boundingRect().height() == note.height()


def test_ones_own_words_are_typed_not_counted(pages: Pages) -> None:
    pages.till.open("600")
    screen = pages.close_shift()
    QTest.keyClicks(screen, "1")
    tap(screen, "reason-other")
    words = screen.findChild(QLineEdit, "reason-text")
    assert QApplication.focusWidget() is words
    assert words is not None
    QTest.keyClicks(words, "12 ")
    words.insert("грн")
    assert said(screen, "counted") == "1\u00a0000,00"
    QTest.keyClick(screen, Qt.Key.Key_F12)
    pages.settle()
    assert said(screen, "closed-reason") == "12 грн"


def test_one_sum_and_what_stays(pages: Pages) -> None:
    pages.till.open("600")
    screen = pages.close_shift()
    tap(screen, "count-mode_sum")
    for key in ("6", "0", "0", ",", "5"):
        tap(screen, f"keypad_{key}")
    assert said(screen, "counted-sum") == "600,5"
    tap(screen, "left-for-tomorrow")
    QTest.keyClicks(screen, "700")
    assert said(screen, "handed-over") == "0,00"
    tap(screen, "close-shift-confirm")
    pages.settle()
    assert pages.till.desk.station.shift is not None
    QTest.keyClick(screen, Qt.Key.Key_Delete)
    QTest.keyClicks(screen, "200")
    assert said(screen, "handed-over") == "400,50"


def test_esc_keeps_the_count_and_a_new_screen_shows_it(pages: Pages) -> None:
    pages.till.open("600")
    screen = pages.close_shift()
    gone: list[bool] = []
    pages.closing.cancelled.connect(lambda: gone.append(True))
    QTest.keyClicks(screen, "7")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert gone == [True]
    screen.hide()
    screen.deleteLater()
    QApplication.processEvents()
    again = pages.show(CloseShiftScreen(pages.closing))
    assert said(again, "counted") == "7\u00a0000,00"
    pages.closing.close()
    assert said(again, "difference-note").startswith("Вкажіть причину")


class TestCashMove:
    """The dialog."""

    @pytest.fixture
    def dialog(self, pages: Pages) -> CashMoveDialog:
        pages.till.open()
        self.presenter = CashMovePresenter(pages.till.desk.cash, pages.till.desk.station, pages.till.tasks)
        self.presenter.open(output=True)
        host = QWidget()
        pages.show(host)
        made = CashMoveDialog(host, self.presenter)
        made.open()
        pages.settle()
        self.host = host
        return made

    def test_output_by_keyboard_and_a_chip(self, dialog: CashMoveDialog, pages: Pages) -> None:
        assert not button(dialog, "cash-move-confirm").isEnabled()
        QTest.keyClicks(dialog, "200")
        assert said(dialog, "cash-move-after") == "1\u00a0050,00"
        tap(dialog, "cash-move-reason-1")
        closed: list[bool] = []
        dialog.closed.connect(lambda: closed.append(True))
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        pages.settle()
        assert closed == [True]
        assert pages.till.loop.run(pages.till.desk.cash.drawer()) == Decimal("1050.00")

    def test_too_much_cannot_be_confirmed(self, dialog: CashMoveDialog) -> None:
        QTest.keyClicks(dialog, "9000")
        tap(dialog, "cash-move-reason-1")
        assert said(dialog, "cash-move-error") == "У скриньці стільки немає"
        assert not button(dialog, "cash-move-confirm").isEnabled()
        tap(dialog, "cash-move-kind_in")
        assert said(dialog, "cash-move-error") == ""
        assert said(dialog, "cash-move-after") == "10\u00a0250,00"

    def test_esc_leaves_everything_as_it_was(self, dialog: CashMoveDialog, pages: Pages) -> None:
        QTest.keyClicks(dialog, "200")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        pages.settle()
        assert pages.till.loop.run(pages.till.desk.cash.drawer()) == Decimal("1250.00")


def test_a_rule_is_said_on_the_page(loop: Loop, qtbot: QtBot, dressed: Theme) -> None:
    station, tasks, clock = Station(demo.RULES), Tasks(), FakeClock(demo.NOW)
    station.place, station.cashier = demo.PLACE, demo.CASHIER
    fake = FakeDesk(station, FakeReports(station), clock)
    presenter = OpenShiftPresenter(fake, station, tasks, clock)  # type: ignore[arg-type]
    screen = OpenShiftScreen(presenter)
    qtbot.addWidget(screen)
    screen.show()
    loop.run(tasks.drain())
    fake.fail_with = RuleBroken("price_bad")
    tap(screen, "open-shift-button")
    loop.run(tasks.drain())
    assert said(screen, "open-shift-error").startswith("Така сума неможлива")


@pytest.mark.parametrize("width", [1024, 1366, 1920])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_everything_fits(pages: Pages, dressed: Theme, width: int, language: str) -> None:
    height = {1024: 768, 1366: 768, 1920: 1080}[width] - 56
    pages.till.open()
    pages.till.sell("1000")
    i18n.set_language(language)
    try:
        dressed.set_width(width)
        room = width - dressed.pick(78, 92, 104)
        for screen in (pages.shift(), pages.close_shift()):
            assert screen.minimumSizeHint().width() <= room
            assert screen.minimumSizeHint().height() <= height
        assert pages.open_shift().minimumSizeHint().width() <= width
    finally:
        i18n.set_language("uk")
