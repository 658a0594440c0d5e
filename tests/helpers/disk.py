"""A disk that can be told to fail: SQLite's own calls on the journal are counted, noted, refused, or the last there is.

It lies between SQLite and the system on every machine, without ptrace, and sees what SQLite means to be durable: the
order of writes and syncs. `catalog.db` is let through: it can be fetched again.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import apsw

JOURNAL = "journal.db"
NAME = "told-to-fail"
#: Ways a call can end badly: the process is gone before it, or in the middle of it; the disk is full, or refuses.
WAYS = ("kill", "torn", "full", "io")


class Doing(NamedTuple):
    """One call on its way to the system. `what` is "open", "write", "sync", "truncate" or "delete"."""

    what: str
    file: str
    offset: int = 0
    data: bytes = b""


#: Asked before each call; may raise or end the process. A number is how many bytes of a write are the last ever made.
Hand = Callable[[Doing], int | None]


def die() -> None:
    """As pulled out of the wall: nothing of this process runs any more."""
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


class Disk(apsw.VFS):
    """Becomes SQLite's way to the disk for every connection opened from now on, until `unregister`."""

    def __init__(self, hand: Hand) -> None:
        self.below = apsw.vfs_names()[0]
        self.hand = hand
        super().__init__(NAME, self.below, makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        file = Path(path or "").name
        if not file.startswith(JOURNAL):
            return apsw.VFSFile(self.below, name, flags)
        self.hand(Doing("open", file))
        return _File(self, file, name, flags)

    def xDelete(self, name: str, sync_folder: bool) -> None:
        if Path(name).name.startswith(JOURNAL):
            self.hand(Doing("delete", Path(name).name))
        super().xDelete(name, sync_folder)


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, file: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._disk = disk
        self._file = file
        super().__init__(disk.below, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        last = self._disk.hand(Doing("write", self._file, offset, bytes(data)))
        if last is None:
            super().xWrite(data, offset)
        else:
            super().xWrite(bytes(data)[:last], offset)
            die()

    def xSync(self, flags: int) -> None:
        self._disk.hand(Doing("sync", self._file))
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:
        self._disk.hand(Doing("truncate", self._file, size))
        super().xTruncate(size)


class Cut:
    """Ends it at call number `at` (from 1; 0: never), in one of `WAYS`. A full disk stays full until `heal`."""

    def __init__(self, at: int, way: str) -> None:
        self.at = at
        self.way = way
        self.count = 0
        self._turn = threading.Lock()

    def heal(self) -> None:
        """There is room again."""
        self.at = 0

    def __call__(self, doing: Doing) -> int | None:
        with self._turn:
            self.count += 1
            met = self.at and (self.count == self.at or (self.way == "full" and self.count > self.at))
        if not met:
            return None
        match self.way:
            case "full":
                if doing.what == "write":
                    raise apsw.FullError("no room, as told")
            case "io":
                raise apsw.IOError("the disk refuses, as told")
            case "torn" if doing.what == "write":
                return len(doing.data) // 2
            case _:
                die()
        return None
