"""Power cuts in a busy run (reliability.md, row 3): whatever the disk kept of what was not synced, no sale is lost.

And the proof that this test can see: the same run with `synchronous=NORMAL` does lose sales.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from helpers import demo
from helpers.desk import Desk, desk
from helpers.disk import Disk
from helpers.power import Note, Tape, Wreck

from app.domain.document import Document, DocumentKind
from app.domain.printjob import JobState
from app.domain.receipt import Receipt
from app.store import db
from app.store.audit import Audit
from app.store.current import CurrentReceipt
from app.store.db import Database
from app.store.documents import Documents

SHELF = (demo.MILK, demo.BREAD, demo.BAG, demo.COFFEE, demo.WATER, demo.OIL)
#: So many pages and the WAL is folded in: often, as that is when a file could be torn.
OFTEN = 60


@dataclass
class Run:
    """A folder as it was before, and everything that happened to its disk since."""

    before: Path
    tape: Tape


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "CHECKPOINT_PAGES", OFTEN)


def sold(folder: Path, sales: int, *, synchronous: str = "full") -> Run:
    """A till with printer and carrier at work sells so much, and every call of its disk is noted."""

    async def begin() -> None:
        async with desk(folder) as till:
            await till.shift.open(Decimal(100))

    async def sell(tape: Tape) -> None:
        disk = Disk(tape)
        try:
            async with desk(folder) as till:
                await weaken(till, synchronous)
                chance = random.Random(3)
                for _ in range(sales):
                    await one_sale(till, tape, chance)
        finally:
            disk.unregister()

    asyncio.run(begin())
    before = folder.with_name("before")
    before.mkdir()
    for path in folder.iterdir():
        (before / path.name).write_bytes(path.read_bytes())
    tape = Tape()
    asyncio.run(sell(tape))
    return Run(before, tape)


async def weaken(till: Desk, synchronous: str) -> None:
    """What `Database` must never do with a journal."""
    journal = till.stores.journal
    writer = journal._writer
    assert writer is not None
    await journal._on_writer(lambda: writer.pragma("synchronous", synchronous))


async def one_sale(till: Desk, tape: Tape, chance: random.Random) -> None:
    for goods in chance.sample(SHELF, chance.randint(1, 4)):
        await till.sale.scan(goods.barcode)
        tape.told("counter", till.sale.receipt)
    document = await till.payment.pay_cash(Decimal(1000))
    tape.told("sold", document)
    tape.told("counter", None)
    stores = till.stores
    await asyncio.gather(
        till.journal.announced(document.id), print_it(till, document), carry_it(till, document, chance)
    )
    if chance.random() < 0.1:
        await till.sale.scan(demo.EGGS.barcode)
        await till.held.hold("Олена")
    assert stores.journal._fault is None


async def print_it(till: Desk, document: Document) -> None:
    [job] = await till.stores.print_jobs.of_document(document.id)
    await till.stores.print_jobs.mark(job.id, JobState.PRINTING)
    await till.stores.print_jobs.mark(job.id, JobState.PRINTED)


async def carry_it(till: Desk, document: Document, chance: random.Random) -> None:
    await till.stores.outbox.begin_attempt(document.id, till.clock.now())
    if chance.random() < 0.8:
        await till.stores.outbox.delivered(document.id, document.id, None, None, till.clock.now())
    else:
        await till.stores.outbox.verify(document.id, till.clock.now(), None, "unknown")


@dataclass
class Found:
    """What was wrong with the images of a run."""

    images: int
    lost: list[str]
    corrupt: list[str]


def cut(run: Run, folder: Path, images: int, seed: int) -> Found:
    """So many power cuts at points spread over the whole run; each image is opened as the till's next start does."""
    chance = random.Random(seed)
    count = len(run.tape.events)
    numbers = {chance.randrange(count) for _ in range(min(images // 3, count))}
    each = -(-images // len(numbers))
    found = Found(0, [], [])
    wreck = Wreck(run.before, run.tape.events)
    with asyncio.Runner() as runner:
        for point in wreck.points(numbers):
            for _ in range(each):
                place = folder / f"{point}-{found.images}"
                place.mkdir()
                how = f"event {point} of {count}; {wreck.leave(place, chance)}"
                runner.run(look(place, wreck.told, how, found))
                found.images += 1
                for path in place.iterdir():
                    path.unlink()
                place.rmdir()
    return found


async def look(folder: Path, told: list[Note], how: str, found: Found) -> None:
    """Opens the journal with the till's own code and compares it with what people were told."""
    journal = await Database.open(folder / "journal.db", "journal", durable=True)
    try:
        problems = await journal.read(integrity)
        problems += await Documents(journal).damaged()
        if broken := await Audit(journal).verify():
            problems.append(f"audit {broken}")
        rows = await journal.read(sales)
        current = await CurrentReceipt(journal).load()
    finally:
        await journal.close()
    parted = [row for row in rows.values() if row != (1, 1, 1)]
    if problems or parted:
        found.corrupt.append(f"{how}: {problems} {parted}")
    missing = [note.about.number for note in told if note.word == "sold" and note.about.id not in rows]
    if missing:
        found.lost.append(f"{how}: sales {missing}")
    counter: Receipt | None = next((note.about for note in reversed(told) if note.word == "counter"), None)
    if current is not None and current.id in rows:
        found.corrupt.append(f"{how}: paid and on the counter")
    if counter is not None and counter.id not in rows and not held(counter, current):
        found.lost.append(f"{how}: the receipt on the counter")


def held(told: Receipt, found: Receipt | None) -> bool:
    """Whether the receipt is there with at least the lines that were shown."""
    return found is not None and found.id == told.id and found.items[: len(told.items)] == told.items


def integrity(conn: apsw.Connection) -> list[str]:
    return [row[0] for row in conn.execute("PRAGMA integrity_check") if row[0] != "ok"]


def sales(conn: apsw.Connection) -> dict[str, tuple[int, int, int]]:
    """Every sale with how many rows it has in outbox, print queue and audit."""
    sql = (
        "SELECT d.id, (SELECT count(*) FROM outbox o WHERE o.document_id = d.id),"
        " (SELECT count(*) FROM print_jobs p WHERE p.document_id = d.id),"
        " (SELECT count(*) FROM audit a WHERE instr(a.facts, d.id) > 0) FROM documents d WHERE kind = ?"
    )
    return {key: (sent, printed, noted) for key, sent, printed, noted in conn.execute(sql, (DocumentKind.SALE,))}


def test_no_power_cut_loses_a_sale(often: None, memory: Path) -> None:
    run = sold(memory / "till", 25)
    kinds = {(event.what, event.file) for event in run.tape.events if not isinstance(event, Note)}
    assert {("sync", "journal.db"), ("sync", "journal.db-wal"), ("write", "journal.db")} <= kinds, "no WAL was folded"
    found = cut(run, memory, 400, seed=1)
    assert found.images >= 400
    assert (found.lost, found.corrupt) == ([], [])


def test_a_journal_with_less_than_full_loses_sales_and_this_test_sees_it(often: None, memory: Path) -> None:
    """The control: were it green, the test above would prove nothing."""
    found = cut(sold(memory / "till", 25, synchronous="normal"), memory, 200, seed=2)
    assert found.lost, "power cuts under NORMAL lost nothing: the images are too kind"
    assert found.corrupt == [], "WAL keeps the file whole even so"


@pytest.mark.long
def test_fifteen_thousand_power_cuts_lose_nothing(often: None, memory: Path) -> None:
    found = Found(0, [], [])
    for seed in range(5):
        folder = memory / str(seed)
        folder.mkdir()
        one = cut(sold(folder / "till", 60), folder, 3200, seed)
        found = Found(found.images + one.images, found.lost + one.lost, found.corrupt + one.corrupt)
    weak = memory / "weak"
    weak.mkdir()
    control = cut(sold(weak / "till", 60, synchronous="normal"), weak, 1500, 9)
    print(f"{found.images} images with FULL: {len(found.lost)} lost, {len(found.corrupt)} corrupt;"
          f" {control.images} with NORMAL: {len(control.lost)} lost, {len(control.corrupt)} corrupt")  # fmt: skip
    assert found.images >= 15_000
    assert (found.lost, found.corrupt) == ([], [])
    assert control.lost
