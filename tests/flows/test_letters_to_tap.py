"""Letters to tap: they come to every text field a finger touches, never lie over it, and never stop a scan."""

from __future__ import annotations

import pytest
from helpers.window import TillWindow
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.widgets.overlay import Overlay


def letters(till: TillWindow) -> QWidget | None:
    return next((one for one in till.window.findChildren(QWidget, "letters") if one.isVisible()), None)


def area(till: TillWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(till.window, QPoint(0, 0)), widget.size())


def set_mode(till: TillWindow, mode: str) -> None:
    till.loop.act(lambda: till.front.settings.set("screen_keyboard", mode))
    till.until(lambda: till.inside.settings.screen_keyboard == mode, mode)


def hold(till: TillWindow) -> QLineEdit:
    """A receipt is to be held; the dialog asks for a name."""
    till.put_in(till.pieces()[0])
    till.key(Qt.Key.Key_F6)
    till.until(lambda: Overlay.top(till.window), "the dialog")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    return line


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_a_name_is_typed_by_finger(till: TillWindow, size: tuple[int, int]) -> None:
    till.loop.act(lambda: till.window.resize(*size))
    set_mode(till, "on")
    line = hold(till)
    dock = letters(till)
    assert dock is not None
    assert not area(till, dock).intersects(area(till, line)), "the field is in sight"
    sheet = Overlay.top(till.window)
    for key in ("shift", "ґ", "є", "і", "ї", "ʼ", "'", "space", "7", "layout", "a", "layout", "№", "back"):
        till.tap(f"letters_key_{key}")
    assert line.text() == "Ґєіїʼ' 7a"
    assert QApplication.focusWidget() is line, "the field keeps the focus"
    assert Overlay.top(till.window) is sheet
    till.tap("letters_key_enter")
    till.until(lambda: till.front.held.count == 1, "held under its name")
    till.until(lambda: letters(till) is None, "gone with the dialog")


def test_a_scan_with_letters_open_is_a_scan(till: TillWindow) -> None:
    set_mode(till, "on")
    line = hold(till)
    milk = till.pieces()[1]
    till.scan(milk.barcode or "")
    till.loop.settle()
    assert line.text() == ""
    till.key(Qt.Key.Key_Escape)
    till.until(
        lambda: any(one.product_id == milk.id for one in till.front.sale.receipt.items), "taken behind the dialog"
    )
    assert letters(till) is None


def test_they_go_by_a_key_and_come_by_a_touch(till: TillWindow) -> None:
    set_mode(till, "on")
    line = hold(till)
    till.tap("letters_key_close")
    till.until(lambda: letters(till) is None, "gone")
    till.tap(line.objectName())
    till.until(lambda: letters(till), "back")


def test_a_page_s_field_wants_a_touch_first(till: TillWindow) -> None:
    set_mode(till, "on")
    till.key(Qt.Key.Key_H, ctrl=True)
    till.until_page("receipts")
    till.key(Qt.Key.Key_F2)
    assert letters(till) is None, "a keyboard was used"
    till.tap("journal_search")
    till.until(lambda: letters(till), "letters")
    till.tap("letters_key_м")
    assert till.line("journal_search") == "м"


def test_never_is_never_and_a_till_without_touch_has_none_by_itself(till: TillWindow) -> None:
    for mode in ("off", "auto"):
        set_mode(till, mode)
        hold(till)
        assert letters(till) is None, mode
        till.key(Qt.Key.Key_Escape)
        till.until(lambda: Overlay.top(till.window) is None, "no dialog")


def test_the_system_s_own_letters_stay_away_unless_the_till_s_are_switched_off(till: TillWindow) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    for mode, systems in (("on", False), ("auto", False), ("off", True)):
        till.loop.act(lambda mode=mode: till.front.settings.set("screen_keyboard", mode))
        till.until(lambda mode=mode: till.inside.settings.screen_keyboard == mode, mode)
        till.loop.act(till.window.setFocus)
        till.tap("search")
        assert app.autoSipEnabled() is systems, mode
