"""The sale page by hand and scanner: scan, tap, name, code, and nothing in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.look import button, find, said, tap
from helpers.qloop import Loop
from helpers.sale_room import UNKNOWN, SaleRoom, failed, field, key, pills, tap_tile, tiles, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from ui import i18n
from ui.theme import Theme

__all__ = ["dressed"]


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[SaleRoom]:
    yield SaleRoom(loop, counter, qtbot)
    i18n.set_language("uk")


def test_with_nothing_in_the_page_waits_for_a_scan(room: SaleRoom) -> None:
    screen = room.show()
    assert QApplication.focusWidget() is field(screen)
    assert (said(screen, "receipt_number"), said(screen, "receipt_count")) == ("Чек №1", "порожній")
    assert not button(screen, "clear_receipt").isVisible()
    assert not button(screen, "last_receipt").isVisible()
    assert not button(screen, "pay").isEnabled()
    assert pills(screen) == {}


def test_a_scan_goes_in_with_its_sum_on_the_button(room: SaleRoom) -> None:
    screen = room.show()
    for product in (demo.BREAD, demo.MILK, demo.BREAD):
        screen.scanned(product.barcode)
    room.settle()
    assert room.lines == [(demo.BREAD.title, "2"), (demo.MILK.title, "1")]
    assert said(screen, "receipt_count") == "2 позиції"
    assert button(screen, "pay").accessibleDescription() == "139,90"
    assert pills(screen) == {demo.BREAD.title: 2, demo.MILK.title: 1}
    tap(screen, "pay")
    assert room.asked == [("pay", "")]


def test_a_tap_goes_in_and_the_field_keeps_the_focus(room: SaleRoom) -> None:
    screen = room.show()
    tap_tile(screen, demo.BREAD)
    tap_tile(screen, demo.BREAD)
    room.settle()
    assert room.lines == [(demo.BREAD.title, "2")]
    assert QApplication.focusWidget() is field(screen)


@pytest.mark.parametrize("by", ["scan", "tap"])
def test_a_number_and_a_star_are_how_many_and_go_with_the_goods(room: SaleRoom, by: str) -> None:
    screen = room.show()
    before = tiles(screen)
    write(screen, "3*")
    room.settle()
    assert tiles(screen) == before
    assert not find(screen, QWidget, "found").isVisible()
    if by == "scan":
        screen.scanned(demo.BREAD.barcode)
    else:
        tap_tile(screen, demo.BREAD)
    room.settle()
    assert room.lines == [(demo.BREAD.title, "3")]
    assert field(screen).text() == ""
    screen.scanned(demo.BREAD.barcode)
    room.settle()
    assert room.lines == [(demo.BREAD.title, "4")], "the number was for one scan"


def test_a_number_and_a_star_entered_alone_wait(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, "3*")
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert (room.lines, field(screen).text()) == ([], "3*")


def test_a_name_and_enter_put_the_goods_in(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, "гречка")
    room.settle()
    assert (tiles(screen), said(screen, "found")) == ([demo.BUCKWHEAT.title], "Знайдено 1")
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert room.lines == [(demo.BUCKWHEAT.title, "1")]
    assert field(screen).text() == ""
    assert len(tiles(screen)) == len(demo.PRODUCTS), "the shelf from before the search"


def test_enter_faster_than_the_answer_takes_what_was_typed(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, "хліб")
    room.settle()
    field(screen).clear()
    write(screen, "гречка")
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert room.lines == [(demo.BUCKWHEAT.title, "1")]


def test_the_newest_words_win(room: SaleRoom) -> None:
    screen = room.show()
    for word in ("молоко", "хліб", "цукор"):
        field(screen).setText(word)
    room.settle()
    assert tiles(screen) == [demo.SUGAR.title]


def test_a_typed_code_and_enter_put_the_goods_in(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, demo.MILK.barcode)
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert room.lines == [(demo.MILK.title, "1")]
    assert field(screen).text() == ""


def test_a_code_nobody_knows_stays_in_the_field_to_be_mended(room: SaleRoom) -> None:
    screen = room.show()
    screen.scanned(UNKNOWN)
    room.settle()
    assert (room.lines, field(screen).text(), failed(screen)) == ([], UNKNOWN, True)
    assert (field(screen).selectedText(), said(screen, "found")) == (UNKNOWN, "Знайдено 0")
    screen.scanned(demo.BREAD.barcode)
    room.settle()
    assert (room.lines, field(screen).text(), failed(screen)) == ([(demo.BREAD.title, "1")], "", False)


def test_the_red_goes_with_the_first_mending(room: SaleRoom) -> None:
    screen = room.show()
    screen.scanned(UNKNOWN)
    room.settle()
    key(screen, Qt.Key.Key_Backspace)
    assert not failed(screen)
    room.settle()
    screen.scanned(UNKNOWN)
    room.settle()
    key(screen, Qt.Key.Key_Escape)
    assert (field(screen).text(), failed(screen)) == ("", False)
    room.settle()


def test_down_goes_to_what_was_found_and_enter_takes_it(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, "моло")
    room.settle()
    first, second = tiles(screen)[:2]
    key(screen, Qt.Key.Key_Down)
    view = find(screen, QListView, "tiles")
    assert QApplication.focusWidget() is view
    assert view.currentIndex().row() == 0
    asked: list[str] = []
    room.presenter.weight_needed.connect(lambda needs: asked.append(needs.product.title))
    key(screen, Qt.Key.Key_Right, Qt.Key.Key_Return)
    room.settle()
    assert (asked, room.lines) == ([second], [])
    assert (first, second) == (demo.MILK.title, demo.POTATOES.title)
