"""This till's settings into a file for the others, and theirs taken from one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

from app.clock import Clock, local
from app.errors import BadSettings, FileFault
from app.services.new_file import write_new
from app.settings import Settings
from app.settings_copy import differing, packed, read_copy
from ui.i18n import sentences
from ui.messages import message
from ui.slip_files import export_folder, file_name
from ui.tasks import Tasks

#: How the files are called, and how many of them are offered to tap.
CALLED, OFFERED = "kasa-settings", 4
_TASK = "settings.copy"


class SettingsCopy(QObject):
    """Signals: `opened` (the dialog is wanted), `changed`; `saved` with the file's path and `taken` with how many
    settings are others now end it. `keep` makes changes the owner's, as the settings page does."""

    opened = Signal()
    changed = Signal()
    saved = Signal(str)
    taken = Signal(int)
    failed = Signal(object)

    def __init__(
        self,
        settings: Callable[[], Settings],
        keep: Callable[[Mapping[str, object]], Awaitable[None]],
        clock: Clock,
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._keep = keep
        self._clock = clock
        self._tasks = tasks
        self.takes = False
        self.path = ""
        self.error = ""
        self.files: tuple[Path, ...] = ()
        tasks.busy_changed.connect(lambda name, _: self.changed.emit() if name == _TASK else None)

    @property
    def busy(self) -> bool:
        return self._tasks.busy(_TASK)

    @property
    def ready(self) -> bool:
        return bool(self.path.strip()) and not self.busy

    def open(self, *, takes: bool) -> None:
        """The dialog to take a file, or to save one."""

        async def offer() -> None:
            self.takes, self.error = takes, ""
            self.files = await asyncio.to_thread(_near) if takes else ()
            self.path = "" if takes else str(await export_folder() / self._name())
            self.opened.emit()

        self._tasks.start(f"{_TASK}.offer", offer, self.failed.emit)

    def write_path(self, text: str) -> None:
        """Another file, as it is typed."""
        if text != self.path:
            self.path, self.error = text, ""
            self.changed.emit()

    def go(self) -> None:
        """Enter: saves or takes."""
        if self.ready:
            self._tasks.start(_TASK, self._take if self.takes else self._save, self._refused)

    async def _save(self) -> None:
        path = Path(self.path.strip())
        if not path.is_absolute():
            raise FileFault("absent", str(path))
        await asyncio.to_thread(write_new, path, [packed(self._settings())])
        self.saved.emit(str(path))

    async def _take(self) -> None:
        content = await asyncio.to_thread(read_copy, Path(self.path.strip()))
        changes = differing(self._settings(), content)
        if changes:
            await self._keep(changes)
        self.taken.emit(len(changes))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, BadSettings):
            said = message(error)
            self.error = sentences(said.title, said.detail)
            self.changed.emit()
        elif isinstance(error, FileFault):
            self.error = message(error).detail
            self.changed.emit()
        else:
            self.failed.emit(error)

    def _name(self) -> str:
        code = file_name(self._settings().till_code)
        return f"{CALLED}-{code}-{local(self._clock.now()):%Y%m%d-%H%M%S}.json"


def _near() -> tuple[Path, ...]:
    """Such files where people put them, and on sticks: the newest first."""
    kinds = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.DownloadLocation)
    found: dict[Path, float] = {}
    for folder in [Path(QStandardPaths.writableLocation(kind)) for kind in kinds]:
        try:
            found |= {path: path.stat().st_mtime for path in folder.glob(f"{CALLED}*.json")}
        except OSError:
            continue
    return tuple(sorted(found, key=lambda path: found[path], reverse=True)[:OFFERED])
