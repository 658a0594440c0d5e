"""What comes back: a row for each line, with a tick and − number + (mockup 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons
from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.switch import paint_check
from ui.widgets.table import Cell, Column, Row, Table
from ui.widgets.table_rows import Index, paint_cell

TICK, NAME, PRICE, BOUGHT, MINUS, COUNT, PLUS, SUM = range(8)
_ROW = 66


@dataclass(frozen=True, slots=True)
class BackRow:
    """A row, worded: `taken` is "" while nothing of it comes back, `note` stands below the name. `steps` gives it its
    − and +; `more` and `less` tell whether they go further. A `spent` one is grey."""

    place: int
    name: str
    price: str
    bought: str
    taken: str
    amount: str
    note: str = ""
    steps: bool = True
    less: bool = True
    more: bool = True
    spent: bool = False


class BackTable(Table):
    """`toggled` the tick of a line, `stepped` its − or + (by), `asked` its number; `picked` any other tap on it.

    `ticks` gives lines their ticks, else the first column takes a line off the list.
    """

    toggled = Signal(int)
    stepped = Signal(int, int)
    asked = Signal(int)
    picked = Signal(int)

    def __init__(self, *, ticks: bool, name: str = "back", parent: QWidget | None = None) -> None:
        self.ticks = ticks
        self._lines: list[BackRow] = []
        self._current = -1
        price, bought, count, amount = theme.pick((1, 1, 60, 112), (130, 92, 60, 115), (150, 130, 90, 150))
        super().__init__(
            [
                Column("", 50),
                Column(tr("Товар")),
                Column(tr("Ціна"), price, align="r", color="ink2", size=theme.pick(15, 16, 17)),
                Column(tr("Куплено") if ticks else "", bought if ticks else 24, align="r", color="ink2"),
                Column("", 48),
                Column("", count),
                Column(tr("Повертають"), 60, back=2),
                Column(tr("Сума, грн"), amount, align="r", weight=600),
            ],
            row_height=_ROW,
            selectable=False,
            name=name,
            parent=parent,
        )
        # Where there is little room the price stands below the name.
        for narrow in (PRICE, BOUGHT):
            self.view.setColumnHidden(narrow, theme.form == "compact")
        self.view.setItemDelegate(_Cells(self))
        self.view.setAccessibleName(tr("Товари"))
        self.view.clicked.connect(self._tapped)

    def set_lines(self, lines: Sequence[BackRow], current: int | None) -> None:
        """Show these lines; `current` is the place the keys work on, brought into sight when it is another one."""
        before = self._current
        self._current = -1 if current is None else current
        same = [line.place for line in self._lines] == [line.place for line in lines]
        self._lines = list(lines)
        rows = [Row(line.place, _cells(line), muted=line.spent) for line in lines]
        if same:
            self.model.rows[:] = rows
            self.view.viewport().update()
        else:
            self.set_rows(rows)
        if self._current != before or not same:
            place = next((n for n, line in enumerate(lines) if line.place == self._current), -1)
            if place >= 0:
                self.view.scrollTo(self.model.index(place, NAME))

    def line(self, row: int) -> BackRow:
        return self._lines[row]

    def is_current(self, row: int) -> bool:
        """Whether the keys work on this row."""
        return self._lines[row].place == self._current

    def _tapped(self, index: QModelIndex) -> None:
        line = self._lines[index.row()]
        stepped = line.taken and line.steps
        if index.column() == TICK:
            self.toggled.emit(line.place)
        elif index.column() in (MINUS, PLUS) and stepped:
            self.stepped.emit(line.place, -1 if index.column() == MINUS else 1)
        elif index.column() in (MINUS, COUNT, PLUS) and not line.spent:
            self.asked.emit(line.place)
        elif self.ticks and not line.taken:
            self.toggled.emit(line.place)
        else:
            self.picked.emit(line.place)


class _Cells(QStyledItemDelegate):
    """Paints the cells."""

    def __init__(self, table: BackTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.row(), index.column()
        line = self._table.line(row)
        area = QRectF(option.rect)
        taken, current = bool(line.taken), self._table.is_current(row)
        painter.save()
        paint.smooth(painter)
        painter.fillRect(area, theme.color("select" if taken else "surface2" if current else "surface"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("border"))
        if column == TICK and (taken or current):
            edge = QRectF(area.left(), area.top(), theme.px(4), area.height() - 1)
            painter.fillRect(edge, theme.color("focus" if current else "accent"))
        room = area.adjusted(theme.px(12), 0, -theme.px(12), -1)
        if column == TICK:
            self._paint_tick(painter, room, line)
        elif column in (MINUS, COUNT, PLUS):
            if taken:
                self._paint_count(painter, area, column, line)
        else:
            cell, look = self._table.model.rows[row].cells[column], self._table.model.columns[column]
            paint_cell(painter, room, cell, look, muted=line.spent)
        painter.restore()

    def _paint_tick(self, painter: QPainter, room: QRectF, line: BackRow) -> None:
        if self._table.ticks:
            paint_check(painter, room.left(), room.center().y(), bool(line.taken), enabled=not line.spent)
            return
        size = theme.px(22)
        mark = QRectF(room.left() + theme.px(2), round(room.center().y() - size / 2), size, size)
        icons.paint(painter, "trash-2", "ink2", mark)

    def _paint_count(self, painter: QPainter, area: QRectF, column: int, line: BackRow) -> None:
        """A third of the box with the number; its ends lie in the columns beside."""
        high, radius = theme.px(48), theme.radius("control")
        count = self._table.view.columnWidth(COUNT)
        left = {MINUS: area.left(), COUNT: area.left() - theme.px(48), PLUS: area.left() - theme.px(48) - count}[column]
        box = QRectF(left, round(area.center().y() - high / 2), 2 * theme.px(48) + count, high)
        painter.save()
        painter.setClipRect(area)
        paint.box(painter, box, theme.color("surface"), theme.color("border"), radius)
        if column == COUNT or not line.steps:
            # A weight has the ends of the box to itself: each of the three columns paints its part of it.
            paint.text(painter, box, line.taken, theme.font(18, 600), theme.color("ink"), paint.CENTER)
        else:
            size = theme.px(20)
            ink = "ink" if (line.less if column == MINUS else line.more) else "ink3"
            at = box.left() + theme.px(14) if column == MINUS else box.right() - theme.px(14) - size
            mark = QRectF(at, round(box.center().y() - size / 2), size, size)
            icons.paint(painter, "minus" if column == MINUS else "plus", ink, mark)
        painter.restore()


def _cells(line: BackRow) -> tuple[str | Cell, ...]:
    name = Cell(line.name, note=line.note, weight=600 if line.taken else 400, elide_middle=True)
    return ("", name, line.price, line.bought, "", Cell(said=line.taken), "", line.amount)
