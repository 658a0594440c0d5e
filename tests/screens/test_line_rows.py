"""Rows of the receipt are moved, not painted anew: what stands on the screen is what painting all of it would give."""

from __future__ import annotations

import random

import pytest
from helpers.dress import dressed
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.line_editor import Line
from ui.widgets.lines import ReceiptView

__all__ = ["dressed"]


def lines_of(numbers: list[int], quantity: int = 1) -> list[Line]:
    return [Line(f"id{n}", f"Товар №{n} 900 г", f"{quantity} × {n},00", f"{quantity * n},00") for n in numbers]


def opened(qtbot: QtBot, dressed: Theme) -> ReceiptView:
    dressed.reduced_motion = True
    view = ReceiptView()
    qtbot.addWidget(view)
    view.resize(416, 505)
    with qtbot.waitExposed(view):
        view.show()
    return view


def on_screen(view: ReceiptView) -> QImage:
    """What the window's memory shows, not what painting it would give."""
    QApplication.processEvents()
    screen = view.screen()
    return screen.grabWindow(view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)


def painted(view: ReceiptView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_to_a_receipt_the_screen_shows_it(dressed: Theme, qtbot: QtBot, seed: int) -> None:
    dice = random.Random(seed)
    view = opened(qtbot, dressed)
    numbers: list[int] = []
    quantity = {}
    for step in range(60):
        act = dice.choice(["add", "add", "add", "remove", "select", "none", "more", "scroll", "front"])
        if act == "add" or not numbers:
            numbers.append(step + 1000)
        elif act == "front":
            numbers.insert(dice.randrange(len(numbers)), step + 1000)
        elif act == "remove":
            numbers.remove(dice.choice(numbers))
        elif act == "more":
            quantity[dice.choice(numbers)] = dice.randint(2, 99)
        elif act == "scroll":
            bar = view.view.verticalScrollBar()
            bar.setValue(dice.randint(0, bar.maximum() or 0))
        chosen = {"add": numbers[-1:], "select": [dice.choice(numbers or [0])], "none": [-1]}.get(act)
        lines = [lines_of([number], quantity.get(number, 1))[0] for number in numbers]
        view.set_lines(lines, None if chosen is None or not numbers else f"id{chosen[0]}")
        assert on_screen(view) == painted(view), f"step {step}: {act}"


def test_rows_stand_below_each_other_and_are_found_where_they_stand(dressed: Theme, qtbot: QtBot) -> None:
    view = opened(qtbot, dressed)
    for chosen in ("", "id0", "id7", "id19"):
        view.set_lines(lines_of(list(range(20))), chosen)
        for value in (0, 33, view.view.verticalScrollBar().maximum()):
            view.view.verticalScrollBar().setValue(value)
            foot = -value
            for row in range(20):
                area = view.view.visualRect(view.model.index(row))
                assert area.top() == foot
                assert view.view.indexAt(QPoint(5, area.top())).row() == row
                assert view.view.indexAt(QPoint(5, area.bottom())).row() == row
                foot = area.bottom() + 1
        assert foot == view.view.viewport().height(), "scrolled down, the last row stands at the foot"
    assert not view.view.indexAt(QPoint(5, view.view.viewport().height() + 1)).isValid()
    assert not view.view.indexAt(QPoint(5, -10_000)).isValid()


def test_a_list_whose_lines_have_gone_before_it_is_painted_empty(dressed: Theme, qtbot: QtBot) -> None:
    """A page that is dropped, for another theme or language, may be painted once more between its parts' ends; whatever
    raises there ends the program."""
    view = opened(qtbot, dressed)
    view.set_lines(lines_of(list(range(5))), "id4")
    view.view.setModel(None)
    picture = painted(view)
    assert picture.pixelColor(5, 30) == dressed.color("surface")


def test_a_line_more_paints_two_rows_however_many_there_are(dressed: Theme, qtbot: QtBot) -> None:
    """A long receipt costs what a short one does: the lines in sight move up, the new one and the one that closes are
    painted."""
    view = opened(qtbot, dressed)
    view.set_lines(lines_of(list(range(200))), "id199")
    QApplication.processEvents()
    seen = Regions(view)
    view.set_lines(lines_of(list(range(201))), "id200")
    QApplication.processEvents()
    last = [view.view.visualRect(view.model.index(row)) for row in (199, 200)]
    words = QRect(0, 0, 416 - dressed.px(16), 505)
    assert len(seen.found) == 1, "painted once"
    rest = seen.found[0].intersected(words).subtracted(QRegion(last[0].united(last[1])))
    # Under the mouse, which rests at the upper edge here, a row is painted once more.
    assert rest.boundingRect().height() <= view.view.visualRect(view.model.index(0)).height()
    view.view.viewport().removeEventFilter(seen)


class Regions(QObject):
    """What of the rows is painted."""

    def __init__(self, view: ReceiptView) -> None:
        super().__init__(view)
        self.found: list[QRegion] = []
        view.view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.found.append(QRegion(event.region()))  # type: ignore[attr-defined]
        return False
