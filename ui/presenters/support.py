"""The file for support: where to, how it went."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.clock import Clock, local
from app.errors import FileFault
from ui.messages import message
from ui.slip_files import export_folder
from ui.tasks import Tasks


class SupportPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed`, `done` with the file's whole path and its size in bytes.

    `write` writes the file and gives its size; it raises `FileFault` and leaves nothing behind then.
    """

    opened = Signal()
    changed = Signal()
    done = Signal(str, int)

    def __init__(self, write: Callable[[Path], Awaitable[int]], clock: Clock, tasks: Tasks) -> None:
        super().__init__()
        self._write = write
        self._clock = clock
        self._tasks = tasks
        self.path = ""
        self.error = ""
        tasks.busy_changed.connect(self._on_busy)

    @property
    def busy(self) -> bool:
        return self._tasks.busy("support")

    @property
    def ready(self) -> bool:
        return bool(self.path.strip()) and not self.busy

    def open(self) -> None:
        """Offers a file of this minute among the user's documents."""
        self._tasks.start("support.offer", self._offer)

    def write_path(self, text: str) -> None:
        """Another place, as it is typed."""
        if text != self.path:
            self.path, self.error = text, ""
            self.changed.emit()

    def save(self) -> None:
        """Enter: writes the file."""
        if self.ready:
            self._tasks.start("support", self._save, self._refused)

    async def _offer(self) -> None:
        folder = await export_folder()
        self.path = str(folder / f"kasa-support-{local(self._clock.now()):%Y%m%d-%H%M%S}.zip")
        self.error = ""
        self.opened.emit()

    async def _save(self) -> None:
        path = Path(self.path.strip())
        if not path.is_absolute():
            raise FileFault("absent", str(path))
        size = await self._write(path)
        self.done.emit(str(path), size)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, FileFault):
            self.error = message(error).detail
            self.changed.emit()
        else:
            self._tasks.failed.emit("support", error)

    def _on_busy(self, name: str, busy: bool) -> None:
        if name == "support":
            self.changed.emit()
