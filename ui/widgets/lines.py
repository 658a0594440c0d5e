"""The receipt on the sale screen: its lines, and the editor that opens under the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.line_ask import LineAsk
from ui.widgets.line_editor import Line, LineEditor
from ui.widgets.line_rows import Index, LineRows
from ui.widgets.scroll import ScrollMark, touch_scrolling
from ui.widgets.tap_area import TapArea

_FLASH = 120
#: Room of the pencil beside the name of the chosen line, in design pixels.
_MORE = 52


class LinesModel(QAbstractListModel):
    """Lines as they stand. A new list replaces the old one with as little commotion as it can."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.lines[index.row()]
            said = (line.name, line.quantity_text, line.comment_text, line.amount_text, line.ask_text)
            return ", ".join(filter(None, said))
        return None

    def set_lines(self, lines: Sequence[Line]) -> list[str]:
        """Show these lines. Returns the ids of those that were not there before."""
        old = [line.id for line in self.lines]
        new = [line.id for line in lines]
        fresh = sorted(set(new) - set(old), key=new.index)
        if new[: len(old)] == old:
            self._change(lines[: len(old)])
            if fresh:
                self.beginInsertRows(QModelIndex(), len(old), len(new) - 1)
                self.lines += lines[len(old) :]
                self.endInsertRows()
        elif len(new) == len(old) - 1 and (gone := _gone(old, new)) is not None:
            self.beginRemoveRows(QModelIndex(), gone, gone)
            del self.lines[gone]
            self.endRemoveRows()
            self._change(lines)
        else:
            self.beginResetModel()
            self.lines = list(lines)
            self.endResetModel()
        return fresh

    def row_of(self, item_id: str) -> int:
        """Where a line stands, -1 if it is not there."""
        return next((row for row, line in enumerate(self.lines) if line.id == item_id), -1)

    def _change(self, lines: Sequence[Line]) -> None:
        for row, line in enumerate(lines):
            if self.lines[row] is not line and self.lines[row] != line:
                self.lines[row] = line
                at = self.index(row)
                self.dataChanged.emit(at, at)


def _gone(old: list[str], new: list[str]) -> int | None:
    """The place of the one line that went, None if more than that changed."""
    place = next((row for row, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(new))
    return place if old[:place] + old[place + 1 :] == new else None


class _Lines(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, view: ReceiptView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._view.model.lines[index.row()]
        chosen = self._view.selected() == line.id
        area = QRectF(option.rect)
        lit = chosen or line.id in self._view.flashing
        painter.fillRect(area, theme.color("select" if lit else "surface"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), theme.color("border"))
        if chosen:
            painter.fillRect(QRectF(area.left(), area.top(), theme.px(4), area.height() - 1), theme.color("accent"))
        # A mark that moves along the edge uncovers a strip with no words in it.
        if painter.clipBoundingRect().left() < area.right() - _side():
            _paint_line(painter, area, line, opened=chosen)


def _heights() -> tuple[int, int]:
    """Of a line, and of the one opened (pixels)."""
    closed, editor = (70, 66) if theme.form == "wide" else (57, 65)
    return theme.px(closed), theme.px(closed) + theme.px(editor)


def _side() -> int:
    """Room left and right of the words (pixels)."""
    return theme.px(20 if theme.form == "wide" else 16)


def _amount_font() -> QFont:
    return theme.font(21 if theme.form == "wide" else 18, 600)


def _paint_line(painter: QPainter, area: QRectF, line: Line, *, opened: bool) -> None:
    paint.smooth(painter)
    wide = theme.form == "wide"
    pad, top = _side(), theme.px(11 if wide else 7)
    name_line, note_line, amount_line = (theme.px(n) for n in ((24, 22, 26) if wide else (21, 20, 22)))
    amount_font = _amount_font()
    name_font, note_font = theme.font(18 if wide else 16, 500), theme.font(16 if wide else 15)
    left, right = area.left() + pad, area.right() - pad
    up = area.top() + top
    amount_width = paint.width_of(line.amount_text, amount_font)
    room = right - left - amount_width - theme.px(12) - (theme.px(_MORE) if opened else 0)
    ink = theme.color("ink")
    name = paint.elided(line.name, name_font, room)
    paint.text(painter, QRectF(left, up, room, name_line), name, name_font, ink)
    amount = QRectF(left, up, right - left, amount_line)
    paint.text(painter, amount, line.amount_text, amount_font, ink, paint.RIGHT)
    below = up + name_line + theme.px(1)
    quantity = QRectF(left, below, room, note_line)
    paint.text(painter, quantity, line.quantity_text, note_font, theme.color("ink2"))
    after, middle = left + round(paint.width_of(line.quantity_text, note_font)) + theme.px(8), below + note_line / 2
    edge = right - (round(paint.width_of(line.old_text, theme.font(14))) + theme.px(8) if line.old_text else 0)
    edge = min(edge, left + room) if opened else edge
    if line.ask_text:  # what is to be answered comes before what is known
        said = paint.elided(line.ask_text, theme.font(13, 600), edge - after - theme.px(35))
        after = paint.tag(painter, after, middle, said, "w", "circle-alert") + theme.px(6)
    if line.discount_text and (not line.ask_text or after + paint.tag_width(line.discount_text) <= edge):
        after = paint.tag(painter, after, middle, line.discount_text, "w") + theme.px(8)
    if line.comment_text and edge - after > theme.px(24):
        word = paint.elided(line.comment_text, note_font, edge - after, Qt.TextElideMode.ElideRight)
        paint.text(painter, QRectF(after, below, room, note_line), word, note_font, theme.color("info"))
    if line.old_text:
        struck = QFont(theme.font(14))
        struck.setStrikeOut(True)
        old = QRectF(left, up + amount_line, right - left, theme.px(19))
        paint.text(painter, old, line.old_text, struck, theme.color("ink3"), paint.RIGHT)


class ReceiptView(QWidget):
    """Lines of the receipt. The chosen one opens to show − number +, discount and remove, or, where there is a question
    about its goods, the two answers to it.

    `selected_changed` tells a line a person picked; the rest are taps in the editor, each with the line's id: `more` on
    the pencil beside the name, `explain` on the sum; `answered` besides whether the catalogue's word is taken.
    """

    selected_changed = Signal(str)
    plus = Signal(str)
    minus = Signal(str)
    quantity = Signal(str)
    discount = Signal(str)
    remove = Signal(str)
    answered = Signal(str, bool)
    more = Signal(str)
    explain = Signal(str)

    def __init__(self, *, name: str = "receipt", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_frame")
        self.model = LinesModel(self)
        self.flashing: set[str] = set()
        self._selected = ""
        self._heights = _heights()
        self.view = LineRows(self)
        self.view.set_heights(*self._heights)
        self.view.setObjectName(name)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Lines(self))
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        touch_scrolling(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.editor = LineEditor(self.view.viewport(), name=f"{name}_editor")
        inside = self.view.viewport()
        self.ask = LineAsk(inside, name=f"{name}_ask")
        self.ask.answered.connect(lambda take: self.answered.emit(self._selected, take))
        self._pencil = Button(icon="pencil", role="ghost", size=48, name=f"{name}_more", color="ink2", parent=inside)
        self._pencil.setAccessibleName(tr("Ціна, коментар і все інше"))
        self._pencil.clicked.connect(lambda: self.more.emit(self._selected))
        self._sum = TapArea(tr("Як пораховано цю суму"), name=f"{name}_sum", parent=inside)
        self._sum.clicked.connect(lambda: self.explain.emit(self._selected))
        for control in (self._pencil, self._sum):
            control.hide()
        ScrollMark(self.view, inside=True)
        for told, mine in (
            (self.editor.plus, self.plus),
            (self.editor.minus, self.minus),
            (self.editor.quantity, self.quantity),
            (self.editor.discount, self.discount),
            (self.editor.remove, self.remove),
        ):
            told.connect(lambda mine=mine: mine.emit(self._selected))
        self.view.clicked.connect(self._tapped)
        self.view.resized.connect(self._place_editor)
        self.view.verticalScrollBar().valueChanged.connect(self._place_editor)
        theme.changed.connect(self._restyle)

    def set_lines(self, lines: Sequence[Line], selected: str | None = None) -> None:
        """Show these lines. `selected` is the id of the chosen one, "" for none, None to leave it as it is.

        A line that was not there before is brought into sight and lit for a moment.
        """
        fresh = self.model.set_lines(lines)
        wanted = self._selected if selected is None else selected
        self._selected = wanted if self.model.row_of(wanted) >= 0 else ""
        self._fill_editor()
        if len(fresh) == 1:
            self._flash(fresh)
        self._open(show=bool(fresh or selected))
        if fresh and not self._selected:
            self.show_line(fresh[-1])
        self._place_editor()

    def select(self, item_id: str) -> None:
        """Choose a line without a signal and bring it into sight; "" chooses none."""
        if item_id == self._selected:
            return
        self._selected = item_id if self.model.row_of(item_id) >= 0 else ""
        self._fill_editor()
        self._open(show=True)
        self._place_editor()

    def selected(self) -> str:
        """The id of the chosen line, "" if none."""
        return self._selected

    def show_line(self, item_id: str) -> None:
        """Bring a line into sight."""
        row = self.model.row_of(item_id)
        if row >= 0:
            self.view.scrollTo(self.model.index(row))

    def _tapped(self, index: QModelIndex) -> None:
        tapped = self.model.lines[index.row()].id
        if tapped != self._selected:
            self.select(tapped)
            self.selected_changed.emit(tapped)

    def _open(self, *, show: bool) -> None:
        """The row of the chosen line is the opened one."""
        self.view.open_row(self.model.row_of(self._selected), show=show)

    def _fill_editor(self) -> None:
        row = self.model.row_of(self._selected)
        if row >= 0:
            line = self.model.lines[row]
            self.editor.show_line(line)
            if line.ask_text:
                self.ask.show_answers(line.keep_text, line.take_text)

    def _place_editor(self) -> None:
        row = self.model.row_of(self._selected)
        if row < 0:
            for control in (self.editor, self.ask, self._pencil, self._sum):
                control.hide()
            return
        area = self.view.visualRect(self.model.index(row))
        wide = theme.form == "wide"
        pad, tall = _side(), theme.px(52 if wide else 50)
        foot = theme.px(11 if wide else 7) + 1
        place = QRect(area.left() + pad, area.bottom() + 1 - foot - tall, area.width() - 2 * pad, tall)
        asked = bool(self.model.lines[row].ask_text)
        for shown, part in ((not asked, self.editor), (asked, self.ask)):
            part.setGeometry(place)
            part.setVisible(shown)
        self._place_upper(area, pad, self.model.lines[row])

    def _place_upper(self, area: QRect, pad: int, line: Line) -> None:
        """The pencil and the sum that can be tapped, right of the name."""
        closed, side = self._heights[0], theme.px(48)
        wide = round(paint.width_of(line.amount_text, _amount_font()))
        right, top = area.right() + 1 - pad, area.top() + (closed - side) // 2
        reach = max(wide + theme.px(8), side - pad)
        self._sum.setGeometry(right - reach, top, reach + pad, side)
        high = theme.px(11 + 26 if theme.form == "wide" else 7 + 22)
        self._sum.set_mark(QRectF(reach - wide, 0, wide, area.top() + high - top))
        self._pencil.setGeometry(right - reach - side, top, side, side)
        for control in (self._pencil, self._sum):
            control.show()

    def _flash(self, ids: list[str]) -> None:
        if theme.reduced_motion:
            return
        self.flashing.update(ids)
        QTimer.singleShot(_FLASH, self, lambda: self._unflash(ids))

    def _unflash(self, ids: list[str]) -> None:
        self.flashing.difference_update(ids)
        for row in map(self.model.row_of, ids):
            self.view.update(self.model.index(row))

    def _restyle(self) -> None:
        self._heights = _heights()
        self.view.set_heights(*self._heights)
        self._place_editor()
