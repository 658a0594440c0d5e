"""The window and what lies over it: pages, dialogs, messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.shift import LONGEST, WARN_AFTER
from app.store.outbox_rows import OutboxCounts
from ui import i18n
from ui.main_window import MainWindow
from ui.presenters.status import Network, Status, network_chip, printer_chip, shift_chip
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.chip import StatusChip
from ui.widgets.dialog import Dialog
from ui.widgets.field import Field
from ui.widgets.keypad import Keypad
from ui.widgets.overlay import Overlay
from ui.widgets.toast import Toast
from ui.widgets.top_bar import TopBar

__all__ = ["dressed"]
TAP = Qt.MouseButton.LeftButton


@pytest.fixture
def window(dressed: Theme, qtbot: QtBot) -> MainWindow:
    opened = MainWindow()
    qtbot.addWidget(opened, before_close_func=lambda _: opened.close_for_good())
    opened.resize(1366, 768)
    opened.set_page("sale", Field("Скануйте", name="scan"))
    opened.set_page("payment", QWidget(), rail=False)
    opened.set_page("login", QWidget(), rail=False, top_bar=False)
    opened.show_page("sale")
    with qtbot.waitExposed(opened):
        opened.show()
    opened.activateWindow()
    return opened


def tap(window: QWidget, name: str) -> None:
    QTest.mouseClick(window.findChild(QAbstractButton, name), TAP)


def focused(qtbot: QtBot, widget: QWidget) -> None:
    widget.setFocus()
    qtbot.waitUntil(lambda: widget.hasFocus())


def test_a_key_is_not_lost_when_what_had_the_focus_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    field = window.page("sale")
    assert isinstance(field, Field)
    other = QPushButton("x", window)
    other.show()
    focused(qtbot, other)
    other.clearFocus()
    assert QApplication.focusWidget() is None
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_7)
    assert field.text() == "7"
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_8)
    assert field.text() == "78", "once each"


def test_rail_asks_and_the_window_only_shows(window: MainWindow) -> None:
    asked: list[str] = []
    locked: list[bool] = []
    window.page_requested.connect(asked.append)
    window.lock_requested.connect(lambda: locked.append(True))
    for name in ("sale", "receipts", "shift", "reports", "settings"):
        tap(window, f"rail_{name}")
    tap(window, "rail_lock")
    assert asked == ["sale", "receipts", "shift", "reports", "settings"]
    assert locked == [True]
    assert window.current() == "sale"
    assert window.rail.button("sale").is_on()


def test_pages_choose_what_surrounds_them(window: MainWindow) -> None:
    window.show_page("payment")
    assert (window.top_bar.isVisible(), window.rail.isVisible()) == (True, False)
    window.show_page("login")
    assert (window.top_bar.isVisible(), window.rail.isVisible()) == (False, False)
    window.show_page("sale")
    assert (window.top_bar.isVisible(), window.rail.isVisible()) == (True, True)
    with pytest.raises(KeyError):
        window.show_page("nowhere")


def test_a_page_can_be_put_in_anew(window: MainWindow) -> None:
    fresh = QWidget()
    window.set_page("sale", fresh)
    assert window.page("sale") is fresh
    assert fresh.isVisible()


def test_hidden_pages_go_at_once_and_the_one_in_front_stays(window: MainWindow) -> None:
    """Another theme would be worked out for every widget of theirs."""
    hidden, front, other = QWidget(), QWidget(), QWidget()
    gone: list[bool] = []
    hidden.destroyed.connect(lambda: gone.append(True))
    for name, page in (("a", hidden), ("b", front), ("c", other)):
        window.set_page(name, page)
    window.show_page("b")
    window.drop_pages(["a", "b", "x"])
    assert gone == [True]
    assert not window.has_page("a")
    assert (window.page("b"), window.page("c"), window.current()) == (front, other, "b")
    assert front.isVisible()


@pytest.mark.parametrize(("width", "form", "rail"), [(1024, "compact", 78), (1366, "normal", 92), (1920, "wide", 104)])
def test_layout_follows_the_width(window: MainWindow, dressed: Theme, width: int, form: str, rail: int) -> None:
    window.resize(width, 768)
    assert dressed.form == form
    assert window.rail.maximumWidth() == rail


def test_bar_says_where_when_and_who(window: MainWindow, dressed: Theme) -> None:
    bar = window.top_bar
    bar.set_place("Продукти на Подолі", "Каса №1")
    bar.set_cashier("Олена Коваль")
    bar.set_clock(datetime(2026, 11, 22, 12, 37, tzinfo=UTC))
    bar.printer.set("Принтер готовий", icon="printer", short="")
    tapped: list[str] = []
    bar.printer_clicked.connect(lambda: tapped.append("printer"))
    bar.cashier_clicked.connect(lambda: tapped.append("cashier"))
    tap(window, "top_printer")
    tap(window, "top_cashier")
    assert tapped == ["printer", "cashier"]
    assert bar._clock.text() == "14:37"
    wide = bar.printer.sizeHint().width()
    window.resize(1024, 768)
    assert bar.printer.sizeHint().width() < wide / 2, "the icon alone"
    assert bar.printer.accessibleName() == "Принтер готовий"
    window.resize(1920, 1080)
    assert bar._clock.text() == "нд, 22\u00a0листопада  14:37"
    bar.set_cashier("")
    assert not bar.cashier.isVisible()


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_every_sign_of_the_bar_is_there_whole_and_wide_enough_to_tap(
    qapp: QApplication, dressed: Theme, qtbot: QtBot, width: int, height: int, scale: float, language: str
) -> None:
    """A page is never shown with the bar in its own tests: the printer's sign alone was 38 wide."""
    dress(qapp, width, scale, language)
    now, shift = demo.NOW, demo.SHIFT
    calm = Status(now, Network.ONLINE, printer="ready", shift=shift)
    loud = [
        replace(calm, network=Network.OFFLINE, counts=OutboxCounts(waiting=128), printer="near_end"),
        replace(calm, network=Network.UNKNOWN, counts=OutboxCounts(waiting=128), now=now + WARN_AFTER[0]),
        replace(calm, network=Network.SIGNED_OUT, printer="paper", shift=None),
        replace(calm, counts=OutboxCounts(refused=12), printer="absent", now=now + LONGEST),
    ]
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.set_place("Продукти на Подолі «Смачно щодня»", "Каса №1")
    bar.set_cashier("Олена Коваль")
    bar.set_clock(now)
    bar.resize(width, bar.height())
    bar.show()
    for status in (calm, replace(calm, printer="none"), *loud):
        for training in (False, True):
            bar.set_training(training)
            said = (network_chip(status), printer_chip(status), shift_chip(status))
            for chip, one in zip((bar.network, bar.printer, bar.shift), said, strict=True):
                chip.set(one.text, icon=one.icon, state=one.state, badge=one.badge, short=one.short)
            assert faults(bar) == [], (status, training)
            squeezed = [one.text() for one in bar.findChildren(StatusChip) if one.width() < one.sizeHint().width()]
            assert not squeezed, (status, training)


def test_rail_and_bar_change_their_language(window: MainWindow) -> None:
    window.top_bar.set_clock(datetime(2026, 11, 22, 12, 37, tzinfo=UTC))
    window.resize(1920, 1080)
    i18n.set_language("en")
    try:
        assert window.rail.button("receipts").accessibleName() == "Receipts"
        assert window.top_bar._clock.text() == "Sun, 22\u00a0November  14:37"
    finally:
        i18n.set_language("uk")
    assert window.rail.button("receipts").accessibleName() == "Чеки"


def test_training_cannot_be_overlooked(window: MainWindow, dressed: Theme) -> None:
    window.set_training(True)
    sheet = window.grab().toImage()
    for x, y in ((1, 400), (1364, 400), (700, 1), (700, 766)):
        assert sheet.pixelColor(x, y) == dressed.color("warn_solid")
    window.set_training(False)
    assert window.grab().toImage().pixelColor(1, 400) != dressed.color("warn_solid")


def test_window_closes_only_when_told(window: MainWindow) -> None:
    asked: list[bool] = []
    window.close_requested.connect(lambda: asked.append(True))
    window.close()
    assert (asked, window.isVisible()) == ([True], True)
    window.close_for_good()
    assert not window.isVisible()


def test_a_dialog_goes_although_the_page_under_it_was_made_anew(window: MainWindow, qtbot: QtBot) -> None:
    """«Як у системі» changes the theme at dusk, with a dialog open."""
    focused(qtbot, window.page("sale").line)
    dialog = Dialog(window, "Кількість", name="quantity")
    closed: list[bool] = []
    dialog.closed.connect(lambda: closed.append(True))
    dialog.open()
    gone = window.page("sale").line
    window.set_page("sale", QWidget(), top_bar=True, rail=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(gone)
    dialog.dismiss()
    assert (closed, window.sheet()) == ([True], None)


def test_dialog_takes_the_keys_and_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    scan = window.page("sale").line
    focused(qtbot, scan)
    dialog = Dialog(window, "Кількість", name="quantity")
    left, right = dialog.split()
    left.addWidget(Field("", name="amount"))
    right.addWidget(Keypad("count", key_height=76))
    apply = Button("Застосувати", role="primary", size=80, key="Enter", name="apply")
    right.addWidget(apply)
    dialog.set_primary(apply)
    told: list[str] = []
    apply.clicked.connect(lambda: told.append("apply"))
    dialog.closed.connect(lambda: told.append("closed"))
    dialog.open()
    qtbot.waitUntil(lambda: dialog.hasFocus())
    assert dialog.geometry() == window.rect()
    assert window.sheet() is dialog
    assert dialog.panel.width() == 754
    QTest.keyClicks(QApplication.focusWidget(), "42")
    assert scan.text() == "", "nothing typed falls through"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told == ["apply"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == ["apply", "closed"]
    assert scan.hasFocus()
    assert window.sheet() is None


def test_enter_in_a_field_of_a_dialog_presses_the_primary(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, "Кількість")
    field = Field("", name="amount")
    primary = Button("Гаразд", role="primary", name="ok")
    column = dialog.column()
    column.addWidget(field)
    column.addWidget(primary)
    dialog.set_primary(primary)
    told: list[bool] = []
    primary.clicked.connect(lambda: told.append(True))
    dialog.open()
    focused(qtbot, field.line)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [True]
    primary.setEnabled(False)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told == [True]


def test_tab_stays_inside_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, "Питання")
    column = dialog.column()
    for name in ("one", "two"):
        column.addWidget(Button(name, name=name))
    dialog.open()
    qtbot.waitUntil(lambda: dialog.hasFocus())
    visited = []
    for _ in range(7):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget().objectName())
    assert set(visited) == {"one", "two", "dialog_close"}
    before = QApplication.focusWidget()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is before


def test_taps_beside_a_dialog_reach_nothing(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    window.page_requested.connect(asked.append)
    dialog = Dialog(window, "Питання")
    dialog.open()
    spot = window.rail.button("shift")
    below = window.childAt(spot.mapTo(window, spot.rect().center()))
    assert below is dialog
    QTest.mouseClick(dialog, TAP, pos=spot.mapTo(window, spot.rect().center()))
    assert (asked, dialog.isVisible()) == ([], True)


def test_a_locked_dialog_stays(window: MainWindow, qtbot: QtBot) -> None:
    dialog = Dialog(window, "Оплата карткою")
    dialog.set_locked(True)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    tap(window, "dialog_close")
    assert dialog.isVisible()
    dialog.set_locked(False)
    tap(window, "dialog_close")
    assert Overlay.top(window) is None


def test_dialog_stays_in_the_middle_of_a_smaller_window(window: MainWindow) -> None:
    dialog = Dialog(window, "Питання")
    dialog.column().addWidget(Keypad("calc", key_height=112))
    dialog.open()
    window.resize(1024, 768)
    assert dialog.geometry() == window.rect()
    assert abs(dialog.panel.geometry().center().x() - window.rect().center().x()) <= 1
    assert window.rect().contains(dialog.panel.geometry())


def shown_toasts(window: MainWindow) -> list[Toast]:
    return [toast for toast in window.findChildren(Toast) if toast.isVisible()]


def test_at_most_three_messages_and_errors_outlive_news(window: MainWindow) -> None:
    toasts = window.toasts
    toasts.show("refused", "Сервер відхилив чек №1044", kind="error")
    for number in range(4):
        toasts.show(f"news{number}", "Товари оновлено")
    assert toasts.keys() == ["refused", "news2", "news3"]
    assert len(shown_toasts(window)) == 3
    toasts.show("news2", "Товари оновлено ще раз")
    assert toasts.keys() == ["refused", "news3", "news2"], "a repeat replaces"
    assert [toast.title.text() for toast in shown_toasts(window)].count("Товари оновлено ще раз") == 1
    toasts.clear()
    assert shown_toasts(window) == []


def test_messages_keep_to_their_area(window: MainWindow, qtbot: QtBot) -> None:
    page = QWidget()
    area = QWidget(page)
    area.setGeometry(14, 80, 830, 540)
    window.set_page("sale", page, toast_area=area)
    window.show_page("sale")
    window.toasts.show("offline", "Працюємо без інтернету", "Чеки зберігаються на касі", kind="warn", icon="cloud-off")
    window.toasts.show("paper", "Немає паперу", kind="error", action="Повторити")
    place = area.rect().translated(area.mapTo(window, area.rect().topLeft()))
    lower, upper = shown_toasts(window)[1], shown_toasts(window)[0]
    assert place.contains(lower.geometry())
    assert place.contains(upper.geometry())
    assert lower.geometry().bottom() == place.bottom()
    assert upper.geometry().bottom() == lower.geometry().top() - 11
    assert upper.height() == 76


def test_a_message_s_button_acts_once_and_takes_it_away(window: MainWindow) -> None:
    acted: list[bool] = []
    window.toasts.show("paper", "Немає паперу", kind="error", action="Повторити", on_action=lambda: acted.append(True))
    tap(window, "toast_paper_action")
    assert (acted, window.toasts.keys()) == ([True], [])


def test_enter_never_closes_an_error(window: MainWindow, qtbot: QtBot) -> None:
    scan = window.page("sale").line
    focused(qtbot, scan)
    window.toasts.show("unknown", "Товар не знайдено: 482", kind="error")
    QTest.keyClick(scan, Qt.Key.Key_Return)
    assert window.toasts.keys() == ["unknown"]
    assert scan.hasFocus(), "a message never takes the focus"
    tap(window, "toast_unknown_close")
    assert window.toasts.keys() == []
