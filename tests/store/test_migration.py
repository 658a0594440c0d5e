"""Schema steps: old or new, never half; a copy before; a newer file is left alone."""

from __future__ import annotations

import asyncio
import hashlib
from pathlib import Path

import apsw
import pytest

from app.errors import StoreFault
from app.store.db import Database
from app.store.migration import Migration, load

FIRST = Migration(1, "first", "CREATE TABLE sales (n INTEGER PRIMARY KEY, total TEXT)")
SECOND = Migration(
    2,
    "kopecks",
    "ALTER TABLE sales ADD COLUMN total_k INTEGER; UPDATE sales SET total_k = CAST(total * 100 AS INTEGER);"
    " CREATE INDEX by_total ON sales (total_k); ALTER TABLE sales DROP COLUMN total;",
)


def opened_with(path: Path, *steps: Migration, sql: str = "") -> list[tuple[object, ...]]:
    """Opens, runs one statement, closes; the rows of sales."""

    async def work() -> list[tuple[object, ...]]:
        database = await Database.open(path, steps, durable=True)
        try:
            if sql:
                await database.execute(sql)
            return await database.read(lambda conn: conn.execute("SELECT * FROM sales ORDER BY n").fetchall())
        finally:
            await database.close()

    return asyncio.run(work())


def version(path: Path) -> int:
    conn = apsw.Connection(str(path))
    try:
        return int(conn.pragma("user_version"))
    finally:
        conn.close()


def test_an_old_file_is_upgraded_and_kept_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened_with(path, FIRST, sql="INSERT INTO sales VALUES (1, '42.50')")
    assert not (tmp_path / "backups").exists(), "a new file has nothing to keep"
    assert opened_with(path, FIRST, SECOND) == [(1, 4250)]
    assert version(path) == 2
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name == "journal-schema001.db"
    assert version(copy) == 1
    assert opened_with(copy, FIRST) == [(1, "42.50")]


def test_nothing_is_copied_when_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened_with(path, FIRST)
    opened_with(path, FIRST)
    assert not (tmp_path / "backups").exists()


def test_a_step_cut_off_at_any_statement_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened_with(path, FIRST, sql="INSERT INTO sales VALUES (1, '42.50')")
    statements = SECOND.sql.split(";")[:-1]
    for cut in range(len(statements) + 1):
        broken = Migration(2, "kopecks", ";".join([*statements[:cut], " SELECT no_such_function()"]))
        with pytest.raises(apsw.SQLError):
            opened_with(path, FIRST, broken)
        assert version(path) == 1
        assert opened_with(path, FIRST) == [(1, "42.50")]
    assert opened_with(path, FIRST, SECOND) == [(1, 4250)]


def test_a_file_of_a_newer_till_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    opened_with(path, FIRST, SECOND)
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(StoreFault) as caught:
        opened_with(path, FIRST)
    assert caught.value.kind == "newer"
    assert hashlib.sha256(path.read_bytes()).digest() == before


@pytest.mark.parametrize("folder", ["journal", "catalog"])
def test_the_shipped_steps_are_numbered_and_build_a_sound_file(tmp_path: Path, folder: str) -> None:
    steps = load(folder)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    conn = apsw.Connection(str(tmp_path / "x.db"))
    for step in steps:
        conn.execute(step.sql)
    assert conn.execute("PRAGMA integrity_check").get == "ok"
    conn.close()
