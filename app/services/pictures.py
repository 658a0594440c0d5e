"""Pictures of the goods in sight: from the disk, else from the server; small, few at a time, never in a sale's way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from app.clock import Clock
from app.errors import TillError
from app.events import Event
from app.store.pictures import PictureFiles

log = logging.getLogger(__name__)

#: Files asked for at once, of the connections the sales use too.
AT_ONCE = 2
#: Bytes of a file that is looked at.
MOST_BYTES = 6 * 1024 * 1024
#: Seconds before a file that could not be had is asked for again.
AGAIN = 600.0


class Darkroom(Protocol):
    """Makes pictures; called on the pictures' own thread."""

    def shrink(self, raw: bytes) -> bytes:
        """A foreign file as a small picture. Raises ValueError when it is none, or one too big to look at."""
        ...

    def develop(self, small: bytes) -> object:
        """A small picture as what the screen paints. Raises ValueError."""
        ...


class Pictures:
    """`ready` carries an address and its picture, as `Darkroom.develop` made it. What is no longer wanted when its turn
    comes is not asked for."""

    def __init__(
        self,
        files: PictureFiles,
        fetch: Callable[[str, int], Awaitable[bytes]],
        darkroom: Darkroom,
        clock: Clock,
    ) -> None:
        self._files = files
        self._fetch = fetch
        self._darkroom = darkroom
        self._clock = clock
        self._thread = ThreadPoolExecutor(1, "pictures")
        self._wanted: list[str] = []
        self._under_way: set[str] = set()
        self._not_before: dict[str, float] = {}
        self._more = asyncio.Event()
        #: Switched off nothing is read and nobody asked.
        self.on = True
        self.ready: Event[tuple[str, object]] = Event("pictures.ready")

    def want(self, addresses: Sequence[str]) -> None:
        """What is in sight now and has no picture yet, the most wanted first; nothing else is wanted any more."""
        now = self._clock.monotonic()
        self._wanted = [
            one
            for one in dict.fromkeys(addresses)
            if one and one not in self._under_way and self._not_before.get(one, now) <= now
        ]
        if self._wanted and self.on:
            self._more.set()

    def try_again(self) -> None:
        """The server can be reached again: what it could not give before may be asked for."""
        self._not_before.clear()

    async def run(self) -> None:
        """Until cancelled."""
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._work())

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _work(self) -> None:
        while True:
            while not (self._wanted and self.on):
                self._more.clear()
                await self._more.wait()
            address = self._wanted.pop(0)
            self._under_way.add(address)
            try:
                await self._bring(address)
            except TillError as fault:
                self._put_off(address)
                log.debug("no picture: %s", type(fault).__name__)
            except Exception:
                self._put_off(address)
                log.exception("a picture")
            finally:
                self._under_way.discard(address)

    async def _bring(self, address: str) -> None:
        small = await self._aside(self._files.read, address)
        if small is None:
            raw = await self._fetch(address, MOST_BYTES)
            small = await self._aside(self._made_small, address, raw)
        if not small:
            self._put_off(address)
            return
        try:
            picture = await self._aside(self._darkroom.develop, small)
        except ValueError:
            # A file of ours that is damaged: asked for anew when it is wanted the next time.
            await self._aside(self._files.forget, address)
            self._put_off(address)
            return
        self.ready.emit((address, picture))

    def _made_small(self, address: str, raw: bytes) -> bytes:
        try:
            small = self._darkroom.shrink(raw)
        except ValueError as fault:
            log.info("a file of the catalogue is no picture: %s", fault)
            small = b""
        self._files.write(address, small)
        return small

    def _put_off(self, address: str) -> None:
        self._not_before[address] = self._clock.monotonic() + AGAIN

    async def _aside(self, work: Callable[..., Any], *given: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *given)
