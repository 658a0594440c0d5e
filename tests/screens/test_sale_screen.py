"""The sale page by hand, by scanner and by key: scan, tap, pay, and nothing in between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress, faults
from helpers.look import button, find, said, shown, tap
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.discount import Discount, DiscountKind
from app.domain.product import Product
from app.domain.receipt import Receipt
from app.store.stores import Stores
from ui import i18n
from ui.presenters.sale import SalePresenter
from ui.screens.sale import SaleScreen
from ui.tasks import Tasks
from ui.theme import Theme

__all__ = ["dressed"]

LEFT = Qt.MouseButton.LeftButton
ACTIONS = frozenset({"hold", "held", "discount", "drawer"})
UNKNOWN = "4820000999996"


class Room:
    """The screen over a real counter, with what it asked for."""

    def __init__(self, loop: Loop, counter: Desk, qtbot: QtBot) -> None:
        self.loop, self.counter, self.qtbot = loop, counter, qtbot
        self.tasks = Tasks()
        loop.run(counter.stores.catalog.put_categories(demo.CATEGORIES))
        self.presenter = self.made(counter.stores)
        self.presenter.load()
        self.settle()
        self.asked: list[tuple[str, str]] = []
        self.presenter.payment_requested.connect(lambda: self.asked.append(("pay", "")))

    def made(self, stores: Stores) -> SalePresenter:
        counter = self.counter
        return SalePresenter(counter.sale, stores.catalog, counter.station, counter.recorder, self.tasks)

    def settle(self) -> None:
        self.loop.run(self.tasks.drain())

    def fill(self, receipt: Receipt | None = None) -> None:
        self.loop.run(fill(self.counter, receipt))

    def show(self, width: int = 1366, height: int = 768, presenter: SalePresenter | None = None) -> SaleScreen:
        screen = SaleScreen(presenter or self.presenter, ACTIONS)
        screen.action_requested.connect(lambda name: self.asked.append(("action", name)))
        screen.quantity_requested.connect(lambda item_id: self.asked.append(("quantity", item_id)))
        screen.discount_requested.connect(lambda item_id: self.asked.append(("discount", item_id)))
        screen.clear_requested.connect(lambda: self.asked.append(("clear", "")))
        screen.last_requested.connect(lambda document_id: self.asked.append(("last", document_id)))
        self.presenter.unknown_code.connect(screen.show_code)
        shown(self.qtbot, screen, width - 92, height - 56)
        self.qtbot.waitUntil(screen.isActiveWindow)
        return screen

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [(item.name, str(item.quantity.normalize())) for item in self.presenter.receipt.items]


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[Room]:
    yield Room(loop, counter, qtbot)
    i18n.set_language("uk")


def field(screen: QWidget) -> QLineEdit:
    return find(screen, QLineEdit, "search")


def write(screen: QWidget, text: str) -> None:
    """Types at the end of the search field, letter by letter; Qt's own key clicks know Latin letters only."""
    for letter in text:
        field(screen).insert(letter)


def key(screen: QWidget, *keys: Qt.Key) -> None:
    """Keys where the focus is."""
    for pressed in keys:
        QTest.keyClick(QApplication.focusWidget() or screen, pressed)


def tap_tile(screen: SaleScreen, product: Product) -> None:
    view = find(screen, QListView, "tiles")
    row = next(n for n, tile in enumerate(screen.catalogue.tiles.model.tiles) if tile.product.id == product.id)
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def tiles(screen: SaleScreen) -> list[str]:
    return [tile.product.title for tile in screen.catalogue.tiles.model.tiles]


def pills(screen: SaleScreen) -> dict[str, Decimal]:
    shown_tiles = screen.catalogue.tiles.model.tiles
    return {tile.product.title: tile.in_receipt for tile in shown_tiles if tile.in_receipt is not None}


def cut(screen: SaleScreen) -> list[str]:
    """What is wrong to see. The list of tiles lies a gap over its frame on purpose (its last gaps fall outside), and
    twelve letters side by side are narrower than a finger in the smallest window."""
    meant = re.compile(r"tiles stands out of tiles_frame|search_keyboard_\S+ is too small to tap: [345]\d ×")
    return [fault for fault in faults(screen) if not meant.match(fault)]


def failed(screen: SaleScreen) -> bool:
    return screen.catalogue._search._failed


def test_with_nothing_in_the_page_waits_for_a_scan(room: Room) -> None:
    screen = room.show()
    assert QApplication.focusWidget() is field(screen)
    assert (said(screen, "receipt_number"), said(screen, "receipt_count")) == ("Чек №1", "порожній")
    assert not button(screen, "clear_receipt").isVisible()
    assert not button(screen, "last_receipt").isVisible()
    assert not button(screen, "pay").isEnabled()
    assert pills(screen) == {}


def test_a_scan_goes_in_with_its_sum_on_the_button(room: Room) -> None:
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


def test_a_tap_goes_in_and_the_field_keeps_the_focus(room: Room) -> None:
    screen = room.show()
    tap_tile(screen, demo.BREAD)
    tap_tile(screen, demo.BREAD)
    room.settle()
    assert room.lines == [(demo.BREAD.title, "2")]
    assert QApplication.focusWidget() is field(screen)


@pytest.mark.parametrize("by", ["scan", "tap"])
def test_a_number_and_a_star_are_how_many_and_go_with_the_goods(room: Room, by: str) -> None:
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


def test_a_number_and_a_star_entered_alone_wait(room: Room) -> None:
    screen = room.show()
    write(screen, "3*")
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert (room.lines, field(screen).text()) == ([], "3*")


def test_a_name_and_enter_put_the_goods_in(room: Room) -> None:
    screen = room.show()
    write(screen, "гречка")
    room.settle()
    assert (tiles(screen), said(screen, "found")) == ([demo.BUCKWHEAT.title], "Знайдено 1")
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert room.lines == [(demo.BUCKWHEAT.title, "1")]
    assert field(screen).text() == ""
    assert len(tiles(screen)) == len(demo.PRODUCTS), "the shelf from before the search"


def test_enter_faster_than_the_answer_takes_what_was_typed(room: Room) -> None:
    screen = room.show()
    write(screen, "хліб")
    room.settle()
    field(screen).clear()
    write(screen, "гречка")
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert room.lines == [(demo.BUCKWHEAT.title, "1")]


def test_the_newest_words_win(room: Room) -> None:
    screen = room.show()
    for word in ("молоко", "хліб", "цукор"):
        field(screen).setText(word)
    room.settle()
    assert tiles(screen) == [demo.SUGAR.title]


def test_a_typed_code_and_enter_put_the_goods_in(room: Room) -> None:
    screen = room.show()
    write(screen, demo.MILK.barcode)
    key(screen, Qt.Key.Key_Return)
    room.settle()
    assert room.lines == [(demo.MILK.title, "1")]
    assert field(screen).text() == ""


def test_a_code_nobody_knows_stays_in_the_field_to_be_mended(room: Room) -> None:
    screen = room.show()
    screen.scanned(UNKNOWN)
    room.settle()
    assert (room.lines, field(screen).text(), failed(screen)) == ([], UNKNOWN, True)
    assert (field(screen).selectedText(), said(screen, "found")) == (UNKNOWN, "Нічого не знайдено")
    screen.scanned(demo.BREAD.barcode)
    room.settle()
    assert (room.lines, field(screen).text(), failed(screen)) == ([(demo.BREAD.title, "1")], "", False)


def test_the_red_goes_with_the_first_mending(room: Room) -> None:
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


def test_down_goes_to_what_was_found_and_enter_takes_it(room: Room) -> None:
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


def test_keys_change_the_chosen_line_while_nothing_is_typed(room: Room) -> None:
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


def test_while_words_are_typed_the_keys_are_theirs(room: Room) -> None:
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


def test_function_keys(room: Room) -> None:
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


def test_the_quick_row_asks_for_what_there_is(room: Room) -> None:
    screen = room.show()
    for name in ("hold", "held", "discount", "refund", "display", "drawer"):
        tap(screen, f"quick_{name}")
    assert [what for _, what in room.asked] == ["hold", "held", "discount", "drawer"]
    assert button(screen, "quick_refund").accessibleDescription() == "З’явиться в наступній версії"
    screen.set_held(2)
    assert button(screen, "quick_held").accessibleDescription() == "2"
    screen.set_held(0)
    assert button(screen, "quick_held").accessibleDescription() == ""


def test_the_chosen_line_s_own_buttons(room: Room) -> None:
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


def test_sums_before_and_after_discounts(room: Room) -> None:
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


def test_the_receipt_before_is_offered_on_an_empty_page_only(room: Room) -> None:
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


def test_five_hundred_lines_and_one_more(room: Room) -> None:
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


def test_letters_to_tap(room: Room) -> None:
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


def test_a_shelf_is_chosen_and_a_search_leaves_it(room: Room) -> None:
    screen = room.show()
    write(screen, "хліб")
    room.settle()
    QTest.mouseClick(find(screen, QAbstractButton, "category_6"), LEFT)
    room.settle()
    assert field(screen).text() == ""
    assert set(tiles(screen)) == {demo.WATER.title, demo.JUICE.title}
    assert QApplication.focusWidget() is field(screen)


def test_until_goods_come_there_are_grey_tiles_and_figures(
    room: Room, tmp_path_factory: pytest.TempPathFactory
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
def test_nothing_is_cut(room: Room, qapp: QApplication, width: int, height: int, scale: float, language: str) -> None:
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
