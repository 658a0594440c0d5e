"""Whatever the server calls its goods, however many shelves it has: the page stands, is read, and sells."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import dress, faults
from helpers.look import find
from helpers.qloop import Loop
from helpers.sale_room import SaleRoom, cut, tap_tile, tiles
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.changed_goods import Change, ChangeKind
from app.domain.product import Category, Product
from app.domain.receipt import MOST_PRICE
from ui import i18n
from ui.screens.change_dialog import ChangeDialog
from ui.theme import Theme

__all__ = ["dressed"]

TITLES = {
    "very long": "Сир твердий «Королівський» " * 18 + "45 % 500 г",
    "one word": "а" * 500,
    "right to left": "גבינה צהובה ‏45 % קוטג׳",
    "turned round": "Кефір \u202e% 1 \u2066 850 г",
    "emoji": "🥛 Молоко 👨‍👩‍👧‍👦 🇺🇦 2,6 %",
    "zero width": "Мо\u200bло\u200dко\ufeff\u2060 1 л",
    "only invisible": "\u200b\u200d\ufeff",
    "accents": "a\u0301\u0302\u0303\u0304\u0305" * 60,
    "lines": "Перший\nДругий\r\n\tТретій",
    "markup": "<b>Хліб</b> & <img src=x>",
    "empty": "",
}
PRICES = {"none": None, "nothing": Decimal(0), "the most": MOST_PRICE, "a kopeck": Decimal("0.01")}


def goods(number: int, title: str, price: Decimal | None = Decimal("10.00"), **more: object) -> Product:
    made = Product(demo.uid(f"bad {number}"), title, price, barcode=f"20000000000{number:02d}", tax_group=1)
    return replace(made, **more)  # type: ignore[arg-type]


BAD = [goods(number, title) for number, title in enumerate(TITLES.values())]


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[SaleRoom]:
    yield SaleRoom(loop, counter, qtbot)
    i18n.set_language("uk")


def stock(room: SaleRoom, products: list[Product], categories: tuple[Category, ...] = demo.CATEGORIES) -> None:
    catalog = room.counter.stores.catalog
    generation = room.loop.run(catalog.begin_sync())
    room.loop.run(catalog.put_products(products, generation))
    room.loop.run(catalog.finish_sync(generation, len(products)))
    room.loop.run(catalog.put_categories(categories))
    room.presenter.load()
    room.settle()


def painted(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768), (1920, 1080)])
def test_titles_of_every_kind_are_shown_sold_and_cut_nothing(
    room: SaleRoom, qapp: QApplication, width: int, height: int
) -> None:
    dress(qapp, width, 1.0, "uk")
    stock(room, BAD)
    screen = room.show(width, height)
    assert len(tiles(screen)) == len(BAD)
    for product in room.presenter.shelf.products:
        tap_tile(screen, product)
        room.settle()
    assert len(room.lines) == len(BAD)
    assert all(name.strip() for name, _ in room.lines), "none without a name"
    assert all(len(name) <= 1000 and name.isprintable() for name, _ in room.lines)
    assert cut(screen) == []
    for item in room.presenter.receipt.items:
        room.presenter.select(item.id)
    painted(screen)


def test_a_title_that_turns_writing_round_turns_neither_its_price_nor_its_neighbour(room: SaleRoom) -> None:
    """Two tiles that differ by an override of direction behind the last letter are painted alike."""
    plain, turned = goods(1, "Кефір 1 % 850 г"), goods(2, "Кефір 1 % 850 г\u202e\u2067")
    stock(room, [plain, turned])
    screen = room.show()
    view = screen.catalogue.tiles
    width, tall = round(view.tile_width) - 1, round(view.tile_height)
    image = painted(view.view.viewport())
    first = image.copy(QRect(0, 0, width, tall))
    second = image.copy(QRect(QPoint(round(view.tile_width + view.gap), 0), first.size()))
    assert first == second


@pytest.mark.parametrize("price", PRICES.values(), ids=list(PRICES))
def test_prices_of_every_size_stand_on_the_tile_and_in_the_receipt(room: SaleRoom, price: Decimal | None) -> None:
    heavy = goods(1, "Дуже дорога річ на вагу", price, by_weight=True, stock=Decimal("1000000"))
    stock(room, [heavy, goods(2, "Річ", price)])
    screen = room.show()
    tap_tile(screen, room.presenter.shelf.products[1])
    room.settle()
    # The catalogue takes no price below a kopeck: such goods are not sold for nothing.
    assert len(room.lines) == (1 if price else 0)
    assert cut(screen) == []
    painted(screen)


@pytest.mark.parametrize("color", [-1, 10, 99, 2**31, 2**70])
def test_a_colour_nobody_knows_is_one_of_the_ten(room: SaleRoom, color: int) -> None:
    shelf = Category("odd", "Дивна", color, products=1)
    stock(room, [goods(1, "Річ", color=color, category_id="odd")], (shelf,))
    screen = room.show()
    QTest.mouseClick(find(screen, QAbstractButton, "category_1"), Qt.MouseButton.LeftButton)
    room.settle()
    assert len(tiles(screen)) == 1
    painted(screen)


def test_a_thousand_shelves_are_there_scroll_and_take_no_time_to_tap(room: SaleRoom) -> None:
    shelves = tuple(Category(str(n), f"Полиця {n}", n, products=n % 3) for n in range(1000))
    began = time.perf_counter()
    stock(room, [goods(n, f"Річ {n}", category_id=str(n)) for n in range(20)], shelves)
    screen = room.show()
    assert time.perf_counter() - began < 5
    room.qtbot.waitUntil(lambda: screen.findChild(QAbstractButton, "category_1000") is not None)
    last = find(screen, QAbstractButton, "category_1000")
    bar = find(screen, QWidget, "categories")
    room.qtbot.waitUntil(lambda: last.height() >= 48)
    bar.ensureWidgetVisible(last)  # type: ignore[attr-defined]
    began = time.perf_counter()
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert time.perf_counter() - began < 0.5
    room.settle()
    assert room.presenter.shelf.category == "999"
    assert tiles(screen) == []


def test_shelves_of_odd_titles_keep_the_bar_in_its_width(room: SaleRoom, qapp: QApplication) -> None:
    shelves = tuple(Category(str(n), title, n, products=1) for n, title in enumerate(TITLES.values()))
    for width, height in ((1024, 768), (1366, 768)):
        dress(qapp, width, 1.0, "uk")
        stock(room, BAD, shelves)
        screen = room.show(width, height)
        bar = find(screen, QWidget, "categories")
        chips = [one for one in bar.findChildren(QAbstractButton) if one.isVisible()]
        assert len(chips) == len(shelves) + 2
        assert all(chip.width() <= 270 for chip in chips)
        assert all(chip.accessibleName().strip() for chip in chips)
        painted(bar)
        screen.close()


@pytest.mark.parametrize("title", [TITLES["very long"], TITLES["one word"], TITLES["accents"]])
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768)])
def test_a_question_about_goods_of_a_long_name_keeps_its_answers_in_sight(
    room: SaleRoom, qapp: QApplication, title: str, width: int, height: int
) -> None:
    dress(qapp, width, 1.0, "uk")
    screen = room.show(width, height)
    change = Change("a", title, ChangeKind.PRICE, Decimal("54.90"), MOST_PRICE)
    dialog = ChangeDialog(screen, change, demo.TAX, 999)
    dialog.open()
    assert [fault for fault in faults(dialog) if "change_" in fault] == []
    for name in ("change_keep", "change_take"):
        button = find(dialog, QWidget, name)
        corner = button.mapTo(screen, button.rect().bottomRight())
        assert screen.rect().contains(corner), name
    dialog.dismiss()
