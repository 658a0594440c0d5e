"""Sign-in pages by hand: taps, keys, what is said and where the focus is."""

from __future__ import annotations

import pytest
from helpers import demo
from helpers.dress import dressed
from helpers.qloop import Loop
from helpers.shift_fakes import SHOPS, FakeLogin
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FakeClock
from app.errors import ApiKeyRefused, Rejected
from app.services.station import Station
from ui.presenters.first_start import FirstStartPresenter
from ui.presenters.login import LoginPresenter
from ui.presenters.sign_in_facts import SignInFacts
from ui.screens.entrance import LinkMark
from ui.screens.first_start import FirstStartScreen
from ui.screens.login import LoginScreen
from ui.tasks import Tasks
from ui.theme import Theme
from ui.widgets.dots import PinDots
from ui.widgets.label import Label
from ui.widgets.step_mark import StepMark

__all__ = ["dressed"]

KNOWN = SignInFacts("https://till.example", "key-7F2A")


class Page:
    """A screen on a fake service."""

    def __init__(self, loop: Loop, qtbot: QtBot) -> None:
        self.loop, self.qtbot = loop, qtbot
        self.clock = FakeClock(demo.NOW)
        self.station = Station(demo.RULES)
        self.login = FakeLogin(self.station)
        self.tasks = Tasks()

    def tiles(self, *pins: str) -> LoginScreen:
        self.station.place = demo.PLACE
        self.presenter = LoginPresenter(self.login, self.station, self.tasks, self.clock, pins)  # type: ignore[arg-type]
        self.presenter.enter()
        return self.show(LoginScreen(self.presenter))

    def first(self, known: SignInFacts | None = None, training: SignInFacts | None = None) -> FirstStartScreen:
        self.start = FirstStartPresenter(self.login, self.station, self.tasks, self.clock, known, training)  # type: ignore[arg-type]
        return self.show(FirstStartScreen(self.start))

    def show(self, screen):  # type: ignore[no-untyped-def]
        self.qtbot.addWidget(screen)
        screen.resize(1366, 768)
        screen.show()
        self.settle()
        return screen

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())
        QApplication.processEvents()


@pytest.fixture
def page(loop: Loop, qtbot: QtBot, dressed: Theme) -> Page:
    return Page(loop, qtbot)


def said(screen: QWidget, name: str) -> str:
    found = screen.findChild(Label, name)
    assert found is not None, name
    return found.text()


def tap(screen: QWidget, name: str) -> None:
    button = screen.findChild(QAbstractButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dots(screen: QWidget) -> int:
    found = screen.findChild(PinDots)
    assert found is not None
    return found.filled()


def line(screen: QWidget, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def test_tile_and_pad_sign_in(page: Page) -> None:
    screen = page.tiles()
    tap(screen, "cashier-2")
    assert said(screen, "cashier-name") == "Ірина Бойко"
    for _ in range(4):
        tap(screen, "keypad_2")
    page.settle()
    assert page.station.cashier == demo.CASHIERS[1]


def test_the_keyboard_types_the_pin_wherever_the_focus_is(page: Page) -> None:
    screen = page.tiles()
    tile = screen.findChild(QAbstractButton, "cashier-3")
    assert tile is not None
    tile.setFocus()
    QTest.keyClicks(tile, "11")
    assert dots(screen) == 2
    QTest.keyClick(screen, Qt.Key.Key_Backspace)
    assert dots(screen) == 1
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert dots(screen) == 0
    QTest.keyClicks(screen, "1111")
    page.settle()
    assert page.station.cashier == demo.CASHIER


def test_arrows_walk_the_tiles(page: Page) -> None:
    screen = page.tiles()
    QTest.keyClick(screen, Qt.Key.Key_Down)
    assert said(screen, "cashier-name") == demo.CASHIERS[3].name
    QTest.keyClick(screen, Qt.Key.Key_Right)
    assert said(screen, "cashier-name") == demo.CASHIERS[4].name


def test_a_wrong_pin_is_said_above_the_dots_and_nothing_moves(page: Page) -> None:
    screen = page.tiles()
    keypad = screen.findChild(QWidget, "keypad")
    assert keypad is not None
    before = keypad.geometry()
    QTest.keyClicks(screen, "9999")
    page.settle()
    assert said(screen, "pin-prompt") == "Невірний PIN. Залишилося спроб: 4"
    assert keypad.geometry() == before
    for _ in range(4):
        QTest.keyClicks(screen, "9999")
        page.settle()
    assert "30" in said(screen, "pin-detail")
    assert not keypad.isEnabled()
    assert keypad.geometry() == before
    page.clock.move(29)
    page.presenter.tick()
    assert said(screen, "pin-detail").startswith("Спробуйте через 1 с")


def test_the_foot_tells_of_the_network_and_leads_out(page: Page) -> None:
    screen = page.tiles()
    asked: list[str] = []
    page.presenter.language_requested.connect(lambda: asked.append("language"))
    page.presenter.power_requested.connect(lambda: asked.append("power"))
    page.presenter.other_requested.connect(lambda: asked.append("other"))
    page.presenter.set_link(False, None)
    link = screen.findChild(LinkMark)
    assert link is not None
    assert link.text() == "Немає зв’язку · вхід за PIN працює"
    for name in ("language", "power", "other-cashier"):
        tap(screen, name)
    assert asked == ["language", "power", "other"]


def test_training_pins_are_shown_only_in_training(page: Page) -> None:
    assert page.tiles().findChild(Label, "training-pins") is None
    assert "1111, 2222" in said(page.tiles("1111", "2222"), "training-pins")


def test_first_start_by_keyboard_alone(page: Page) -> None:
    screen = page.first()
    assert QApplication.focusWidget() is line(screen, "phone")
    for name, value in (
        ("phone", "0674123805"),
        ("password", "secret"),
        ("server", "https://till.example"),
        ("api-key", "key-1"),
    ):
        assert QApplication.focusWidget() is line(screen, name)
        QTest.keyClicks(line(screen, name), value)
        for _ in range(2 if name == "password" else 1):  # the eye stands between
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(line(screen, "api-key"), Qt.Key.Key_Return)
    page.settle()
    assert page.login.signed_in_with == ("https://till.example", "key-1", "380674123805", "secret")
    marks = screen.findChildren(StepMark)
    assert [mark.state() for mark in marks] == ["done", "now", "ahead"]
    assert not screen.findChild(QAbstractButton, "take-place").isEnabled()  # type: ignore[union-attr]
    tap(screen, f"terminal-{SHOPS[0].terminals[0].id}")
    QTest.keyClick(screen, Qt.Key.Key_Return)
    page.settle()
    assert page.station.place is not None
    assert page.station.place.terminal_id == SHOPS[0].terminals[0].id


def test_another_shop_has_its_own_terminals(page: Page) -> None:
    screen = page.first(KNOWN)
    page.start.set("phone", "0674123805")
    page.start.set("password", "secret")
    page.start.submit()
    page.settle()
    tap(screen, "shop-15")
    page.settle()
    assert screen.findChild(QAbstractButton, "terminal-40") is not None
    assert screen.findChild(QAbstractButton, "take-place").isEnabled()  # type: ignore[union-attr]


def test_a_refused_password_marks_both_fields_and_goes_with_the_next_letter(page: Page) -> None:
    screen = page.first(KNOWN)
    line(screen, "phone").setText("0674123805")
    line(screen, "password").setText("wrong")
    page.login.fail_with = Rejected({"base": ("phone_number_or_password_invalid",)}, status=422)
    tap(screen, "sign-in")
    page.settle()
    assert "не підходять" in said(screen, "password_error")
    QTest.keyClicks(line(screen, "password"), "1")
    assert said(screen, "password_error") == ""


def test_a_refused_key_opens_its_field(page: Page) -> None:
    screen = page.first(KNOWN)
    assert not line(screen, "api-key").isVisible()
    line(screen, "phone").setText("0674123805")
    line(screen, "password").setText("secret")
    page.login.fail_with = ApiKeyRefused()
    tap(screen, "sign-in")
    page.settle()
    assert line(screen, "api-key").isVisible()
    assert "ключ API" in said(screen, "api-key_error")


def test_the_password_is_hidden_until_asked_for(page: Page) -> None:
    screen = page.first(KNOWN)
    assert line(screen, "password").echoMode() is QLineEdit.EchoMode.Password
    tap(screen, "password_eye")
    assert line(screen, "password").echoMode() is QLineEdit.EchoMode.Normal


def test_training_facts_are_on_the_page_and_fill_it(page: Page) -> None:
    training = SignInFacts("http://127.0.0.1:1", "key-t", "380670000001", "training", ("1111", "2222", "9999"))
    screen = page.first(None, training)
    assert said(screen, "training-key") == "key-t"
    assert said(screen, "training-pins") == "1111, 2222, 9999"
    tap(screen, "fill-training")
    assert line(screen, "password").text() == "training"
    tap(screen, "sign-in")
    page.settle()
    assert page.login.signed_in_with == ("http://127.0.0.1:1", "key-t", "380670000001", "training")


def test_a_screen_thrown_away_leaves_nothing_behind(page: Page) -> None:
    old = page.first(KNOWN)
    line(old, "phone").setText("0674123805")
    old.hide()
    old.deleteLater()
    QApplication.processEvents()
    screen = page.show(FirstStartScreen(page.start))
    assert line(screen, "phone").text() == "0674123805"
    page.start.submit()
    page.settle()
    assert said(screen, "password_error") == "Заповніть поле"


def test_a_till_without_a_keyboard_can_still_type(page: Page) -> None:
    screen = page.first(KNOWN)
    tap(screen, "toggle-keyboard")
    field = line(screen, "phone")
    for key in ("0", "6", "7", "back"):
        tap(screen, f"keyboard_{key}")
    assert field.text() == "06"
    assert QApplication.focusWidget() is field
    line(screen, "password").setFocus()
    for key in ("shift", "q", "w", "layout", "shift", "layout"):
        tap(screen, f"keyboard_{key}")
    QApplication.processEvents()
    for key in ("ї", "shift", "ґ", "є", "space", "@"):
        tap(screen, f"keyboard_{key}")
        QApplication.processEvents()
    assert line(screen, "password").text() == "QwїҐє @"
    tap(screen, "keyboard_enter")
    page.settle()
    assert page.login.signed_in_with is not None
    assert page.login.signed_in_with[3] == "QwїҐє @"


def test_the_keyboard_takes_the_place_of_the_words_and_goes_again(page: Page) -> None:
    screen = page.first(KNOWN)
    keyboard = screen.findChild(QWidget, "keyboard")
    assert keyboard is not None
    assert not keyboard.isVisible()
    tap(screen, "toggle-keyboard")
    assert keyboard.isVisible()
    assert not screen.findChildren(StepMark)[0].isVisible()
    tap(screen, "toggle-keyboard")
    assert screen.findChildren(StepMark)[0].isVisible()
