"""What became of slips while nobody looked at their page: told as messages that lead to another try."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.printjob import JobKind, JobState, PrintJob
from app.errors import PrinterFault
from ui.announcer import Announcer
from ui.print_words import slip_name
from ui.tasks import Tasks
from ui.till import Till

TROUBLED = (JobState.FAILED, JobState.UNSURE)
#: Slips cut off in one run: more than these nobody would look for on the paper.
MOST = 20


class SlipNews:
    """Hears of every job. `seen` tells whether the page in front shows what becomes of a job itself."""

    def __init__(self, till: Till, announcer: Announcer, tasks: Tasks, seen: Callable[[PrintJob], bool]) -> None:
        self._till = till
        self._announcer = announcer
        self._tasks = tasks
        self._seen = seen
        till.printers.spooler.changed.connect(self._moved)

    async def tell_cut_off(self) -> None:
        """Slips that were on the wire when the last run ended: once, at the start after it."""
        recent = await self._till.stores.print_jobs.recent(MOST)
        unsure = [job for job in recent if job.state is JobState.UNSURE and job.error == "cut_off"]
        for job in unsure[: self._till.stores.recovered.print_jobs]:
            await self._tell(job)

    def _moved(self, job: PrintJob) -> None:
        if job.state is JobState.PRINTED:
            self._announcer.printed(job.id)
        elif job.state in TROUBLED and job.kind is not JobKind.TEST and not self._seen(job):
            self._tasks.queue("slip_news", lambda: self._tell(job))

    async def _tell(self, job: PrintJob) -> None:
        fault = PrinterFault(job.error or "io")
        if job.kind is JobKind.DRAWER:
            self._announcer.drawer_shut(fault)
            return
        slip = await slip_name(self._till.journal, job)

        def again() -> None:
            self._tasks.queue("slip_news.again", lambda: self._till.printers.spooler.retry(job.id))

        if job.state is JobState.UNSURE:
            self._announcer.perhaps_printed(job.id, slip, again)
        else:
            self._announcer.not_printed(job.id, slip, fault, again)
