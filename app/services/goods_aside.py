"""Goods read by a process of their own. A hundred thousand rows take the interpreter for seconds, and whatever takes it
takes it from the window.

Only a sync with many rows to read starts one, and it ends with the sync. It keeps nothing and decides nothing: where it
cannot start, is killed or says something that is no page, the till reads by itself, slower, and the same comes out.
"""

from __future__ import annotations

import asyncio
import json
import logging
import struct
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import IO, TYPE_CHECKING

from app import __version__
from app.again import role
from app.services.goods_pages import GoodsPages

if TYPE_CHECKING:
    from app.api.sheet import Made

log = logging.getLogger(__name__)

#: What the till is started with to be the one who reads.
OPTION = "--read-goods"
#: Said instead of a page that the till has to read by itself.
NOTHING = b""
_LENGTH = struct.Struct(">I")


class GoodsAside:
    """Who reads for one sync, from `begin` to `end`."""

    def __init__(self, pages: GoodsPages, command: Sequence[str] | None = None) -> None:
        self._told = json.dumps([[asdict(one) for one in some] for some in (pages.units, pages.shelves)]).encode()
        self._command = command or role(OPTION)
        self._process: subprocess.Popen[bytes] | None = None
        self._starting: asyncio.Task[None] | None = None
        self._ready = self._over = False

    @property
    def begun(self) -> bool:
        return self._starting is not None

    def begin(self) -> None:
        """Starts it. Pages are read by the till until it is ready."""
        self._starting = asyncio.create_task(asyncio.to_thread(self._start), name="goods aside")

    async def end(self) -> None:
        """It is gone, whatever it was doing, and who waits for it waits no longer."""
        self._over = True
        if self._process is not None:
            self._process.kill()
        if self._starting is not None:
            await self._starting
            await asyncio.to_thread(self._bury)

    async def ready(self) -> bool:
        """Whether pages given from now on are read there; waits until that is known."""
        if self._starting is not None:
            await self._starting
        return self._ready

    def read(self, body: bytes) -> Made | None:
        """The page in an answer with all its rows laid; None where the till has to read it by itself. Blocks: for a
        thread that is not the window's."""
        if not self._ready:
            return None
        try:
            said = self._said(body)
            if said == NOTHING:
                return None
            head, *rows = said.decode().split("\n")
            marks, counts = json.loads(head)
            if len(marks) != len(rows):
                raise ValueError("rows are missing")
        except (OSError, EOFError, ValueError, TypeError) as error:
            self._lose(error)
            return None
        return marks, counts, rows

    def _start(self) -> None:
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Selling goes first.
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
            if self._over:
                self._process.kill()
            # Kasa.exe may have become another version's since this till was started.
            if (version := self._said(self._told)) != __version__.encode():
                raise ValueError(f"it is {version!r}")
        except (OSError, EOFError, ValueError) as error:
            self._lose(error)
        else:
            self._ready = True

    def _said(self, words: bytes) -> bytes:
        """Its answer. Raises OSError, EOFError or ValueError when it is lost."""
        assert self._process is not None
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        tell(to, words)
        return hear(back)

    def _lose(self, error: Exception) -> None:
        self._ready = False
        if not self._over:
            log.warning("the till reads goods by itself from here on: %s: %s", type(error).__name__, error)

    def _bury(self) -> None:
        if self._process is not None:
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                with suppress(OSError):  # what it was not told any more
                    if stream is not None:
                        stream.close()


def tell(stream: IO[bytes], words: bytes) -> None:
    """Writes a message. Raises OSError when nobody reads any more."""
    stream.write(_LENGTH.pack(len(words)))
    stream.write(words)
    stream.flush()


def hear(stream: IO[bytes]) -> bytes:
    """The next message. Raises EOFError when there is none, or only a part of it."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    words = stream.read(length)
    if len(words) < length:
        raise EOFError
    return words
