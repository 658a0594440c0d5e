"""The code on a slip opens its receipt at any till of the shop, whatever the paper and the till's name."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers import demo
from helpers.link import Linked, linked, sandbox, stand

from app.domain.codes import slip_code
from app.domain.document import Document
from app.domain.journal import Asked
from app.errors import Offline
from app.sandbox.server import SandboxThread
from app.services import elsewhere

__all__ = ["sandbox"]


def run(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(work)


async def newest(till: Linked) -> Document:
    return (await till.desk.journal.page(Asked(), 1)).entries[0].document


def test_the_short_code_of_a_narrow_slip_opens_the_receipt_at_another_till(
    tmp_path: Path, sandbox: SandboxThread
) -> None:
    """58 mm paper has no room for the whole mark, and no bar code for a Cyrillic till's name."""

    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as till:
            await stand(till)
            here = await newest(till)
            await till.drain()
        short = here.mark.partition("-")[2]
        async with linked(tmp_path / "two", sandbox) as other:
            for code in (short, short.upper(), here.mark):
                found = await other.desk.journal.by_code(code)
                assert found is not None, code
                assert (found.elsewhere, found.document.id) == (True, here.id)
            assert await other.desk.journal.by_code("77-" + short.partition("-")[2]) is None, "another number"

    run(work())


def test_an_old_receipt_is_found_by_its_short_code_once_its_till_is_known(
    tmp_path: Path, sandbox: SandboxThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not among the newest any more: the server is asked for the whole mark, by every till's name there is."""

    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as till:
            await stand(till)
            old = await newest(till)
            await till.desk.sale.scan(demo.MILK.barcode)
            new = await till.desk.payment.pay_cash(Decimal(200))
            await till.drain()
        async with linked(tmp_path / "two", sandbox) as other:
            assert await other.desk.journal.by_code(new.mark) is not None, "its till is known now"
            monkeypatch.setattr(elsewhere, "SOME_PAGES", 0)
            monkeypatch.setattr(elsewhere, "A_PAGE", 1)
            found = await other.desk.journal.by_code(old.mark.partition("-")[2])
            assert found is not None
            assert found.document.id == old.id

    run(work())


def test_the_first_short_code_a_till_meets_opens_an_old_receipt_at_once_though_its_till_has_a_cyrillic_name(
    tmp_path: Path, sandbox: SandboxThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is known here yet: the newest receipts tell which tills there are, and those are asked for by name."""

    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as till:
            till.desk.station.rules = replace(till.desk.station.rules, till_code="К1")
            await stand(till)
            old = await newest(till)
            await till.desk.sale.scan(demo.MILK.barcode)
            await till.desk.payment.pay_cash(Decimal(200))
            await till.drain()
        code = slip_code(old.mark)
        assert code == old.mark.partition("-")[2], "Code 128 has no Cyrillic"
        monkeypatch.setattr(elsewhere, "SOME_PAGES", 1)
        monkeypatch.setattr(elsewhere, "A_PAGE", 1)
        async with linked(tmp_path / "two", sandbox) as other:
            found = await other.desk.journal.by_code(code)
            assert found is not None
            assert found.document.id == old.id

    run(work())


def test_an_answer_about_another_receipt_does_not_end_the_search_for_a_short_code(
    tmp_path: Path, sandbox: SandboxThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that does not filter by title gives whatever is newest: the list is read on all the same."""

    async def work() -> None:
        async with linked(tmp_path / "one", sandbox) as till, linked(tmp_path / "two", sandbox) as other:
            await stand(till)
            wanted = await newest(till)
            await till.desk.sale.scan(demo.MILK.barcode)
            known = await till.desk.payment.pay_cash(Decimal(200))
            await till.drain()
            monkeypatch.setattr(elsewhere, "A_PAGE", 1)
            assert await other.desk.journal.by_code(known.mark) is not None, "the till's name is known now"
            await till.desk.sale.scan(demo.MILK.barcode)
            await till.desk.payment.pay_cash(Decimal(200))
            await till.drain()
            sandbox.set(filters="ignored")
            found = await other.desk.journal.by_code(wanted.mark.partition("-")[2])
            assert found is not None
            assert found.document.id == wanted.id

    run(work())


def test_a_slow_server_holds_a_short_code_no_longer_than_one_question(
    tmp_path: Path, sandbox: SandboxThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        async with linked(tmp_path, sandbox) as till:
            monkeypatch.setattr(elsewhere, "LONGEST", 0.3)
            sandbox.fault(match="GET /api/v1/pos/receipts$", kind="late_answer", delay=0.2, times=-1)
            with pytest.raises(Offline):
                await till.desk.journal.look(Asked(search="77-0123abcd"))
            assert await till.desk.journal.by_code("77-0123abcd") is None

    run(work())


def test_a_code_of_another_till_is_asked_of_the_server(tmp_path: Path, sandbox: SandboxThread) -> None:
    async def work() -> None:
        mark = "K2-77-" + demo.uid("other till")[:8]
        async with linked(tmp_path / "one", sandbox) as till:
            await stand(till)
            assert await till.desk.journal.by_code(mark) is None
            assert await till.desk.journal.by_code("4820000000017") is None
            here = await newest(till)
            for code in (here.mark, here.mark.partition("-")[2].upper()):
                found = await till.desk.journal.by_code(code)
                assert found is not None
                assert found.document.id == here.id
            await till.drain()
        async with linked(tmp_path / "two", sandbox) as other:
            found = await other.desk.journal.by_code(here.mark)
            assert found is not None
            assert (found.elsewhere, found.document.id) == (True, here.id)

    run(work())
