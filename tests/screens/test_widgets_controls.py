"""Controls: they paint every state, keep their word about taps, and tell a screen reader what they are."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest
from helpers.dress import dressed
from helpers.gallery import Gallery
from helpers.look import find, pixels
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.dots import PinDots
from ui.widgets.field import Field, LabelledField
from ui.widgets.keypad import KEYS, Keypad
from ui.widgets.label import label
from ui.widgets.pay_button import PayButton
from ui.widgets.ring import FocusRing, Ring
from ui.widgets.segment import Segment
from ui.widgets.stepper import Stepper
from ui.widgets.switch import CheckBox, Switch

__all__ = ["dressed"]


@pytest.fixture
def gallery(dressed: Theme, qtbot: QtBot) -> Gallery:
    sheet = Gallery()
    qtbot.addWidget(sheet)
    sheet.resize(1366, 1240)
    sheet.show()
    return sheet


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [0.9, 1.0, 1.15])
def test_everything_paints_in_both_themes_and_all_sizes(
    gallery: Gallery, dressed: Theme, qapp: QApplication, name: str, scale: float
) -> None:
    dressed.apply(qapp, name, scale)
    sheet = picture(gallery)
    assert sheet.pixelColor(2, 2) == dressed.color("bg")
    seen = {sheet.pixelColor(x, y).rgb() for x in range(0, 1366, 3) for y in range(0, 1240, 3)}
    for token in ("surface", "accent", "accent_hover", "accent_press", "danger_fill", "sunken", "select"):
        assert dressed.color(token).rgb() in seen, token


def test_every_state_of_a_button_looks_its_own(gallery: Gallery) -> None:
    for role in ("primary", "secondary", "danger"):
        looks = {pixels(find(gallery, Button, f"{role}_{state}")) for state in (0, 1, 2, 4, 5)}
        assert len(looks) == 5, role


def test_painting_uses_up_no_reference(gallery: Gallery) -> None:
    """performance.md, «A blocker first»: a lost reference of None at every paint aborts Python after minutes."""
    parts = gallery.findChildren(QWidget)
    before = sys.getrefcount(None), sys.getrefcount(True)
    paints = 0
    while paints < 1000:
        for part in parts:
            part.repaint()
        paints += len(parts)
    assert abs(sys.getrefcount(None) - before[0]) < 300
    assert abs(sys.getrefcount(True) - before[1]) < 300


def test_controls_have_names_for_a_screen_reader(gallery: Gallery) -> None:
    nameless = [
        widget
        for widget in gallery.findChildren(QAbstractButton)
        if not widget.accessibleName() and widget.objectName() not in ("qt_tableview_cornerbutton",)
    ]
    assert [widget.objectName() for widget in nameless] in ([], [""]), "only the key shown as a picture of a key"


def test_text_is_never_markup_nor_mnemonic(dressed: Theme, qtbot: QtBot) -> None:
    evil = "<b>Сир</b> & Ко <img src='file:///etc/passwd'>"
    said = label(evil)
    assert said.textFormat() == Qt.TextFormat.PlainText
    assert said.text() == evil
    assert said.sizeHint().width() > label("Сир & Ко").sizeHint().width() * 2, "the marks are there to read"
    button = Button("Друк & ще")
    shown(qtbot, button)
    assert button.text() == "Друк & ще"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Друк & ще"


def test_label_wraps_to_its_width_and_elides_in_the_middle(dressed: Theme) -> None:
    wrapping = label("Чеки зберігаються на касі й підуть на сервер самі", "note", wrap=True)
    assert wrapping.heightForWidth(600) == 20
    assert wrapping.heightForWidth(200) == 40
    short = label("Хліб Київхліб «Український» 950 г", elide=Qt.TextElideMode.ElideMiddle)
    (said,) = short._lines(160)
    assert said.endswith("950 г")
    assert "…" in said


def test_busy_button_drops_taps_and_keeps_its_width(dressed: Theme, qtbot: QtBot) -> None:
    button = Button("Прийняти", icon="check", role="primary", name="take")
    shown(qtbot, button)
    taps: list[bool] = []
    button.clicked.connect(lambda: taps.append(True))
    width = button.sizeHint().width()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.set_busy(True)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert taps == [True]
    assert button.sizeHint().width() == width
    button.set_busy(False)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(taps) == 2


def test_spinner_comes_late_and_turns_only_while_seen(dressed: Theme, qtbot: QtBot) -> None:
    dressed.reduced_motion = False
    button = Button("Прийняти", role="primary")
    shown(qtbot, button)
    button.set_busy(True)
    assert not button._spin.shown, "quick work does not flicker"
    qtbot.waitUntil(lambda: button._spin.turning())
    button.hide()
    qtbot.waitUntil(lambda: not button._spin.turning())
    button.show()
    qtbot.waitUntil(lambda: button._spin.turning())
    button.set_busy(False)
    assert not button._spin.turning()


def test_a_tap_does_not_take_the_focus_from_the_field(dressed: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    field = Field("Скануйте", name="scan")
    field.setParent(page)
    pad = Keypad("calc", key_height=60, name="pad")
    pad.setParent(page)
    shown(qtbot, page)
    page.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(lambda: field.line.hasFocus())
    QTest.mouseClick(pad.key("7"), Qt.MouseButton.LeftButton)
    assert field.line.hasFocus()


@pytest.mark.parametrize("kind", sorted(KEYS))
def test_keypad_tells_each_key_on_touch_down(dressed: Theme, qtbot: QtBot, kind: str) -> None:
    pad = Keypad(kind)
    shown(qtbot, pad)
    told: list[str] = []
    pad.pressed.connect(told.append)
    for key in KEYS[kind]:
        QTest.mousePress(pad.key(key), Qt.MouseButton.LeftButton)
        assert told[-1] == key
        QTest.mouseRelease(pad.key(key), Qt.MouseButton.LeftButton)
    assert told == list(KEYS[kind]), "once each"


def test_keypad_flashes_a_typed_key(dressed: Theme, qtbot: QtBot) -> None:
    pad = Keypad("pin")
    shown(qtbot, pad)
    pad.flash("5")
    assert pad.key("5").isDown()
    pad.flash("Z")
    qtbot.waitUntil(lambda: not pad.key("5").isDown())


def test_pay_button_waits_for_a_sum(dressed: Theme, qtbot: QtBot) -> None:
    button = PayButton("Оплата")
    shown(qtbot, button)
    assert not button.isEnabled()
    button.set_amount(Decimal("614.52"))
    assert button.isEnabled()
    assert button.accessibleDescription() == "614,52"
    button.set_amount(Decimal(0), payable=True)
    assert button.isEnabled()


def test_field_says_what_is_wrong_in_words(dressed: Theme, qtbot: QtBot) -> None:
    field = LabelledField("Телефон", "+380", name="phone", hint="Номер з договору")
    shown(qtbot, field)
    changed, submitted = [], []
    field.changed.connect(changed.append)
    field.submitted.connect(submitted.append)
    line = field.findChild(QLineEdit, "phone")
    QTest.keyClicks(line, "067")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert (changed[-1], submitted) == ("067", ["067"])
    calm = picture(field)
    field.set_error("Номер або пароль не підходять")
    assert line.accessibleDescription() == "Номер або пароль не підходять"
    assert field._note.text() == "Номер або пароль не підходять"
    assert picture(field) != calm
    field.set_error("")
    assert field._note.text() == "Номер з договору"


def test_secret_is_hidden_until_the_eye_is_touched(dressed: Theme, qtbot: QtBot) -> None:
    field = Field("", name="password", secret=True)
    shown(qtbot, field)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field.findChild(Button, "password_eye"), Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal


def test_choices_tell_what_was_chosen(dressed: Theme, qtbot: QtBot) -> None:
    segment = Segment([("cash", "Готівка"), ("card", "Картка", "credit-card")], name="means")
    shown(qtbot, segment)
    told: list[str] = []
    segment.chosen.connect(told.append)
    segment.set_current("card")
    assert told == []
    QTest.mouseClick(segment.findChild(QAbstractButton, "means_cash"), Qt.MouseButton.LeftButton)
    assert (told, segment.current()) == (["cash"], "cash")


@pytest.mark.parametrize("kind", [Switch, CheckBox])
def test_the_whole_row_of_a_switch_is_its_target(dressed: Theme, qtbot: QtBot, kind: type[QAbstractButton]) -> None:
    switch = kind("Друкувати чек", name="print")
    shown(qtbot, switch)
    assert switch.sizeHint().height() >= 48
    told: list[bool] = []
    switch.toggled.connect(told.append)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert told == [True]


def test_stepper_tells_its_three_parts(dressed: Theme, qtbot: QtBot) -> None:
    stepper = Stepper("2", name="count")
    shown(qtbot, stepper)
    told: list[str] = []
    for part in ("minus", "plus", "edit"):
        getattr(stepper, part).connect(lambda part=part: told.append(part))
        QTest.mouseClick(stepper.findChild(QAbstractButton, f"count_{part}"), Qt.MouseButton.LeftButton)
    stepper.set_enabled_ends(minus=False, plus=True)
    QTest.mouseClick(stepper.findChild(QAbstractButton, "count_minus"), Qt.MouseButton.LeftButton)
    assert told == ["minus", "plus", "edit"]


def test_pin_dots_never_tell_the_digits(dressed: Theme, qtbot: QtBot) -> None:
    dots = PinDots(4)
    shown(qtbot, dots)
    empty = picture(dots)
    dots.set(3)
    assert dots.filled() == 3
    assert picture(dots) != empty
    assert dots.accessibleName() == ""


def test_ring_follows_the_keyboard_focus(dressed: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    page.resize(400, 200)
    first, second = Button("Перша", parent=page), Button("Друга", parent=page)
    first.setGeometry(20, 20, 120, 56)
    second.setGeometry(20, 100, 120, 56)
    follower = FocusRing(qapp)
    shown(qtbot, page)
    page.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: first.hasFocus())

    def rings() -> list[Ring]:
        return [ring for ring in page.findChildren(Ring) if ring.isVisible()]

    assert [ring.geometry().getRect() for ring in rings()] == [(15, 15, 130, 66)]
    first.move(30, 20)
    assert rings()[0].geometry().left() == 25
    second.setFocus(Qt.FocusReason.TabFocusReason)
    assert [ring.geometry().top() for ring in rings()] == [95]
    page.hide()
    assert not rings()
    qapp.focusChanged.disconnect(follower._moved)


@pytest.mark.parametrize("words", ["Показати", "Змінити", "Past shifts"])
def test_bare_words_at_a_lines_end_stand_at_its_end_and_are_whole(dressed: Theme, qtbot: QtBot, words: str) -> None:
    inked = []
    for align in (Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight):
        link = Button(words, role="link", size=48, align=align)
        link.resize(link.sizeHint())
        shown(qtbot, link)
        image = picture(link)
        ground = image.pixelColor(0, 0)
        columns = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(8, 40))]
        inked.append((columns[-1] - columns[0], image.width() - columns[-1]))
    assert abs(inked[0][0] - inked[1][0]) <= 1, "as wide as in the middle: nothing is left out"
    assert inked[1][1] <= 3
