"""One writer, one reader: what is committed is seen, what failed has left nothing, what was begun ends."""

from __future__ import annotations

import asyncio
import errno
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from app.errors import StoreFault
from app.store import db as db_module
from app.store.db import Database
from app.store.faults import kind_of, told_as_faults
from app.store.migration import Migration

if sys.platform != "win32":  # Windows has no limits of a process: packaging/suite.toml leaves out what needs one
    import resource

STEPS = (Migration(1, "first", "CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT) STRICT"),)


def insert(n: int, text: str = "") -> object:
    return lambda conn: conn.execute("INSERT INTO t VALUES (?, ?)", (n, text))


def numbers(conn: apsw.Connection) -> list[int]:
    return [n for (n,) in conn.execute("SELECT n FROM t ORDER BY n")]


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture
def database(runner: asyncio.Runner, tmp_path: Path) -> Iterator[Database]:
    opened = runner.run(Database.open(tmp_path / "t.db", STEPS, durable=True))
    yield opened
    runner.run(opened.close())


def test_the_journal_survives_a_power_cut_the_catalogue_need_not(runner: asyncio.Runner, tmp_path: Path) -> None:
    def pragmas(conn: apsw.Connection) -> tuple[object, ...]:
        return tuple(conn.pragma(name) for name in ("journal_mode", "synchronous", "foreign_keys", "mmap_size"))

    async def look(name: str, *, durable: bool) -> tuple[object, ...]:
        opened = await Database.open(tmp_path / name, STEPS, durable=durable)
        try:
            return await opened.write(pragmas)
        finally:
            await opened.close()

    assert runner.run(look("journal.db", durable=True)) == ("wal", 2, 1, 0)
    assert runner.run(look("catalog.db", durable=False)) == ("wal", 1, 1, 0)


def test_a_write_that_returned_is_read(runner: asyncio.Runner, database: Database) -> None:
    async def work() -> None:
        for n in range(50):
            await database.write(insert(n))
            assert (await database.read(numbers))[-1] == n

    runner.run(work())


def test_a_failed_write_leaves_nothing(runner: asyncio.Runner, database: Database) -> None:
    def half(conn: apsw.Connection) -> None:
        conn.execute("INSERT INTO t VALUES (1, '')")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        runner.run(database.write(half))
    assert runner.run(database.read(numbers)) == []
    runner.run(database.write(insert(2)))
    assert runner.run(database.read(numbers)) == [2]


def test_a_cancelled_caller_does_not_stop_a_commit(runner: asyncio.Runner, database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(conn: apsw.Connection) -> None:
        conn.execute("INSERT INTO t VALUES (1, '')")
        begun.set()
        go_on.wait(5)

    async def work() -> None:
        first = asyncio.create_task(database.write(slow))
        queued = asyncio.create_task(database.write(insert(2)))
        await asyncio.to_thread(begun.wait, 5)
        first.cancel()
        queued.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        go_on.set()
        await database.write(insert(3))

    runner.run(work())
    assert runner.run(database.read(numbers)) == [1, 2, 3]


def test_an_unheard_failure_is_logged(
    runner: asyncio.Runner, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def fail(conn: apsw.Connection) -> None:
        begun.set()
        go_on.wait(5)
        raise ZeroDivisionError

    async def work() -> None:
        task = asyncio.create_task(database.write(fail))
        await asyncio.to_thread(begun.wait, 5)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        go_on.set()
        await database.write(insert(1))

    runner.run(work())
    assert "nobody waits for" in caplog.text


def test_a_long_write_does_not_keep_readers_waiting(runner: asyncio.Runner, database: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(conn: apsw.Connection) -> None:
        conn.execute("INSERT INTO t VALUES (1, '')")
        begun.set()
        go_on.wait(5)

    async def work() -> list[int]:
        writing = asyncio.create_task(database.write(slow))
        await asyncio.to_thread(begun.wait, 5)
        seen = await asyncio.wait_for(database.read(numbers), 5)
        go_on.set()
        await writing
        return seen

    assert runner.run(work()) == []


def test_the_reader_cannot_write(runner: asyncio.Runner, database: Database) -> None:
    with pytest.raises(StoreFault) as caught:
        runner.run(database.read(insert(1)))
    assert caught.value.kind == "rights"


def test_closing_lets_begun_writes_end_and_refuses_new_ones(runner: asyncio.Runner, tmp_path: Path) -> None:
    async def work() -> None:
        opened = await Database.open(tmp_path / "c.db", STEPS, durable=True)
        writes = [asyncio.create_task(opened.write(insert(n))) for n in range(20)]
        await asyncio.sleep(0)
        await opened.close()
        await opened.close()
        await asyncio.gather(*writes)
        with pytest.raises(StoreFault):
            await opened.write(insert(99))
        again = await Database.open(tmp_path / "c.db", STEPS, durable=True)
        assert await again.read(numbers) == list(range(20))
        await again.close()

    runner.run(work())
    assert [path.name for path in tmp_path.iterdir()] == ["c.db"], "a closed file has no WAL beside it"


def test_a_full_disk_stops_one_write_and_no_other(runner: asyncio.Runner, database: Database) -> None:
    def shrink(conn: apsw.Connection) -> None:
        conn.pragma("max_page_count", 3)

    runner.run(database.write(shrink))
    with pytest.raises(StoreFault) as caught:
        runner.run(database.write(insert(1, "x" * 50_000)))
    assert caught.value.kind == "full"
    assert runner.run(database.read(numbers)) == []
    runner.run(database.write(insert(2)))
    assert runner.run(database.read(numbers)) == [2]


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system refuses to write beyond `size` bytes of any file: a real I/O error in mid-commit."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_error_at_the_commit_stops_writing_until_the_file_is_looked_at(
    runner: asyncio.Runner, database: Database
) -> None:
    runner.run(database.write(insert(1)))
    wal = database.path.with_name(database.path.name + "-wal")
    with no_file_longer_than(wal.stat().st_size + 5000):
        with pytest.raises(StoreFault) as caught:
            runner.run(database.write(insert(2, "x" * 40_000)))
        assert caught.value.kind == "io"
    with pytest.raises(StoreFault) as caught:
        runner.run(database.write(insert(3)))
    assert "last commit" in caught.value.detail
    runner.run(database.reopen())
    assert runner.run(database.read(numbers)) == [1]
    runner.run(database.write(insert(3)))
    assert runner.run(database.read(numbers)) == [1, 3]


def test_another_program_holding_the_file_is_a_fault_with_a_name(
    runner: asyncio.Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db_module, "BUSY_MS", 20)
    opened = runner.run(Database.open(tmp_path / "held.db", STEPS, durable=True))
    other = apsw.Connection(str(tmp_path / "held.db"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreFault) as caught:
        runner.run(opened.write(insert(1)))
    assert caught.value.kind == "locked"
    other.execute("ROLLBACK")
    other.close()
    runner.run(opened.write(insert(1)))
    runner.run(opened.close())


def test_the_wal_is_folded_in_while_selling_goes_on(runner: asyncio.Runner, database: Database) -> None:
    wal = database.path.with_name(database.path.name + "-wal")

    async def work() -> None:
        for n in range(60):
            await database.write(insert(n, "x" * 200_000))

    runner.run(work())
    assert wal.stat().st_size < 8_000_000
    assert database.path.stat().st_size > 4_000_000
    assert len(runner.run(database.read(numbers))) == 60


def test_a_copy_is_whole_while_writing_goes_on(runner: asyncio.Runner, database: Database, tmp_path: Path) -> None:
    async def work() -> Path:
        await database.write(insert(1))
        copy, _ = await asyncio.gather(database.backup(tmp_path / "copy.db"), database.write(insert(2)))
        assert await database.backup(tmp_path / "copy.db") == tmp_path / "copy-2.db"
        return copy

    copy = runner.run(work())
    conn = apsw.Connection(str(copy))
    assert conn.execute("PRAGMA integrity_check").get == "ok"
    assert numbers(conn)[0] == 1
    conn.close()
    assert not list(tmp_path.glob("*.part*"))


def test_an_old_sqlite_is_refused(runner: asyncio.Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.51.2")
    with pytest.raises(RuntimeError, match=r"3\.51\.2"):
        runner.run(Database.open(tmp_path / "x.db", STEPS, durable=True))
    assert not (tmp_path / "x.db").exists()


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, "full"), (errno.EACCES, "rights"), (errno.EROFS, "rights"), (errno.EIO, "io")]
)
def test_errors_of_the_system_have_a_kind(number: int, kind: str) -> None:
    with pytest.raises(StoreFault) as caught, told_as_faults(Path("journal.db")):
        raise OSError(number, "x")
    assert caught.value.kind == kind


def test_a_bug_is_no_fault_of_the_disk(runner: asyncio.Runner, database: Database) -> None:
    runner.run(database.write(insert(1)))
    with pytest.raises(apsw.ConstraintError) as caught:
        runner.run(database.write(insert(1)))
    assert kind_of(caught.value) is None
