"""The one door of every PIN, at sign-in and for a senior's leave alike: who may try now, and whether it fits."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from math import ceil

from app.clock import Clock
from app.errors import RuleBroken
from app.services.pins import PinHasher
from app.store.cashiers import Cashiers

#: Wrong PINs in a row before a lock, and how long each lock lasts (reliability.md, «Security»).
FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=30)
LONG_AFTER = 10
LONG_LOCK = timedelta(minutes=30)


class PinGate:
    """Compares PINs, one at a time: guesses side by side would all be taken before the first is counted."""

    def __init__(self, cashiers: Cashiers, hasher: PinHasher, clock: Clock) -> None:
        self._cashiers = cashiers
        self.hasher = hasher
        self.locks = PinLocks(cashiers, clock)
        self._turn = asyncio.Lock()

    async def check(self, cashier_id: int, pin: str) -> None:
        """Nothing when it is their PIN. Wrong tries are counted on disk.

        Raises `RuleBroken`: "pin_wrong" (left), "pin_locked" (seconds), "no_pin".
        """
        async with self._turn:
            left = await self.locks.left(cashier_id)
            if left > 0:
                raise RuleBroken("pin_locked", seconds=str(ceil(left)))
            hashed = await self._cashiers.pin_hash(cashier_id)
            if not hashed:
                raise RuleBroken("no_pin")
            if not await self.hasher.fits(hashed, pin):
                failures, wait = await self.locks.failed(cashier_id)
                if wait:
                    raise RuleBroken("pin_locked", seconds=str(ceil(wait)))
                raise RuleBroken("pin_wrong", left=str(FREE_TRIES - failures))
            await self.locks.passed(cashier_id)


def lock_after(failures: int) -> timedelta | None:
    """How long nobody may guess after so many wrong PINs in a row; None while tries are left."""
    if failures >= LONG_AFTER:
        return LONG_LOCK
    return FIRST_LOCK * 2 ** (failures - FREE_TRIES) if failures >= FREE_TRIES else None


class PinLocks:
    """Who may not guess now. Within a run a lock is counted on the monotonic clock alone: no change of the computer's
    clock shortens it. Over a restart it is the stored time that counts; with a clock that is now earlier than the last
    wrong PIN, the lock begins anew.
    """

    def __init__(self, cashiers: Cashiers, clock: Clock) -> None:
        self._cashiers = cashiers
        self._clock = clock
        self._until: dict[int, float] = {}

    async def restore(self) -> None:
        """Takes up the locks of an earlier run. From here on they are counted."""
        for cashier in await self._cashiers.list():
            await self._take_up(cashier.id)

    async def left(self, cashier_id: int) -> float:
        """Seconds until this cashier's next guess is taken, 0 when it is."""
        if cashier_id not in self._until:
            await self._take_up(cashier_id)
        return max(0.0, self._until[cashier_id] - self._clock.monotonic())

    async def failed(self, cashier_id: int) -> tuple[int, float]:
        """A wrong PIN, on disk when this returns: how many there were in a row, and seconds of the lock it began."""
        failures = await self._cashiers.record_failure(cashier_id, self._clock.now(), lock_after)
        wait = lock_after(failures) or timedelta()
        self._until[cashier_id] = self._clock.monotonic() + wait.total_seconds()
        return failures, wait.total_seconds()

    async def passed(self, cashier_id: int) -> None:
        """The right PIN."""
        self._until.pop(cashier_id, None)
        await self._cashiers.clear(cashier_id)

    async def _take_up(self, cashier_id: int) -> None:
        stored, now = await self._cashiers.lockout(cashier_id), self._clock.now()
        wait = timedelta()
        if stored.locked_until is not None and stored.failed_at is not None:
            wait = stored.locked_until - max(now, stored.failed_at)
        self._until[cashier_id] = self._clock.monotonic() + max(0.0, wait.total_seconds())
