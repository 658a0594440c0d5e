"""Schema versions: a numbered SQL file each, applied whole or not at all, with a copy of the file kept before."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import apsw

from app.errors import StoreFault

#: Pages of a copy between two breaths.
_PAGES = 500
#: A newer till is ahead by so many steps at most; a larger number is no till's but a damaged header's.
_PLAUSIBLE = 1000


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of a schema. `number` counts from 1 without gaps and becomes the file's `user_version`."""

    number: int
    name: str
    sql: str


def load(folder: str) -> tuple[Migration, ...]:
    """The steps in `app/store/migrations/<folder>/NNN_name.sql`, in order."""
    found = []
    for entry in resources.files("app.store.migrations").joinpath(folder).iterdir():
        if entry.name.endswith(".sql"):
            number, _, name = entry.name.removesuffix(".sql").partition("_")
            found.append(Migration(int(number), name, entry.read_text("utf-8")))
    found.sort(key=lambda step: step.number)
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"migrations of {folder} are not numbered 1, 2, 3…")
    return tuple(found)


def version(conn: apsw.Connection) -> int:
    return int(conn.pragma("user_version"))


def migrate(conn: apsw.Connection, path: Path, steps: tuple[Migration, ...], backups: Path) -> Path | None:
    """Brings the file to the newest schema; returns the copy made before, None when nothing had to change.

    Each step and its version number are one transaction: after a kill the file is at the old or the new version.
    Raises `StoreFault("newer")` for a file a newer till has written, "corrupt" for one no till has: both are left as
    they are.
    """
    at = version(conn)
    if at > len(steps) + _PLAUSIBLE:
        raise StoreFault("corrupt", f"{path.name} says that its schema is {at}")
    if at > len(steps):
        raise StoreFault("newer", f"{path.name} has schema {at}, this till knows {len(steps)}")
    if at == len(steps):
        return None
    if _names(conn) != _names_after(steps[:at]):
        raise StoreFault("corrupt", f"{path.name} says that its schema is {at}, and its tables are others")
    # An empty new file has nothing to keep.
    copy = back_up(conn, backups / f"{path.stem}-schema{at:03d}.db") if at else None
    for step in steps[at:]:
        conn.execute("BEGIN IMMEDIATE")
        try:
            conn.execute(step.sql)
            conn.pragma("user_version", step.number)
            conn.execute("COMMIT")
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            raise
    return copy


def _names(conn: apsw.Connection) -> set[tuple[str, str]]:
    rows = conn.execute("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'")
    return {(str(kind), str(name)) for kind, name in rows}


def _names_after(steps: tuple[Migration, ...]) -> set[tuple[str, str]]:
    """What a file has after these steps: a changed digit of the version must not make a step run twice."""
    conn = apsw.Connection(":memory:")
    try:
        for step in steps:
            conn.execute(step.sql)
        return _names(conn)
    finally:
        conn.close()


def back_up(conn: apsw.Connection, target: Path) -> Path:
    """Copies the database with SQLite's backup API, which sees the WAL; a half-made copy never has the final name.

    An older copy of the same name is kept: the new one gets a number. Returns where the copy is.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    free = target
    count = 1
    while free.exists():
        count += 1
        free = target.with_name(f"{target.stem}-{count}{target.suffix}")
    part = free.with_name(f"{free.name}.part")
    part.unlink(missing_ok=True)
    pour(conn, part)
    os.replace(part, free)
    return free


def pour(conn: apsw.Connection, target: Path, breathe: Callable[[], None] | None = None) -> None:
    """Writes the database as it is now into a file of its own; with `breathe` in portions, which it is called between.

    Inside a transaction of `conn` the portions are of one moment, whatever is written meanwhile.
    """
    copy = apsw.Connection(str(target))
    try:
        with copy.backup("main", conn, "main") as run:
            while not run.done:
                run.step(_PAGES if breathe else -1)
                if breathe:
                    breathe()
        # The copy must be one plain file: no WAL beside it that could be left behind.
        copy.pragma("journal_mode", "delete")
    finally:
        copy.close()
