"""The sale page over a real counter, and a cashier's hands on it."""

from __future__ import annotations

import re
from decimal import Decimal

from helpers import demo
from helpers.counter import fill
from helpers.desk import Desk
from helpers.fits import faults
from helpers.look import find, shown
from helpers.qloop import Loop
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.product import Product
from app.domain.receipt import Receipt
from app.services.shelving import Shelving
from app.store.stores import Stores
from ui.presenters.sale import SalePresenter
from ui.screens.sale import SaleScreen
from ui.tasks import Tasks

LEFT = Qt.MouseButton.LeftButton
ACTIONS = frozenset({"hold", "held", "discount", "drawer"})
UNKNOWN = "4820000999991"


class SaleRoom:
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
        shelving = Shelving(stores.catalog, stores.meta, counter.clock)
        parts = (counter.recorder, counter.excise, counter.changed_goods)
        return SalePresenter(counter.sale, shelving, counter.station, *parts, self.tasks)

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
