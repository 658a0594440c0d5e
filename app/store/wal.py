"""What the write-ahead log must still hold: SQLite itself leaves out a damaged part of it without a word.

A log cut off by a power cut and one damaged later look alike to SQLite: it takes what is whole and forgets the rest,
sales that were called paid among it. So a small witness beside the journal notes after every commit how long the log
was; a log that is shorter at the next start has lost something. The witness is not synced: after a power cut it may
know less than the log, never more, since a commit is synced before it is noted.
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
_SLOT = 64
#: Pages beyond the end of the file that a log may write: more than one transaction has.
_FAR = 10_000
DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Tail:
    """A log by its salts (they change when it begins anew) and the number of its frames."""

    salts: tuple[int, int]
    frames: int


class Witness:
    """Keeps the newest `Tail` in a file of two slots, written in turn so that a torn one leaves the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None
        self._turn = 0

    def last(self) -> Tail | None:
        """What was noted last; None when nothing was, or the file says nothing whole."""
        try:
            content = self.path.read_bytes()
        except OSError:
            return None
        found = [_tail(content[at : at + _SLOT]) for at in (0, _SLOT)]
        whole = [one for one in found if one is not None]
        return max(whole)[1] if whole else None

    def note(self, tail: Tail) -> None:
        """After a commit. A witness that cannot be written is taken away: none is better than a wrong one."""
        self._turn += 1
        said = f"{self._turn:015d} {tail.salts[0]:08x} {tail.salts[1]:08x} {tail.frames:08x}".encode()
        slot = said + b" %08x" % zlib.crc32(said)
        try:
            if self._file is None:
                self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            os.lseek(self._file, _SLOT * (self._turn % 2), os.SEEK_SET)
            os.write(self._file, slot.ljust(_SLOT - 1) + b"\n")
        except OSError:
            self.forget()

    def release(self) -> None:
        """Lets the file go and leaves it."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
            self._file = None

    def forget(self) -> None:
        """The log is about to be folded in for good. Taken away first, so that a kill in between raises no alarm."""
        self.release()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _tail(slot: bytes) -> tuple[int, Tail] | None:
    said, _, check = slot.strip().rpartition(b" ")
    try:
        turn, first, second, frames = said.split()
        if zlib.crc32(said) != int(check, 16):
            return None
        return int(turn), Tail((int(first, 16), int(second, 16)), int(frames, 16))
    except ValueError:
        return None


def salts_of(wal: Path) -> tuple[int, int] | str | None:
    """The salts of a log's header; None when there is no log or an empty one, `DAMAGED` when the header is."""
    try:
        with wal.open("rb") as file:
            head = file.read(_HEADER.size)
    except FileNotFoundError:
        return None
    if not head:
        return None
    if len(head) < _HEADER.size:
        return DAMAGED
    magic, _, _, _, first, second, *check = _HEADER.unpack(head)
    if magic & ~1 != _MAGIC or list(_checksum(head[:24], big=bool(magic & 1))) != check:
        return DAMAGED
    return first, second


def lost(seen: Tail | None, salts: tuple[int, int] | str | None, frames: int) -> bool:
    """Whether a log with this header, of which SQLite took `frames`, has lost commits the witness has seen."""
    if seen is None or seen.frames == 0:
        # Nothing was ever called kept: a header without its end is what a kill leaves as the log begins.
        return False
    if salts == DAMAGED:
        return True
    # Other salts: the log began anew after the witness was written for the last time, all before it was folded in.
    return salts is None or (salts == seen.salts and frames < seen.frames)


def flatten(database: Path, wal: Path, target: Path) -> int:
    """Writes what the file is with its log laid over it, for a look at what a damaged one still gives up; gives the
    number of the log's frames.

    Checksums are not asked: a frame that is whole but stands behind a damaged one still holds its page, and whoever
    reads sales out of the target goes by their own hashes.
    """
    if database.exists():
        shutil.copyfile(database, target)
    else:
        target.write_bytes(b"")
    pages = _pages(wal.read_bytes() if wal.exists() else b"")
    with target.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        for number, page in pages:
            at = (number - 1) * len(page)
            if at <= size + _FAR * len(page):  # a damaged number must not make a file of terabytes
                file.seek(at)
                file.write(page)
                size = max(size, at + len(page))
    return len(pages)


def _pages(log: bytes) -> list[tuple[int, bytes]]:
    """The log's pages in order, up to its last commit, however its frames are damaged."""
    size = int.from_bytes(log[8:12], "big")
    if size not in (1 << power for power in range(9, 17)):
        size = 4096
    step = _FRAME.size + size
    frames = [log[at : at + step] for at in range(_HEADER.size, len(log) - step + 1, step)]
    heads = [_FRAME.unpack(frame[: _FRAME.size]) for frame in frames]
    salts = [head[2:4] for head in heads]
    # Frames of an earlier turn of the log lie behind the newest: they carry other salts.
    current = max(set(salts[:3]), key=salts[:3].count) if salts else (0, 0)
    end = 0
    for at, head in enumerate(heads):
        if head[2:4] != current and (at + 1 >= len(heads) or salts[at + 1] != current):
            break
        if head[1]:
            end = at + 1
    return [(head[0], frame[_FRAME.size :]) for head, frame in zip(heads[:end], frames[:end], strict=True) if head[0]]


def _checksum(data: bytes, *, big: bool) -> tuple[int, int]:
    first = second = 0
    for left, right in struct.iter_unpack(">II" if big else "<II", data):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    return first, second
