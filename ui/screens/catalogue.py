"""The left of screen 03: search, shelves, tiles, and the quick row under them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.pieces import counted
from app.domain.product import Product
from app.domain.shelves import QUICK
from ui.formats import short_date_text, time_text
from ui.i18n import tr
from ui.keymap import keymap
from ui.presenters.sale import SalePresenter
from ui.presenters.shelves import Shelf
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.categories import CategoryBar
from ui.widgets.field import Field
from ui.widgets.keyboard import ScreenKeyboard
from ui.widgets.label import label
from ui.widgets.loading import LoadingCard
from ui.widgets.menu import Menu
from ui.widgets.overlay import Overlay
from ui.widgets.tiles import Tile, TileView


class Catalogue(QWidget):
    """`action` tells which of the quick row was tapped: "hold", "held", "discount", "refund", "display", "drawer"."""

    action = Signal(str)

    def __init__(self, presenter: SalePresenter, actions: frozenset[str]) -> None:
        super().__init__()
        self._presenter = presenter
        #: Whether goods are being chosen that digits have found, though they are nobody's code.
        self._choosing = self._to_tiles = False
        compact = theme.form == "compact"
        hint = tr("Назва або штрих-код") if compact else tr("Скануйте або введіть назву, артикул, штрих-код")
        self._search = Field(
            hint, icon="scan-barcode", key=keymap.key("search"), name="search", label=tr("Пошук товару")
        )
        self._search.changed.connect(self._typed)
        self._search.submitted.connect(self._submitted)
        self._search.line.installEventFilter(self)
        self.setFocusProxy(self._search.line)
        self._search.line.setProperty("own_letters", True)
        self._loading = LoadingCard(tr("Завантажуємо товари"), name="loading")
        self._categories = CategoryBar()
        self._categories.chosen.connect(self._shelf_chosen)
        self.tiles = TileView()
        self.tiles.chosen.connect(self.picked)
        self.tiles.held.connect(self._ask_about)
        self._found = label("", "note", name="found", weight=600)
        self._keys = label("", "note", "ink2")
        self._found_row = QWidget()
        self._quick_row = QWidget()
        self._letters = ScreenKeyboard("uk", name="search_keyboard")
        self._quick = {name: self._button(name, actions) for name in _QUICK}
        self._arrange(compact)
        presenter.shelf_changed.connect(self._show_shelf)
        presenter.categories_changed.connect(self._show_categories)
        presenter.receipt_changed.connect(self._show_receipt)
        presenter.prices_changed.connect(self._show_age)
        self._show_categories()
        self._show_shelf()
        self._show_age()

    # ------------------------------------------------------------------ what others ask

    def focus_search(self) -> None:
        if not self.isVisible() or Overlay.top(self.window()) is not None:
            return  # goods scanned while they are paid for, a dialog over the page: the keys belong to those
        if self._search.line.hasFocus() and not self._search.text():
            return  # as after every scan: selecting nothing paints the field
        self._search.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.line.selectAll()

    def prefix(self) -> str:
        """What stands in the search field: `3*` before a scan means three; nothing while the field is out of sight."""
        return self._search.text() if self.isVisible() else ""

    def reset(self) -> None:
        """An empty field again, and the shelf that was shown before the search."""
        had = self._search.text()
        self._search.set_failed(False)
        if had:
            self._search.clear()
            self._presenter.search("")
        self.focus_search()

    def show_code(self, code: str) -> None:
        self._search.set_text(code)
        self._search.set_failed(True)
        self.focus_search()

    def choose(self, text: str) -> None:
        """Digits that are nobody's code stand in the field again: one of the goods they find is to be chosen."""
        self._choosing = self._to_tiles = True
        self._search.set_text(text)

    def picked(self, product: Product) -> None:
        """A tile was tapped, or a result entered."""
        prefix = self.prefix()
        self._presenter.pick(product, prefix)
        if prefix:
            self.reset()
        else:
            self.focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys the field would swallow: + and − change the line while nothing is typed, Down goes to the tiles."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        empty, text, key = not self._search.text(), event.text(), event.key()
        selected = self._presenter.selected
        if empty and text in ("+", "-") and selected:
            self._presenter.step(selected, 1 if text == "+" else -1)
            return True
        if empty and key == Qt.Key.Key_Delete and selected:
            self._presenter.remove(selected)
            return True
        if not empty and key == Qt.Key.Key_Down and self._presenter.shelf.search:
            self.tiles.focus_first()
            return True
        return False

    # ------------------------------------------------------------------ inside

    def _show_keyboard(self, shown: bool) -> None:
        """Letters to tap take the quick row's place; the shelves make room too."""
        self._letters.setVisible(shown)
        self._quick_row.setVisible(not shown)
        self._categories.setVisible(not shown)
        self.focus_search()

    def _typed(self, text: str) -> None:
        self._search.set_failed(False)
        self._choosing = self._choosing and bool(text) and not self._search.line.isModified()
        self._presenter.search(text)

    def _submitted(self, text: str) -> None:
        if counted(text)[1]:
            self._presenter.enter(text)
            self.reset()

    def _shelf_chosen(self, category: str | None) -> None:
        self._search.clear()
        self._presenter.choose(category)
        self.focus_search()

    def _show_categories(self) -> None:
        self._categories.set_shelves(self._presenter.shelves)
        self._categories.set_current(self._presenter.shelf.category)

    def _show_shelf(self) -> None:
        shelf = self._presenter.shelf
        held = self._presenter.in_receipt()
        self._search_stack.setCurrentIndex(1 if shelf.loading else 0)
        self._loading.set_progress(*self._presenter.loaded)
        self._categories.set_skeleton(shelf.loading)
        if shelf.loading:
            self.tiles.set_skeleton(True)
        else:
            self.tiles.set_tiles([Tile(product, held.get(product.id)) for product in shelf.products])
        count = len(shelf.products)
        self._found_row.setVisible(bool(shelf.search))
        if shelf.search:
            said = tr("Знайдено {count}", count=count)
            if shelf.read_as:
                said = tr("Знайдено {count} за «{words}»", count=count, words=shelf.read_as)
            self._found.set_text(said)
            self._keys.set_text(_keys_text(shelf, choosing=self._choosing) if count else "")
        few = bool(shelf.search) and count <= 2 * self.tiles.columns
        self.tiles.set_note(tr("Не те? Спробуйте артикул або частину штрих-коду") if few and count else "")
        self.tiles.set_nothing(*_nothing(shelf))
        self.tiles.set_best(bool(shelf.search))
        if self._to_tiles and self._choosing and shelf.search and shelf.search == counted(self._search.text())[1]:
            self._to_tiles = False
            if self._search.line.hasFocus():
                self.tiles.focus_first()
        self._categories.set_current(shelf.category)
        self._categories.set_searching(bool(shelf.search))

    def _show_age(self) -> None:
        """How old the prices are, where it is worth a word; the field keeps a place for it."""
        since = self._presenter.prices_since
        said = "" if since is None else tr("Ціни від {when}", when=f"{short_date_text(since)} {time_text(since)}")
        self._search.set_note(said)

    def _ask_about(self, product: Product, where: QRect) -> None:
        """A tile was touched for long: into the quick goods with it, or out of them."""
        quick = self._presenter.is_quick(product)
        said = tr("Прибрати з обраного") if quick else tr("Додати в обране")
        menu = Menu(self.tiles, [("quick", said)], "", name="tile_menu", part=where)
        menu.setAccessibleName(product.name)
        menu.chosen.connect(lambda _: self._presenter.keep_quick(product, on=not quick))
        menu.open()

    def _show_receipt(self) -> None:
        self.tiles.set_in_receipt(self._presenter.in_receipt())

    def _button(self, name: str, actions: frozenset[str]) -> Button:
        icon, key = _QUICK[name], keymap.key(name)
        said = {"hold": tr("Відкласти"), "held": tr("Відкладені"), "discount": tr("Знижка")}
        said |= {"refund": tr("Повернення"), "display": tr("Дисплей"), "drawer": tr("Скринька")}
        height = theme.pick(64, 64, 76)
        # Six words side by side: in the smallest window with big letters they are a little smaller.
        small = 12.5 if theme.form == "compact" and theme.size > 1 else None
        button = Button(
            said[name], icon=icon, layout="column", size=height, key=key, name=f"quick_{name}", text_size=small
        )
        if name not in actions:
            button.setEnabled(False)
            button.setAccessibleDescription(tr("З’явиться в наступній версії"))
        button.clicked.connect(lambda: self.action.emit(name))
        return button

    def set_held(self, count: int) -> None:
        """How many receipts wait on the side."""
        self._quick["held"].set_badge(count)

    def _arrange(self, compact: bool) -> None:
        margins, gap = theme.pick((10, 10, 10, 10), (14, 12, 14, 14), (18, 16, 18, 18)), theme.pick(10, 12, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(margin) for margin in margins))
        column.setSpacing(theme.px(gap))
        keyboard = Button(icon="keyboard", size=56, name="screen_keyboard", checkable=True)
        keyboard.setFixedWidth(theme.px(60))
        keyboard.setAccessibleName(tr("Екранна клавіатура"))
        keyboard.toggled.connect(self._show_keyboard)
        # With a parent from the start: the stack shows its first widget at once, and without one that is a window.
        field_row = QWidget(self)
        row = QHBoxLayout(field_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._search, 1)
        row.addWidget(keyboard)
        self._search_stack = QStackedLayout()
        self._search_stack.addWidget(field_row)
        self._search_stack.addWidget(self._loading)
        column.addLayout(self._search_stack)
        direction = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        body = QBoxLayout(direction)
        body.setSpacing(theme.px(gap))
        body.addWidget(self._categories)
        found = QHBoxLayout(self._found_row)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(theme.px(6))
        found.addWidget(self._found)
        found.addWidget(self._keys, 1)
        bottom = QVBoxLayout()
        bottom.setSpacing(theme.px(8))
        bottom.addWidget(self._found_row)
        bottom.addWidget(self.tiles, 1)
        body.addLayout(bottom, 1)
        column.addLayout(body, 1)
        column.addWidget(self._letters)
        self._letters.hide()
        quick = QHBoxLayout(self._quick_row)
        quick.setContentsMargins(0, 0, 0, 0)
        quick.setSpacing(theme.px(theme.pick(5, 8, 8)))
        for button in self._quick.values():
            button.setMinimumWidth(button.sizeHint().width() - theme.px(theme.pick(6, 0, 0)))
            quick.addWidget(button, 1)
        column.addWidget(self._quick_row)


def _keys_text(shelf: Shelf, *, choosing: bool) -> str:
    """What the keys do with what a search found."""
    if choosing:
        return tr("· такого коду немає. Enter — вибране у чек, Esc — очистити")
    if shelf.search.isdigit():
        return tr("· Enter — товар із цим кодом, стрілки — вибір, Esc — очистити")
    return tr("· стрілки — вибір, Enter — у чек, Esc — очистити")


def _nothing(shelf: Shelf) -> tuple[str, str, str]:
    """What stands on the shelf when no goods do."""
    if shelf.search:
        return "search", tr("Нічого не знайдено"), tr("Спробуйте артикул або частину штрих-коду")
    if shelf.category == QUICK:
        hint = tr("Торкніться плитки товару й потримайте: він стане тут і лишиться")
        return "star", tr("В обраному ще нічого немає"), hint
    return "package", tr("На цій полиці немає товарів"), ""


#: The quick row: the icon of each.
_QUICK = {
    "hold": "circle-pause",
    "held": "history",
    "discount": "percent",
    "refund": "undo-2",
    "display": "monitor",
    "drawer": "archive",
}
