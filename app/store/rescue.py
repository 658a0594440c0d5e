"""A journal that is damaged, or gone, comes back from its newest good copy and from what it still gives up itself.

Two steps. `look` reads, and builds the restored journal in a folder of its own: nothing that was there is changed. A
person sees what came out and agrees; only then `carry_out` puts the damaged file aside and the restored one in its
place. From the moment the restored file has its first name a kill changes nothing: the next start ends what was begun.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from app.domain.document import Document
from app.errors import StoreFault
from app.store import audit, copies, quarantine
from app.store.checks import Finding, examine
from app.store.faults import UNREADABLE, told_as_faults
from app.store.merge import Merged, merge
from app.store.migration import Migration, load, migrate
from app.store.salvage import Salvaged, salvage

log = logging.getLogger(__name__)

JOURNAL = "journal.db"
#: Says that the journal was found damaged while the till worked.
MARK = "journal.suspect"
RESTORED = "journal.db.restored"
_ROOM = "rescue"


@dataclass(frozen=True, slots=True)
class Plan:
    """What `look` found and built. `documents` is how many there are in all, `read` the numbers of those the copy had
    not, `lost` the numbers nobody can read. No `copy`: there is no good one. `gone`: there is no damaged file either.
    `blind`: nothing tells how many documents there were after those. `empty`: nothing at all comes back.

    `sound`: there is nothing to restore, the journal is whole.
    """

    sound: bool = False
    gone: bool = False
    blind: bool = False
    empty: bool = False
    copy: Path | None = None
    copied_at: datetime | None = None
    documents: int = 0
    read: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()
    next_number: int = 1
    aside: Path | None = None
    bad_copies: tuple[Path, ...] = ()


def missing(home: Path) -> bool:
    """Whether a journal was here and is not any more: an empty one must not take its place without a word."""
    if (home / JOURNAL).exists() and (home / JOURNAL).stat().st_size:
        return False
    traces = [home / "catalog.db", home / f"{JOURNAL}-wal", home / "journal.seen", home / f"{JOURNAL}.damaged-1"]
    return any(trace.exists() for trace in traces) or bool(copies.all_copies(home / copies.FOLDER))


def marked(home: Path) -> bool:
    """Whether the last run found the journal damaged."""
    return (home / MARK).exists()


def finish_begun(home: Path) -> None:
    """Ends a restore that a person agreed to and the till did not live to end. Raises `StoreFault`."""
    restored = home / RESTORED
    if not restored.exists():
        return
    with told_as_faults(restored):
        quarantine.set_aside(home / JOURNAL)
        for left in (MARK, "journal.seen"):
            (home / left).unlink(missing_ok=True)
        copies.put_in_place(restored, home / JOURNAL)
    shutil.rmtree(home / _ROOM, ignore_errors=True)


class Rescue:
    """For one data directory. Both steps read and write a lot: never on the window's thread.

    `far` is the till's folder in the second place for copies; `remake` makes a document's request anew.
    """

    def __init__(self, home: Path, far: Path | None, remake: Callable[[Document], bytes], now: datetime) -> None:
        self._home = home
        self._near = home / copies.FOLDER
        self._far = far
        self._remake = remake
        self._now = now
        self._room = home / _ROOM
        self._steps: tuple[Migration, ...] = load("journal")

    def look(self) -> Plan:
        """Reads the damaged file and the copies, and builds the restored journal. Raises `StoreFault`."""
        with told_as_faults(self._home):
            shutil.rmtree(self._room, ignore_errors=True)
            self._room.mkdir(mode=0o700)
            source = self._source()
            if source is not None and self._whole(source):
                return Plan(sound=True)
            copy, copied_at, bad = self._choose()
            found = salvage(source, self._room, self._steps, copy) if source is not None else Salvaged()
            merged, count = self._build(found, copy)
            return Plan(
                gone=source is None,
                blind=found.cut or not found.highest,
                empty=copy is None and not (found.documents or found.shifts or found.cashiers),
                copy=copy,
                copied_at=copied_at,
                documents=count,
                read=merged.read,
                lost=merged.lost,
                next_number=merged.next_number,
                aside=quarantine.free_name(self._home / JOURNAL) if (self._home / JOURNAL).exists() else source,
                bad_copies=tuple(bad),
            )

    def carry_out(self, plan: Plan) -> None:
        """What the person agreed to. Raises `StoreFault`; called again it goes on where it stopped."""
        with told_as_faults(self._home):
            if plan.sound:
                (self._home / MARK).unlink(missing_ok=True)
                shutil.rmtree(self._room, ignore_errors=True)
                return
            for path in plan.bad_copies:
                with suppress(OSError):
                    path.rename(path.with_name(f"{path.name}.bad"))
            copies.put_in_place(self._room / JOURNAL, self._home / RESTORED)
        finish_begun(self._home)
        log.warning("restored from %s: %s read, %s lost", plan.copy, len(plan.read), len(plan.lost))

    # ------------------------------------------------------------------ inside

    def _source(self) -> Path | None:
        path = self._home / JOURNAL
        if path.exists() or path.with_name(f"{JOURNAL}-wal").exists():
            return path
        return quarantine.newest(path)

    def _whole(self, source: Path) -> bool:
        """Whether a marked journal is sound after all: its log whole, and nothing found in a copy of it."""
        if source.name != JOURNAL or not marked(self._home):
            return False
        trial = self._room / "trial.db"
        try:
            for tail in ("", "-wal"):
                if (path := source.with_name(source.name + tail)).exists():
                    shutil.copyfile(path, trial.with_name(trial.name + tail))
            conn = apsw.Connection(str(trial))
            try:
                return _no_damage(examine(conn))
            finally:
                conn.close()
        except UNREADABLE:
            return False

    def _choose(self) -> tuple[Path | None, datetime | None, list[Path]]:
        """The good copy with the most in it, upgraded in the room; when it was made; and those that are not good."""
        found = copies.all_copies(self._near) + (copies.all_copies(self._far) if self._far is not None else [])
        bad: list[Path] = []
        for path in sorted(found, key=_worth, reverse=True):
            if self._fit(path):
                return path, datetime.fromtimestamp(path.stat().st_mtime, UTC), bad
            bad.append(path)
        return None, None, bad

    def _fit(self, path: Path) -> bool:
        built = self._room / JOURNAL
        built.unlink(missing_ok=True)
        try:
            shutil.copyfile(path, built)
            conn = apsw.Connection(str(built))
            try:
                migrate(conn, built, self._steps, self._room)
                found = examine(conn)
            finally:
                conn.close()
        except (*UNREADABLE, StoreFault) as error:
            log.warning("%s cannot be used: %s", path.name, error)
            return False
        for one in found:
            log.warning("%s: %s", path.name, one)
        return _no_damage(found)

    def _build(self, found: Salvaged, copy: Path | None) -> tuple[Merged, int]:
        built = self._room / JOURNAL
        if copy is None:
            built.unlink(missing_ok=True)
        conn = apsw.Connection(str(built))
        try:
            migrate(conn, built, self._steps, self._room)
            merged = merge(conn, found, self._remake, self._now, copy.name if copy is not None else "")
            if not _no_damage(problems := examine(conn)):
                raise StoreFault("corrupt", f"the restored journal: {problems[0]}")
            count: int = conn.execute("SELECT count(*) FROM documents").get
        finally:
            conn.close()
        os.chmod(built, 0o600)
        return merged, count


def _no_damage(found: list[Finding]) -> bool:
    """A changed audit is no reason to throw documents away: it stays as it is, and is told at every start."""
    return all(one.kind == "audit" for one in found)


def _worth(path: Path) -> tuple[int, float]:
    """By how long the audit is, then by age; a copy that cannot be read comes last and is found out there."""
    try:
        conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            seq, _ = audit.head_of(conn)
        finally:
            conn.close()
    except (*UNREADABLE, ValueError):
        return -1, 0.0
    return seq, path.stat().st_mtime
