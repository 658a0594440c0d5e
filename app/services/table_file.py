"""A table written for a person: CSV and XLSX. Off the window's thread, whole or not at all, and it can be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path

from app.domain.csv_cell import MARK, row
from app.domain.table import Table
from app.services.new_file import write_new

#: Rows between two looks whether it shall go on.
STEP = 50
#: Seconds the writer then stands aside, so that the window's thread has its turn whatever the writer was doing.
ASIDE = 0.0002


class TableKind(StrEnum):
    """What a table is saved as; the value is the ending of the file's name."""

    XLSX = "xlsx"
    CSV = "csv"
    PDF = "pdf"


class Stopped(Exception):
    """The person does not want the file any more."""


class Writing:
    """How far a file is, read from another thread than the one that writes it."""

    def __init__(self) -> None:
        self.done = 0
        self._over = False

    def stop(self) -> None:
        """The writer ends at its next step, with nothing left behind."""
        self._over = True

    def at(self, row: int) -> None:
        """The writer is at this row, and lets others go first. Raises `Stopped`."""
        self.done = row
        time.sleep(ASIDE)
        if self._over:
            raise Stopped


Writer = Callable[[Path, Table, Writing], None]


def write_csv(path: Path, table: Table, writing: Writing) -> None:
    """Heads, rows and the total: UTF-8 with its mark, `;` between cells, as Excel in Ukrainian opens it.

    Raises `FileFault` as `new_file.beside`, `Stopped`.
    """
    heads = row(head.title for head in table.heads)
    total = [row(table.total)] if table.total is not None else []
    texts = chain([MARK, heads], _rows(table, writing), total)
    write_new(path, (text.encode() for text in texts))


def _rows(table: Table, writing: Writing) -> Iterator[str]:
    for number, cells in enumerate(table.rows):
        if number % STEP == 0:
            writing.at(number)
        yield row(cells)
    writing.at(len(table.rows))
