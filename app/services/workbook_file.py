"""A table as an Excel workbook: numbers are numbers, days are days, and no text of anybody's is a formula.

openpyxl takes a second to load and keeps a tenth of one busy for a thousand rows: it is loaded when a workbook is
wanted, on the thread that writes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.csv_cell import Cell, harmless
from app.domain.table import Holds, Table
from app.services.new_file import beside
from app.services.table_file import STEP, Writing

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: Excel's own limit is 1,048,576 rows a sheet and 32,767 signs a cell.
MOST_ROWS, MOST_SIGNS = 1_000_000, 32_000
_FORMATS = {
    Holds.SUM: "#,##0.00",
    Holds.COUNT: "0",
    Holds.QUANTITY: "#,##0.###",
    Holds.DAY: "dd.mm.yyyy",
    Holds.TIME: "hh:mm:ss",
}
#: Widths are in letters of Excel's usual type.
_WIDE = 1.3


def write_xlsx(path: Path, table: Table, writing: Writing) -> None:
    """Heads in bold and held in place, then the rows; what is above one sheet's limit goes on on another.

    Raises `FileFault` as `new_file.beside`, `Stopped`.
    """
    from openpyxl.workbook import Workbook  # noqa: PLC0415 - see above

    book, whole = Workbook(write_only=True), BytesIO()
    with beside(path) as part:
        try:
            for number, begin in enumerate(range(0, max(len(table.rows), 1), MOST_ROWS), 1):
                _sheet(book, table, begin, number, writing)
            # Into memory first: a zip that meets a full disk half-way cannot be closed.
            book.save(whole)
        except BaseException:
            _forget(book)
            raise
        with part.open("xb") as file:
            file.write(whole.getbuffer())


def _sheet(book: Workbook, table: Table, begin: int, number: int, writing: Writing) -> None:
    sheet = book.create_sheet(_sheet_name(table.title, number))
    for letter, head in zip(_letters(len(table.heads)), table.heads, strict=True):
        sheet.column_dimensions[letter].width = head.share * _WIDE
    sheet.freeze_panes = "A2"
    heads = _Line(sheet, table, bold=True)
    sheet.append(heads.filled([head.title for head in table.heads]))
    line, end = _Line(sheet, table), min(begin + MOST_ROWS, len(table.rows))
    for place in range(begin, end):
        if place % STEP == 0:
            writing.at(place)
        sheet.append(line.filled(table.rows[place]))
    writing.at(end)
    if table.total is not None and end == len(table.rows):
        sheet.append(_Line(sheet, table, bold=True).filled(table.total))
    sheet.close()


def _forget(book: Workbook) -> None:
    """Sheets lie in files of the system's until the book is saved; this one is not going to be."""
    for sheet in book.worksheets:
        with suppress(Exception):
            sheet.close()
        with suppress(Exception):
            sheet._writer.cleanup()


class _Line:
    """The cells of a row, made once: each row is written before the next one fills them anew."""

    def __init__(self, sheet: Any, table: Table, *, bold: bool = False) -> None:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
        from openpyxl.styles import Font  # noqa: PLC0415 - as above

        self._cells = []
        for head in table.heads:
            cell = WriteOnlyCell(sheet)
            if bold:
                cell.font = Font(bold=True)
            if head.holds in _FORMATS:
                cell.number_format = _FORMATS[head.holds]
            self._cells.append(cell)

    def filled(self, values: Sequence[Cell]) -> list[Any]:
        for cell, value in zip(self._cells, values, strict=True):
            # Straight into the cell: its own setter guesses types, and finds formulas in texts and days in numbers.
            if value is None or isinstance(value, str):
                cell._value, cell.data_type = (value and text_of(value)) or None, "s" if value else "n"
            else:
                cell._value, cell.data_type = value, "d" if isinstance(value, date | time) else "n"
        return self._cells


def text_of(text: str) -> str:
    """A text no spreadsheet takes for a formula, without what cannot stand in XML."""
    plain = harmless(text)[:MOST_SIGNS]
    return plain.translate({0xFFFE: " ", 0xFFFF: " "})


def _sheet_name(title: str, number: int) -> str:
    """Up to 31 signs, none of them Excel's own."""
    plain = "".join(" " if sign in "[]:*?/\\'" else sign for sign in text_of(title)).strip() or "1"
    return plain[:31] if number == 1 else f"{plain[:27]} {number}"


def _letters(count: int) -> list[str]:
    """A, B … Z, AA …"""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return [get_column_letter(number) for number in range(1, count + 1)]
