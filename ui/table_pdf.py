"""A table as a PDF on A4: heads on every page, rows that are never cut in two, page numbers at the foot.

Works off the window's thread: it paints on a file's pages, never on the screen. Letters stay text that can be searched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.domain.csv_cell import Cell
from app.domain.table import Holds, Table
from app.services.new_file import write_new
from app.services.table_file import STEP, Writing
from ui.formats import date_text, number_text
from ui.i18n import tr
from ui.theme import SANS, theme

#: All lengths are tenths of a point of the page: 720 to an inch.
_INCH = 720
_EDGE, _PAD, _LINE, _FOOT = 360, 40, 120, 240
_TITLE, _SAID, _CELL = 160, 90, 85
_SHORT, _LONG = 5950, 8420
#: A name may take so many lines; the rest of it is cut off with dots.
_MOST_LINES = 3
#: More letters than these beside each other want the page's long side.
_UPRIGHT = 95
#: Of the light theme, whatever the screen wears: paper is white.
_INK, _GREY, _RULE, _SHADE = "ink", "ink2", "border", "sunken"
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TABULAR, _FITTING = QFont.Tag("tnum"), QFont.Tag("calt")
#: Bytes of the finished file that are handed on at once.
_PIECE = 1 << 18
_NO_BREAK = int(Qt.TextFlag.TextSingleLine)


def write_pdf(path: Path, table: Table, writing: Writing) -> None:
    """Raises `FileFault` as `new_file.beside`, `Stopped`."""
    # The name is looked at before the work and not only after it.
    write_new(path, _pieces(table, writing))


def _pieces(table: Table, writing: Writing) -> Iterator[bytes]:
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    try:
        _Book(buffer, table, writing).paint()
    finally:
        buffer.close()
    # A piece at a time: eight megabytes copied at once keep the window's thread from its turn.
    for begin in range(0, out.size(), _PIECE):
        yield bytes(out.mid(begin, _PIECE).data())


def shown(cell: Cell, holds: Holds) -> str:
    """A cell as people read it."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal | int):
        if isinstance(cell, int) and holds is not Holds.SUM:
            return str(cell)
        return number_text(Decimal(cell), 2) if holds is Holds.SUM else number_text(Decimal(cell))
    if isinstance(cell, date):
        return date_text(cell)
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return " ".join(cell.split())


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    width: float
    align: int
    holds: Holds


class _Book:
    """The pages, painted one after another."""

    def __init__(self, device: QIODevice, table: Table, writing: Writing) -> None:
        self._table, self._writing = table, writing
        self._writer = QPdfWriter(device)
        self._writer.setTitle(table.title)
        self._writer.setResolution(_INCH)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        upright = sum(head.share for head in table.heads) <= _UPRIGHT
        way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
        self._writer.setPageOrientation(way)
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._wide, self._high = (_SHORT, _LONG) if upright else (_LONG, _SHORT)
        self._fonts = {bold: _font(_CELL, bold=bold) for bold in (False, True)}
        self._measures = {bold: QFontMetricsF(font) for bold, font in self._fonts.items()}
        self._measure = self._measures[True]
        self._columns = self._laid_out()
        self._painter = QPainter()

    def paint(self) -> None:
        pages = self._pages()
        self._painter.begin(self._writer)
        try:
            for number, (begin, end, top) in enumerate(pages, 1):
                if number > 1:
                    self._writer.newPage()
                self._page(begin, end, top, number, len(pages))
        finally:
            self._painter.end()

    # ------------------------------------------------------------------ where things stand

    def _laid_out(self) -> list[_Column]:
        heads = self._table.heads
        room, whole = self._wide - 2 * _EDGE, sum(head.share for head in heads) or 1
        columns, left = [], float(_EDGE)
        for head in heads:
            width = room * head.share / whole
            columns.append(_Column(left, width, _RIGHT if head.holds.numeric else _LEFT, head.holds))
            left += width
        return columns

    def _pages(self) -> list[tuple[int, int, float]]:
        """For each page its first row, the row after its last one, and where its table begins."""
        rows, total = self._table.rows, self._table.total
        top = _EDGE + _TITLE * 1.4 + len(self._table.about) * _SAID * 1.5 + 80
        head = self._high_of([head.title for head in self._table.heads])
        pages: list[tuple[int, int, float]] = []
        begin, at = 0, float(top + head)
        for place, cells in enumerate(rows):
            if place % STEP == 0:
                self._writing.at(place // 2)
            high = self._row_high(cells)
            if at + high > self._high - _EDGE - _FOOT and place > begin:
                pages.append((begin, place, top))
                begin, top = place, _EDGE
                at = top + head
            at += high
        last = 0.0 if total is None else self._row_high(total)
        if at + last > self._high - _EDGE - _FOOT and len(rows) - begin > 1:
            # The total is never alone on a page.
            pages.append((begin, len(rows) - 1, top))
            begin, top = len(rows) - 1, _EDGE
        return [*pages, (begin, len(rows), top)]

    def _row_high(self, cells: Sequence[Cell]) -> float:
        # Figures are never cut, so only texts say how high a row is.
        lines = 1
        for cell, column in zip(cells, self._columns, strict=True):
            if isinstance(cell, str):
                lines = max(lines, len(self._lines(shown(cell, column.holds), column)))
        return lines * _LINE + _PAD

    def _high_of(self, said: Sequence[str]) -> float:
        lines = (len(self._lines(text, column)) for text, column in zip(said, self._columns, strict=True))
        return max(lines, default=1) * _LINE + _PAD

    def _lines(self, said: str, column: _Column) -> list[str]:
        """The text cut at blanks to the column's width; what has none is cut where it must be."""
        room = column.width - 2 * _PAD
        # No letter is wider than its size: most cells need no measuring.
        if len(said) * _CELL * 0.8 <= room or self._measure.horizontalAdvance(said) <= room:
            return [said]
        lines: list[str] = []
        rest = said
        while rest and len(lines) < _MOST_LINES:
            if len(lines) == _MOST_LINES - 1:
                lines.append(self._measure.elidedText(rest, Qt.TextElideMode.ElideRight, room))
                break
            fits = self._fits(rest, room)
            cut = rest.rfind(" ", 0, fits + 1) if fits < len(rest) else fits
            cut = cut if cut > 0 else fits
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        return lines

    def _fits(self, said: str, room: float) -> int:
        """How many signs go into the room, one at least."""
        low, high = 1, len(said)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._measure.horizontalAdvance(said[:middle]) <= room else (low, middle - 1)
        return low

    # ------------------------------------------------------------------ painting

    def _page(self, begin: int, end: int, top: float, number: int, of: int) -> None:
        if number == 1:
            self._head()
        at = top
        titles = [head.title for head in self._table.heads]
        high = self._high_of(titles)
        self._painter.fillRect(QRectF(_EDGE, at, self._wide - 2 * _EDGE, high), _paper(_SHADE))
        at = self._row(titles, at, bold=True)
        for place in range(begin, end):
            if place % STEP == 0:
                self._writing.at((len(self._table.rows) + place) // 2)
            cells = self._table.rows[place]
            said = [shown(cell, col.holds) for cell, col in zip(cells, self._columns, strict=True)]
            at = self._row(said, at)
        if number == of:
            self._writing.at(len(self._table.rows))
            if self._table.total is not None:
                cells = self._table.total
                said = [shown(cell, col.holds) for cell, col in zip(cells, self._columns, strict=True)]
                self._row(said, at, bold=True)
        self._foot(number, of)

    def _head(self) -> None:
        room = self._wide - 2 * _EDGE
        self._text(QRectF(_EDGE, _EDGE, room, _TITLE * 1.4), self._table.title, _font(_TITLE, bold=True), _INK)
        at = _EDGE + _TITLE * 1.4
        for said in self._table.about:
            self._text(QRectF(_EDGE, at, room, _SAID * 1.5), said, _font(_SAID), _GREY)
            at += _SAID * 1.5

    def _foot(self, number: int, of: int) -> None:
        line = QRectF(_EDGE, self._high - _EDGE - _SAID * 1.2, self._wide - 2 * _EDGE, _SAID * 1.5)
        font = _font(_SAID)
        self._text(line, self._table.title, font, _GREY)
        self._text(line, tr("Сторінка {n} з {all}", n=number, all=of), font, _GREY, _RIGHT)

    def _row(self, said: Sequence[str], at: float, *, bold: bool = False) -> float:
        """Paints a row and gives where the next one begins."""
        painter, measure = self._painter, self._measures[bold]
        painter.setFont(self._fonts[bold])
        painter.setPen(_paper(_INK))
        high = _LINE
        for text, column in zip(said, self._columns, strict=True):
            lines = [text] if column.align == _RIGHT and not bold else self._lines(text, column)
            high = max(high, len(lines) * _LINE)
            base = at + (_PAD + _LINE + measure.capHeight()) / 2
            for line in lines if text else ():
                left = column.left + _PAD
                if column.align == _RIGHT:
                    left = column.left + column.width - _PAD - measure.horizontalAdvance(line)
                painter.drawText(QPointF(left, base), line)
                base += _LINE
        high += _PAD
        painter.fillRect(QRectF(_EDGE, at + high - 5, self._wide - 2 * _EDGE, 5), _paper(_RULE))
        return at + high

    def _text(self, area: QRectF, said: str, font: QFont, ink: str, align: int = _LEFT) -> None:
        self._painter.setFont(font)
        self._painter.setPen(_paper(ink))
        self._painter.drawText(area, align | _NO_BREAK, said)


def _paper(token: str) -> QColor:
    return theme.color_in("light", token)


def _font(size: int, *, bold: bool = False) -> QFont:
    """Inter in tenths of a point of the page, whatever the screen.

    Tabular digits and signs that suit themselves to their neighbours, which a painter takes over from the window or the
    font brings, are off: a reader of PDF finds no figures, brackets and colons in them.
    """
    font = QFont(SANS)
    font.setFeature(_TABULAR, 0)
    font.setFeature(_FITTING, 0)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
