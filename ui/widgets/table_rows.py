"""What a table shows: columns, rows and cells as values, and Qt's model over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.switch import paint_check

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in design pixels (0 takes the rest), "l" or "r", and how its text looks. The title
    may begin `back` columns further left, over columns that have none."""

    title: str
    width: int = 0
    align: str = "l"
    weight: int = 400
    color: str = "ink"
    size: float = 16
    back: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that differs from its column: another colour or weight, a second line, a tag, an icon or a check. `said`
    is for screen readers alone, where the table paints something of its own. `bar` is a share of the cell's width, 0 to
    1, in the colour of a category."""

    text: str = ""
    color: str = ""
    weight: int = 0
    note: str = ""
    tag: tuple[str, str, str] | None = None
    icon: str = ""
    check: bool | None = None
    elide_middle: bool = False
    said: str = ""
    bar: tuple[float, int] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the id it is known by and a text or `Cell` for every column. A muted row is grey."""

    id: object
    cells: tuple[str | Cell, ...]
    muted: bool = False


class RowsModel(QAbstractTableModel):
    """Rows as they stand; the widget paints them."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows = list(rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows instead of these."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """More rows at the end, as another page of a journal."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _said(row.cells[index.column()])
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


def _said(cell: str | Cell) -> str:
    """A cell as a screen reader says it."""
    if isinstance(cell, str):
        return cell
    return " ".join(part for part in (cell.text, cell.note, cell.tag[0] if cell.tag else "", cell.said) if part)


def paint_cell(painter: QPainter, area: QRectF, cell: str | Cell, column: Column, *, muted: bool) -> None:
    special = cell if isinstance(cell, Cell) else Cell(cell)
    align = paint.RIGHT if column.align == "r" else paint.LEFT
    ink = theme.color("ink3" if muted else special.color or column.color)
    if special.check is not None:
        paint_check(painter, area.left(), area.center().y(), special.check)
        area = area.adjusted(theme.px(38), 0, 0, 0)
    if special.icon:
        size = theme.px(22)
        top = round(area.center().y() - size / 2)
        icons.paint(painter, special.icon, ink, QRectF(area.left(), top, size, size))
        area = area.adjusted(theme.px(34), 0, 0, 0)
    if special.tag is not None:
        said, kind, icon = special.tag
        wide = paint.tag_width(said, icon)
        left = area.right() - wide if column.align == "r" else area.left()
        if special.text:
            wide = paint.width_of(special.text, theme.font(column.size, special.weight or column.weight))
            left = min(area.left() + wide + theme.px(10), area.right() - paint.tag_width(said, icon))
        paint.tag(painter, left, area.center().y(), said, kind, icon)
    if special.bar is not None:
        share, color = special.bar
        high = theme.px(20)
        wide = max(area.width() * min(max(share, 0.0), 1.0), 0.0)
        bar = QRectF(area.left(), round(area.center().y() - high / 2), wide, high)
        if wide >= 1:
            paint.box(painter, bar, theme.category(color)[0], None, min(theme.px(4), wide / 2))
    if not special.text:
        return
    font = theme.font(column.size, special.weight or column.weight)
    mode = Qt.TextElideMode.ElideMiddle if special.elide_middle else Qt.TextElideMode.ElideRight
    said = paint.elided(special.text, font, area.width() + 1, mode)
    if special.note:
        middle = area.center().y()
        upper = QRectF(area.left(), middle - theme.px(21), area.width(), theme.px(22))
        lower = QRectF(area.left(), middle + theme.px(1), area.width(), theme.px(20))
        note_font = theme.font(14)
        note = paint.elided(special.note, note_font, area.width() + 1, Qt.TextElideMode.ElideRight)
        paint.text(painter, upper, said, font, ink, align)
        paint.text(painter, lower, note, note_font, theme.color("ink3"), align)
    else:
        paint.text(painter, area, said, font, ink, align)
