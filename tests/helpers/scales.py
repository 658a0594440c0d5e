"""Scales to speak with: on a socket, and on a terminal that behaves as a COM port does."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from app.sandbox.scale import EmulatedScale, Platform, speak


class Handle:
    """A terminal as a line."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def fileno(self) -> int:
        return self._handle

    def recv(self, most: int, /) -> bytes:
        return os.read(self._handle, most)

    def sendall(self, said: bytes, /) -> None:
        os.write(self._handle, said)


class PtyScale:
    """A scale on a COM port. It can be pulled out and put in again under the same name."""

    def __init__(self, platform: Platform, name: str) -> None:
        self.platform, self.name = platform, name
        self.plug()

    @property
    def uri(self) -> str:
        return f"serial:{self.name}"

    def plug(self) -> None:
        self._over = threading.Event()
        self._master, slave = os.openpty()
        os.symlink(os.ttyname(slave), self.name)
        self._slave = slave
        self._thread = threading.Thread(target=speak, args=(self.platform, Handle(self._master), self._over.is_set))
        self._thread.start()

    def pull(self) -> None:
        self._over.set()
        self._thread.join()
        os.unlink(self.name)
        os.close(self._slave)
        os.close(self._master)


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def tcp_scale(platform: Platform) -> Iterator[EmulatedScale]:
    scale = EmulatedScale(platform)
    yield scale
    scale.stop()


@pytest.fixture
def com_scale(platform: Platform, tmp_path: os.PathLike[str]) -> Iterator[PtyScale]:
    scale = PtyScale(platform, os.path.join(tmp_path, "ttyUSB0"))
    yield scale
    if os.path.islink(scale.name):
        scale.pull()
