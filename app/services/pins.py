"""PINs: how they are hashed, what they are hashed with, and how long nobody may guess after wrong ones."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets as random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.clock import Clock
from app.secrets import AsyncVault, VaultLocked
from app.store.cashiers import Cashiers
from app.store.meta import Meta

log = logging.getLogger(__name__)

PEPPER = "pin_pepper"
#: Wrong PINs in a row before a lock, and how long each lock lasts (reliability.md, «Security»).
FREE_TRIES = 5
FIRST_LOCK = timedelta(seconds=30)
LONG_AFTER = 10
LONG_LOCK = timedelta(minutes=30)


class PinHasher:
    """Hashes PINs with argon2 and a pepper, off the caller's thread. `spare` are peppers of hashes made earlier."""

    def __init__(self, pepper: bytes, spare: Sequence[bytes] = (), *, cheap: bool = False) -> None:
        self._peppers = (pepper, *spare)
        self._hasher = (
            PasswordHasher(1, 8, 1) if cheap else PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
        )
        self._thread = ThreadPoolExecutor(1, "pin")

    async def hash(self, pin: str) -> str:
        keyed = _keyed(self._peppers[0], pin)
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._hasher.hash, keyed)

    async def fits(self, hashed: str, pin: str) -> bool:
        def verify() -> bool:
            return any(self._verify(hashed, _keyed(pepper, pin)) for pepper in self._peppers)

        return await asyncio.get_running_loop().run_in_executor(self._thread, verify)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _verify(self, hashed: str, keyed: str) -> bool:
        try:
            return self._hasher.verify(hashed, keyed)
        except (VerificationError, InvalidHashError):
            return False


def _keyed(pepper: bytes, pin: str) -> str:
    return hmac.new(pepper, pin.encode(), hashlib.sha256).hexdigest()


async def known_peppers(vault: AsyncVault, meta: Meta) -> tuple[bytes, ...]:
    """What PINs are hashed with: the credential store's pepper, then the one that lies with the hashes; made if none.

    A store that cannot be read now (locked, not started) may still hold the pepper of the hashes there are. So that
    PIN sign-in goes on, this run hashes with one kept beside the hashes; the store's own is not written over, and once
    it can be read again both serve.
    """
    locked = False
    try:
        first = await vault.get(PEPPER)
    except VaultLocked:
        first, locked = None, True
        log.warning("the pepper cannot be read: PINs hashed with it do not fit until it can be, or the server tells")
    spare = await meta.get(PEPPER)
    if first is None and spare is None:
        made = random.token_hex(32)
        if vault.persistent and not locked:
            await vault.set(PEPPER, made)
        # Without a credential store, also one that just refused, PINs must still be good after a restart.
        if locked or not vault.persistent:
            await meta.put(PEPPER, made)
            spare = made
        else:
            first = made
    return tuple(bytes.fromhex(pepper) for pepper in (first, spare) if pepper is not None)


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
