"""Copies of the journal: made by SQLite's backup API at the close of a shift, good only after they were looked at.

Seven are kept in `backups` beside the data, and as many in a second place where one is set: a till that closes one
shift a day can go back a week, and a damage is found at the next start, long before the last sound copy is rotated
away. Copies made before a change of the schema stay beside them (the newest two). A copy's name begins with the number
of the audit's last row, so that their order is that of what is in them, whatever the clock said.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import platform
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import apsw

from app.clock import local
from app.errors import StoreFault
from app.paths import store_fault, sync_folder
from app.store import audit
from app.store.beside import Beside, aside
from app.store.checks import Finding, examine
from app.store.faults import told_as_faults
from app.store.migration import pour

FOLDER = "backups"
KEPT, KEPT_SCHEMAS = 7, 2
#: Documents of a new copy whose hashes are compared: more than any shift has; the rest was compared at the start.
NEWEST = 5000
#: Seconds the second place may take before it counts as out of reach.
PATIENCE = 120.0
_NAME = re.compile(r"journal-(\d{9})-\d{8}-\d{6}\.db")
_SCHEMA = re.compile(r"journal-schema\d+(-\d+)?\.db")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was found good, but for an audit somebody may have changed: documents are kept all the same.

    `seq` is the last row of its audit.
    """

    path: Path
    seq: int


class Copies:
    """Makes copies, one at a time, beside the till's work."""

    def __init__(self, beside: Beside, near: Path) -> None:
        self._beside = beside
        self.near = near

    async def due(self) -> bool:
        """Whether the journal has rows no copy has, and no shift is open in it."""

        def look(conn: apsw.Connection) -> bool:
            if conn.execute("SELECT 1 FROM shifts WHERE closed_at IS NULL").fetchone():
                return False
            seq, _ = audit.head_of(conn)
            newest = numbered(self.near)
            return seq > 0 and (not newest or newest[-1].seq < seq)

        return await self._beside.look(look)

    async def make(self, now: datetime) -> Copy:
        """A new copy beside the data, looked at; the oldest beyond those kept goes.

        Raises `StoreFault`: "corrupt" when the copy is not sound, and then no file has its name.
        """
        return await self._beside.look(lambda conn: self._make(conn, now))

    def _make(self, conn: apsw.Connection, now: datetime) -> Copy:
        with told_as_faults(self.near):
            self.near.mkdir(parents=True, exist_ok=True, mode=0o700)
            conn.execute("BEGIN")
            seq, _ = audit.head_of(conn)
            path = self.near / f"journal-{seq:09d}-{local(now):%Y%m%d-%H%M%S}.db"
            part = _part(path)
            try:
                pour(conn, part, self._beside.breathe)
                conn.execute("ROLLBACK")
                if found := [one for one in looked_at(part, self._beside.breathe, NEWEST) if one.kind != "audit"]:
                    raise StoreFault("corrupt", f"{path.name}: {found[0]}")
                put_in_place(part, path)
            finally:
                part.unlink(missing_ok=True)
        rotate(self.near)
        return Copy(path, seq)


async def send(copy: Path, root: Path, home: Path) -> Path:
    """Puts a copy into the second place as well, read back and compared. Raises `StoreFault`; "io" for no answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await aside("journal-second", lambda: _send(copy, far_folder(root, home)))
    except TimeoutError:
        raise StoreFault("io", f"{root}: no answer in {PATIENCE:.0f} s") from None


def _send(copy: Path, folder: Path) -> Path:
    try:
        if not folder.parent.is_dir():
            raise FileNotFoundError(2, "no such folder", str(folder.parent))
        folder.mkdir(exist_ok=True)
        target = folder / copy.name
        part = _part(target)
        try:
            shutil.copyfile(copy, part)
            if _digest(part) != _digest(copy):
                raise StoreFault("io", f"{target} is not what was written")
            put_in_place(part, target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        rotate(folder)
    except OSError as error:
        raise store_fault(error) from error
    return target


def far_folder(root: Path, home: Path) -> Path:
    """This till's own folder in a place that may serve many tills: known again without the journal."""
    computer = platform.node()
    told = hashlib.sha256(f"{computer}\n{home.resolve()}".encode()).hexdigest()[:8]
    return root / f"kasa-{re.sub(r'[^0-9A-Za-z-]', '-', computer)[:40] or 'till'}-{told}"


def numbered(folder: Path) -> list[Copy]:
    """The shift copies in a folder, the oldest first. One that is not there has none."""
    try:
        names = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
    except OSError:
        return []
    return sorted((Copy(path, int(found[1])) for path, found in names if found), key=lambda one: (one.seq, one.path))


def all_copies(folder: Path) -> list[Path]:
    """Every copy in a folder, of a shift or from before a change of the schema, in no order."""
    schemas = [path for path in _listed(folder) if _SCHEMA.fullmatch(path.name)]
    return [*(copy.path for copy in numbered(folder)), *schemas]


def rotate(folder: Path) -> None:
    """Takes away what is beyond the copies kept, and what a copy cut off has left."""
    schemas = sorted((path for path in _listed(folder) if _SCHEMA.fullmatch(path.name)), key=_made_at)
    parts = [path for path in _listed(folder) if path.name.endswith(".part")]
    for path in [*(copy.path for copy in numbered(folder)[:-KEPT]), *schemas[:-KEPT_SCHEMAS], *parts]:
        with suppress(OSError):
            path.unlink()


def looked_at(path: Path, breathe: Callable[[], None] = lambda: None, newest: int | None = None) -> list[Finding]:
    """What is wrong with a copy, as `checks.examine`; a file that is no database is one finding."""
    try:
        conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    except apsw.Error as error:
        return [Finding("file", str(error))]
    try:
        return examine(conn, breathe, newest)
    finally:
        conn.close()


def put_in_place(part: Path, target: Path) -> None:
    """Gives a finished file its name, durably."""
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(part, target)
    with suppress(OSError):  # some other computer's folders cannot be synced
        sync_folder(target.parent)


def _part(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _made_at(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0
