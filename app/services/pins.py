"""PINs: how they are hashed and what they are hashed with. Who may try one now: `pin_gate`."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import secrets as random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from app.secrets import AsyncVault, VaultLocked
from app.store.meta import Meta

log = logging.getLogger(__name__)

PEPPER = "pin_pepper"


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
