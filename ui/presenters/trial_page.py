"""The trial page: its picture as it would come out, its way through the printer, how it went."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Signal

from app.domain.printjob import JobState
from app.errors import RuleBroken
from printing.answer import PrinterState
from printing.preview import png
from printing.sheet import across
from printing.slip import Slip
from printing.trial_slip import trial_slip
from ui.i18n import sentences, tr
from ui.presenters.printed_page import PrintedPage
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks


class TrialPage(PrintedPage):
    """`picture` is the page as a PNG, empty before it is drawn; `view_requested` carries what makes the page."""

    view_requested = Signal(object)

    def __init__(self, till: TillParts, tasks: Tasks) -> None:
        super().__init__(till, tasks, "settings.trial")
        self.picture = b""

    @property
    def outcome(self) -> tuple[str, str]:
        """How it went: a sentence and its kind ("good", "warn", "danger"); "" before it is known."""
        match self.state:
            case JobState.PRINTED if self.till.printers.spooler.state is PrinterState.READY:
                return tr("Сторінку надруковано. Перевірте літери й ширину"), "good"
            case JobState.PRINTED:
                return tr("Сторінку передано. Чи вона вийшла, каса не знає: гляньте на принтер"), "good"
            case JobState.FAILED:
                return sentences(self.trouble, tr("Сторінку не надруковано")), "danger"
            case JobState.UNSURE:
                return sentences(self.trouble, tr("Гляньте, чи вийшла сторінка")), "warn"
            case _:
                return "", "info"

    def view(self) -> None:
        """It is to be looked at, larger."""
        self.view_requested.emit(self._make)

    def print(self, *, behind: asyncio.Lock) -> None:
        """Prints it, `behind` the settings that are being written; a second tap while it is on its way is dropped."""
        self.send(self.till.printers.print_test, behind=behind)

    def draw(self) -> None:
        """Draws the picture by the profile in force, off the screen's thread."""
        if self.till.station.place is None:
            return
        profile = self.till.printers.profile()

        async def work() -> None:
            picture = await asyncio.to_thread(png, await self._make(), profile, across(profile))
            if profile == self.till.printers.profile():
                self.picture = picture
                self.changed.emit()

        self.tasks.queue("settings.picture", work, self.failed.emit)

    async def _make(self) -> Slip:
        till, place = self.till, self.till.station.place
        if place is None:
            raise RuleBroken("signed_out")
        return trial_slip(till.printers.profile(), place, till.clock.now(), training=till.settings.training)
