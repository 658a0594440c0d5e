"""What slip is looked at: pages ask for the paper of what they show, and the one dialog shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import QObject

from app.domain.document import Document, JournalEntry
from app.domain.handed import Handed
from app.domain.printjob import JobKind, PrintJob
from app.domain.receipt import Receipt
from app.domain.report import XReport
from app.domain.terminal_report import TerminalReport
from app.domain.zreport import ZPaper
from printing.profiles import Profile
from printing.slip import Slip
from ui.i18n import tr
from ui.presenters.paper import PaperAsked, PaperPresenter
from ui.screens.journal_texts import title_text
from ui.tasks import Tasks
from ui.till import Till


class PaperDesk(QObject):
    """`presenter` is the dialog's. Each method shows one kind of paper; printing from there is another print of it."""

    def __init__(self, till: Till, tasks: Tasks, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._till = till
        self._tasks = tasks
        self._failed = failed
        self.presenter = PaperPresenter(tasks)
        self.presenter.failed.connect(failed)

    def entry(self, entry: JournalEntry) -> None:
        """A document of the journal; printed from here it is a КОПІЯ."""
        slips, journal = self._till.printers.slips, self._till.journal
        self._show(
            title_text(entry.document),
            lambda: slips.of_entry(entry, copy=True),
            lambda: journal.reprint(entry.document.id),
        )

    def document(self, document: Document) -> None:
        """A document by itself: the journal says how its delivery stands."""

        async def make() -> Slip:
            entry = await self._till.journal.entry(document.id)
            assert entry is not None, "a recorded document is in the journal"
            return await self._till.printers.slips.of_entry(entry, copy=True)

        self._show(title_text(document), make, lambda: self._till.journal.reprint(document.id))

    def held(self, receipt: Receipt) -> None:
        """A receipt put aside, for a customer who wants to know what is in it."""
        name = receipt.name or tr("Відкладений чек")
        self._unpaid(self._till.held.document(receipt), name)

    def handed(self, row: Handed) -> None:
        """A receipt handed to the fiscal till."""
        self._unpaid(row.document, title_text(row.document))

    def report(self, kind: JobKind, report: XReport) -> None:
        """An X report, or the end of a shift; only looked at and saved here."""
        closing = kind is JobKind.SHIFT_CLOSE
        number, slips = report.shift.number, self._till.printers.slips
        name = tr("Закриття зміни №{number}", number=number) if closing else tr("X-звіт зміни №{number}", number=number)
        self._show(name, lambda: slips.of_report(kind, report, copy=closing))

    def terminal(self, report: TerminalReport) -> None:
        """What the bank terminal reported; printed from here it is a КОПІЯ."""
        name = tr("Звірка термінала") if report.settled else tr("X-звіт термінала")
        bank, slips = self._till.bank_desk, self._till.printers.slips
        self._show(name, lambda: slips.of_terminal(report, copy=True), lambda: bank.reprint(report))

    def z_copy(self, paper: ZPaper, name: str) -> None:
        """The copy of a Z-report."""
        slips = self._till.printers.slips

        async def make() -> Slip:
            return slips.z_copy(paper)

        self._show(name, make, lambda: self._till.z_desk.print_copy(paper))

    def job(self, job: PrintJob, name: str) -> None:
        """A slip of the print queue, on the paper of its printer; whether it is printed is said there."""
        printers = self._till.printers
        self._show(name, lambda: printers.slips.of_job(job), profile=lambda: printers.profile(job.lane))

    def show(self, name: str, make: Callable[[], Awaitable[Slip]]) -> None:
        """Any other slip: looked at and saved."""
        self._show(name, make)

    def _unpaid(self, document: Document, name: str) -> None:
        printers = self._till.printers
        self._show(name, lambda: printers.slips.of_held(document), lambda: printers.print_held(document))

    def _show(
        self,
        name: str,
        make: Callable[[], Awaitable[Slip]],
        again: Callable[[], Awaitable[object]] | None = None,
        profile: Callable[[], Profile] | None = None,
    ) -> None:
        prints = again is not None and self._till.station.rules.print_slips
        again_here = partial(self._print, again) if prints and again else None
        self.presenter.open(PaperAsked(name, make, profile or self._till.printers.profile, again_here))

    def _print(self, again: Callable[[], Awaitable[object]]) -> None:
        async def work() -> None:
            await again()

        self._tasks.start("paper.print", work, self._failed)
