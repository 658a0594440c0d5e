"""The witness of the log: what it says of a damaged log, and that it never raises an alarm over a sound one."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from app.errors import StoreFault
from app.store.db import Database
from app.store.migration import Migration
from app.store.wal import DAMAGED, Tail, Witness, flatten, lost, salts_of

STEPS = (Migration(1, "first", "CREATE TABLE t (n INTEGER PRIMARY KEY, text TEXT) STRICT"),)


@pytest.fixture
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


def insert(n: int, size: int = 0) -> object:
    return lambda conn: conn.execute("INSERT INTO t VALUES (?, ?)", (n, "x" * size))


def test_the_newest_whole_note_counts(tmp_path: Path) -> None:
    witness = Witness(tmp_path / "seen")
    assert witness.last() is None
    for frames in (1, 2, 3):
        witness.note(Tail((7, 8), frames))
    assert Witness(witness.path).last() == Tail((7, 8), 3)
    content = bytearray(witness.path.read_bytes())
    for slot, expected in ((1, 2), (0, None)):
        content[64 * slot + 20] ^= 1
        witness.path.write_bytes(content)
        found = Witness(witness.path).last()
        assert (found.frames if found else None) == expected, "a torn note leaves the one before it"
    witness.forget()
    assert not witness.path.exists()


def test_a_witness_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    witness = Witness(tmp_path / "gone" / "seen")
    witness.note(Tail((1, 2), 3))
    assert witness.last() is None


@pytest.mark.parametrize(
    ("seen", "salts", "frames", "alarm"),
    [
        (None, None, 0, False),
        (None, (1, 2), 9, False),
        (Tail((1, 2), 0), None, 0, False),
        (Tail((1, 2), 5), (1, 2), 5, False),
        (Tail((1, 2), 5), (1, 2), 6, False),  # killed between the commit and its note
        (Tail((1, 2), 5), (2, 9), 1, False),  # the log began anew, and the till was killed before that was noted
        (Tail((1, 2), 5), (1, 2), 4, True),
        (Tail((1, 2), 5), None, 0, True),
        (None, DAMAGED, 0, False),  # a kill as the first log began; nothing was called kept by then
        (Tail((1, 2), 5), DAMAGED, 0, True),
    ],
)
def test_what_is_lost(seen: Tail | None, salts: tuple[int, int] | str | None, frames: int, alarm: bool) -> None:
    assert lost(seen, salts, frames) is alarm


def test_a_log_that_began_anew_many_times_raises_no_alarm(runner: asyncio.Runner, tmp_path: Path) -> None:
    """Killed at any moment of a day in which the log was folded in again and again."""
    path = tmp_path / "journal.db"

    async def work() -> None:
        opened = await Database.open(path, STEPS, durable=True)
        opened._checkpoint_pages = 8
        for n in range(60):
            await opened.write(insert(n, 5000))
            copy = tmp_path / f"killed-{n}"
            copy.mkdir()
            for name in ("journal.db", "journal.db-wal", "journal.seen"):
                shutil.copyfile(tmp_path / name, copy / name)
            again = await Database.open(copy / "journal.db", STEPS, durable=True)
            assert await again.read(lambda conn: conn.execute("SELECT count(*) FROM t").get) == n + 1
            await again.close()
            assert os.listdir(copy) == ["journal.db"], "neither log nor witness is left by an orderly end"
        await opened.close()

    runner.run(work())


def test_an_opening_that_fails_leaves_the_log_as_it_is(runner: asyncio.Runner, tmp_path: Path) -> None:
    """It may hold the only copy of sales: it must not be folded in, and not be thrown away."""
    path, killed = tmp_path / "journal.db", tmp_path / "killed"

    async def work() -> None:
        opened = await Database.open(path, STEPS, durable=True)
        for n in range(5):
            await opened.write(insert(n))
        killed.mkdir()
        for name in ("journal.db", "journal.db-wal", "journal.seen"):
            shutil.copyfile(tmp_path / name, killed / name)
        await opened.close()
        wal = killed / "journal.db-wal"
        content = bytearray(wal.read_bytes())
        content[-100] ^= 1
        wal.write_bytes(content)
        with pytest.raises(StoreFault) as caught:
            await Database.open(killed / "journal.db", STEPS, durable=True)
        assert caught.value.kind == "corrupt"
        assert wal.read_bytes() == bytes(content)
        with pytest.raises(StoreFault):
            await Database.open(killed / "journal.db", STEPS, durable=True)

    runner.run(work())
    flat = tmp_path / "flat.db"
    flatten(killed / "journal.db", killed / "journal.db-wal", flat)
    conn = apsw.Connection(str(flat))
    assert [n for (n,) in conn.execute("SELECT n FROM t")] == [0, 1, 2, 3, 4], "read over the damaged frame"
    conn.close()


def test_an_old_turn_of_the_log_is_not_laid_over_the_file(runner: asyncio.Runner, tmp_path: Path) -> None:
    path, flat = tmp_path / "journal.db", tmp_path / "flat.db"

    async def work() -> None:
        opened = await Database.open(path, STEPS, durable=True)
        for n in range(20):
            await opened.write(insert(n, 5000))
        await opened.write(lambda conn: None)
        opened._writer.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_RESTART)  # type: ignore[union-attr]
        await opened.write(lambda conn: conn.execute("DELETE FROM t WHERE n < 19"))
        flatten(path, tmp_path / "journal.db-wal", flat)
        await opened.close()

    runner.run(work())
    conn = apsw.Connection(str(flat))
    assert [n for (n,) in conn.execute("SELECT n FROM t")] == [19]
    assert conn.execute("PRAGMA integrity_check").get == "ok"
    conn.close()


def test_a_header_of_a_log_that_says_nonsense_is_damaged(tmp_path: Path) -> None:
    wal = tmp_path / "x-wal"
    assert salts_of(wal) is None
    wal.write_bytes(b"")
    assert salts_of(wal) is None
    for content in (b"x", b"\0" * 32, b"\x37\x7f\x06\x82" + b"\0" * 40):
        wal.write_bytes(content)
        assert salts_of(wal) == DAMAGED
