"""Rows of which one is opened: where each of them stands is worked out, not laid out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible


class LineRows(QListView):
    """All rows are as high as each other, but for the one that is `opened` (-1: none). `resized` tells that there is
    another room for them.

    Qt's list asks every row for its height and paints all in sight whenever one is added or opened. Here a row's place
    is a multiplication, and a receipt that grows at its foot moves up what was painted and paints what is new.
    """

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.opened = -1
        self._closed = self._more = 1
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_heights(self, closed: int, opened: int) -> None:
        """Of a row, and of the opened one (pixels)."""
        self._closed, self._more = closed, opened - closed
        self.doItemsLayout()

    def open_row(self, row: int, *, show: bool) -> None:
        """Opens another row, -1 for none; `show` brings it into sight."""
        changed = [one for one in (self.opened, row) if one >= 0]
        opens, self.opened = row != self.opened, row
        if opens:
            self.updateGeometries()
        # What was painted is moved before anything of it is dirty, or all of it would be painted anew.
        if show and row >= 0:
            self.scrollTo(self.model().index(row, 0))
        if opens:
            self._paint_from(min(changed))

    # ------------------------------------------------------------------ where rows stand

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        row = index.row()
        return QRect(0, self._top(row) - self.verticalOffset(), self.viewport().width(), self._height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(point.y() + self.verticalOffset())
        return self.model().index(row, 0) if row >= 0 else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE) -> None:
        """No further than to have the row in sight, its head before its foot."""
        row, bar = index.row(), self.verticalScrollBar()
        if row >= 0:
            top, tall = self._top(row), self._height(row)
            bar.setValue(min(max(bar.value(), top + tall - self.viewport().height()), top))

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._closed)
        bar.setPageStep(room)
        bar.setRange(0, max(0, self._top(self._count()) - room))

    def _count(self) -> int:
        model = self.model()
        return 0 if model is None else model.rowCount()

    def _top(self, row: int) -> int:
        return row * self._closed + (self._more if 0 <= self.opened < row else 0)

    def _height(self, row: int) -> int:
        return self._closed + (self._more if row == self.opened else 0)

    def _row_at(self, y: int) -> int:
        """The row at so many pixels from the head of all, -1 where there is none."""
        row = y // self._closed
        if row > self.opened >= 0:
            row = max(self.opened, (y - self._more) // self._closed)
        return row if 0 <= row < self._count() else -1

    # ------------------------------------------------------------------ what has changed

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsRemoved.connect(lambda _, first, __: self._moved_from(first))

    def reset(self) -> None:
        super().reset()
        self.doItemsLayout()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        self._moved_from(start)

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:
        QAbstractItemView.dataChanged(self, top, bottom, roles)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def _moved_from(self, row: int) -> None:
        self.updateGeometries()
        self._paint_from(row)

    def _paint_from(self, row: int) -> None:
        """This row and all below it are painted anew."""
        view = self.viewport()
        top = self._top(row) - self.verticalOffset()
        view.update(0, top, view.width(), view.height() - top)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """`clipBoundingRect` tells the delegate how much of a row is wanted."""
        dirty, offset = event.region(), self.verticalOffset()
        area = dirty.boundingRect()
        painter = QPainter(self.viewport())
        painter.fillRect(area, theme.color("surface"))
        option = QStyleOptionViewItem()
        row, rows = max(0, self._row_at(area.top() + offset)), self._count()
        while row < rows and self._top(row) - offset <= area.bottom():
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            wanted = dirty.intersected(option.rect).boundingRect()
            if not wanted.isEmpty():
                painter.setClipRect(wanted)
                self.itemDelegate().paint(painter, option, index)
            row += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
