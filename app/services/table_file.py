"""A table written for a person's spreadsheet, off the caller's thread, whole or not at all."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from app.domain.csv_cell import MARK, Cell, row
from app.errors import FileFault
from app.paths import fault_kind


async def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Writes a new file of header and rows: UTF-8 with its mark, `;` between cells, as Excel in Ukrainian opens it.

    Raises `FileFault`: "exists", "absent" (no such folder), "rights", "full", "io"; nothing is left behind then.
    """
    await asyncio.to_thread(_write, path, [header, *rows])


def _write(path: Path, rows: Iterable[Sequence[Cell]]) -> None:
    try:
        # Made here and now: what already lies there is somebody's, and a link there leads elsewhere.
        with path.open("x", encoding="utf-8", newline="") as file:
            try:
                file.write(MARK)
                file.writelines(row(cells) for cells in rows)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    path.unlink()
                raise
    except FileExistsError:
        raise FileFault("exists", str(path)) from None
    except (FileNotFoundError, NotADirectoryError):
        raise FileFault("absent", str(path)) from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL in the path. A name too long or with signs the disk does not take is as absent.
        number = error.errno if isinstance(error, OSError) else None
        wrong = number is None or number in (errno.ENAMETOOLONG, errno.EINVAL)
        raise FileFault("absent" if wrong else fault_kind(error), str(path)) from None  # type: ignore[arg-type]
