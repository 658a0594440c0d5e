"""The vault: what the credential store keeps, what stays in memory, what is never trusted with a secret."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from app.secrets import AsyncVault, KeyringVault, MemoryVault, VaultLocked, open_vault, service_of

WINDOWS_LIMIT = 1280


class Store(KeyringBackend):
    """A credential store with Windows' limit."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}
        self.broken = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.broken:
            raise RuntimeError("canary-secret in the words of the store")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.broken or len(password) > WINDOWS_LIMIT:
            raise RuntimeError("canary-secret in the words of the store")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class SystemStore(Store):
    """The same, as if it were the system's own."""

    __module__ = "keyring.backends.SecretService"


@pytest.mark.parametrize("length", [0, 1, 1200, 1201, 5000])
def test_a_secret_of_any_length_comes_back_and_goes_whole(length: int) -> None:
    store = Store()
    vault = KeyringVault(store, "Kasa")
    vault.set("refresh_token", "x" * 4000)
    vault.set("refresh_token", "ї" * length)
    assert vault.get("refresh_token") == "ї" * length
    assert vault.persistent
    vault.delete("refresh_token")
    assert vault.get("refresh_token") is None
    assert store.entries == {}


def test_deleting_what_is_not_there_is_no_fault() -> None:
    for vault in (MemoryVault(), KeyringVault(Store(), "Kasa")):
        vault.delete("api_key")
        assert vault.get("api_key") is None


def test_half_a_secret_is_no_secret() -> None:
    store = Store()
    vault = KeyringVault(store, "Kasa")
    vault.set("refresh_token", "x" * 3000)
    del store.entries["Kasa", "refresh_token/1"]
    assert vault.get("refresh_token") is None


def test_a_store_that_breaks_leaves_the_secret_in_memory_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    store = Store()
    vault = KeyringVault(store, "Kasa")
    store.broken = True
    vault.set("api_key", "canary-secret")
    assert vault.get("api_key") == "canary-secret"
    assert not vault.persistent
    assert "canary" not in caplog.text


@pytest.mark.parametrize("backend", [FailKeyring(), NullKeyring(), Store()])
def test_only_the_systems_own_stores_are_trusted(backend: KeyringBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    vault = open_vault("Kasa")
    assert isinstance(vault, MemoryVault)
    assert not vault.persistent


def test_a_working_store_is_used_and_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    store = SystemStore()
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    vault = open_vault("Kasa")
    assert vault.persistent
    assert store.entries == {}
    vault.set("api_key", "key")
    assert store.entries == {("Kasa", "api_key"): "key"}


def test_a_store_that_cannot_write_is_not_relied_on(monkeypatch: pytest.MonkeyPatch) -> None:
    store = SystemStore()
    store.broken = True
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    vault = open_vault("Kasa")
    assert not vault.persistent
    vault.set("api_key", "canary-secret")
    assert vault.get("api_key") == "canary-secret"


def test_what_cannot_be_read_is_not_what_is_not_there(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A pepper taken for missing would be made anew, and no PIN of the shop would fit any more."""
    store = SystemStore()
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    open_vault("Kasa").set("pin_pepper", "old")
    store.broken = True
    vault = open_vault("Kasa")
    with pytest.raises(VaultLocked):
        vault.get("pin_pepper")
    assert "canary" not in caplog.text
    store.broken = False
    assert vault.get("pin_pepper") == "old"
    assert vault.get("nothing") is None


def test_two_folders_keep_their_secrets_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SystemStore()
    monkeypatch.setattr(keyring, "get_keyring", lambda: store)
    first, second = (open_vault(service_of(tmp_path / name)) for name in ("one", "two"))
    first.set("refresh_token", "first")
    second.set("refresh_token", "second")
    assert open_vault(service_of(tmp_path / "one")).get("refresh_token") == "first"
    monkeypatch.chdir(tmp_path)
    assert service_of(Path("one")) == service_of(tmp_path / "one")


def test_the_event_loop_goes_on_while_the_store_thinks() -> None:
    asked_on: list[int] = []

    class Slow(MemoryVault):
        def get(self, name: str) -> str | None:
            asked_on.append(threading.get_ident())
            return super().get(name)

    async def use() -> None:
        vault = AsyncVault(Slow())
        await asyncio.gather(*(vault.set(f"k{n}", str(n)) for n in range(20)))
        assert [await vault.get(f"k{n}") for n in range(20)] == [str(n) for n in range(20)]
        await vault.delete("k0")
        assert await vault.get("k0") is None
        assert not vault.persistent

    asyncio.run(use())
    assert threading.get_ident() not in asked_on
