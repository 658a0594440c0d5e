"""The left of the sale page by hand: quick goods by a long touch, shelves on shelves, shelves with nothing on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from helpers import demo
from helpers.desk import Desk
from helpers.dress import dressed
from helpers.fits import DRESSES, dress
from helpers.look import find, tap
from helpers.qloop import Loop
from helpers.sale_room import SaleRoom, cut, field, tiles, write
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.product import Category, Product
from app.domain.shelves import QUICK
from app.store.stores import Stores
from ui import i18n
from ui.screens.sale import SaleScreen
from ui.theme import Theme
from ui.widgets.overlay import Overlay
from ui.widgets.tiles import HOLD

__all__ = ["dressed"]

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def room(loop: Loop, counter: Desk, qtbot: QtBot, dressed: Theme) -> Iterator[SaleRoom]:
    yield SaleRoom(loop, counter, qtbot)
    i18n.set_language("uk")


def place(screen: SaleScreen, product: Product) -> tuple[QWidget, QPoint]:
    view = find(screen, QListView, "tiles")
    row = next(n for n, tile in enumerate(screen.catalogue.tiles.model.tiles) if tile.product.id == product.id)
    return view.viewport(), view.visualRect(view.model().index(row, 0)).center()


def hold(room: SaleRoom, screen: SaleScreen, product: Product) -> Overlay:
    """A finger that stays; the menu it brings."""
    where, at = place(screen, product)
    QTest.mousePress(where, LEFT, PLAIN, at)
    room.qtbot.waitUntil(lambda: Overlay.top(screen) is not None, timeout=20 * HOLD)
    QTest.mouseRelease(where, LEFT, PLAIN, at)
    menu = Overlay.top(screen)
    assert menu is not None
    return menu


def places(screen: SaleScreen) -> list[tuple[str, QRect]]:
    """Where everything stands, but for the text inside the field."""
    return [(one.objectName(), one.geometry()) for one in screen.findChildren(QWidget) if one is not field(screen)]


def choose(room: SaleRoom, screen: SaleScreen, name: str) -> None:
    QTest.mouseClick(find(screen, QAbstractButton, name), LEFT)
    room.settle()


def shelve(room: SaleRoom, *categories: Category) -> None:
    room.loop.run(room.counter.stores.catalog.put_categories(categories))
    room.presenter.load()
    room.settle()


def test_a_long_touch_puts_goods_among_the_quick_ones_and_sells_nothing(room: SaleRoom) -> None:
    screen = room.show()
    menu = hold(room, screen, demo.BREAD)
    assert menu.accessibleName() == demo.BREAD.name
    assert find(screen, QAbstractButton, "tile_menu_quick").accessibleName() == "Додати в обране"
    tap(screen, "tile_menu_quick")
    room.settle()
    assert room.lines == []
    choose(room, screen, "quick_shelf")
    assert tiles(screen) == [demo.BREAD.title]
    hold(room, screen, demo.BREAD)
    assert find(screen, QAbstractButton, "tile_menu_quick").accessibleName() == "Прибрати з обраного"
    tap(screen, "tile_menu_quick")
    room.settle()
    assert (tiles(screen), room.lines) == ([], [])
    assert find(screen, QListView, "tiles").accessibleDescription().startswith("В обраному ще нічого немає")


def test_a_short_touch_still_sells_and_one_that_slides_asks_nothing(room: SaleRoom) -> None:
    screen = room.show()
    where, at = place(screen, demo.BREAD)
    QTest.mousePress(where, LEFT, PLAIN, at)
    QTest.mouseMove(where, at + QPoint(0, 3 * QApplication.startDragDistance()))
    assert not screen.catalogue.tiles.view._holding.isActive()
    QTest.mouseRelease(where, LEFT, PLAIN, at)
    room.settle()
    assert Overlay.top(screen) is None
    QTest.mouseClick(where, LEFT, PLAIN, at)
    room.settle()
    assert room.lines[-1][0] == demo.BREAD.title


@pytest.mark.parametrize("by", ["right button", "menu key"])
def test_the_right_button_and_the_menu_key_ask_as_a_long_touch_does(room: SaleRoom, by: str) -> None:
    screen = room.show()
    where, at = place(screen, demo.BREAD)
    if by == "menu key":
        screen.catalogue.tiles.focus_first()
    reason = QContextMenuEvent.Reason.Keyboard if by == "menu key" else QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(where, QContextMenuEvent(reason, at, where.mapToGlobal(at)))
    menu = Overlay.top(screen)
    assert menu is not None
    assert menu.accessibleName() == (tiles(screen)[0] if by == "menu key" else demo.BREAD.name)
    menu.dismiss()


def test_a_shelf_with_shelves_on_it_opens_them_and_a_step_back_leaves_the_goods(room: SaleRoom) -> None:
    bread, milk, *rest = demo.CATEGORIES
    food = Category("food", "Їжа", 4)
    shelve(room, food, replace(bread, parent_id="food"), replace(milk, parent_id="food"), *rest)
    screen = room.show()
    choose(room, screen, "category_1")
    whole = {one.title for one in demo.PRODUCTS if one.category_id in (bread.id, milk.id)}
    assert set(tiles(screen)) == whole
    assert find(screen, QAbstractButton, "category_1").isChecked()
    choose(room, screen, "category_2")
    assert set(tiles(screen)) == {one.title for one in demo.PRODUCTS if one.category_id == bread.id}
    assert find(screen, QAbstractButton, "category_back").accessibleName() == "Усі категорії"
    before = tiles(screen)
    choose(room, screen, "category_back")
    assert tiles(screen) == before
    assert [find(screen, QAbstractButton, f"category_{n}").accessibleName() for n in (1, 2)] == ["Їжа", rest[0].title]
    choose(room, screen, "category_0")
    assert len(tiles(screen)) == len(demo.PRODUCTS)
    assert find(screen, QAbstractButton, "category_0").isChecked()


def test_a_shelf_with_nothing_on_it_says_so(room: SaleRoom) -> None:
    shelve(room, *demo.CATEGORIES, Category("new", "Новинки"))
    screen = room.show()
    choose(room, screen, f"category_{len(demo.CATEGORIES) + 1}")
    assert tiles(screen) == []
    assert find(screen, QListView, "tiles").accessibleDescription() == "На цій полиці немає товарів"
    assert not find(screen, QWidget, "loading").isVisible()


def test_a_shelf_the_server_took_away_leads_back_to_the_popular_goods(room: SaleRoom) -> None:
    screen = room.show()
    choose(room, screen, "category_3")
    shelve(room, *demo.CATEGORIES[:2])
    assert room.presenter.shelf.category is None
    assert find(screen, QAbstractButton, "category_0").isChecked()
    assert len(tiles(screen)) == len(demo.PRODUCTS)


def test_a_search_that_finds_nothing_says_what_to_try(room: SaleRoom) -> None:
    screen = room.show()
    write(screen, "такого немає")
    room.settle()
    told = find(screen, QListView, "tiles").accessibleDescription()
    assert told == "Нічого не знайдено. Спробуйте артикул або частину штрих-коду"


@pytest.mark.parametrize(("typed", "meant"), [("[ks,", "хліб"), ("VJKJR", "молок"), ("vjkjrj zujn", "молоко ягот")])
def test_words_typed_by_the_wrong_keyboard_layout_find_the_goods_and_it_is_told(
    room: SaleRoom, typed: str, meant: str
) -> None:
    screen = room.show()
    write(screen, typed)
    room.settle()
    shown = tiles(screen)
    assert shown
    assert find(screen, QLabel, "found").text() == f"Знайдено {len(shown)} за «{meant}»"
    QTest.keyClick(field(screen), Qt.Key.Key_Return)
    room.settle()
    assert [item.name for item in room.presenter.receipt.items] == [shown[0]]


def test_old_prices_are_told_in_the_field_and_nothing_jumps(room: SaleRoom) -> None:
    screen = room.show()
    room.presenter._shelving.stale_after = timedelta(hours=24)
    before = places(screen)
    room.counter.clock.move(25 * 3600)
    room.presenter.look_at_prices()
    room.settle()
    frame = find(screen, QWidget, "search_frame")
    assert frame.accessibleDescription() == "Ціни від 22.11 14:37"
    assert [
        (one.objectName(), one.geometry()) for one in screen.findChildren(QWidget) if one is not field(screen)
    ] == before
    generation = room.loop.run(room.counter.stores.catalog.begin_sync())
    room.loop.run(room.counter.stores.catalog.finish_sync(generation))
    room.presenter.look_at_prices()
    room.settle()
    assert frame.accessibleDescription() == ""


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_nothing_is_cut_with_shelves_on_shelves_and_old_prices(
    room: SaleRoom, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    bread, *rest = demo.CATEGORIES
    shelve(room, bread, *(replace(one, parent_id=bread.id) for one in rest))
    dress(qapp, width, scale, language)
    room.presenter._shelving.stale_after = timedelta(hours=24)
    room.counter.clock.move(25 * 3600)
    screen = room.show(width, height)
    room.presenter.choose(bread.id)
    room.presenter.look_at_prices()
    room.settle()
    assert cut(screen) == []
    room.presenter.choose(QUICK)
    room.settle()
    assert cut(screen) == []


def test_few_shelves_stand_at_the_top_close_together(room: SaleRoom) -> None:
    shelve(room, *demo.CATEGORIES[:2])
    screen = room.show()
    tops = [find(screen, QAbstractButton, f"category_{n}").mapTo(screen.catalogue, QPoint()).y() for n in range(3)]
    heights = [find(screen, QAbstractButton, f"category_{n}").height() for n in range(3)]
    assert tops[0] == screen.catalogue.tiles.y()
    assert max(heights) <= 60
    assert tops[2] - tops[0] <= 2 * (max(heights) + 8)


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768), (1920, 1080)])
def test_until_goods_come_the_shelves_are_grey_too_and_cannot_be_tapped(
    room: SaleRoom, qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, width: int, height: int
) -> None:
    """Mockup 03g."""
    dress(qapp, width, 1.0, "uk")
    stores = room.loop.run(Stores.open(tmp_path_factory.mktemp("empty")))
    presenter = room.made(stores)
    screen = room.show(width, height, presenter)
    presenter.set_loaded(0, 26)
    room.settle()
    bar, popular = find(screen, QWidget, "categories"), find(screen, QAbstractButton, "category_0")
    assert not popular.isVisible()
    grey = bar.grab().toImage()
    assert len({grey.pixelColor(x, 24).name() for x in range(0, grey.width(), 3)}) > 1, "shapes are there"
    generation = room.loop.run(stores.catalog.begin_sync())
    room.loop.run(stores.catalog.put_products(demo.TILES, generation))
    room.loop.run(stores.catalog.finish_sync(generation, len(demo.TILES)))
    presenter.load()
    room.settle()
    assert popular.isVisible()
    room.loop.run(stores.close())


@pytest.mark.parametrize(("width", "height", "scale", "language"), DRESSES)
def test_what_the_keys_do_with_digits_is_read_whole(
    room: SaleRoom, qapp: QApplication, width: int, height: int, scale: float, language: str
) -> None:
    dress(qapp, width, scale, language)
    screen = room.show(width, height)
    room.presenter.search("4820")
    room.settle()
    assert cut(screen) == []
    room.presenter.search("")
    room.settle()
    screen.choose("4820")
    room.settle()
    assert find(screen, QListView, "tiles").hasFocus()
    assert cut(screen) == []
