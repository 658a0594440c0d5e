"""One SQLite file: one writer on one thread, one reader on another, one transaction per call.

WAL for both files. The journal commits with `synchronous=FULL` (it survives a power cut), the catalogue with NORMAL
(it can be fetched again): reliability.md, «The store». No `mmap_size`: an I/O error would kill the process.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import apsw

from app.errors import StoreFault
from app.store.faults import kind_of, told_as_faults
from app.store.migration import Migration, back_up, load, migrate, version
from app.store.quarantine import set_aside
from app.store.wal import Tail, Witness, lost, salts_of

T = TypeVar("T")
SQLiteValue = str | int | bytes | None
log = logging.getLogger(__name__)

#: Two connections and a checkpoint could corrupt a file in SQLite 3.7.0–3.51.2 (the WAL-reset bug).
LEAST_SQLITE = (3, 51, 3)
#: Another program (a backup, an antivirus) holds the file: seconds worth waiting for, then milliseconds for SQLite.
BUSY_MS = 3000
#: Pages in the WAL after which it is folded into the file, after the answer and not before it. The catalogue's grows
#: larger: a sync writes the same pages again and again, and folding writes each of them once.
CHECKPOINT_PAGES = 1000
CHECKPOINT_PAGES_OF_SYNC = 8000
#: Kilobytes of pages kept by the reader, for a search looks at hundreds of rows all over the file, and by the
#: catalogue's writer, for a commit of a sync touches more pages than SQLite would keep, and each it drops is written.
CACHE_KB = 8192
#: Bytes the WAL file may keep after that; a first load of the catalogue makes it large once.
WAL_KEPT = 16 * 1024 * 1024


class Database:
    """A file of the store. Made by `Database.open`; all its methods are called from the event loop."""

    def __init__(self, path: Path, steps: tuple[Migration, ...], *, durable: bool, backups: Path) -> None:
        self.path = path
        self.durable = durable
        self._steps = steps
        self._backups = backups
        self._writing = ThreadPoolExecutor(1, thread_name_prefix=f"{path.stem}-write")
        self._reading = ThreadPoolExecutor(1, thread_name_prefix=f"{path.stem}-read")
        self._writer: apsw.Connection | None = None
        self._reader: apsw.Connection | None = None
        self._fault: StoreFault | None = None
        self._wal_pages = 0
        self._wal = path.with_name(f"{path.name}-wal")
        self._noted = Tail((0, 0), 0)
        self._witness = Witness(path.with_suffix(".seen")) if durable else None
        #: Makes room on a full disk; tells whether there is some now. Called on the writer's thread.
        self.make_room: Callable[[], bool] | None = None
        self._checkpoint_pages = CHECKPOINT_PAGES if durable else CHECKPOINT_PAGES_OF_SYNC
        self._closed = False

    @classmethod
    async def open(
        cls, path: Path, migrations: tuple[Migration, ...] | str, *, durable: bool, backups: Path | None = None
    ) -> Database:
        """Opens the file, making or upgrading it. `migrations` may be a folder's name in app/store/migrations.

        A copy goes to `backups` (beside the file by default) before an upgrade. Raises `StoreFault`: "newer",
        "corrupt", "rights", "full", "locked" or "io".
        """
        if _numbers(apsw.sqlite_lib_version()) < LEAST_SQLITE:
            raise RuntimeError(f"SQLite {apsw.sqlite_lib_version()} can damage a file written by two connections")
        steps = load(migrations) if isinstance(migrations, str) else migrations
        database = cls(path, steps, durable=durable, backups=backups or path.parent / "backups")
        try:
            await database._on_writer(database._open_writer)
            await database._on_reader(database._open_reader)
        except BaseException:
            with suppress(StoreFault):
                await database.close()
            raise
        return database

    async def write(self, fn: Callable[[apsw.Connection], T]) -> T:
        """Runs `fn` in one transaction and returns after its commit; an exception rolls everything back.

        A cancelled caller does not stop it: the transaction ends as it would have. An error at the commit leaves its
        outcome unknown, so from then on every write raises the same `StoreFault` until `reopen` has looked.
        """
        value = await self._on_writer(lambda: self._transact(fn))
        if self._wal_pages >= self._checkpoint_pages and not self._closed:
            self._wal_pages = 0
            self._writing.submit(self._checkpoint)
        return value

    async def execute(self, sql: str, values: tuple[SQLiteValue, ...] = ()) -> int:
        """One statement in a transaction of its own; returns how many rows it changed."""

        def run(conn: apsw.Connection) -> int:
            conn.execute(sql, values)
            return conn.changes()

        return await self.write(run)

    async def read(self, fn: Callable[[apsw.Connection], T]) -> T:
        """Runs `fn` on one snapshot that has every write that has returned. Never waits for a writer."""
        return await self._on_reader(lambda: self._look(fn))

    async def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when nothing. Reads all of it: not for the start."""

        def look(conn: apsw.Connection) -> list[str]:
            return [row[0] for row in conn.execute("PRAGMA quick_check(20)") if row[0] != "ok"]

        return await self.read(look)

    async def backup(self, target: Path) -> Path:
        """Copies the file as it is now while selling goes on; returns where the copy is."""

        def copy() -> Path:
            with told_as_faults(self.path):
                return back_up(self._open(self._reader), target)

        return await self._on_reader(copy)

    async def reopen(self) -> None:
        """After an I/O fault: closes, opens and verifies. Raises `StoreFault` when the file is not sound."""
        # A disk that fails may fail the closing too: what counts is what is there afterwards.
        with suppress(StoreFault):
            await self._shut()
        self._fault = None
        await self._on_writer(self._open_writer)
        await self._on_reader(self._open_reader)
        if problems := await self.check():
            self._fault = StoreFault("corrupt", f"{self.path.name}: {problems[0]}")
            raise self._fault

    def stop(self, fault: StoreFault) -> None:
        """From now on every write raises `fault`: the file was found damaged, and writing on would damage more."""
        self._fault = fault

    async def close(self) -> None:
        """Lets what was begun end, then closes the file. Safe to call twice."""
        if self._closed:
            return
        try:
            await self._shut()
        finally:
            self._closed = True
            self._writing.shutdown(wait=False)
            self._reading.shutdown(wait=False)

    async def start_over(self) -> Path:
        """Puts a damaged file aside and starts an empty one; returns where the old file is.

        Only for what can be fetched again: a journal is never started empty.
        """
        if self.durable:
            raise ValueError("a journal is never started empty")
        with suppress(StoreFault):
            await self._shut()
        aside = set_aside(self.path)
        self._fault = None
        await self._on_writer(self._open_writer)
        await self._on_reader(self._open_reader)
        return aside

    async def _shut(self) -> None:
        try:
            # The reader goes first: the last connection folds the WAL into the file, which a reader may not.
            await self._on_reader(self._close_reader)
        finally:
            await self._on_writer(self._close_writer)

    async def _on_writer(self, job: Callable[[], T]) -> T:
        self._refuse_when_closed()
        return await _carried(self._writing, job)

    async def _on_reader(self, job: Callable[[], T]) -> T:
        self._refuse_when_closed()
        return await _carried(self._reading, job)

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StoreFault("io", f"{self.path.name} is closed")

    def _open_writer(self) -> None:
        with told_as_faults(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            seen = self._witness.last() if self._witness is not None else None
            salts = salts_of(self._wal)
            conn = apsw.Connection(str(self.path))
            self._writer = conn
            # Until the file is known to be sound its log stays as it is, whatever happens here: it may hold sales.
            conn.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            conn.set_busy_timeout(BUSY_MS)
            try:
                conn.pragma("journal_mode", "wal")
                version(conn)  # the first look takes the log in
            except apsw.SQLError as error:  # no statement of ours is wrong: the header says what no file says
                raise StoreFault("corrupt", f"{self.path.name}: {error}") from error
            frames, _ = conn.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_NOOP)
            if self.durable and lost(seen, salts, frames):
                raise StoreFault("corrupt", f"{self._wal.name}: {frames} whole frames, {seen} noted")
            conn.pragma("synchronous", "full" if self.durable else "normal")
            conn.pragma("journal_size_limit", WAL_KEPT)
            conn.pragma("temp_store", "memory")
            if not self.durable:
                conn.pragma("cache_size", -CACHE_KB)
            migrate(conn, self.path, self._steps, self._backups)
            conn.pragma("foreign_keys", True)
            conn.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
            self._noted = Tail((0, 0), 0)
            conn.set_wal_hook(self._count_wal)

    def _open_reader(self) -> None:
        with told_as_faults(self.path):
            self._reader = apsw.Connection(str(self.path), flags=apsw.SQLITE_OPEN_READONLY)
            self._reader.set_busy_timeout(BUSY_MS)
            self._reader.pragma("cache_size", -CACHE_KB)

    def _close_writer(self) -> None:
        conn, self._writer = self._writer, None
        if conn is None:
            return
        if self._witness is not None:
            if self._fault is not None:
                conn.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            if conn.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1):
                self._witness.release()
            else:
                self._witness.forget()
        with told_as_faults(self.path):
            conn.close()

    def _close_reader(self) -> None:
        conn, self._reader = self._reader, None
        if conn is not None:
            with told_as_faults(self.path):
                conn.close()

    def _open(self, conn: apsw.Connection | None) -> apsw.Connection:
        if conn is None:
            raise StoreFault("io", f"{self.path.name} is closed")
        return conn

    def _transact(self, fn: Callable[[apsw.Connection], T]) -> T:
        try:
            return self._once(fn)
        except StoreFault as fault:
            # Unlike after an I/O error, nothing is unknown here: what did not fit was rolled back.
            if fault.kind != "full" or self.make_room is None or not self.make_room():
                raise
        return self._once(fn)

    def _once(self, fn: Callable[[apsw.Connection], T]) -> T:
        if self._fault is not None:
            raise self._fault
        conn = self._open(self._writer)
        committing = False
        with told_as_faults(self.path):
            try:
                conn.execute("BEGIN IMMEDIATE")
                value = fn(conn)
                committing = True
                conn.execute("COMMIT")
            except BaseException as error:
                if committing and kind_of(error) in ("io", "corrupt"):
                    self._fault = StoreFault(kind_of(error) or "io", f"{self.path.name}: the last commit: {error}")
                if conn.in_transaction:
                    conn.execute("ROLLBACK")
                raise
        return value

    def _look(self, fn: Callable[[apsw.Connection], T]) -> T:
        conn = self._open(self._reader)
        with told_as_faults(self.path):
            conn.execute("BEGIN")
            try:
                return fn(conn)
            finally:
                if conn.in_transaction:
                    conn.execute("ROLLBACK")

    def _count_wal(self, conn: apsw.Connection, name: str, pages: int) -> int:
        if self._witness is not None:
            salts: object = self._noted.salts
            if pages <= self._noted.frames or not self._noted.frames:  # the log began anew
                salts = salts_of(self._wal)
            if isinstance(salts, tuple):
                self._noted = Tail(salts, pages)
                self._witness.note(self._noted)
        self._wal_pages = pages
        return apsw.SQLITE_OK

    def _checkpoint(self) -> None:
        try:
            if self._writer is not None:
                self._writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        except apsw.Error:
            log.warning("the WAL of %s could not be folded in", self.path.name, exc_info=True)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


async def _carried(thread: ThreadPoolExecutor, job: Callable[[], T]) -> T:
    """Runs `job` on the thread to its end, whatever becomes of the caller."""
    running = asyncio.get_running_loop().run_in_executor(thread, job)
    try:
        return await asyncio.shield(running)
    except asyncio.CancelledError:
        running.add_done_callback(_tell_unheard)
        raise


def _tell_unheard(done: asyncio.Future[T]) -> None:
    if not done.cancelled() and done.exception() is not None:
        log.error("a store call nobody waits for failed", exc_info=done.exception())
