"""X on screen and on paper. It resets nothing; any number of them may be made."""

from __future__ import annotations

from collections.abc import Callable

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.printjob import JobKind, PrintJob
from app.domain.report import XReport
from app.domain.shift import Shift
from app.services.ports import SlipPrinter
from app.services.station import Station
from app.store.codec import encode
from app.store.print_jobs import PrintJobs
from app.store.shift_sums import ShiftSums
from app.store.shifts import Shifts

#: Hears how many documents are added up of how many.
Progress = Callable[[int, int], None]


class Reports:
    """Adds the till's own documents up."""

    def __init__(
        self,
        station: Station,
        sums: ShiftSums,
        shifts: Shifts,
        jobs: PrintJobs,
        printer: SlipPrinter,
        clock: Clock,
    ) -> None:
        self._station = station
        self._sums = sums
        self._shifts = shifts
        self._jobs = jobs
        self._printer = printer
        self._clock = clock

    async def x(self, told: Progress | None = None) -> XReport:
        """The open shift's totals at this moment. Raises `RuleBroken("shift_closed")`. `told` as `ShiftSums.tally`."""
        return await self.of(self._station.need_shift(), told)

    async def of(self, shift: Shift, told: Progress | None = None) -> XReport:
        """Any shift's totals."""
        tally = await self._sums.tally(shift.id, told)
        return tally.report(shift, self._clock.now())

    def admit(self) -> None:
        """Raises `Forbidden` when who stands here may not see reports."""
        self._station.need_cashier(Right.REPORTS)

    async def shifts(self, limit: int = 100) -> list[Shift]:
        """The newest shifts first, the open one too."""
        return await self._shifts.list(limit)

    async def print_copy(self, report: XReport) -> None:
        """The closing slip of a past shift once more, marked КОПІЯ. Raises `Forbidden` without the right."""
        self._station.need_cashier(Right.REPORTS)
        await self.print_report(JobKind.SHIFT_CLOSE, report, copy=True)

    async def last_closed(self) -> XReport | None:
        """The totals of the shift closed last, to compare with; None when there was none."""
        last = await self._shifts.last_closed()
        return await self.of(last) if last else None

    async def print_x(self) -> XReport:
        """Puts the X slip into the print queue and gives the report it shows. Raises `Forbidden` without the right."""
        self._station.need_cashier(Right.REPORTS)
        report = await self.x()
        await self.print_report(JobKind.X_REPORT, report)
        return report

    async def print_report(self, kind: JobKind, report: XReport, *, copy: bool = False) -> None:
        await self._jobs.add(self.job(kind, report, copy=copy))
        self._printer.wake()

    def job(self, kind: JobKind, report: XReport, *, copy: bool = False) -> PrintJob:
        """The slip of a report, for the print queue."""
        return PrintJob(new_id(), kind, None, encode(report), copy, self._clock.now())

    def printed(self) -> None:
        """A slip was put into the queue with something else."""
        self._printer.wake()

    async def unprinted(self) -> int:
        """How many slips wait for paper, or did not come out."""
        return len(await self._jobs.open())
