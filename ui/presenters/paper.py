"""A slip looked at: its picture as the paper would be, larger and smaller, printed, saved as PDF or PNG."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.errors import FileFault
from printing.preview import png
from printing.profiles import Profile
from printing.sheet import across, sheet
from printing.slip import Slip
from ui.i18n import sentences
from ui.messages import message
from ui.slip_files import FileKind, export_folder, save_slip
from ui.tasks import Tasks

#: A dot of the printer is so many pixels of the design, step by step.
ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0)
_FIRST = 1
#: A picture is drawn twice as fine where the slip is no longer than this (dots): beyond, it would take 40 MB.
_FINE_UNTIL = 4000


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """What is to be shown: `name` for its title and its file, `make` its slip, `profile` the paper it is set for, and
    what prints it, None where nothing is printed from here."""

    name: str
    make: Callable[[], Awaitable[Slip]]
    profile: Callable[[], Profile]
    again: Callable[[], None] | None = None


class PaperPresenter(QObject):
    """Signals: `opened` (the dialog is wanted), `changed`, `saved` with the file's name and its folder, `printed` with
    the name of what went to the printer, `failed` an error."""

    opened = Signal()
    changed = Signal()
    saved = Signal(str, str)
    printed = Signal(str)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._asked: PaperAsked | None = None
        self._slip: Slip | None = None
        self.picture = b""
        self.error = ""
        self.step = _FIRST
        #: Pixels of the picture to a dot of the printer.
        self.fineness = 1
        tasks.busy_changed.connect(lambda name, _: self.changed.emit() if name == "paper.save" else None)

    @property
    def name(self) -> str:
        return self._asked.name if self._asked is not None else ""

    @property
    def zoom(self) -> float:
        """Design pixels to a dot of the printer."""
        return ZOOMS[self.step]

    @property
    def prints(self) -> bool:
        return self._asked is not None and self._asked.again is not None

    @property
    def ready(self) -> bool:
        """There is a slip to be saved."""
        return self._slip is not None and not self.saving

    @property
    def saving(self) -> bool:
        return self._tasks.busy("paper.save")

    def open(self, asked: PaperAsked) -> None:
        """Shows it; the picture comes when it is drawn."""
        self._asked, self._slip, self.picture, self.error, self.step = asked, None, b"", "", _FIRST

        async def work() -> None:
            slip = await asked.make()
            profile = asked.profile()
            fine, picture = await asyncio.to_thread(_drawn, slip, profile)
            if self._asked is asked:
                self._slip, self.fineness, self.picture = slip, fine, picture
                self.changed.emit()

        self.opened.emit()
        self._tasks.queue("paper.draw", work, self.failed.emit)

    def zoom_by(self, steps: int) -> None:
        """Larger (+1) or smaller (−1)."""
        step = min(max(self.step + steps, 0), len(ZOOMS) - 1)
        if step != self.step:
            self.step = step
            self.changed.emit()

    def save(self, kind: FileKind) -> None:
        """Into the folder of the person's documents; a second tap while it is written is dropped."""
        slip, asked = self._slip, self._asked
        if slip is None or asked is None:
            return

        async def work() -> None:
            self.error = ""
            path = await save_slip(slip, asked.profile(), await export_folder(), asked.name, kind)
            self.saved.emit(path.name, str(path.parent))

        self._tasks.start("paper.save", work, self._refused)

    def print(self) -> None:
        """Sends it to the printer."""
        if self._asked is not None and self._asked.again is not None:
            self._asked.again()
            self.printed.emit(self.name)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, FileFault):
            said = message(error)
            self.error = sentences(said.title, said.detail)
            self.changed.emit()
        else:
            self.failed.emit(error)


def _drawn(slip: Slip, profile: Profile) -> tuple[int, bytes]:
    fine = 2 if sheet(slip, profile).height <= _FINE_UNTIL else 1
    return fine, png(slip, profile, fine * across(profile))
