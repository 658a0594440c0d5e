"""The shop's own words and picture on its slips, as they are being chosen: a sample drawn after every change."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import BadSettings
from printing.preview import png
from printing.sample_slip import sample_slip
from printing.sheet import across
from printing.slip import Slip
from ui.i18n import sentences
from ui.logo_file import offered
from ui.messages import message
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks

#: The sample is drawn once nobody has typed for so long (ms).
PAUSE = 150


class SlipLook(QObject):
    """Signals: `changed` (the sample, the picture, the files to choose from), `opened` (the dialog for a picture),
    `taken` (a picture was chosen), `view_requested` with what makes the sample (it is to be looked at), `failed` an
    error. `typed` gives what stands in the field of a setting, `may` whether it may be changed."""

    changed = Signal()
    opened = Signal()
    taken = Signal()
    view_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks, typed: Callable[[str], str], may: Callable[[], bool]) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self._typed = typed
        self._may = may
        self.picture = b""
        self.files: tuple[Path, ...] = ()
        self.error = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.draw)
        tasks.busy_changed.connect(lambda name, _: self.changed.emit() if name == "logo.take" else None)

    @property
    def has_logo(self) -> bool:
        return bool(self._till.printers.head.logo)

    @property
    def taking(self) -> bool:
        """A picture is being read."""
        return self._tasks.busy("logo.take")

    def soon(self) -> None:
        """Something was typed: the sample follows."""
        self._pause.start()

    def sample(self) -> Slip | None:
        """The sample as it stands; None without a place, or while what is typed cannot stand on a slip."""
        place = self._till.station.place
        if place is None:
            return None
        try:
            dressed = self._till.printers.head.dress(place, self._typed("slip_header"), self._typed("slip_footer"))
        except BadSettings:
            return None
        return sample_slip(dressed, self._till.clock.now(), training=self._till.settings.training)

    def view(self) -> None:
        """The sample larger."""

        async def make() -> Slip:
            return self.sample() or Slip()

        self.view_requested.emit(make)

    def draw(self) -> None:
        """Draws the sample off the window's thread; a newer one makes it stale."""
        slip, profile = self.sample(), self._till.printers.profile()
        if slip is None:
            return

        async def work() -> None:
            picture = await asyncio.to_thread(png, slip, profile, across(profile))
            if slip == self.sample() or not self.picture:
                self.picture = picture
                self.changed.emit()

        self._tasks.queue("logo.draw", work, self.failed.emit)

    def choose_logo(self) -> None:
        """«Вибрати…»: which pictures lie near, then the dialog."""
        if not self._may():
            return

        async def work() -> None:
            self.error = ""
            self.files = await asyncio.to_thread(offered)
            self.opened.emit()

        self._tasks.start("logo.find", work, self.failed.emit)

    def type_path(self) -> None:
        """Another path is being typed: what was said of the last one is over."""
        if self.error:
            self.error = ""
            self.changed.emit()

    def take_logo(self, path: str) -> None:
        """Makes the picture of this file the logo, or says why it cannot be."""
        if not path.strip() or not self._may():
            return

        async def work() -> None:
            self.error = ""
            await self._till.printers.head.take(Path(path.strip()))
            self.taken.emit()
            self.draw()

        self._tasks.start("logo.take", work, self._refused)

    def drop_logo(self) -> None:
        """«Прибрати»."""
        if not self._may():
            return

        async def work() -> None:
            await self._till.printers.head.drop()
            self.changed.emit()
            self.draw()

        self._tasks.start("logo.drop", work, self.failed.emit)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, BadSettings):
            said = message(error)
            self.error = sentences(said.title, said.detail)
            self.changed.emit()
        else:
            self.failed.emit(error)
