"""The catalogue as tiles to tap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from app.domain.product import Product
from ui.formats import money_text
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.scroll import ScrollMark, touch_scrolling
from ui.widgets.tile import TileDelegate, paint_skeleton

Index = QModelIndex | QPersistentModelIndex

#: Columns and rows in sight, and the gap between tiles, by the form of the window (design-system.md, Grid).
_GRID = {"compact": (3, 5, 8), "normal": (4, 5, 8), "wide": (6, 7, 10)}
_LEAST = (150, 92)
#: Room Qt's list wants beyond its last column before it wraps; less than a tile, so no column more fits into it.
_SPARE = 16


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
        for product_id in quantities.keys() | self._held.keys():
            row, quantity = self._rows.get(product_id), quantities.get(product_id)
            if row is not None and quantity != self.tiles[row].in_receipt:
                self.tiles[row] = Tile(self.tiles[row].product, quantity)
                self.dataChanged.emit(self.index(row), self.index(row))
        self._held = dict(quantities)


class TileView(QWidget):
    """Tiles in a grid that fills the room. `chosen` tells the product that was tapped (or picked with Enter)."""

    chosen = Signal(Product)

    def __init__(self, *, name: str = "tiles", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_frame")
        self.model = TileModel()
        self.columns = self.rows = 1
        self.gap = 8.0
        self.tile_width = self.tile_height = 1.0
        self.skeleton = False
        self.note = ""
        self.pressed_row = -1
        self.view = _Grid(self)
        self.view.setObjectName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(TileDelegate(self))
        self.view.clicked.connect(self._tapped)
        self.view.activated.connect(self._tapped)
        ScrollMark(self.view, self, fleeting=True)
        theme.changed.connect(self.arrange)

    def set_tiles(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles."""
        self.skeleton = False
        if self.model.set_tiles(tiles):
            # Qt would lay another list out while it paints it, and then paint it all again.
            self.view.doItemsLayout()

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

    def focus_first(self) -> None:
        """Put the keyboard on the first tile."""
        if self.model.tiles:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            self.view.setCurrentIndex(self.model.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Fit the grid to the room: so many columns and rows, none smaller than a finger needs."""
        columns, rows, gap = _GRID[theme.form]
        self.gap = theme.px(gap)
        self.columns = _fitting(columns, self.width(), self.gap, theme.px(_LEAST[0]))
        self.rows = _fitting(rows, self.height(), self.gap, theme.px(_LEAST[1]))
        self.tile_width = (self.width() - self.gap * (self.columns - 1)) / self.columns
        self.tile_height = (self.height() - self.gap * (self.rows - 1)) / self.rows
        # The list lies a gap further right and down than we reach: its last gaps fall outside.
        spare = int(self.gap) + _SPARE
        self.view.setGeometry(0, 0, self.width() + spare, self.height() + int(self.gap))
        self.view.setGridSize(QSize(int(self.tile_width + self.gap), int(self.tile_height + self.gap)))
        self.view.verticalScrollBar().setSingleStep(int(self.tile_height + self.gap))
        self.view.viewport().update()

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
        self.setProperty("clear", True)
        touch_scrolling(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press(self.indexAt(event.position().toPoint()).row())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._press(-1)
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        owner = self._owner
        if not owner.skeleton:
            super().paintEvent(event)
            if owner.note:
                self._paint_note()
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

    def _press(self, row: int) -> None:
        self._owner.pressed_row = row
        self.viewport().update()
