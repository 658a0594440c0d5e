"""Files by which the till hands a new version over to the system, and hears what became of it.

The till, which has no rights, writes into the machine's data folder (`Inbox`); the system's task trusts nothing there,
and writes only below the program's own folder, where the till may read (`Told`). Blocking: called on threads.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app import paths
from app.domain.update import MOST_MANIFEST, Happening, Manifest, Outcome

#: Below the data folder, and below the program's folder.
FOLDER = "updates"
MANIFEST, SETUP, PART, GO = "kasa-update.txt", "setup.exe", "setup.part", "go"
TOLD = "told.json"
#: After so many tries that failed a version is given up.
MOST_TRIES = 3
_KEPT = 20
_MOST_TOLD = 64 * 1024
_BLOCK = 1024 * 1024


class Inbox:
    """What the till leaves for the task: manifest, setup, and `go` as long as nothing stands against installing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def manifest(self) -> bytes | None:
        """The one kept, None when there is none. Raises `StoreFault`."""
        try:
            return read_bounded(self.folder / MANIFEST, MOST_MANIFEST)
        except OSError as error:
            raise paths.store_fault(error) from error

    def keep(self, raw: bytes) -> None:
        """Keeps a manifest; what was brought for another one goes. Raises `StoreFault`."""
        if self.manifest() == raw:
            return
        self.clear()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise paths.store_fault(error) from error
        paths.write_durably(self.folder / MANIFEST, raw)

    def clear(self) -> None:
        """Nothing is to be installed; `go` goes first."""
        for name in (GO, SETUP, PART, MANIFEST):
            with suppress(OSError):
                (self.folder / name).unlink()

    def whole(self, manifest: Manifest) -> bool:
        """Whether the setup is here, of the right size; its hash was right when it got its name."""
        with suppress(OSError):
            return (self.folder / SETUP).stat().st_size == manifest.size
        return False

    def begun(self, manifest: Manifest) -> tuple[int, hashlib._Hash]:
        """How many bytes of it are here already, and their hash; what is too long is thrown away."""
        sums = hashlib.sha256()
        part, got = self.folder / PART, 0
        with suppress(OSError):
            if part.stat().st_size > manifest.size:
                part.unlink()
            with part.open("rb") as file:
                while block := file.read(_BLOCK):
                    sums.update(block)
                    got += len(block)
        return got, sums

    def add(self, at: int, piece: bytes) -> None:
        """Writes a piece at its place; from 0 on it begins anew. Raises `StoreFault`."""
        try:
            with (self.folder / PART).open("r+b" if at else "wb") as file:
                file.seek(at)
                file.write(piece)
        except OSError as error:
            raise paths.store_fault(error) from error

    def drop(self) -> None:
        """What was brought is of no use."""
        with suppress(OSError):
            (self.folder / PART).unlink()

    def finish(self) -> None:
        """The part is whole and its hash right: from now on it is the setup. Raises `StoreFault`."""
        try:
            with (self.folder / PART).open("r+b") as file:
                os.fsync(file.fileno())
            (self.folder / PART).replace(self.folder / SETUP)
            paths.sync_folder(self.folder)
        except OSError as error:
            raise paths.store_fault(error) from error

    def let(self, go: bool) -> None:
        """Says whether it may be installed. Raises `StoreFault`."""
        if go == (self.folder / GO).is_file():
            return
        if go:
            paths.write_durably(self.folder / GO, b"1")
        else:
            try:
                (self.folder / GO).unlink(missing_ok=True)
            except OSError as error:
                raise paths.store_fault(error) from error


@dataclass(frozen=True, slots=True)
class Told:
    """What the task tells: the newest happening last, and how often each setup, by its hash, was tried."""

    happenings: tuple[Happening, ...] = ()
    tries: Mapping[str, int] = field(default_factory=dict)

    @property
    def last(self) -> Happening | None:
        return self.happenings[-1] if self.happenings else None

    def given_up(self, manifest: Manifest) -> bool:
        """Whether nobody tries this one any more."""
        return self.tries.get(manifest.sha256, 0) >= MOST_TRIES


def read_told(home: Path) -> Told:
    """From the program's folder; what cannot be read tells nothing. Never raises."""
    try:
        said = json.loads(read_bounded(home / FOLDER / TOLD, _MOST_TOLD) or b"{}")
        happenings = [
            Happening(datetime.fromisoformat(one["at"]), Outcome(one["outcome"]), *map(str, one["about"]))
            for one in said.get("happenings", ())
        ]
        return Told(tuple(happenings), {str(name): int(count) for name, count in said.get("tries", {}).items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Told()


def write_told(home: Path, told: Told) -> None:
    """Keeps it, durably. Raises `StoreFault`."""
    happenings = [
        {"at": one.at.isoformat(), "outcome": str(one.outcome), "about": [one.version, one.before, one.detail[:400]]}
        for one in told.happenings[-_KEPT:]
    ]
    tries = dict(list(told.tries.items())[-_KEPT:])
    said = json.dumps({"happenings": happenings, "tries": tries}, ensure_ascii=False, indent=1)
    paths.write_durably(home / FOLDER / TOLD, said.encode())


def read_bounded(path: Path, most: int) -> bytes | None:
    """At most `most` + 1 bytes of a plain file, None where there is no such file. A link, a pipe or a device put in its
    place is no file. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        opened = os.open(path, flags)
    except FileNotFoundError:
        return None
    with os.fdopen(opened, "rb") as file:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            return None
        return file.read(most + 1)
