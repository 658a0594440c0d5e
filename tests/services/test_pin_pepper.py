"""What PINs are hashed with outlives restarts, a missing credential store and a locked one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from helpers.desk import desk

from app.secrets import AsyncVault, KeyringVault, MemoryVault
from app.services.pins import PEPPER, PinHasher, known_peppers


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


class Lockable:
    """A credential store that can be locked, as a keyring nobody has opened yet."""

    priority = 1.0

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._try()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._try()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._try()
        del self.entries[service, username]

    def _try(self) -> None:
        if self.locked:
            raise RuntimeError("locked")


def test_a_locked_credential_store_makes_no_hash_worthless(tmp_path: Path) -> None:
    async def work() -> None:
        store = Lockable()

        def vault() -> AsyncVault:
            return AsyncVault(KeyringVault(store, "Kasa"))  # type: ignore[arg-type]

        async with desk(tmp_path) as till:
            meta = till.stores.meta
            (pepper,) = await known_peppers(vault(), meta)
            assert await meta.get(PEPPER) is None, "the pepper lies apart from the hashes"
            store.locked = True
            spare = await known_peppers(vault(), meta)
            assert len(spare) == 1
            assert spare != (pepper,)
            assert await known_peppers(vault(), meta) == spare, "hashes made meanwhile are good after a restart"
            store.locked = False
            assert await known_peppers(vault(), meta) == (pepper, *spare)
            first, meanwhile, both = (PinHasher(p[0], p[1:], cheap=True) for p in ((pepper,), spare, (pepper, *spare)))
            try:
                assert await both.fits(await first.hash("1111"), "1111")
                assert await both.fits(await meanwhile.hash("1111"), "1111")
                assert not await both.fits(await meanwhile.hash("1111"), "1112")
                assert not await meanwhile.fits(await first.hash("1111"), "1111")
            finally:
                for one in (first, meanwhile, both):
                    one.close()

    run(work())


def test_without_a_credential_store_the_pepper_lies_with_the_hashes(tmp_path: Path) -> None:
    async def work() -> None:
        async with desk(tmp_path) as till:
            first = await known_peppers(AsyncVault(MemoryVault()), till.stores.meta)
            assert await known_peppers(AsyncVault(MemoryVault()), till.stores.meta) == first

    run(work())
