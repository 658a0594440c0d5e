"""The thin bar over what scrolls: it shows where one is, and a mouse can take hold of it."""

from __future__ import annotations

import pytest
from helpers.dress import dressed
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.keyboard import ScreenKeyboard
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollMark, scroll_area

__all__ = ["dressed"]
LEFT = Qt.MouseButton.LeftButton


def content(height: int) -> QWidget:
    inside = QWidget()
    inside.setMinimumSize(200, height)
    return inside


@pytest.fixture
def area(dressed: Theme, qtbot: QtBot) -> QScrollArea:
    made = scroll_area(content(3000))
    qtbot.addWidget(made)
    made.resize(300, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def mark(area: QScrollArea) -> ScrollMark:
    return area.findChild(ScrollMark)


def test_the_handle_is_as_long_and_as_low_as_what_is_in_sight(area: QScrollArea) -> None:
    bar, thin = area.verticalScrollBar(), mark(area)
    assert thin.isVisible()
    assert thin.handle().top() == 0
    assert thin.handle().height() == pytest.approx(thin.height() * 600 / 3000, abs=1)
    bar.setValue(bar.maximum())
    assert thin.handle().bottom() == pytest.approx(thin.height(), abs=1)
    area.widget().setMinimumHeight(200_000)
    QApplication.processEvents()
    assert thin.handle().height() == 48, "long enough to be seen"


def test_it_is_there_to_be_seen_in_every_theme(area: QScrollArea, dressed: Theme, qapp: QApplication) -> None:
    for name in ("light", "dark", "contrast"):
        dressed.apply(qapp, name)
        thin = mark(area)
        middle = thin.geometry().topLeft() + thin.handle().center().toPoint()
        picture = area.grab().toImage()
        assert picture.pixelColor(middle) != picture.pixelColor(middle - QPoint(8, 0)), name


def test_what_is_all_in_sight_has_none(dressed: Theme, qtbot: QtBot) -> None:
    short = scroll_area(content(100))
    qtbot.addWidget(short)
    short.resize(300, 600)
    short.show()
    assert not mark(short).isVisible()


def test_a_mouse_drags_it_and_pages_beside_it(area: QScrollArea) -> None:
    bar, thin = area.verticalScrollBar(), mark(area)
    middle = QPoint(3, round(thin.handle().center().y()))
    QTest.mousePress(thin, LEFT, pos=middle)
    QTest.mouseMove(thin, middle + QPoint(0, 200))
    assert bar.value() == pytest.approx(200 / (thin.height() - thin.handle().height()) * bar.maximum(), rel=0.02)
    QTest.mouseMove(thin, QPoint(3, 10_000))
    assert bar.value() == bar.maximum()
    QTest.mouseRelease(thin, LEFT, pos=QPoint(3, 10_000))
    QTest.mouseMove(thin, QPoint(3, 0))
    assert bar.value() == bar.maximum(), "let go of"
    QTest.mouseClick(thin, LEFT, pos=QPoint(3, 2))
    assert bar.value() == bar.maximum() - bar.pageStep()
    QTest.mouseClick(thin, LEFT, pos=QPoint(3, thin.height() - 2))
    assert bar.value() == bar.maximum()


def test_a_wheel_over_it_scrolls(area: QScrollArea) -> None:
    thin, none, turn = mark(area), Qt.KeyboardModifier.NoModifier, QPoint(0, -120)
    at = QPointF(3, 3)
    wheel = QWheelEvent(at, thin.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, none,
                        Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(thin, wheel)
    assert area.verticalScrollBar().value() > 0


def test_letters_nobody_wants_are_not_made_and_have_their_room_at_once(dressed: Theme, qtbot: QtBot) -> None:
    """The sale page has fifty keys behind a button: a quarter of the time it took to make."""
    page = QWidget()
    qtbot.addWidget(page)
    column, above, letters = QVBoxLayout(page), Label("Пошук"), ScreenKeyboard("uk")
    column.addWidget(above, 1)
    column.addWidget(letters)
    letters.hide()
    page.resize(900, 700)
    with qtbot.waitExposed(page):
        page.show()
    assert not letters.children()[1:], "nothing but its layout"
    letters.setVisible(True)
    wanted = letters.sizeHint().height()
    assert wanted > 5 * 48
    assert letters.height() == wanted, "before the window is painted: nothing jumps"
    letters.setVisible(False)
    letters.setVisible(True)
    assert len(letters.children()) == 6, "made once: five rows"
