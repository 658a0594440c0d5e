"""«Підібрати кодову сторінку»: pages of letters are printed until a person finds the line that reads right."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal

from app.domain.printjob import JobState
from printing.letters_slip import PAGES, SAMPLES, Candidate, candidates
from ui.i18n import sentences, tr
from ui.presenters.printed_page import PrintedPage
from ui.presenters.till_parts import TillParts
from ui.tasks import Tasks


class LettersWizard(PrintedPage):
    """`done` when a line was chosen, or pictures instead. `sheet` is the page in question, counted from 0.

    `keep` writes settings; `told` is what was chosen last, a sentence, "" before.
    """

    done = Signal()

    def __init__(self, till: TillParts, tasks: Tasks, keep: Callable[[Mapping[str, object]], None]) -> None:
        super().__init__(till, tasks, "settings.letters")
        self._keep = keep
        self.sheet = 0
        self.told = ""

    @property
    def lines(self) -> tuple[Candidate, ...]:
        """The lines of the page on paper; none before it is out, or may be."""
        return candidates(self.sheet) if self.state in (JobState.PRINTED, JobState.UNSURE) else ()

    @property
    def samples(self) -> tuple[str, ...]:
        """How a line that is right reads."""
        return tuple(dict.fromkeys(SAMPLES.values()))

    @property
    def last(self) -> bool:
        """There is no further page."""
        return self.sheet + 1 >= PAGES

    @property
    def outcome(self) -> tuple[str, str]:
        """What went wrong with the page, a sentence and its kind; "" when nothing did."""
        if self.state is JobState.FAILED:
            return sentences(self.trouble, tr("Аркуш не надруковано")), "danger"
        if self.state is JobState.UNSURE:
            return sentences(self.trouble, tr("Гляньте, чи вийшов аркуш")), "warn"
        return "", "info"

    def forget(self) -> None:
        """The page of the settings is shown anew, or the wizard opened."""
        self.told = ""
        if not self.printing:
            self.sheet = 0
        super().forget()

    def print(self, *, behind: asyncio.Lock) -> None:
        """Prints the page; a second tap while it is on its way is dropped."""
        self.send(partial(self.till.printers.print_letters, self.sheet), behind=behind)

    def none(self, *, behind: asyncio.Lock) -> None:
        """No line is right: prints the next page."""
        if not self.last and not self.printing:
            self.sheet += 1
            self.print(behind=behind)

    def choose(self, number: int) -> None:
        """This line of the page reads right."""
        found = next((line for line in self.lines if line.number == number), None)
        if found is None:
            return
        self._keep({"printer_code_page": found.page, "printer_code_table": str(found.table)})
        page = found.page.upper()
        self.told = tr("Рядок {line}: кодова сторінка {page}, №{table}", line=number, page=page, table=found.table)
        self.done.emit()

    def draw_all(self) -> None:
        """No line of any page: the till draws the letters."""
        self._keep({"printer_code_page": "raster", "printer_code_table": ""})
        self.told = tr("Чеки друкуватимуться малюнком")
        self.done.emit()
