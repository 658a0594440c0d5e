"""The list of receipts into a file for a spreadsheet: where to, how it went."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.clock import Clock, local
from app.domain.document import JournalEntry
from app.errors import FileFault
from app.services.table_file import write_table
from ui.i18n import tr
from ui.journal_table import cells, header
from ui.messages import message
from ui.slip_files import export_folder
from ui.tasks import Tasks


class ExportPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed`, `done` with the file's name and how many documents it has.

    `read` gives all documents of the list as it is filtered.
    """

    opened = Signal()
    changed = Signal()
    done = Signal(str, int)

    def __init__(self, read: Callable[[], Awaitable[list[JournalEntry]]], clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._read = read
        self._clock = clock
        self._tasks = tasks
        self.path = ""
        self.error = ""
        tasks.busy_changed.connect(self._on_busy)

    @property
    def busy(self) -> bool:
        return self._tasks.busy("export")

    @property
    def ready(self) -> bool:
        return bool(self.path.strip()) and not self.busy

    def open(self) -> None:
        """Offers a file of this minute among the user's documents."""
        self._tasks.start("export.offer", self._offer)

    def write_path(self, text: str) -> None:
        """Another place, as it is typed."""
        if text != self.path:
            self.path, self.error = text, ""
            self.changed.emit()

    def save(self) -> None:
        """Enter: writes the file."""
        if self.ready:
            self._tasks.start("export", self._save, self._refused)

    async def _offer(self) -> None:
        folder = await export_folder()
        self.path = str(folder / f"{tr('Чеки')} {local(self._clock.now()):%Y-%m-%d %H-%M-%S}.csv")
        self.error = ""
        self.opened.emit()

    async def _save(self) -> None:
        path = Path(self.path.strip())
        if not path.is_absolute():
            raise FileFault("absent", str(path))
        entries = await self._read()
        await write_table(path, header(), [cells(entry) for entry in entries])
        self.done.emit(path.name, len(entries))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, FileFault):
            self.error = message(error).detail
            self.changed.emit()
        else:
            self._tasks.failed.emit("export", error)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "export":
            self.changed.emit()
