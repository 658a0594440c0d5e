"""A file that keeps room on the disk for the worst moment: let go, it lets the sale end and the shift close."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NAME = "ballast.bin"
#: A sale of forty lines takes 80 kB of log: with this a day of hundreds of them ends, and the log can be folded in.
SIZE = 64 * 1024 * 1024
#: Below so many free bytes a person is warned (reliability.md, «The store»).
LOW = 500_000_000
_BLOCK = 1 << 20


class Ballast:
    """One file of `size` bytes, `SIZE` unless told. Nothing here raises: a till without its ballast sells on."""

    def __init__(self, folder: Path, size: int | None = None) -> None:
        self.path = folder / NAME
        self.size = SIZE if size is None else size

    def held(self) -> bool:
        """Whether it is there, whole."""
        try:
            return self.path.stat().st_size >= self.size
        except OSError:
            return False

    def make(self, breathe: Callable[[], None] = lambda: None) -> bool:
        """Makes it where there is room for it and more than that is left; tells whether it is there now.

        Written block by block with what cannot be packed: an empty file of that size would hold no room at all.
        """
        if self.held():
            return True
        part = self.path.with_name(f".{NAME}.part")
        try:
            if shutil.disk_usage(self.path.parent).free < LOW + self.size:
                return False
            with part.open("wb") as file:
                for _ in range(0, self.size, _BLOCK):
                    file.write(os.urandom(min(_BLOCK, self.size)))
                    breathe()
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self.path)
        except OSError:
            return False
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return True

    def release(self) -> bool:
        """Gives the room back; tells whether there was any to give."""
        try:
            held = self.path.stat().st_size > 0
            self.path.unlink()
        except OSError:
            return False
        return held
