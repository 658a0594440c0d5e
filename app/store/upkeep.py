"""What the store does for itself beside the sales: looks whether all is sound, makes copies, minds the disk's room.

None of it is waited for by anybody at the counter. What a person should know is in `state`; `changed` tells that it is
another one.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.clock import Clock
from app.errors import StoreFault
from app.events import Event
from app.store.ballast import LOW, Ballast
from app.store.beside import Beside, Stopped, aside
from app.store.checks import Finding, examine
from app.store.copies import Copies, send
from app.store.db import Database

log = logging.getLogger(__name__)

#: Seconds after the start before the whole journal is read: whoever signs in has the disk to himself.
SETTLE = 4.0
#: Seconds between two looks at the room on the disk.
EVERY = 300.0
#: Seconds a copy that was begun may keep the till from ending.
FINISH = 2.5


@dataclass(frozen=True, slots=True)
class Care:
    """How the data are kept. `free` is bytes, None before anybody looked; times are aware UTC.

    `ballast_spent`: the reserve was needed and there is no room to make it anew. `copy_fault` and `far_fault` are kinds
    of `StoreFault`, "" while all is well; `far_at` is the last copy in the second place.
    """

    free: int | None = None
    ballast_spent: bool = False
    checked_at: datetime | None = None
    findings: tuple[Finding, ...] = ()
    copied_at: datetime | None = None
    copy_fault: str = ""
    far_at: datetime | None = None
    far_fault: str = ""

    @property
    def low(self) -> bool:
        return self.free is not None and self.free < LOW


class Upkeep:
    """Goes round for as long as the till runs (`run`). `mark` is the file that tells the next start of a damage."""

    def __init__(
        self,
        journal: Database,
        beside: Beside,
        copies: Copies,
        ballast: Ballast,
        clock: Clock,
        mark: Path,
    ) -> None:
        self._journal = journal
        self._beside = beside
        self._copies = copies
        self._ballast = ballast
        self._clock = clock
        self._mark = mark
        #: Tells the second place for copies, as the settings have it at that moment.
        self.far: Callable[[], Path | None] = lambda: None
        self._wanted = asyncio.Event()
        self._copying = asyncio.Lock()
        self.state = Care()
        self.changed: Event[Care] = Event("upkeep.changed")

    async def run(self) -> None:
        """Until it is cancelled."""
        self._watch_for_fullness()
        await self.look_at_room()
        await asyncio.sleep(SETTLE)
        with suppress(Stopped):
            if not await self.verify():
                await self.copy(only_when_due=True)
            while True:
                await self._make_ballast()
                with suppress(TimeoutError):
                    async with asyncio.timeout(EVERY):
                        await self._wanted.wait()
                await self.look_at_room()
                await self.copy(only_when_due=True)

    def copy_soon(self) -> None:
        """A shift was closed: its copy is made as soon as nothing else is being done here."""
        self._wanted.set()

    async def verify(self) -> tuple[Finding, ...]:
        """Reads all of the journal and keeps what is wrong with it. A broken file is written to no more.

        What a copy could mend is marked: the next start then offers to restore before anything else.
        """
        try:
            found = tuple(await self._beside.look(lambda conn: examine(conn, self._beside.breathe)))
        except StoreFault as fault:
            if fault.kind != "corrupt":
                log.warning("the journal could not be looked through: %s", fault.kind)
                return self.state.findings
            found = (Finding("file", fault.detail),)
        for one in found:
            log.error("the journal: %s", one)
        if any(one.kind != "audit" for one in found):
            await aside("journal-mark", lambda: _touch(self._mark))
        if broken := next((one for one in found if one.kind == "file"), None):
            self._journal.stop(StoreFault("corrupt", str(broken)))
        self._set(findings=found, checked_at=self._clock.now())
        return found

    async def copy(self, *, only_when_due: bool = False) -> None:
        """Makes a copy, and one in the second place; what went wrong is in `state`, never an error."""
        async with self._copying:
            self._wanted.clear()
            try:
                if only_when_due and not await self._copies.due():
                    return
                made = await self._copies.make(self._clock.now())
            except StoreFault as fault:
                log.error("no copy was made: %s", fault.detail)
                self._set(copy_fault=fault.kind)
                return
            self._set(copied_at=self._clock.now(), copy_fault="")
            far = self.far()
            if far is None:
                self._set(far_fault="")
                return
            try:
                await send(made.path, far, self._journal.path.parent)
            except StoreFault as fault:
                log.warning("no copy in the second place: %s", fault.detail)
                self._set(far_fault=fault.kind)
            else:
                self._set(far_at=self._clock.now(), far_fault="")

    async def look_at_room(self) -> None:
        """How much is free where the data are."""
        folder = self._journal.path.parent
        with suppress(OSError):
            free = await aside("disk-room", lambda: shutil.disk_usage(folder).free)
            self._set(free=free)

    async def finish(self) -> None:
        """The till ends: a copy that was asked for is made, if that takes no longer than anybody waits."""
        with suppress(TimeoutError):
            async with asyncio.timeout(FINISH):
                if self._wanted.is_set() or self._copying.locked():
                    await self.copy(only_when_due=True)
        self._beside.stop()

    # ------------------------------------------------------------------ inside

    async def _make_ballast(self) -> None:
        made = await aside("ballast", lambda: self._ballast.make(self._beside.breathe))
        if made and self.state.ballast_spent:
            self._set(ballast_spent=False)

    def _watch_for_fullness(self) -> None:
        loop = asyncio.get_running_loop()

        def make_room() -> bool:
            if not self._ballast.release():
                return False
            log.error("the disk is full: the ballast was let go")
            loop.call_soon_threadsafe(self._spent)
            return True

        self._journal.make_room = make_room

    def _spent(self) -> None:
        self._set(ballast_spent=True, free=0 if self.state.free is None else self.state.free)

    def _set(self, **parts: object) -> None:
        before, self.state = self.state, replace(self.state, **parts)  # type: ignore[arg-type]
        if self.state != before:
            self.changed.emit(self.state)


def _touch(mark: Path) -> None:
    with suppress(OSError):
        mark.touch()
