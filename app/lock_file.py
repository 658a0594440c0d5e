"""One at a time: a lock on a file that ends with the process, however that ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path


class LockFile:
    """`take` it, and `release` it. The file itself stays."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: int | None = None

    def take(self) -> bool:
        """False when another process has it. Raises OSError when the file cannot be made."""
        opened = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(opened)
        except OSError:
            os.close(opened)
            return False
        self._opened = opened
        return True

    def release(self) -> None:
        if self._opened is not None:
            os.close(self._opened)
            self._opened = None


if sys.platform == "win32":
    import msvcrt

    def _lock(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
