"""The catalogue as tiles to tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.domain.product import Product
from ui import icons
from ui.formats import money_text
from ui.i18n import sentences
from ui.pictures import PictureShelf
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.scroll import ScrollMark, clear_ground, touch_scrolling
from ui.widgets.tile import TileDelegate, paint_skeleton, picture_side

Index = QModelIndex | QPersistentModelIndex

#: Columns and rows in sight, and the gap between tiles, by the form of the window (design-system.md, Grid).
_GRID = {"compact": (3, 5, 8), "normal": (4, 5, 8), "wide": (6, 7, 10)}
#: The least a tile is, in design pixels, and in millimetres on a fine screen (cashier.md 4).
_LEAST, _LEAST_MM = (150, 92), (25, 19.5)
#: Room Qt's list wants beyond its last column before it wraps; less than a tile, so no column more fits into it.
_SPARE = 16
#: A touch as long as this asks about the tile instead of selling it (ms).
HOLD = 550
#: So long nothing has to move before pictures are asked for (ms).
_REST = 60


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: the product and how much of it is in the receipt (None if it is not)."""

    product: Product
    in_receipt: Decimal | None = None


class TileModel(QAbstractListModel):
    """Tiles as they stand."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[Tile] = []
        self._rows: dict[str, int] = {}
        self._held: dict[str, Decimal] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            product = self.tiles[index.row()].product
            return product.name if product.price is None else f"{product.name}, {money_text(product.price)}"
        return None

    def set_tiles(self, tiles: Sequence[Tile]) -> bool:
        """Other tiles; the same ones again cost nothing. Tells whether others stand there now."""
        if self.tiles == list(tiles):
            return False
        self._held = {tile.product.id: tile.in_receipt for tile in tiles if tile.in_receipt is not None}
        same = [tile.product.id for tile in self.tiles] == [tile.product.id for tile in tiles]
        if same:
            self.tiles = list(tiles)
            self.dataChanged.emit(self.index(0), self.index(len(tiles) - 1))
            return False
        self.beginResetModel()
        self.tiles = list(tiles)
        self._rows = {tile.product.id: row for row, tile in enumerate(self.tiles)}
        self.endResetModel()
        return True

    def set_in_receipt(self, quantities: dict[str, Decimal]) -> None:
        """How much of each product (by id) the receipt holds; touches only tiles that differ."""
        others = [product_id for product_id, held in quantities.items() if self._held.get(product_id) != held]
        for product_id in (*others, *(gone for gone in self._held if gone not in quantities)):
            row, quantity = self._rows.get(product_id), quantities.get(product_id)
            if row is not None and quantity != self.tiles[row].in_receipt:
                self.tiles[row] = Tile(self.tiles[row].product, quantity)
                self.dataChanged.emit(self.index(row), self.index(row))
        self._held = dict(quantities)


class TileView(QWidget):
    """Tiles in a grid that fills the room. `chosen` tells the product that was tapped (or picked with Enter); `held`
    one that was touched for long, or asked about with the right button or the menu key, and where its tile stands."""

    chosen = Signal(Product)
    held = Signal(Product, QRect)

    def __init__(self, *, name: str = "tiles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_frame")
        self.model = TileModel()
        self.columns = self.rows = 1
        self.gap = 8.0
        self.tile_width = self.tile_height = 1.0
        self.skeleton = False
        self.note = ""
        self.best = False
        self.nothing: tuple[str, str, str] | None = None
        self.pressed_row = -1
        self.view = _Grid(self)
        self.view.setObjectName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TileDelegate(self))
        self.view.clicked.connect(self._tapped)
        self.view.activated.connect(self._tapped)
        ScrollMark(self.view, self, fleeting=True)
        self._pictures: PictureShelf | None = None
        self._looking = QTimer(self, interval=_REST, singleShot=True)
        self._looking.timeout.connect(self._look)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._looking.start())
        theme.changed.connect(self.arrange)

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles."""
        self.skeleton = False
        if self.model.set_tiles(tiles):
            # Qt would lay another list out while it paints it, and then paint it all again.
            self.view.doItemsLayout()
        self._looking.start()

    def use_pictures(self, pictures: PictureShelf) -> None:
        """Where the pictures of the goods come from; without it tiles have none."""
        self._pictures = pictures
        pictures.changed.connect(self._pictured)
        self._looking.start()

    def picture_of(self, product: Product) -> QPixmap | None:
        """What to paint on its tile, None while there is nothing."""
        if self._pictures is None or not product.picture:
            return None
        ratio = self.devicePixelRatioF()
        return self._pictures.get(product.picture, round(picture_side() * ratio), theme.radius("tag") * ratio)

    def set_in_receipt(self, quantities: dict[str, Decimal]) -> None:
        """Mark what the receipt holds: quantity by product id."""
        self.model.set_in_receipt(quantities)

    def set_skeleton(self, shown: bool) -> None:
        """Grey shapes instead of tiles while the first load has brought nothing yet."""
        self.skeleton = shown
        self.view.viewport().update()

    def set_note(self, said: str) -> None:
        """A quiet sentence under the last tile, "" for none."""
        self.note = said
        self.setAccessibleDescription(said)
        self.view.viewport().update()

    def set_best(self, shown: bool) -> None:
        """Mark the first tile as the one that Enter takes."""
        if shown != self.best:
            self.best = shown
            self.view.viewport().update()

    def set_nothing(self, icon: str, said: str, hint: str = "") -> None:
        """What stands where there are no tiles: a drawing, a line, what to do."""
        self.nothing = (icon, said, hint)
        self.view.setAccessibleDescription(sentences(said, hint))
        self.view.viewport().update()

    def hold(self, index: QModelIndex) -> None:
        """A tile was touched for long."""
        if not self.skeleton and index.isValid():
            corner = self.view.viewport().mapTo(self, self.view.visualRect(index).topLeft())
            area = QRect(corner, QSize(round(self.tile_width), round(self.tile_height)))
            self.held.emit(self.model.tiles[index.row()].product, area)

    def focus_first(self) -> None:
        """Put the keyboard on the first tile."""
        if self.model.tiles:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(self.model.index(0))

    def turn(self, by: int) -> None:
        """A screenful of tiles further down (1) or up (-1)."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Fit the grid to the room: so many columns and rows, none smaller than a finger needs."""
        columns, rows, gap = _GRID[theme.form]
        self.gap = theme.px(gap)
        self.columns = _fitting(columns, self.width(), self.gap, max(theme.px(_LEAST[0]), theme.mm(_LEAST_MM[0])))
        self.rows = _fitting(rows, self.height(), self.gap, max(theme.px(_LEAST[1]), theme.mm(_LEAST_MM[1])))
        self.tile_width = (self.width() - self.gap * (self.columns - 1)) / self.columns
        self.tile_height = (self.height() - self.gap * (self.rows - 1)) / self.rows
        # The list lies a gap further right and down than we reach: its last gaps fall outside.
        spare = int(self.gap) + _SPARE
        self.view.setGeometry(0, 0, self.width() + spare, self.height() + int(self.gap))
        self.view.setGridSize(QSize(int(self.tile_width + self.gap), int(self.tile_height + self.gap)))
        self.view.verticalScrollBar().setSingleStep(int(self.tile_height + self.gap))
        self.view.viewport().update()
        self._looking.start()

    def _look(self) -> None:
        """Which pictures are in sight now, that a hand has come to rest."""
        if self._pictures is None or self.skeleton:
            return
        top = int(self.view.verticalScrollBar().value() // (self.tile_height + self.gap)) * self.columns
        seen = self.model.tiles[top : top + (self.rows + 1) * self.columns]
        self._pictures.want([tile.product.picture for tile in seen])

    def _pictured(self, address: str) -> None:
        """A picture came; with "" the pictures in sight are to be asked for anew."""
        self.view.viewport().update()
        if not address:
            self._looking.start()

    def _tapped(self, index: QModelIndex) -> None:
        if not self.skeleton:
            self.chosen.emit(self.model.tiles[index.row()].product)


def _fitting(wanted: int, room: int, gap: float, least: int) -> int:
    """How many tiles fit beside one another: as many as wanted, fewer where they would be too small."""
    return max(1, min(wanted, int((room + gap) // (least + gap))))


class _Grid(QListView):
    """The list under the tiles."""

    def __init__(self, owner: TileView) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        clear_ground(self)
        self._at = QPoint()
        self._gone = False
        self._holding = QTimer(self, interval=HOLD, singleShot=True)
        self._holding.timeout.connect(self._held_long)
        touch_scrolling(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gone = False
        self._at = event.position().toPoint()
        self._press(self.indexAt(self._at).row())
        if event.button() is Qt.MouseButton.LeftButton:
            self._holding.start()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._at).manhattanLength()
        if moved > QApplication.startDragDistance():
            self._holding.stop()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._holding.stop()
        self._press(-1)
        if not self._gone:  # a long touch was answered already: its end is no tap
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button, or the menu key on the tile the keyboard stands on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._owner.hold(self.currentIndex() if by_key else self.indexAt(event.pos()))

    def _held_long(self) -> None:
        self._gone = True
        self._press(-1)
        self._owner.hold(self.indexAt(self._at))

    def paintEvent(self, event: QPaintEvent) -> None:
        owner = self._owner
        if not owner.skeleton:
            super().paintEvent(event)
            if owner.note:
                self._paint_note()
            if owner.nothing is not None and not owner.model.tiles:
                self._paint_nothing(*owner.nothing)
            return
        painter = QPainter(self.viewport())
        for number in range(owner.columns * owner.rows):
            row, column = divmod(number, owner.columns)
            left, top = column * (owner.tile_width + owner.gap), row * (owner.tile_height + owner.gap)
            area = QRectF(round(left), round(top), round(owner.tile_width), round(owner.tile_height))
            paint_skeleton(painter, area, number)

    def _paint_note(self) -> None:
        owner = self._owner
        rows = -(-len(owner.model.tiles) // owner.columns)
        top = rows * (owner.tile_height + owner.gap) + theme.px(16) - self.verticalScrollBar().value()
        area = QRectF(0, top, owner.width(), theme.px(24))
        painter = QPainter(self.viewport())
        paint.text(painter, area, owner.note, theme.font(15), theme.color("ink3"), paint.CENTER)

    def _paint_nothing(self, icon: str, said: str, hint: str) -> None:
        owner, size = self._owner, theme.px(44)
        painter = QPainter(self.viewport())
        room = min(owner.width() - theme.px(32), theme.px(460))
        left, top = round((owner.width() - room) / 2), round(owner.height() / 2 - theme.px(70))
        icons.paint(painter, icon, "ink3", QRectF(round((owner.width() - size) / 2), top, size, size))
        below = top + size + theme.px(16)
        for text, font, color, tall in (
            (said, theme.font(20, 600), "ink", theme.px(26)),
            (hint, theme.font(16), "ink2", theme.px(23)),
        ):
            found = paint.wrapped(text, font, room, 3)
            paint.lines(painter, QRectF(left, below, room, 0), found, font, theme.color(color), tall, paint.CENTER)
            below += len(found) * tall + theme.px(8)

    def _press(self, row: int) -> None:
        self._owner.pressed_row = row
        self.viewport().update()
