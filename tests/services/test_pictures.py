"""Pictures are asked for while they are in sight, few at once, once each; the disk serves them without the server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from app.clock import FakeClock
from app.errors import Offline
from app.services.pictures import AGAIN, AT_ONCE, Pictures
from app.store.pictures import PictureFiles


class Room:
    """A darkroom that knows good files by their first letter."""

    def shrink(self, raw: bytes) -> bytes:
        if not raw.startswith(b"P"):
            raise ValueError("no picture")
        return raw[:10]

    def develop(self, small: bytes) -> object:
        if not small.startswith(b"P"):
            raise ValueError("damaged")
        return small.decode()


class Server:
    """Answers when it is let; counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.at_once = self.most_at_once = 0
        self.gate = asyncio.Event()
        self.down = False
        self.bodies: dict[str, bytes] = {}

    async def fetch(self, address: str, most_bytes: int) -> bytes:
        self.asked.append(address)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.gate.wait()
            if self.down:
                raise Offline("down", sent=False)
            return self.bodies.get(address, f"P{address}".encode())
        finally:
            self.at_once -= 1


class Shop:
    """The service going, with what it showed."""

    def __init__(self, folder: Path) -> None:
        self.server, self.clock = Server(), FakeClock()
        self.files = PictureFiles(folder)
        self.pictures = Pictures(self.files, self.server.fetch, Room(), self.clock)
        self.shown: dict[str, object] = {}
        self.pictures.ready.connect(lambda told: self.shown.update([told]))

    async def until(self, so: Callable[[], object]) -> None:
        for _ in range(8000):
            if so():
                return
            await asyncio.sleep(0.001)
        raise AssertionError("did not come true")

    async def rest(self) -> None:
        """Until nothing is under way."""
        await self.until(lambda: not self.pictures._under_way and not (self.pictures._wanted and self.pictures.on))


@asynccontextmanager
async def shop(folder: Path) -> AsyncIterator[Shop]:
    made = Shop(folder)
    running = asyncio.ensure_future(made.pictures.run())
    try:
        yield made
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        made.pictures.close()


def whole(test: Callable[[Path], Coroutine[Any, Any, None]]) -> Callable[[Path], None]:
    """The test in a loop of its own."""

    def run(tmp_path: Path) -> None:
        asyncio.run(test(tmp_path))

    return run


@whole
async def test_few_are_asked_for_at_once_and_what_is_out_of_sight_is_not_asked_for(tmp_path: Path) -> None:
    async with shop(tmp_path) as made:
        made.pictures.want([f"/{number}" for number in range(40)])
        await made.until(lambda: len(made.server.asked) == AT_ONCE)
        made.pictures.want(["/100", "/101", "/100"])
        made.server.gate.set()
        await made.until(lambda: len(made.shown) == AT_ONCE + 2)
        await made.rest()
        assert made.server.asked == ["/0", "/1", "/100", "/101"]
        assert made.server.most_at_once == AT_ONCE


@whole
async def test_the_disk_serves_without_the_server_after_a_restart(tmp_path: Path) -> None:
    async with shop(tmp_path) as first:
        first.server.gate.set()
        first.pictures.want(["/a"])
        await first.until(lambda: "/a" in first.shown)
    async with shop(tmp_path) as again:
        again.server.down = True
        again.server.gate.set()
        again.pictures.want(["/a", "/b"])
        await again.until(lambda: "/a" in again.shown)
        await again.rest()
        assert again.server.asked == ["/b"]
        assert again.shown == {"/a": "P/a"}


@whole
async def test_a_file_that_is_none_is_refused_for_the_day_and_one_out_of_reach_for_minutes(tmp_path: Path) -> None:
    async with shop(tmp_path) as made:
        made.server.gate.set()
        made.server.bodies["/page"] = b"<html>"
        made.pictures.want(["/page"])
        await made.until(lambda: made.server.asked)
        await made.rest()
        made.server.down = True
        made.pictures.want(["/far"])
        await made.until(lambda: len(made.server.asked) == 2)
        await made.rest()
        made.pictures.want(["/page", "/far"])
        await made.rest()
        assert len(made.server.asked) == 2
        made.clock.move(AGAIN)
        made.server.down = False
        made.pictures.want(["/page", "/far"])
        await made.until(lambda: "/far" in made.shown)
        await made.rest()
        assert made.server.asked == ["/page", "/far", "/far"]


@whole
async def test_the_server_back_again_is_asked_at_once(tmp_path: Path) -> None:
    async with shop(tmp_path) as made:
        made.server.gate.set()
        made.server.down = True
        made.pictures.want(["/a"])
        await made.until(lambda: made.server.asked)
        await made.rest()
        made.server.down = False
        made.pictures.try_again()
        made.pictures.want(["/a"])
        await made.until(lambda: "/a" in made.shown)


@whole
async def test_a_file_of_ours_that_was_damaged_is_asked_for_anew(tmp_path: Path) -> None:
    async with shop(tmp_path) as made:
        made.server.gate.set()
        made.files.write("/a", b"damaged")
        made.pictures.want(["/a"])
        # Looked for, not read: on Windows nobody can remove a file while it is being read.
        await made.until(lambda: not made.files._path("/a").exists())
        await made.rest()
        made.clock.move(AGAIN)
        made.pictures.want(["/a"])
        await made.until(lambda: "/a" in made.shown)
        assert made.server.asked == ["/a"]


@whole
async def test_switched_off_nothing_is_read_and_nobody_asked(tmp_path: Path) -> None:
    async with shop(tmp_path) as made:
        made.server.gate.set()
        made.pictures.on = False
        made.pictures.want(["/a"])
        await made.rest()
        assert (made.server.asked, made.shown) == ([], {})
        made.pictures.on = True
        made.pictures.want(["/a"])
        await made.until(lambda: "/a" in made.shown)
