"""The bank terminal's own reports: its X, and the settlement that closes its batch."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from app.clock import Clock
from app.domain.cashier import Right
from app.domain.codes import new_id
from app.domain.deeds import Deed
from app.domain.printjob import JobKind, PrintJob
from app.domain.terminal_report import TerminalReport
from app.errors import RuleBroken
from app.services.ports import PaymentTerminal, SlipPrinter
from app.services.station import Station
from app.store.audit import Audit
from app.store.charges import Charges
from app.store.codec import encode
from app.store.meta import Meta
from app.store.print_jobs import PrintJobs

log = logging.getLogger(__name__)

_SETTLED_AT = "bank_settled_at"


class BankDesk:
    """Asks the terminal that is set up, when one is; what it reports is printed."""

    def __init__(
        self,
        station: Station,
        terminal: Callable[[], PaymentTerminal | None],
        charges: Charges,
        meta: Meta,
        audit: Audit,
        jobs: PrintJobs,
        printer: SlipPrinter,
        clock: Clock,
    ) -> None:
        self._station = station
        self._terminal = terminal
        self._charges = charges
        self._meta = meta
        self._audit = audit
        self._jobs = jobs
        self._printer = printer
        self._clock = clock

    @property
    def driven(self) -> bool:
        """Whether this till has a terminal to ask."""
        return self._terminal() is not None

    async def settled_at(self) -> datetime | None:
        """When this till settled it last, aware UTC; None when it never did."""
        kept = await self._meta.get(_SETTLED_AT)
        return datetime.fromisoformat(kept) if kept else None

    async def totals(self) -> TerminalReport:
        """Its X report. Raises `Forbidden`, `RuleBroken("charge_no_terminal")`, `DeviceFault`."""
        cashier = self._station.need_cashier(Right.REPORTS)
        text = await self._need().totals()
        return await self._keep(self._report(text, cashier.name, settled=False))

    async def settle(self) -> TerminalReport:
        """Closes its batch. The same errors, and `RuleBroken("charge_open")` while nobody knows how a charge ended:
        only the open batch can tell."""
        cashier = self._station.need_cashier(Right.CLOSE_SHIFT)
        terminal = self._need()
        if await self._charges.open() is not None:
            raise RuleBroken("charge_open")
        report = self._report(await terminal.settle(), cashier.name, settled=True)
        await self._meta.put(_SETTLED_AT, report.made_at.isoformat())
        await self._audit.write(report.made_at, cashier.name, Deed.TERMINAL_SETTLED, {"empty": report.empty})
        log.info("the bank terminal is settled%s", ", its batch was empty" if report.empty else "")
        return await self._keep(report)

    async def reprint(self, report: TerminalReport) -> None:
        """The report once more, as a КОПІЯ."""
        await self._print(report, copy=True)

    def _need(self) -> PaymentTerminal:
        if (terminal := self._terminal()) is None:
            raise RuleBroken("charge_no_terminal")
        return terminal

    def _report(self, text: str, cashier: str, *, settled: bool) -> TerminalReport:
        shift = self._station.shift
        return TerminalReport(settled, text, self._clock.now(), cashier, shift.number if shift else None)

    async def _keep(self, report: TerminalReport) -> TerminalReport:
        """Into the print queue, unless there is nothing on it or this till prints no slips."""
        if not report.empty and self._station.rules.print_slips:
            await self._print(report, copy=False)
        return report

    async def _print(self, report: TerminalReport, *, copy: bool) -> None:
        await self._jobs.add(
            PrintJob(new_id(), JobKind.TERMINAL, None, encode(report), copy=copy, created_at=self._clock.now())
        )
        self._printer.wake()
