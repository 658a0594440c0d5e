"""Row 23: a schema upgrade killed at any statement leaves the old file or the new one, never half of either, and the
sales that waited in the old one wait in the new one.

Every migration that is there is tried, from every version before it, so that the next one is tried by itself.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from helpers.stored import document, shift, uid

from app.errors import StoreFault
from app.store.codec import encode, sha256, stamp
from app.store.db import Database
from app.store.migration import Migration, load, migrate, version
from app.store.rescue import JOURNAL
from app.store.stores import Stores

STEPS = load("journal")
#: A migration of every kind of statement, as a later one may be.
LATER = Migration(
    len(STEPS) + 1,
    "later",
    "CREATE TABLE later (n INTEGER PRIMARY KEY, id TEXT NOT NULL) STRICT;"
    " INSERT INTO later (id) SELECT id FROM documents;"
    " ALTER TABLE documents ADD COLUMN later INTEGER NOT NULL DEFAULT 7;"
    " UPDATE documents SET later = number; CREATE INDEX documents_later ON documents (later);"
    " DROP INDEX documents_later; ALTER TABLE documents DROP COLUMN later;",
)
WAITING = 12


def statements(step: Migration) -> list[str]:
    """The step's SQL, statement by statement, as SQLite itself divides it."""
    found, text = [], ""
    for piece in step.sql.split(";"):
        text += piece + ";"
        if apsw.complete(text):
            bare = "\n".join(line for line in text.splitlines() if not line.strip().startswith("--")).strip()
            if bare not in ("", ";"):
                found.append(text)
            text = ""
    return found


def old_file(path: Path, steps: tuple[Migration, ...]) -> None:
    """A journal as an older till wrote it: twelve sales that wait, one open shift, one receipt being built.

    Written by SQL and not by today's code, which knows today's columns alone.
    """
    conn = apsw.Connection(str(path))
    conn.pragma("journal_mode", "wal")
    for step in steps:
        conn.execute(step.sql)
        conn.pragma("user_version", step.number)
    opened = shift(1)
    body = encode(opened)
    conn.execute(
        "INSERT INTO shifts (id, number, opened_at, body, body_sha256) VALUES (?, 1, ?, ?, ?)",
        (opened.id, stamp(opened.opened_at), body, sha256(body)),
    )
    for number in range(1, WAITING + 1):
        made = document(number)
        said = encode(made)
        conn.execute(
            "INSERT INTO documents (id, kind, number, mark, created_at, shift_id, cashier, total_k, payable_k,"
            " announced, body_sha256, body) VALUES (?, ?, ?, ?, ?, 'shift-1', 'Олена Коваль', 4250, 4250, 1, ?, ?)",
            (made.id, int(made.kind), number, made.mark, stamp(made.created_at), sha256(said), said),
        )
        payload = f'{{"receipt":{{"id":"{uid(number)}"}}}}'.encode()
        conn.execute(
            "INSERT INTO outbox (document_id, payload, payload_sha256) VALUES (?, ?, ?)",
            (uid(number), payload, sha256(payload)),
        )
    conn.execute("INSERT INTO meta VALUES ('next_number', ?)", (str(WAITING + 1),))
    conn.close()


def dump(path: Path) -> list[tuple[object, ...]]:
    """Schema and rows of a file, as it is to whoever opens it."""
    conn = apsw.Connection(str(path))
    try:
        schema = list(conn.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name"))
        rows = [row for kind, name, _ in schema if kind == "table" for row in conn.execute(f'SELECT * FROM "{name}"')]
        return [(version(conn),), *schema, *rows, (conn.execute("PRAGMA integrity_check").get,)]
    finally:
        conn.close()


def upgraded(path: Path, steps: tuple[Migration, ...]) -> None:
    async def work() -> None:
        await (await Database.open(path, steps, durable=True)).close()

    asyncio.run(work())


@pytest.mark.parametrize("done", range(1, len(STEPS) + 1))
def test_an_upgrade_cut_off_at_any_statement_is_old_or_new(tmp_path: Path, done: int) -> None:
    """A statement that fails stands for the kill: what comes before it is rolled back, and the next start goes on."""
    old = tmp_path / "old.db"
    old_file(old, STEPS[:done])
    all_steps = (*STEPS, LATER)
    cuts = 0
    for place in range(done, len(all_steps)):
        step = all_steps[place]
        said = statements(step)
        before = dump_after(tmp_path, old, all_steps[:place])
        for cut in range(len(said) + 1):
            path = Path(shutil.copyfile(old, tmp_path / "journal.db"))
            broken = Migration(step.number, step.name, "".join(said[:cut]) + "SELECT killed_here();")
            with pytest.raises(apsw.SQLError, match="killed_here"):
                upgraded(path, (*all_steps[:place], broken))
            assert dump(path) == before, f"{step.name}, statement {cut}"
            cuts += 1
        assert len(said) >= 1, step.name
    assert cuts >= 5
    path = Path(shutil.copyfile(old, tmp_path / "journal.db"))
    upgraded(path, all_steps)
    assert dump(path)[0] == (len(all_steps),)


def dump_after(room: Path, old: Path, steps: tuple[Migration, ...]) -> list[tuple[object, ...]]:
    path = Path(shutil.copyfile(old, room / "before.db"))
    upgraded(path, steps)
    return dump(path)


@pytest.mark.parametrize("done", range(1, len(STEPS)))
def test_sales_that_waited_before_the_upgrade_wait_after_it(tmp_path: Path, done: int) -> None:
    old_file(tmp_path / JOURNAL, STEPS[:done])

    async def look() -> tuple[int, int, list[str], int, bool]:
        stores = await Stores.open(tmp_path)
        try:
            counts = await stores.outbox.counts()
            open_rows = await stores.outbox.list_open()
            entries = await stores.documents.undelivered()
            assert [entry.document.number for entry in entries] == list(range(WAITING, 0, -1))
            problems = await stores.verify()
            number = await stores.documents.next_number()
            return counts.waiting, len(open_rows), problems, number, await stores.shifts.current() == shift(1)
        finally:
            await stores.close()

    assert asyncio.run(look()) == (WAITING, WAITING, [], WAITING + 1, True)
    [copy] = (tmp_path / "backups").iterdir()
    assert copy.name == f"journal-schema{done:03d}.db"


CHILD = """
import os, sys
sys.path[:0] = sys.argv[3:4]
import apsw
from pathlib import Path
from app.store.migration import load, migrate
left = int(sys.argv[2])
conn = apsw.Connection(sys.argv[1])
def trace(cursor, sql, values):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)
    return True
conn.exec_trace = trace
migrate(conn, Path(sys.argv[1]), load("journal"), Path(sys.argv[1]).parent / "backups")
os.kill(os.getpid(), 15)
"""


def test_a_process_killed_at_any_statement_leaves_old_or_new(tmp_path: Path, repo: Path) -> None:
    """kill -9 in a process of its own, a few statements apart from the first to the last."""
    old = tmp_path / "old.db"
    old_file(old, STEPS[:1])
    known = [dump_after(tmp_path, old, STEPS[: done + 1]) for done in range(len(STEPS))]
    ends = set()
    for cut in range(0, 40, 2):
        folder = tmp_path / str(cut)
        folder.mkdir()
        path = Path(shutil.copyfile(old, folder / JOURNAL))
        done = subprocess.run([sys.executable, "-c", CHILD, str(path), str(cut), str(repo)], check=False)
        # By the signal, or with its number where the system has no signals.
        assert done.returncode in (-9, -15, 9, 15)
        found = dump(path)
        assert found in known, f"half an upgrade at statement {cut}"
        ends.add(found[0])
        if abs(done.returncode) == 15:
            break
    assert len(ends) >= min(2, len(STEPS)), "every child was killed at the same place: the test sees nothing"


def test_a_full_disk_in_an_upgrade_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    old_file(path, STEPS[:1])
    before = dump(path)
    conn = apsw.Connection(str(path))
    conn.pragma("max_page_count", int(conn.pragma("page_count")))
    big = Migration(
        2, "big", "CREATE TABLE big (text TEXT) STRICT; INSERT INTO big VALUES (zeroblob(0) || hex(zeroblob(90000)));"
    )
    with pytest.raises(apsw.FullError):
        migrate(conn, path, (STEPS[0], big), tmp_path / "backups")
    conn.close()
    assert dump(path) == before


def test_a_copy_that_cannot_be_made_stops_the_upgrade(tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    old_file(path, STEPS[:1])
    (tmp_path / "backups").write_text("a file where the folder should be")
    with pytest.raises(StoreFault):
        upgraded(path, (*STEPS[:1], Migration(2, "x", "CREATE TABLE x (n)")))
    assert dump(path)[0] == (1,)
