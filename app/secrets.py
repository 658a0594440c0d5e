"""The API key and the refresh token: in the operating system's credential store, or in memory when there is none.

There is no plain-text fallback (reliability.md, «Security»): without a store the till asks each time and says why.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

#: Windows takes 1,280 characters an entry; a longer secret lies in several.
ENTRY_CHARACTERS = 1200
_PARTS = "\N{SYMBOL FOR START OF HEADING}parts:"
#: Stores of the systems themselves. Anything else (null, fail, files, unknown plug-ins) counts as none.
TRUSTED = (
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
)


class VaultLocked(Exception):
    """The credential store is there and cannot be read now: whether it holds the secret is not known."""


class Vault(Protocol):
    """Keeps secrets by name. `persistent` tells whether they are there after a restart. Calls may block.

    `get` gives None for what is not there, and raises `VaultLocked` where that cannot be told.
    """

    @property
    def persistent(self) -> bool: ...

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...

    def delete(self, name: str) -> None: ...


class MemoryVault:
    """Secrets until the till closes."""

    persistent = False

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def set(self, name: str, value: str) -> None:
        self._values[name] = value

    def delete(self, name: str) -> None:
        self._values.pop(name, None)


class KeyringVault:
    """Secrets in a credential store, one entry each; what the store refuses stays in memory and is not `persistent`."""

    def __init__(self, backend: KeyringBackend, service: str, *, persistent: bool = True) -> None:
        self._backend = backend
        self._service = service
        self._memory = MemoryVault()
        self.persistent = persistent

    def get(self, name: str) -> str | None:
        held = self._memory.get(name)
        if held is not None:
            return held
        try:
            head = self._backend.get_password(self._service, name)
            if head is None or not head.startswith(_PARTS):
                return head
            count = int(head.removeprefix(_PARTS))
            parts = [self._backend.get_password(self._service, f"{name}/{n}") for n in range(count)]
        except Exception as error:
            log.warning("a secret could not be read: %s", type(error).__name__)
            raise VaultLocked(name) from None
        return None if None in parts else "".join(part or "" for part in parts)

    def set(self, name: str, value: str) -> None:
        self.delete(name)
        parts = [value[at : at + ENTRY_CHARACTERS] for at in range(0, len(value), ENTRY_CHARACTERS)]
        try:
            if len(parts) > 1:
                for n, part in enumerate(parts):
                    self._backend.set_password(self._service, f"{name}/{n}", part)
                value_kept = f"{_PARTS}{len(parts)}"
            else:
                value_kept = value
            self._backend.set_password(self._service, name, value_kept)
        except Exception as error:
            self._failed("written", error)
            self._memory.set(name, value)

    def delete(self, name: str) -> None:
        self._memory.delete(name)
        try:
            head = self._backend.get_password(self._service, name)
            if head is None:
                return
            self._backend.delete_password(self._service, name)
            if head.startswith(_PARTS):
                for n in range(int(head.removeprefix(_PARTS))):
                    self._backend.delete_password(self._service, f"{name}/{n}")
        except Exception as error:
            self._failed("deleted", error)

    def _failed(self, verb: str, error: Exception) -> None:
        # Stores raise what they like (D-Bus errors, pywintypes); the text may hold the value, so only its kind is told.
        self.persistent = False
        log.warning("a secret could not be %s: %s", verb, type(error).__name__)


class AsyncVault:
    """A vault asked from the event loop: each call runs on a thread, one at a time, as D-Bus may take seconds."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._turn = threading.Lock()

    @property
    def persistent(self) -> bool:
        return self._vault.persistent

    async def get(self, name: str) -> str | None:
        return await asyncio.to_thread(self._get, name)

    async def set(self, name: str, value: str) -> None:
        await asyncio.to_thread(self._set, name, value)

    async def delete(self, name: str) -> None:
        await asyncio.to_thread(self._delete, name)

    def _get(self, name: str) -> str | None:
        with self._turn:
            return self._vault.get(name)

    def _set(self, name: str, value: str) -> None:
        with self._turn:
            self._vault.set(name, value)

    def _delete(self, name: str) -> None:
        with self._turn:
            self._vault.delete(name)


def service_of(folder: Path) -> str:
    """The name a data folder's secrets lie under: two tills on one computer keep their own."""
    full = os.path.normcase(folder.expanduser().absolute())
    return f"Kasa {sha256(full.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def open_vault(service: str) -> Vault:
    """The credential store of this system, tried with a write; memory when there is none. May block for seconds.

    One that refuses (locked) is not `persistent`: what it takes all the same it keeps, the rest stays in memory.
    """
    # keyring takes 0.1 s to import: only here, off the way to the first paint.
    import keyring  # noqa: PLC0415

    try:
        backend = _trusted(keyring.get_keyring())
    except Exception as error:
        log.warning("no credential store: %s", type(error).__name__)
        return MemoryVault()
    if backend is None:
        log.warning("no credential store of this system was found: secrets are kept in memory only")
        return MemoryVault()
    vault = KeyringVault(backend, service)
    vault.set("probe", "1")
    try:
        readable = vault.get("probe") == "1"
    except VaultLocked:
        readable = False
    vault.delete("probe")
    return vault if readable and vault.persistent else KeyringVault(backend, service, persistent=False)


def _trusted(backend: KeyringBackend) -> KeyringBackend | None:
    """The store itself, or the first trusted one of a chain."""
    chained = getattr(backend, "backends", None)
    for one in chained if chained is not None else (backend,):
        if type(one).__module__.startswith(TRUSTED):
            return one
    return None
