"""Small pictures of goods as files beside the database: a cache, so a loss costs nothing but asking again.

Called off the event loop, by one thread at a time.
"""

from __future__ import annotations

import hashlib
import logging
import os
import time
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

FOLDER = "pictures"
#: Bytes on the disk; the pictures nobody saw for longest go first.
MOST_BYTES = 64 * 1024 * 1024
#: Seconds for which a file that was no picture is not asked for again.
_REFUSED_FOR = 24 * 3600.0


class PictureFiles:
    """By address. An empty file says that what is there is no picture. The disk's faults are nobody's trouble: a
    picture that cannot be kept is shown all the same."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most = most_bytes
        self._held: int | None = None

    def read(self, address: str) -> bytes | None:
        """The small picture, b"" for an address that was refused, None for one that has to be asked for."""
        path = self._path(address)
        try:
            body = path.read_bytes()
            if not body and time.time() - path.stat().st_mtime > _REFUSED_FOR:
                return None
            if body:
                os.utime(path)  # seen now: the others go first
        except OSError:
            return None
        return body

    def write(self, address: str, body: bytes) -> None:
        """Keeps a small picture, b"" for a refused address, and lets the oldest go when there are too many bytes."""
        path = self._path(address)
        half = path.with_suffix(".half")
        try:
            self._folder.mkdir(exist_ok=True)
            half.write_bytes(body)
            half.replace(path)
            self._make_room(len(body))
        except OSError as fault:
            log.info("a picture was not kept: %s", fault.strerror)
            with suppress(OSError):
                half.unlink(missing_ok=True)

    def forget(self, address: str) -> None:
        """A file of ours that turned out damaged goes."""
        with suppress(OSError):
            self._path(address).unlink(missing_ok=True)

    def _make_room(self, added: int) -> None:
        if self._held is None:
            self._held = sum(size for size, _, _ in self._files())
        else:
            self._held += added
        if self._held <= self._most:
            return
        # A quarter at once, so that not every further picture looks through all of them.
        for size, _, path in sorted(self._files(), key=lambda one: one[1]):
            if self._held <= self._most * 3 // 4:
                break
            path.unlink(missing_ok=True)
            self._held -= size

    def _files(self) -> list[tuple[int, float, Path]]:
        found = []
        for entry in os.scandir(self._folder):
            facts = entry.stat()
            found.append((facts.st_size, facts.st_mtime, Path(entry.path)))
        return found

    def _path(self, address: str) -> Path:
        return self._folder / f"{hashlib.sha256(address.encode()).hexdigest()[:40]}.img"
