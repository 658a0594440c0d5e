"""A table written for a person's spreadsheet, off the caller's thread, whole or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

from app.domain.csv_cell import MARK, Cell, row
from app.services.new_file import write_new


async def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Writes a new file of header and rows: UTF-8 with its mark, `;` between cells, as Excel in Ukrainian opens it.

    Raises `FileFault`: "exists", "absent" (no such folder), "rights", "full", "io"; nothing is left behind then.
    """
    texts = chain([MARK], map(row, [header, *rows]))
    await asyncio.to_thread(write_new, path, (text.encode() for text in texts))
