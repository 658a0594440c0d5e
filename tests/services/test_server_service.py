"""The one connection to the server: signing in again, starting without a sign-in, and what a log may know of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.link import KEY, PASSWORD, PHONE, Linked, linked

from app.api.client import SmartKasa
from app.api.session import Tokens
from app.errors import Offline, Rejected, RuleBroken
from app.log import masked
from app.sandbox.server import SandboxThread
from app.secrets import AsyncVault, MemoryVault, VaultLocked
from app.services.server import ADDRESS, API_KEY, REFRESH, Server

REFRESHING = "^POST /api/v1/auth/refresh"


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        yield server


async def again(till: Linked, sandbox: SandboxThread) -> None:
    await till.login.first_sign_in(sandbox.url, KEY, PHONE, PASSWORD)


async def sell(till: Linked) -> None:
    await till.sync.sync()
    water = (await till.desk.stores.catalog.search("моршинська негазована 1,5"))[0]
    if till.desk.station.shift is None:
        await till.desk.shift.open(Decimal(0))
    await till.desk.sale.scan(water.barcode)
    await till.desk.payment.pay_cash(Decimal(1000))


def restarted(till: Linked, vault: MemoryVault) -> Server:
    """The connection as the next start makes it, from the same store."""
    clock = till.desk.clock
    return Server(lambda url, key: SmartKasa(url, key, clock=clock), AsyncVault(vault), till.desk.stores.meta, clock)


async def hanging_renewal(till: Linked, sandbox: SandboxThread) -> None:
    """Calls of the till meet a renewal that does not end."""
    client = till.server.client
    assert client is not None
    assert client.tokens is not None
    sandbox.fault(match=REFRESHING, kind="delay", delay=30.0)
    client.use_tokens(Tokens("", None, client.tokens.refresh, None))


def test_signing_in_again_while_a_renewal_runs_ends_no_task_of_the_till(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await sell(till)
            await hanging_renewal(till, sandbox)
            pump = asyncio.create_task(till.pump.run())
            follower = asyncio.create_task(till.follower.round())
            sync = asyncio.create_task(till.sync.sync())
            while not sandbox.app_state.faults[0].hits:  # noqa: ASYNC110  counted on the server's thread
                await asyncio.sleep(0)
            await again(till, sandbox)
            with pytest.raises(Offline) as caught:
                await sync
            assert not caught.value.sent
            await follower
            assert not pump.done()
            delivered = asyncio.Event()
            till.pump.changed.connect(lambda counts: None if counts.waiting else delivered.set())
            till.pump.moved.connect(lambda _: till.pump.go())
            till.pump.go()
            async with asyncio.timeout(5):
                await delivered.wait()
            pump.cancel()
            await asyncio.wait([pump])
            assert len(await receipts(till)) == 1

    run(work())


async def receipts(till: Linked) -> list[Any]:
    client = till.server.client
    assert client is not None
    marks = [entry.document.mark for entry in await till.desk.journal.entries(limit=10)]
    return [one for mark in marks for one in await client.receipts.list(title=mark)]


def test_the_client_of_before_is_heard_no_more(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            old = till.server.client
            assert old is not None
            await again(till, sandbox)
            told: list[object] = []
            till.server.online.connect(told.append)
            till.server.expired.connect(told.append)
            old.reached.emit(False)
            old.use_tokens(None)
            assert told == []
            assert not till.server.signed_out
            assert till.server.was_online

    run(work())


def test_a_wrong_password_leaves_the_till_signed_in(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            before = till.server.client
            with pytest.raises(Rejected):
                await till.login.first_sign_in(sandbox.url, KEY, PHONE, "wrong")
            assert till.server.client is before
            assert not till.server.signed_out

    run(work())


def test_another_account_gets_none_of_this_till_s_documents(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await sell(till)
            before, place = till.server.client, till.desk.station.place
            assert place is not None
            with SandboxThread() as other:
                other.app_state.terminals.drop(place.terminal_id)
                with pytest.raises(RuleBroken) as refused:
                    await till.login.first_sign_in(other.url, KEY, PHONE, PASSWORD)
                assert (refused.value.rule, refused.value.facts) == ("other_account", {"waiting": "1"})
            assert till.server.client is before
            assert till.desk.station.place == place
            await till.drain()
            assert len(await receipts(till)) == 1, "at the server it belongs to"

    run(work())


# ---------------------------------------------------------------- at a start


def test_a_start_takes_up_the_sign_in_and_one_without_says_so(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            vault = MemoryVault()
            client = till.server.client
            assert client is not None
            assert client.tokens is not None
            vault.set(API_KEY, KEY)
            none = restarted(till, MemoryVault())
            assert not await none.restore()
            assert none.signed_out
            keyed = restarted(till, vault)
            assert not await keyed.restore()
            assert keyed.signed_out
            vault.set(REFRESH, client.tokens.refresh)
            known = restarted(till, vault)
            assert await known.restore()
            assert not known.signed_out
            await known.check()
            assert known.was_online
            for server in (none, keyed, known):
                await server.close()

    run(work())


def test_a_sign_in_about_to_be_taken_up_is_not_asked_for(tmp_path: Path, sandbox: SandboxThread) -> None:
    """The page with the PIN stands before the connection is made: it must not say that somebody has to sign in."""

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            client = till.server.client
            assert client is not None
            assert client.tokens is not None
            vault = MemoryVault()
            assert not await restarted(till, vault).remembers_sign_in()
            vault.set(API_KEY, KEY)
            assert not await restarted(till, vault).remembers_sign_in()
            vault.set(REFRESH, client.tokens.refresh)
            server, asked = restarted(till, vault), []
            assert await server.remembers_sign_in()
            server.expired.connect(asked.append)
            server.expect_sign_in()
            assert not server.signed_out
            await server.restore()
            server.sign_in_settled()
            assert not server.signed_out
            assert not asked
            await server.close()

    run(work())


def test_an_expected_sign_in_that_cannot_be_taken_up_is_asked_for(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.desk.stores.meta.put(ADDRESS, "http://till.example")
            vault, asked = MemoryVault(), []
            vault.set(API_KEY, KEY)
            vault.set(REFRESH, "refresh-1")
            server = restarted(till, vault)
            assert await server.remembers_sign_in()
            server.expired.connect(asked.append)
            server.expect_sign_in()
            await server.restore()
            assert not server.signed_out, "not said before it is settled"
            server.sign_in_settled()
            assert server.signed_out
            assert asked == [None]
            server.sign_in_settled()
            assert asked == [None], "once"

    run(work())


def test_a_sign_in_typed_meanwhile_is_not_replaced_by_the_one_of_before(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            now = till.server.client
            assert not await till.server.restore()
            assert till.server.client is now

    run(work())


def test_an_address_of_before_that_is_no_longer_taken_asks_for_a_sign_in(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            await till.desk.stores.meta.put(ADDRESS, "http://till.example")
            vault = MemoryVault()
            vault.set(API_KEY, KEY)
            server = restarted(till, vault)
            assert not await server.restore()
            assert server.signed_out

    run(work())


def test_a_locked_store_asks_for_a_sign_in_and_does_not_stop_the_till(tmp_path: Path, sandbox: SandboxThread) -> None:
    class Locked(MemoryVault):
        def get(self, name: str) -> str | None:
            raise VaultLocked(name)

    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            server = restarted(till, Locked())
            assert not await server.restore()
            assert server.signed_out
            assert await server.known() == (sandbox.url, "")

    run(work())


# ---------------------------------------------------------------- the log


def test_no_log_ever_shows_what_was_typed_or_given_to_sign_in(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            client = till.server.client
            assert client is not None
            seen = []
            for _ in range(30):
                tokens = await client.auth.refresh()
                seen += [tokens.access, tokens.refresh]
            for secret in (KEY, PASSWORD, *seen[-10:]):
                assert masked(f"a trace with {secret} in it") == "a trace with *** in it"
            assert masked("pin: 1111, sum 1111") == "pin: ***, sum 1111"

    run(work())
