"""A table of the house: rows 57 high, tags in cells, the chosen row with its green edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.card import RoundedEdge
from ui.widgets.scroll import ScrollMark, touch_scrolling
from ui.widgets.table_rows import Cell, Column, Index, Row, RowsModel, paint_cell

__all__ = ["Cell", "Column", "Row", "Table"]


class _Cells(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(self._table.row_height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._table.model
        row, column = model.rows[index.row()], model.columns[index.column()]
        cell = row.cells[index.column()]
        chosen = self._table.is_selected(index.row())
        area = QRectF(option.rect)
        painter.save()
        paint.smooth(painter)
        painter.fillRect(area, theme.color("select" if chosen else "surface"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("border"))
        if chosen and index.column() == 0:
            painter.fillRect(QRectF(area.left(), area.top(), theme.px(4), area.height() - 1), theme.color("accent"))
        paint_cell(painter, area.adjusted(theme.px(12), 0, -theme.px(12), -1), cell, column, muted=row.muted)
        painter.restore()


class _Header(QHeaderView):
    """The row of titles."""

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(table.sortable)
        self.sectionClicked.connect(table.sort_requested)

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(48 if self._table.sortable else 38))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        area = QRectF(rect)
        column = self._table.model.columns[section]
        painter.save()
        painter.fillRect(area, theme.color("surface2"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("border"))
        if column.back:
            area.setLeft(self.sectionViewportPosition(section - column.back))
        room = area.adjusted(theme.px(12), 0, -theme.px(12), -1)
        align = paint.RIGHT if column.align == "r" else paint.LEFT
        sorted_by, upward = self._table.sort
        ink = "ink" if section == sorted_by else "ink3"
        if section == sorted_by:
            room = self._mark(painter, room, column, upward=upward)
        paint.text(painter, room, column.title, theme.font(13, 600), theme.color(ink), align)
        painter.restore()

    def _mark(self, painter: QPainter, room: QRectF, column: Column, *, upward: bool) -> QRectF:
        """An arrow beside the title of the column the rows stand in order of; gives the room left for the title."""
        size = theme.px(16)
        left = room.right() - size
        if column.align != "r":
            left = min(room.left() + paint.width_of(column.title, theme.font(13, 600)) + theme.px(4), left)
        place = QRectF(left, round(room.center().y() - size / 2), size, size)
        icons.paint(painter, "chevron-up" if upward else "chevron-down", "ink", place)
        return room.adjusted(0, 0, -size - theme.px(4), 0) if column.align == "r" else room


class Table(QWidget):
    """Rows to look through and choose from. `chosen` tells a row's id when a person (or the arrows) picks it.

    `row_height` in design pixels (57, 54, 52 or, with second lines, 64); `outside` is the colour around its corners;
    without `header` the titles are left out. `activated` is a second tap or Enter on the chosen row. A `sortable` one
    has titles to tap: `sort_requested` carries the column, `set_sort` shows the order.
    """

    chosen = Signal(object)
    sort_requested = Signal(int)
    activated = Signal(object)
    end_reached = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        row_height: int = 57,
        header: bool = True,
        outside: str = "bg",
        framed: bool = True,
        selectable: bool = True,
        sortable: bool = False,
        name: str = "table",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_frame")
        self.row_height = row_height
        self.sortable = sortable
        #: The column the rows stand in order of, -1 for none, and whether the least comes first.
        self.sort = (-1, False)
        self.model = RowsModel(columns)
        self.view = QTableView(self)
        self.view.setObjectName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Cells(self))
        self.view.setHorizontalHeader(_Header(self))
        self.view.horizontalHeader().setVisible(header)
        self.view.verticalHeader().hide()
        self.view.setShowGrid(False)
        self.view.setFrameShape(QTableView.Shape.NoFrame)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.view.setSelectionMode(mode.SingleSelection if selectable else mode.NoSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTabKeyNavigation(False)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus if selectable else Qt.FocusPolicy.NoFocus)
        touch_scrolling(self.view)
        layout = QVBoxLayout(self)
        edge = 1 if framed else 0
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self.view)
        ScrollMark(self.view, self)
        if framed:
            RoundedEdge(self, outside)
        self.view.selectionModel().currentRowChanged.connect(self._row_changed)
        self.view.activated.connect(lambda index: self.activated.emit(self.model.rows[index.row()].id))
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Other rows; the chosen one stays chosen if it is still there."""
        kept = self.selected()
        self.model.set_rows(rows)
        if kept is not None:
            self.select(kept)

    def add_rows(self, rows: Sequence[Row]) -> None:
        """More rows at the end."""
        self.model.add_rows(rows)

    def set_sort(self, column: int, *, upward: bool) -> None:
        """Show by which column the rows stand, and which way."""
        if (column, upward) != self.sort:
            self.sort = (column, upward)
            self.view.horizontalHeader().viewport().update()

    def selected(self) -> object | None:
        """The id of the chosen row, or None."""
        index = self.view.selectionModel().currentIndex()
        return self.model.rows[index.row()].id if index.isValid() else None

    def select(self, row_id: object) -> None:
        """Choose a row without a signal; an unknown id chooses none."""
        place = next((number for number, row in enumerate(self.model.rows) if row.id == row_id), -1)
        quiet = self.view.selectionModel()
        quiet.blockSignals(True)
        if place < 0:
            quiet.clear()
        else:
            self.view.selectRow(place)
        quiet.blockSignals(False)
        self.view.viewport().update()

    def is_selected(self, row: int) -> bool:
        """Whether this row is the chosen one."""
        index = self.view.selectionModel().currentIndex()
        return index.isValid() and index.row() == row

    def _row_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.view.viewport().update()
        if now.isValid():
            self.chosen.emit(self.model.rows[now.row()].id)

    def _scrolled(self, value: int) -> None:
        bar = self.view.verticalScrollBar()
        if bar.maximum() and value >= bar.maximum() - bar.pageStep():
            self.end_reached.emit()

    def _restyle(self) -> None:
        rows = self.view.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(theme.px(self.row_height))
        titles = self.view.horizontalHeader()
        titles.setMinimumSectionSize(1)
        for number, column in enumerate(self.model.columns):
            if column.width:
                titles.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                titles.resizeSection(number, theme.px(column.width))
            else:
                titles.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.view.viewport().update()
