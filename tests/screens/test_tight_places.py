"""Places where a little more to show would touch, cut or push away what stands beside it."""

from __future__ import annotations

from helpers.dress import dressed
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.product import Category
from app.domain.shelves import Shelves
from ui.presenters.closing_checks import Check
from ui.screens.check_row import check_row
from ui.theme import Theme
from ui.widgets import paint
from ui.widgets.categories import CategoryBar
from ui.widgets.section_list import SectionList
from ui.widgets.stepper import Stepper

__all__ = ["dressed"]


def shown(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def part(view: QWidget, name: str) -> QWidget:
    found = view.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def test_a_column_of_shelves_ends_with_a_whole_one(dressed: Theme, qtbot: QtBot) -> None:
    bar = CategoryBar()
    bar.set_shelves(Shelves([Category(str(n), f"Полиця {n}", n) for n in range(1, 13)]))
    shown(qtbot, bar, 158, 542)
    rows = [part(bar, f"category_{n}") for n in range(1, 13)]
    feet = [row.mapTo(bar.viewport(), row.rect().bottomLeft()).y() + 1 for row in rows]
    assert bar.viewport().height() in feet, f"one ends where the column does: {feet}"
    assert min(row.height() for row in rows) >= 48


def test_a_weight_in_the_editor_keeps_off_minus_and_plus(dressed: Theme, qtbot: QtBot) -> None:
    plain, weight = Stepper("2", text_size=19), Stepper("12,254 кг", text_size=19)
    for one in (plain, weight):
        shown(qtbot, one, 156, 48)
        assert paint.width_of(one._said, one._font()) <= one._room()
    assert weight._font().pixelSize() < plain._font().pixelSize() == 19


def test_what_to_do_before_closing_stands_right_under_what_is_open(dressed: Theme, qtbot: QtBot) -> None:
    check = Check("held", "Відкладені чеки: 2", False, "held", "Продайте їх або видаліть")
    row = check_row(check, lambda _: None)
    shown(qtbot, row, 400, 60)
    text, hint = part(row, "held"), part(row, "held-hint")
    assert hint.y() - (text.y() + text.height()) <= 2
    assert part(row, "held-show").height() >= 48


def test_all_parts_of_the_settings_stand_in_the_lowest_window(dressed: Theme, qtbot: QtBot) -> None:
    sections = SectionList([(f"s{n}", f"Розділ {n}", "settings") for n in range(14)])
    shown(qtbot, sections, 208, 768 - 56)
    assert sections._area.verticalScrollBar().maximum() == 0
