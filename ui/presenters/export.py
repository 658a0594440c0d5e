"""A table into a file of the person's own: which kind, where to, how far it is, how it went."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.clock import Clock, local
from app.domain.table import Table
from app.errors import FileFault
from app.services.table_file import Stopped, TableKind, Writer, Writing, write_csv
from app.services.workbook_file import write_xlsx
from ui.messages import message
from ui.slip_files import export_folder, file_name
from ui.table_pdf import write_pdf
from ui.tasks import Tasks

WRITERS: dict[TableKind, Writer] = {
    TableKind.XLSX: write_xlsx,
    TableKind.CSV: write_csv,
    TableKind.PDF: write_pdf,
}
#: What takes longer than this shows how far it is; it is looked at so often (ms).
SLOW, LOOK = 300, 100


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be exported now. `title` is the dialog's, `about` what the file will have, `name` what it is called
    without ending, `read` gives the table; it is asked on the loop and may take its time."""

    title: str
    about: str
    name: str
    read: Callable[[], Awaitable[Table]]


class ExportPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed`, `done` with the file's name and how many rows it has.

    `offer` tells what there is at the moment; `name` tells several exports apart.
    """

    opened = Signal()
    changed = Signal()
    done = Signal(str, int)

    def __init__(self, name: str, offer: Callable[[], Offer], clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._name = f"export.{name}"
        self._make_offer = offer
        self._clock = clock
        self._tasks = tasks
        self._writing: Writing | None = None
        self._rows = 0
        self.offer: Offer | None = None
        self.kind = TableKind.XLSX
        self.path = ""
        self.error = ""
        #: Whether it has taken long enough to be shown how far it is.
        self.slow = False
        self._late = QTimer(self, singleShot=True, interval=SLOW)
        self._late.timeout.connect(self._is_slow)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self.changed)
        tasks.busy_changed.connect(self._on_busy)

    @property
    def busy(self) -> bool:
        return self._tasks.busy(self._name)

    @property
    def ready(self) -> bool:
        return bool(self.path.strip()) and not self.busy

    @property
    def progress(self) -> tuple[int, int]:
        """Rows written, of how many; (0, 0) while the table is still being read."""
        return (self._writing.done, self._rows) if self._writing is not None else (0, 0)

    def open(self) -> None:
        """Offers a file of this minute among the user's documents."""
        self._tasks.start(f"{self._name}.offer", self._offer)

    def choose(self, kind: TableKind) -> None:
        """Another kind of file; the path's ending goes with it."""
        if self.path.endswith(f".{self.kind}"):
            self.path = f"{self.path.removesuffix(str(self.kind))}{kind}"
        self.kind, self.error = kind, ""
        self.changed.emit()

    def write_path(self, text: str) -> None:
        """Another place, as it is typed."""
        if text != self.path:
            self.path, self.error = text, ""
            self.changed.emit()

    def save(self) -> None:
        """Enter: writes the file."""
        if self.ready:
            self._tasks.start(self._name, self._save, self._refused)

    def stop(self) -> None:
        """The file is not wanted any more: nothing is left of it."""
        if self._writing is not None:
            self._writing.stop()

    async def _offer(self) -> None:
        self.offer = self._make_offer()
        folder = await export_folder()
        name = file_name(f"{self.offer.name} {local(self._clock.now()):%Y-%m-%d %H-%M-%S}")
        self.path = str(folder / f"{name}.{self.kind}")
        self.error = ""
        self.opened.emit()

    async def _save(self) -> None:
        path = Path(self.path.strip())
        if not path.is_absolute():
            raise FileFault("absent", str(path))
        assert self.offer is not None
        # A stop while the table is still being read is obeyed at the first row.
        writing = self._writing = Writing()
        try:
            table = await self.offer.read()
            self._rows = len(table.rows)
            await asyncio.to_thread(WRITERS[self.kind], path, table, writing)
        except Stopped:
            return
        except asyncio.CancelledError:
            writing.stop()
            raise
        finally:
            self._writing, self._rows = None, 0
        self.done.emit(path.name, len(table.rows))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, FileFault):
            self.error = message(error).detail
            self.changed.emit()
        else:
            self._tasks.failed.emit(self._name, error)

    def _is_slow(self) -> None:
        self.slow = True
        self._look.start()
        self.changed.emit()

    def _on_busy(self, name: str, busy: bool) -> None:
        if name != self._name:
            return
        if busy:
            self._late.start()
        else:
            self._late.stop()
            self._look.stop()
            self.slow = False
        self.changed.emit()
