"""A sale cut off at any call of the disk (reliability.md, row 1): the receipt as it was, or the sale and its news.

Never neither, never both, never twice; and with the document its request, its slip and its audit row, or none of them.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from helpers import demo
from helpers.desk import desk
from helpers.nest import KILLED, ROOT, Life, Nest
from helpers.sale_lives import GOODS

from app.store.stores import Stores

NUMBERED = 3
#: Every call for the ways the issue names; torn writes are ours, and every third is enough for every run.
EVERY = {"kill": 1, "torn": 3, "full": 1, "io": 1}


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A till with an open shift and one sale, closed."""

    async def begin(folder: Path) -> None:
        async with desk(folder) as till:
            await till.shift.open(Decimal(100))
            await till.sale.scan(demo.MILK.barcode)
            sold = await till.payment.pay_cash(Decimal(100))
            await till.journal.announced(sold.id)
            assert await till.recorder.next_number() == NUMBERED

    folder = tmp_path_factory.mktemp("started") / "till"
    asyncio.run(begin(folder))
    return folder


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.sale_lives") as made:
        yield made


def lived(nest: Nest, started: Path, folder: Path, at: int, way: str) -> Life:
    shutil.copytree(started, folder)
    return nest.bear("sale", folder=folder, at=at, way=way).rest()


@pytest.mark.parametrize("way", ["kill", "torn", "full", "io"])
def test_a_sale_cut_off_at_any_call_of_the_disk_is_whole_or_was_not(
    way: str, nest: Nest, started: Path, memory: Path
) -> None:
    whole = lived(nest, started, memory / "whole", 0, way)
    [[calls]] = whole.heard("calls")
    assert (whole.status, len(whole.heard("paid"))) == (0, 1)
    assert calls >= 60, "the shim saw too few calls to mean anything"
    ends: dict[str, int] = {}
    for at in range(1, calls + 1, EVERY[way]):
        folder = memory / str(at)
        life = lived(nest, started, folder, at, way)
        if way in ("kill", "torn"):
            assert life.status == KILLED, f"call {at}: it was not killed: {life.said}"
        else:
            assert life.status == 0, f"call {at}: {life.said}"
            assert life.heard("fault") or life.heard("calls"), f"call {at}: {life.said}"
        end = asyncio.run(judged(folder, life, f"{way} at call {at}: {life.said}"))
        ends[end] = ends.get(end, 0) + 1
        shutil.rmtree(folder)
    if way == "full":
        assert set(ends) == {"sold"}, f"a till that has room again sells on: {ends}"
    else:
        assert min(ends["counter"], ends["sold"]) > 1, f"not every end was met: {ends}"
    if way in ("kill", "torn"):
        assert ends["unseen"] > 1, f"nobody was killed between the commit and the screen: {ends}"


async def judged(folder: Path, life: Life, told: str) -> str:
    """Opens the till as the next start does; fails when anything is lost, doubled or half there. Says what was found:
    "counter", "unseen" or "sold"."""
    stores = await Stores.open(folder)
    try:
        assert await stores.verify() == [], told
        numbers, parts = await stores.journal.read(everything)
        current = await stores.current.load()
        assert len(numbers) in (2, 3), told
        assert len(set(numbers)) == len(numbers), told
        if len(numbers) == 2:
            assert not life.heard("paid"), f"said «Сплачено» and lost: {told}"
            assert await stores.documents.next_number() == NUMBERED, told
            titles = [item.name for item in current.items] if current else []
            scanned = [title for (title,) in life.heard("scanned")]
            assert titles in (scanned, [one.title for one in GOODS][: len(scanned) + 1]), told
            if current:
                assert not life.heard("begun") or [current.id] in life.heard("begun"), told
            return "counter"
        assert current is None, f"paid and on the counter again: {told}"
        [[begun]] = life.heard("begun")
        entry = await stores.documents.entry(begun)
        assert entry is not None, told
        assert [item.name for item in entry.document.items] == [one.title for one in GOODS], told
        assert entry.document.number == NUMBERED, told
        assert await stores.documents.next_number() == NUMBERED + 1, told
        assert parts(begun) == (1, 1, 1), f"document without its request, slip or audit row: {told}"
        row = await stores.outbox.get(begun)
        assert row is not None, told
        unseen = [document.id for document in await stores.documents.unannounced()]
        assert unseen in ([begun], []), told
        if not life.heard("shown"):
            # Killed as the news was being written down: told once more rather than never.
            assert unseen == [begun] or life.heard("paid"), f"sold, not shown, and nobody will hear of it: {told}"
        return "unseen" if unseen else "sold"
    finally:
        await stores.close()


def everything(conn: apsw.Connection) -> tuple[list[int], object]:
    """The numbers of all documents, and for an id: its rows in outbox, print queue and audit."""
    numbers = [number for (number,) in conn.execute("SELECT number FROM documents ORDER BY seq")]
    outbox = [key for (key,) in conn.execute("SELECT document_id FROM outbox")]
    jobs = [key for (key,) in conn.execute("SELECT document_id FROM print_jobs")]
    audit = [text for (text,) in conn.execute("SELECT facts FROM audit")]

    def parts(document_id: str) -> tuple[int, int, int]:
        return outbox.count(document_id), jobs.count(document_id), sum(document_id in one for one in audit)

    return numbers, parts


CHILD = "import sys; sys.path[:0] = sys.argv[2:]; from helpers.sale_lives import sale; sale(sys.argv[1], 0, 'kill')"
#: Every so manieth system call of a kind; another prime for each, so that they do not fall together.
STRIDE = {"pwrite64": 7, "fdatasync": 2}


@pytest.mark.long
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync"])
def test_the_system_s_own_calls_agree_with_the_shim(call: str, started: Path, memory: Path) -> None:
    """The same, killed by the kernel's own hand at calls the process really makes: nothing goes past the shim."""
    strace = shutil.which("strace")
    if (
        strace is None
        or subprocess.run([strace, "-o", os.devnull, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("strace is not here, or may not trace: the shim's runs stand alone")
    ends: dict[str, int] = {}
    for at in range(1, 1000, STRIDE[call]):
        folder = memory / str(at)
        shutil.copytree(started, folder)
        inject = ["-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={at}"]
        child = [sys.executable, "-c", CHILD, str(folder), str(ROOT), str(ROOT / "tests")]
        done = subprocess.run([strace, *inject, *child], cwd=ROOT, capture_output=True, text=True, check=False)
        life = Life.of([json.loads(line) for line in done.stdout.splitlines()])
        end = asyncio.run(judged(folder, life, f"{call} {at}: {life.said}"))
        ends[end] = ends.get(end, 0) + 1
        shutil.rmtree(folder)
        if done.returncode == 0:
            break
    else:
        pytest.fail("it was killed to the last: the run has no end")
    print(f"{call}, every {STRIDE[call]}th: {sum(ends.values())} points, {ends}")
    assert min(ends["counter"], ends["sold"]) >= 1
