"""Z-reports: asked of the server, kept to be read offline, set beside the till's own shift, printed as a copy."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.printjob import JobKind, PrintJob
from app.domain.zcompare import Comparison, compare
from app.domain.zreport import ZAsked, ZChoices, ZCursor, ZPage, ZPaper, ZReport, ZRow, ZTotals
from app.errors import Offline, Rejected, TillError
from app.services.elsewhere import Elsewhere
from app.services.ports import SlipPrinter
from app.services.received_z import report_of
from app.services.station import Station
from app.store.codec import encode
from app.store.meta import Meta
from app.store.print_jobs import PrintJobs
from app.store.z_reports import KeptZReports

if TYPE_CHECKING:
    from app.api.call import Filter
    from app.api.zreports import ZReports

#: Rows asked for at a time, and how many pages one question reads at most.
A_PAGE, MOST_PAGES = 100, 200
#: Where the server's address of the last sign-in is kept: the reports kept are of that server.
ADDRESS = "server_address"


class ZDesk:
    """The page's own service. Who asks needs `Right.REPORTS`: `admit` once, before anything is shown."""

    def __init__(
        self,
        station: Station,
        reports: Callable[[], ZReports | None],
        kept: KeptZReports,
        elsewhere: Elsewhere,
        jobs: PrintJobs,
        printer: SlipPrinter,
        meta: Meta,
        clock: Clock,
    ) -> None:
        self._station = station
        self._reports = reports
        self._kept = kept
        self._elsewhere = elsewhere
        self._jobs = jobs
        self._printer = printer
        self._meta = meta
        self._clock = clock
        #: Rows of the last question the server sent and nobody could read.
        self.unreadable = 0

    def admit(self) -> None:
        """Raises `Forbidden` when who stands here may not see reports."""
        self._station.need_cashier(Right.REPORTS)

    async def page(self, asked: ZAsked, limit: int, after: ZCursor | None = None) -> ZPage:
        """Reports kept here, newest first."""
        return await self._kept.page(await self._server(), asked, limit, after)

    async def totals(self, asked: ZAsked) -> ZTotals:
        """What the reports kept here come to."""
        return await self._kept.totals(await self._server(), asked)

    async def choices(self) -> ZChoices:
        """What they can be narrowed by."""
        return await self._kept.choices(await self._server())

    async def everything(self, asked: ZAsked) -> list[ZRow]:
        """All reports kept here, newest first."""
        page = await self.page(asked, 500)
        found = list(page.rows)
        while page.after is not None:
            page = await self.page(asked, 500, page.after)
            found += page.rows
        return found

    async def learn(self, asked: ZAsked, told: Callable[[int, int | None], None] = lambda done, of: None) -> int:
        """Asks the server for these reports with every filter it has, page by page; gives how many were new.

        `told` hears after each page how many came, and of how many if the server says. Raises `Offline`,
        `SessionExpired`, `BadReply` or `Rejected`; what came until then is kept.
        """
        reports = self._reports()
        if reports is None:
            raise Offline("nobody is signed in", sent=False)
        new, done, self.unreadable = 0, 0, 0
        number = 0
        async for rows, bad, of in _pages(reports, _filters(asked)):
            number += 1
            new += await self._kept.keep(reports.server, rows)
            done += len(rows)
            self.unreadable += bad
            told(done, of)
            if number >= MOST_PAGES:
                break
        return new

    async def compare(self, report: ZReport) -> Comparison:
        """The report beside this till's own documents. Where they differ, the server is asked once for what other tills
        sold on the same shift; offline, what is known here has to do."""
        place = self._station.need_place()
        here = report.terminal_id == place.terminal_id
        found = await self._compare(report, here=here)
        begin, end = report.opened_at or report.at, report.closed_at or report.at
        if found.differing and begin is not None and end is not None:
            with suppress(TillError):
                await self._elsewhere.learn(begin, end)
                found = await self._compare(report, here=here)
        return found

    async def print_copy(self, paper: ZPaper) -> None:
        """Puts a КОПІЯ of the report into the print queue."""
        body = encode(paper)
        await self._jobs.add(PrintJob(new_id(), JobKind.Z_COPY, None, body, True, self._clock.now()))
        self._printer.wake()

    async def _compare(self, report: ZReport, *, here: bool) -> Comparison:
        ours, others = await self._kept.documents_of(report, here=here)
        shifts = sorted({entry.document.shift_number for entry in ours})
        begun = await self._kept.shift(shifts[0]) if shifts else None
        return compare(report, ours, others, begun.float_amount if begun is not None else None)

    async def _server(self) -> str:
        reports = self._reports()
        return reports.server if reports is not None else await self._meta.get(ADDRESS) or ""


def _filters(asked: ZAsked) -> dict[str, Filter]:
    return {
        "date_start": asked.since,
        "date_end": asked.until,
        "shop_id": asked.shop_id,
        "terminal_id": asked.terminal_id,
        "terminal_user_id": asked.cashier_id,
    }


async def _pages(reports: ZReports, filters: dict[str, Filter]) -> AsyncIterator[tuple[list[ZReport], int, int | None]]:
    """Page after page; a server that does not like how long a page was asked for is asked its own way."""
    begun = False
    try:
        async for page in reports.pages(A_PAGE, **filters):
            begun = True
            yield [report_of(one) for one in page.items], page.bad, page.total_count
    except Rejected:
        if begun:
            raise
        async for page in reports.pages(None, **filters):
            yield [report_of(one) for one in page.items], page.bad, page.total_count
