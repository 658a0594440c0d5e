"""What goes on with an open shift by itself: the server's shift opens, closes or grows too old; hours pass.

The till's own shift is the drawer's and ends by a person's hand alone. What the server does changes only which of its
shifts new documents name: the one open there at that moment, or none. A document keeps what it was recorded with, for
its request is frozen; the server decides what becomes of one that comes late.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from app.clock import Clock
from app.domain.cashier import Place
from app.domain.server_shift import ServerSide, Standing
from app.domain.shift import LONGEST, WARN_AFTER, Shift
from app.errors import TillError
from app.events import Event
from app.services.ports import ServerShift, ShiftGateway
from app.services.station import Station
from app.store.meta import Meta
from app.store.shifts import Shifts

log = logging.getLogger(__name__)

#: Seconds between two looks, and how long the server may think.
EVERY, PATIENCE = 60.0, 3.0
#: Ages of a shift at which people are reminded, each once.
REMINDERS = (*WARN_AFTER, LONGEST)
#: A clock put right by more than this lets a reminder come again that came too early.
SET_BACK = timedelta(minutes=30)
_REMINDED = "shift_reminded"


class ShiftWatch:
    """`changed` when `side` says something else, `moved` when that is news for whoever sells, `reminded` with the age
    the shift has come to."""

    def __init__(self, station: Station, shifts: Shifts, meta: Meta, gateway: ShiftGateway, clock: Clock) -> None:
        self._station = station
        self._shifts = shifts
        self._meta = meta
        self._gateway = gateway
        self._clock = clock
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._of = ""
        self.side = ServerSide()
        self.changed: Event[ServerSide] = Event("shift_watch.changed")
        self.moved: Event[ServerSide] = Event("shift_watch.moved")
        self.reminded: Event[timedelta] = Event("shift_watch.reminded")

    def wake(self) -> None:
        """The network is back, somebody signed in, or looks at the shift: look soon."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.remind()
            await self.look()
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):
                    await self._wake.wait()
            self._wake.clear()

    async def look(self) -> None:
        """Reads how the server's shift stands and binds the till's to it. No answer is no trouble and no news.

        Raises `StoreFault`.
        """
        async with self._turn:
            shift, place = self._station.shift, self._station.place
            if shift is None or place is None:
                self._of = ""
                self._show(ServerSide())
                return
            if shift.id != self._of:  # another shift's news are none of this one's
                self._of = shift.id
                self._show(ServerSide())
            with suppress(_NoAnswer):
                await self._follow(shift, place)

    async def remind(self) -> None:
        """Tells that the shift has come to an age, once for each, over restarts too. Raises `StoreFault`."""
        shift = self._station.shift
        if shift is None:
            return
        lasted = self._clock.now() - shift.opened_at
        kept = (await self._meta.get(_REMINDED) or "").split(" ")
        told = int(kept[1]) if len(kept) == 2 and kept[0] == shift.id else 0
        passed = sum(lasted >= age for age in REMINDERS)
        still = min(told, sum(lasted + SET_BACK >= age for age in REMINDERS))
        if passed > still or still != told:
            await self._meta.put(_REMINDED, f"{shift.id} {max(passed, still)}")
        if passed > still:
            self.reminded.emit(REMINDERS[passed - 1])

    # ------------------------------------------------------------------ inside

    async def _follow(self, shift: Shift, place: Place) -> None:
        bound = await _answer(self._gateway.read(shift.server_id)) if shift.server_id is not None else None
        if bound is not None and bound.open:
            self._show(self._of_open(bound))
            return
        found = await _answer(self._gateway.find_open(place))
        if found is not None:
            if await self._bind(shift, found):
                self._tell(self._of_open(found), news=shift.server_id is not None or self._ended)
        elif shift.server_id is None:
            # That it was closed is still the reason why there is none.
            self._show(self.side if self._ended else ServerSide(Standing.NONE))
        elif await self._bind(shift, None):
            overdue = bound is not None and bound.overdue
            standing = Standing.OVERDUE if overdue else Standing.CLOSED
            self._tell(ServerSide(standing, shift.server_number or "", ended=True), news=True)

    @property
    def _ended(self) -> bool:
        return self.side.ended

    def _of_open(self, there: ServerShift) -> ServerSide:
        old = there.opened_at is not None and self._clock.now() - there.opened_at >= LONGEST
        return ServerSide(Standing.OVERDUE if old else Standing.OPEN, there.number, there.opened_at)

    async def _bind(self, shift: Shift, found: ServerShift | None) -> bool:
        """False when the till's shift was closed, or bound, while the server was thinking."""
        server_id, number = (found.id, found.number) if found is not None else (None, None)
        now = self._station.shift
        if now is None or now.id != shift.id or now.server_id != shift.server_id:
            return False
        who = self._station.cashier
        await self._shifts.bind(shift.id, server_id, number, (self._clock.now(), who.name if who is not None else ""))
        if self._station.shift is now:
            self._station.shift = replace(now, server_id=server_id, server_number=number)
        return True

    def _show(self, side: ServerSide) -> None:
        """An open shift that has grown too old meanwhile is news too."""
        grown = self.side.standing is Standing.OPEN and side.standing is Standing.OVERDUE
        self._tell(side, news=grown)

    def _tell(self, side: ServerSide, *, news: bool) -> None:
        if side == self.side:
            return
        self.side = side
        log.info("the server's shift: %s %s", side.standing, side.number)
        self.changed.emit(side)
        if news:
            self.moved.emit(side)


class _NoAnswer(Exception):
    """The server did not say anything that could be believed."""


async def _answer(question: Awaitable[ServerShift | None]) -> ServerShift | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await question
    except (TillError, TimeoutError) as error:
        log.info("the server's shift was not read: %s", type(error).__name__)
        raise _NoAnswer from None
