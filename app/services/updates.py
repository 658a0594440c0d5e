"""New versions: looked for once in a while, brought beside the sales, handed over to the system when nothing can be
lost. The till itself installs nothing: it has no rights to, and `app.update_task` believes none of its words.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from app import __version__, installed
from app.clock import Clock
from app.domain.cashier import Right
from app.domain.deeds import Deed
from app.domain.update import Blocker, Happening, Manifest, Stage, Standing, Trust, judge, order, read_manifest
from app.errors import BadReply, Offline, StoreFault, UpdateRefused
from app.events import Event
from app.services.allowed import leave
from app.services.station import Station
from app.services.till_settings import Book
from app.update_files import Inbox, Told, read_told

log = logging.getLogger(__name__)

#: Seconds: the first look comes when the morning's rush is over, then four a day; sooner when one brought nothing.
FIRST, EVERY, SOON = 600.0, 6 * 3600.0, 60.0
#: Bytes a second: a setup takes four minutes and no shop's line.
PACE = 128 * 1024


class Rest(Protocol):
    """The rest of a setup, from a byte on: `app.api.updates.Stream`."""

    @property
    def begin(self) -> int: ...

    @property
    def pieces(self) -> AsyncIterator[bytes]: ...


class Source(Protocol):
    """Where they are published: `app.api.updates.Publications`. Both raise `Offline`, `BadReply`, `UpdateRefused`."""

    async def manifest(self) -> bytes: ...

    def setup(self, name: str, begin: int) -> AbstractAsyncContextManager[Rest]: ...


class Waits(Protocol):
    """What stands against another version: `app.services.update_waits`."""

    def busy(self) -> bool:
        """Whether somebody is served at this moment."""
        ...

    async def blockers(self) -> frozenset[Blocker]: ...


@dataclass(frozen=True, slots=True)
class Ways:
    """Of a till that may be updated: whom it believes, where they publish, its folder of data for the machine and the
    program's own folder. `source` is asked anew each time: what speaks HTTP is imported behind the sign-in page."""

    trust: Trust
    source: Callable[[], Source]
    inbox: Inbox
    home: Path
    pace: float = PACE
    first: float = FIRST


class Updates:
    """`changed` with every step. With `ways` as a text this till gets none, and the text says why (`Standing.why`).

    `auto` looks and installs by itself; otherwise only when somebody asks.
    """

    def __init__(
        self, station: Station, waits: Waits, audit: Book, clock: Clock, ways: Ways | str, *, auto: bool = True
    ) -> None:
        self.changed: Event[Standing] = Event("updates.changed")
        self.auto = auto
        self._station, self._waits, self._audit, self._clock = station, waits, audit, clock
        self._ways = ways
        self._turn = asyncio.Lock()
        self._stir = asyncio.Event()
        self._wanted = False
        #: When the next look is due, monotonic seconds; None before `run`. `_begun`: the last was cut short by a sale.
        self._due: float | None = None
        self._begun = False
        self._manifest: Manifest | None = None
        self._told = Told()
        self._standing = Standing(Stage.OFF, why=ways) if isinstance(ways, str) else Standing(Stage.FRESH)
        station.changed.connect(lambda part: self.stir() if part == "shift" else None)

    @property
    def standing(self) -> Standing:
        return self._standing

    @property
    def last(self) -> Happening | None:
        """What became of the last installation."""
        return self._told.last

    @property
    def will(self) -> bool:
        """Whether it goes on by itself when nothing stands against it."""
        return self.auto or self._wanted

    def stir(self) -> None:
        """Something changed: what stands against it is looked at anew, at once."""
        self._stir.set()

    async def run(self) -> None:
        """Looks, brings and hands over until the till ends."""
        if isinstance(self._ways, str):
            await asyncio.Event().wait()
            return
        self._due = self._clock.monotonic() + self._ways.first
        while True:
            if (self.auto or self._begun) and self._clock.monotonic() >= self._due:
                await self.check()
            else:
                async with self._turn:
                    await self._stand(self._ways)
            self._stir.clear()
            pause = self._due - self._clock.monotonic()
            with suppress(TimeoutError):
                async with asyncio.timeout(pause if 0 < pause < SOON else SOON):
                    await self._stir.wait()

    async def check(self) -> None:
        """Looks now; goes on with it soon when somebody is being served. Never raises a `TillError`: what came of it is
        in `standing`."""
        if isinstance(self._ways, str):
            return
        async with self._turn:
            self._begun = False
            try:
                self._begun = not await self._look(self._ways)
            except UpdateRefused as refused:
                log.warning("an update is refused: %s (%s)", refused.kind, refused.detail)
                version = refused.detail if refused.kind == "floor" else ""
                self._tell(Standing(Stage.FRESH, version=version, fault=refused.kind, checked_at=self._clock.now()))
            except (Offline, BadReply, StoreFault) as error:
                log.info("no update: %s", error.detail)
                fault = "disk" if isinstance(error, StoreFault) else "offline"
                self._tell(Standing(Stage.FRESH, fault=fault, checked_at=self._standing.checked_at))
            self._due = self._clock.monotonic() + (SOON if self._begun else EVERY)

    async def install(self) -> None:
        """«Встановити»: as soon as nothing stands against it; it is in the audit then. Raises `Forbidden`,
        `StoreFault`."""
        who, given, manifest = self._station.need_cashier(Right.SETTINGS), leave(), self._manifest
        if isinstance(self._ways, str) or manifest is None:
            self._wanted = True
            return
        allowed = given.facts() if given is not None and given.in_use else {}
        versions = {"was": __version__, "is": manifest.version}
        await self._audit.write(self._clock.now(), who.name, Deed.UPDATE_ASKED, versions | allowed)
        self._wanted = True
        async with self._turn:
            await self._lay(self._ways, manifest)

    # ------------------------------------------------------------------ inside

    async def _look(self, ways: Ways) -> bool:
        self._manifest = None
        self._told = await asyncio.to_thread(read_told, ways.home)
        kept = await asyncio.to_thread(ways.inbox.manifest)
        raw = kept or b""
        try:
            raw = await ways.source().manifest()
        except (Offline, BadReply):
            if kept is None:
                raise
        try:
            manifest = await asyncio.to_thread(read_manifest, raw, ways.trust)
            new = judge(manifest, __version__, self._clock.now())
        except UpdateRefused:
            await asyncio.to_thread(ways.inbox.let, False)
            raise
        given_up = self._told.given_up(manifest)
        if not new or given_up:
            await asyncio.to_thread(ways.inbox.clear)
            self._tell(Standing(Stage.FRESH, fault="given_up" if new else "", checked_at=self._clock.now()))
            return True
        await asyncio.to_thread(ways.inbox.keep, raw)
        if not await asyncio.to_thread(ways.inbox.whole, manifest) and not await self._fetch(ways, manifest):
            return False
        self._manifest = manifest
        await self._lay(ways, manifest)
        return True

    async def _fetch(self, ways: Ways, manifest: Manifest) -> bool:
        """Brings the setup; False when it stopped for a sale. Raises what `Source` raises, and `StoreFault`."""
        got, sums = await asyncio.to_thread(ways.inbox.begun, manifest)
        loading = Standing(Stage.LOADING, version=manifest.version, size=manifest.size, checked_at=self._clock.now())
        self._tell(replace(loading, got=got))
        if self._waits.busy():
            return False
        try:
            async with ways.source().setup(manifest.setup, got) as rest:
                if rest.begin != got:
                    await asyncio.to_thread(ways.inbox.drop)
                    got, sums = await asyncio.to_thread(ways.inbox.begun, manifest)
                async for piece in rest.pieces:
                    if got + len(piece) > manifest.size:
                        raise UpdateRefused("long")
                    await asyncio.to_thread(ways.inbox.add, got, piece)
                    sums.update(piece)
                    got += len(piece)
                    self._tell(replace(loading, got=got))
                    if self._waits.busy():
                        return False
                    await asyncio.sleep(len(piece) / ways.pace)
        except BadReply as error:
            if error.status == 416:  # there is no more of it there
                await asyncio.to_thread(ways.inbox.drop)
            raise
        except UpdateRefused:
            await asyncio.to_thread(ways.inbox.drop)
            raise
        if got < manifest.size:
            raise UpdateRefused("short")
        if sums.hexdigest() != manifest.sha256:
            await asyncio.to_thread(ways.inbox.drop)
            raise UpdateRefused("hash")
        await asyncio.to_thread(ways.inbox.finish)
        return True

    async def _stand(self, ways: Ways) -> None:
        """What was let go, in this run or in one before, is taken back as soon as something stands against it."""
        if self._manifest is not None:
            await self._lay(ways, self._manifest)
        elif await self._waits.blockers():
            await asyncio.to_thread(ways.inbox.let, False)

    async def _lay(self, ways: Ways, manifest: Manifest) -> None:
        """Lets the task have it, or takes it back."""
        self._told = await asyncio.to_thread(read_told, ways.home)
        if self._told.given_up(manifest):
            self._manifest = None
            await asyncio.to_thread(ways.inbox.clear)
            self._tell(Standing(Stage.FRESH, fault="given_up", checked_at=self._standing.checked_at))
            return
        blockers = await self._waits.blockers()
        current = await asyncio.to_thread(installed.current, ways.home)
        done = bool(current) and order(current) >= order(manifest.version)
        go = self.will and not blockers and not done
        await asyncio.to_thread(ways.inbox.let, go)
        stage = Stage.DONE if done else Stage.LAID if go else Stage.READY
        against = blockers if stage is Stage.READY else frozenset()
        self._tell(Standing(stage, version=manifest.version, blockers=against, checked_at=self._standing.checked_at))

    def _tell(self, standing: Standing) -> None:
        self._standing = standing
        self.changed.emit(standing)
