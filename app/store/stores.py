"""Opens the two files of a data directory and puts right what the last run left unfinished."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from app import paths
from app.clock import Clock, SystemClock
from app.errors import StoreFault
from app.store import copies, rescue
from app.store.audit import Audit
from app.store.audit_log import AuditLog
from app.store.ballast import Ballast
from app.store.beside import Beside
from app.store.cashiers import Cashiers
from app.store.catalog import Catalog
from app.store.charges import Charges
from app.store.checks import examine
from app.store.closings import Closings
from app.store.copies import Copies
from app.store.current import CurrentReceipt
from app.store.db import Database
from app.store.documents import Documents
from app.store.faults import told_as_faults
from app.store.goods_sold import GoodsSold
from app.store.handed import HandedReceipts
from app.store.held import HeldReceipts
from app.store.held_copies import HeldCopies
from app.store.journal_page import JournalPages
from app.store.meta import Meta
from app.store.outbox import OutboxRows
from app.store.pin_guesses import PinGuesses
from app.store.print_jobs import PrintJobs
from app.store.quarantine import set_aside
from app.store.reconciliation import Reconciliations
from app.store.rescue import JOURNAL
from app.store.server_receipts import ServerReceipts
from app.store.shift_sums import ShiftSums
from app.store.shifts import Shifts
from app.store.stamps import Stamps
from app.store.upkeep import Upkeep
from app.store.z_reports import KeptZReports

CATALOG = "catalog.db"
__all__ = ["CATALOG", "JOURNAL", "Recovered", "Stores"]


@dataclass(frozen=True, slots=True)
class Recovered:
    """What opening found: attempts, slips and card charges cut off by the last end, a damaged catalogue put aside."""

    outbox: int = 0
    print_jobs: int = 0
    charges: int = 0
    catalog_aside: Path | None = None


@dataclass(slots=True)
class Stores:
    """Everything the till keeps. One process only: the lock file that sees to it is ui's."""

    data_dir: Path
    journal: Database
    catalog_db: Database
    documents: Documents
    pages: JournalPages
    server_receipts: ServerReceipts
    outbox: OutboxRows
    current: CurrentReceipt
    held: HeldReceipts
    held_copies: HeldCopies
    handed: HandedReceipts
    shifts: Shifts
    print_jobs: PrintJobs
    cashiers: Cashiers
    pin_guesses: PinGuesses
    audit: Audit
    audit_log: AuditLog
    stamps: Stamps
    charges: Charges
    closings: Closings
    shift_sums: ShiftSums
    meta: Meta
    reconciliations: Reconciliations
    z_reports: KeptZReports
    goods_sold: GoodsSold
    catalog: Catalog
    beside: Beside
    copies: Copies
    ballast: Ballast
    upkeep: Upkeep
    recovered: Recovered = field(default_factory=Recovered)

    @classmethod
    async def open(cls, data_dir: Path, clock: Clock | None = None) -> Stores:
        """Opens both files, making the directory if it is not there.

        A damaged catalogue is put aside and started empty, to be synced again. A damaged journal raises
        `StoreFault("corrupt")`, one that has gone "missing": both stay as they are for `app.store.rescue`, and the till
        never starts with an empty one.
        """
        paths.prepare(data_dir)
        await asyncio.to_thread(_look_before, data_dir)
        ballast = Ballast(data_dir)
        journal = await _open_journal(data_dir / JOURNAL, ballast)
        try:
            catalog_db, aside = await _open_catalog(data_dir / CATALOG)
        except BaseException:
            await journal.close()
            raise
        beside = Beside(data_dir / JOURNAL)
        kept = Copies(beside, data_dir / copies.FOLDER)
        outbox, print_jobs, charges = OutboxRows(journal), PrintJobs(journal), Charges(journal)
        now = (clock or SystemClock()).now()
        return cls(
            data_dir=data_dir,
            journal=journal,
            catalog_db=catalog_db,
            documents=Documents(journal),
            pages=JournalPages(journal),
            server_receipts=ServerReceipts(journal),
            outbox=outbox,
            current=CurrentReceipt(journal),
            held=HeldReceipts(journal),
            held_copies=HeldCopies(journal),
            handed=HandedReceipts(journal),
            shifts=Shifts(journal),
            print_jobs=print_jobs,
            cashiers=Cashiers(journal),
            pin_guesses=PinGuesses(journal),
            audit=Audit(journal),
            audit_log=AuditLog(journal),
            stamps=Stamps(journal),
            charges=charges,
            closings=Closings(journal),
            shift_sums=ShiftSums(journal),
            meta=Meta(journal),
            reconciliations=Reconciliations(journal),
            z_reports=KeptZReports(journal),
            goods_sold=GoodsSold(beside),
            catalog=Catalog(catalog_db, clock),
            beside=beside,
            copies=kept,
            ballast=ballast,
            upkeep=Upkeep(journal, beside, kept, ballast, clock or SystemClock(), data_dir / rescue.MARK),
            recovered=Recovered(await outbox.recover(), await print_jobs.recover(), await charges.recover(now), aside),
        )

    async def verify(self) -> list[str]:
        """What is wrong with the journal, in words for the log (`checks.examine`). Reads all of it, beside the till's
        work."""
        return [str(one) for one in await self.beside.look(lambda conn: examine(conn, self.beside.breathe))]

    def free_space(self) -> int:
        """Bytes free where the data is."""
        with told_as_faults(self.data_dir):
            return shutil.disk_usage(self.data_dir).free

    async def close(self) -> None:
        """Lets what was begun end, then closes both files."""
        self.beside.stop()
        try:
            await self.catalog_db.close()
        finally:
            await self.journal.close()


def _look_before(data_dir: Path) -> None:
    """Before SQLite touches anything: it deletes the log of an empty file, and makes a file that is not there."""
    with told_as_faults(data_dir):
        rescue.finish_begun(data_dir)
        if rescue.missing(data_dir):
            raise StoreFault("missing", f"{JOURNAL} was here and is not any more")
        if rescue.marked(data_dir):
            raise StoreFault("corrupt", f"{JOURNAL} was found damaged while the till worked")


async def _open_journal(path: Path, ballast: Ballast) -> Database:
    """A full disk must not keep the till from starting while there is something to let go."""
    try:
        journal = await Database.open(path, "journal", durable=True)
    except StoreFault as fault:
        if fault.kind != "full" or not ballast.release():
            raise
        journal = await Database.open(path, "journal", durable=True)
    journal.make_room = ballast.release
    return journal


async def _open_catalog(path: Path) -> tuple[Database, Path | None]:
    try:
        return await Database.open(path, "catalog", durable=False), None
    except StoreFault as fault:
        if fault.kind != "corrupt":
            raise
    aside = set_aside(path)
    return await Database.open(path, "catalog", durable=False), aside
