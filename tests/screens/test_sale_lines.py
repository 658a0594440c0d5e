"""The sale page once goods are in: keys, the line's own buttons, sums, long receipts; and how the page stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress
from helpers.look import button, find, said, tap
from helpers.qloop import Loop
from helpers.sale_room import LEFT, SaleRoom, cut, field, key, tiles, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.discount import Discount, DiscountKind
from app.domain.receipt import Receipt
from app.store.stores import Stores
from ui import i18n
from ui.theme import Theme

__all__ = ["dressed"]


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[SaleRoom]:
    yield SaleRoom(loop, counter, qtbot)
    i18n.set_language("uk")


def test_keys_change_the_chosen_line_while_nothing_is_typed(room: SaleRoom) -> None:
    room.fill()
    screen = room.show()
    ids = [item.id for item in room.presenter.receipt.items]
    key(screen, Qt.Key.Key_Down)
    assert screen.receipt.lines.selected() == ids[0]
    key(screen, Qt.Key.Key_Plus)
    room.settle()
    assert room.lines[0] == (demo.MILK.title, "3")
    key(screen, Qt.Key.Key_Minus)
    room.settle()
    key(screen, Qt.Key.Key_Minus)
    room.settle()
    assert room.lines[0] == (demo.MILK.title, "1")
    key(screen, Qt.Key.Key_Down)
    key(screen, Qt.Key.Key_Delete)
    room.settle()
    assert [name for name, _ in room.lines] == [
        item.name for item in demo.receipt().items if item.name != demo.BREAD.title
    ]
    key(screen, Qt.Key.Key_Up)
    assert screen.receipt.lines.selected() == ids[-2], "the last line was chosen when the chosen one went"


def test_while_words_are_typed_the_keys_are_theirs(room: SaleRoom) -> None:
    room.fill()
    screen = room.show()
    key(screen, Qt.Key.Key_Down)
    write(screen, "a")
    key(screen, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    room.settle()
    assert (field(screen).text(), room.lines[0]) == ("a+-", (demo.MILK.title, "2"))
    field(screen).setCursorPosition(0)
    key(screen, Qt.Key.Key_Delete)
    room.settle()
    assert (field(screen).text(), len(room.lines)) == ("+-", 7)


def test_function_keys(room: SaleRoom) -> None:
    room.fill()
    screen = room.show()
    button(screen, "pay").setFocus()
    key(screen, Qt.Key.Key_F2)
    assert QApplication.focusWidget() is field(screen)
    for pressed in (Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F12):
        key(screen, pressed)
    assert room.asked == [
        ("action", "hold"), ("action", "held"), ("action", "discount"), ("action", "drawer"), ("pay", ""),
    ]  # fmt: skip


def test_the_quick_row_asks_for_what_there_is(room: SaleRoom) -> None:
    screen = room.show()
    for name in ("hold", "held", "discount", "refund", "display", "drawer"):
        tap(screen, f"quick_{name}")
    assert [what for _, what in room.asked] == ["hold", "held", "discount", "drawer"]
    assert button(screen, "quick_refund").accessibleDescription() == "З’явиться в наступній версії"
    screen.set_held(2)
    assert button(screen, "quick_held").accessibleDescription() == "2"
    screen.set_held(0)
    assert button(screen, "quick_held").accessibleDescription() == ""


def test_the_chosen_line_s_own_buttons(room: SaleRoom) -> None:
    room.fill()
    screen = room.show()
    milk = room.presenter.receipt.items[0].id
    room.presenter.select(milk)
    editor = screen.receipt.lines.editor
    assert editor.isVisible()
    editor.plus.emit()
    room.settle()
    assert room.lines[0] == (demo.MILK.title, "3")
    editor.quantity.emit()
    tap(screen, "receipt_editor_discount")
    assert room.asked == [("quantity", milk), ("discount", milk)]
    removed: list[str] = []
    screen.removed.connect(removed.append)
    tap(screen, "receipt_editor_remove")
    room.settle()
    assert (removed, room.lines[0][0]) == ([demo.MILK.title], demo.BREAD.title)
    room.presenter.undo_remove()
    room.settle()
    assert room.lines[0] == (demo.MILK.title, "3")


def test_sums_before_and_after_discounts(room: SaleRoom) -> None:
    receipt = replace(demo.receipt(), discount=Discount(DiscountKind.SUM, Decimal("14.52")))
    room.fill(receipt)
    screen = room.show()
    rows = {row.label: row.amount for row in screen.receipt._sums._sums}
    assert (rows["Сума без знижки"], rows["Знижки"]) == ("633,51", "\u221233,51")
    assert button(screen, "pay").accessibleDescription() == "600,00"
    line = screen.receipt.lines.model.lines[4]
    assert (line.discount_text, line.old_text) == ("\u221210\u00a0% = \u221218,99", "189,90")
    tap(screen, "clear_receipt")
    assert room.asked == [("clear", "")]


def test_the_receipt_before_is_offered_on_an_empty_page_only(room: SaleRoom) -> None:
    screen = room.show()
    screen.scanned(demo.BREAD.barcode)
    room.settle()
    sold = room.loop.run(room.counter.payment.pay_cash(Decimal(100)))
    room.settle()
    assert said(screen, "receipt_number") == f"Чек №{sold.number + 1}"
    tap(screen, "last_receipt")
    assert room.asked == [("last", sold.id)]
    screen.scanned(demo.BREAD.barcode)
    room.settle()
    assert not button(screen, "last_receipt").isVisible()


def test_five_hundred_lines_and_one_more(room: SaleRoom) -> None:
    lines = tuple(replace(demo.item(demo.BREAD, "1"), id=demo.uid(f"{n}"), product_id=None) for n in range(500))
    room.fill(Receipt(id=demo.uid("long"), begun_at=demo.NOW, items=lines))
    screen = room.show()
    assert said(screen, "receipt_count") == "500 позицій"
    screen.scanned(demo.MILK.barcode)
    room.settle()
    view = find(screen, QListView, "receipt")
    assert view.model().rowCount() == 501
    assert button(screen, "pay").accessibleDescription() == "21\u00a0304,90"
    assert view.viewport().rect().intersects(view.visualRect(view.model().index(500, 0))), "the new line is in sight"
    room.presenter.select(lines[0].id)
    assert view.viewport().rect().intersects(view.visualRect(view.model().index(0, 0)))


def test_letters_to_tap(room: SaleRoom) -> None:
    screen = room.show()
    keyboard, quick = find(screen, QWidget, "search_keyboard"), button(screen, "quick_hold")
    assert (keyboard.isVisible(), quick.isVisible()) == (False, True)
    tap(screen, "screen_keyboard")
    assert (keyboard.isVisible(), quick.isVisible()) == (True, False)
    for letter in "сіль":
        tap(screen, f"search_keyboard_{letter}") if letter != "і" else write(screen, letter)
    assert field(screen).text() == "сіль"
    tap(screen, "screen_keyboard")
    assert (keyboard.isVisible(), quick.isVisible()) == (False, True)
    room.settle()


def test_a_shelf_is_chosen_and_a_search_leaves_it(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, "хліб")
    room.settle()
    QTest.mouseClick(find(screen, QAbstractButton, "category_6"), LEFT)
    room.settle()
    assert field(screen).text() == ""
    assert set(tiles(screen)) == {demo.WATER.title, demo.JUICE.title}
    assert QApplication.focusWidget() is field(screen)


def test_until_goods_come_there_are_grey_tiles_and_figures(
    room: SaleRoom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stores = room.loop.run(Stores.open(tmp_path_factory.mktemp("empty")))
    presenter = room.made(stores)
    screen = room.show(presenter=presenter)
    loading = find(screen, QWidget, "loading")
    presenter.set_loaded(20, 26)
    room.settle()
    assert loading.isVisible()
    assert loading.accessibleDescription() == "20 з 26"
    assert screen.catalogue.tiles.skeleton
    QTest.mouseClick(find(screen, QListView, "tiles").viewport(), LEFT)
    generation = room.loop.run(stores.catalog.begin_sync())
    room.loop.run(stores.catalog.put_products(demo.TILES, generation))
    presenter.set_loaded(20, 26)
    room.settle()
    assert not loading.isVisible()
    assert (screen.catalogue.tiles.skeleton, len(tiles(screen)), room.lines) == (False, 20, [])
    room.loop.run(stores.close())


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut(
    room: SaleRoom, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    screen = room.show(width, height)
    assert cut(screen) == []
    room.loop.run(room.counter.sale.scan(demo.BREAD.barcode))
    room.loop.run(room.counter.payment.pay_cash(Decimal(100)))
    assert cut(screen) == []
    room.fill(replace(demo.receipt(), discount=Discount(DiscountKind.PERCENT, Decimal("2.5"))))
    room.presenter.select(room.presenter.receipt.items[0].id)
    assert cut(screen) == []
    field(screen).setText("моло")
    room.settle()
    assert cut(screen) == []
    tap(screen, "screen_keyboard")
    assert cut(screen) == []
