"""A scanner on a terminal that behaves as a COM port does: pulled out and put in again under the same name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


class PtyScanner:
    """`uri` is what the till is told; `send` is what the scanner says."""

    def __init__(self, folder: Path) -> None:
        self._name = folder / "ttyACM0"
        self._handles: tuple[int, int] | None = None
        self.plug()

    @property
    def uri(self) -> str:
        return f"serial:{self._name}"

    def plug(self) -> None:
        master, slave = os.openpty()
        self._handles = (master, slave)
        self._name.symlink_to(os.ttyname(slave))

    def pull(self) -> None:
        """Out of the socket; nothing is there any more under its name."""
        if self._handles is not None:
            self._name.unlink()
            for handle in self._handles:
                os.close(handle)
            self._handles = None

    def send(self, data: bytes) -> None:
        assert self._handles is not None, "it is not plugged in"
        os.write(self._handles[0], data)


@pytest.fixture
def com_scanner(tmp_path: Path) -> Iterator[PtyScanner]:
    made = PtyScanner(tmp_path)
    yield made
    made.pull()
