"""A till's data as a killed till leaves them, ways to damage them, and what a start makes of that."""

from __future__ import annotations

import asyncio
import random
import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import apsw
from helpers.charges import approved, by_card, charge
from helpers.stored import AT, AUDIT, document, receipt, shift, uid

from app.clock import FakeClock
from app.domain.document import Document
from app.errors import StoreFault
from app.store.copies import FOLDER
from app.store.rescue import JOURNAL, Plan, Rescue
from app.store.stores import Stores

WAL = f"{JOURNAL}-wal"
#: Documents in all, and how many of them the copy has.
DOCUMENTS, COPIED = 40, 25
TABLES = ("documents", "document_words", "outbox", "print_jobs", "audit", "shifts", "current", "deferred", "cashiers",
          "charges", "meta")  # fmt: skip
#: Every so many sales one is paid with a card in the terminal.
BY_CARD = 10
NAMES = ("Хліб «Український»", "Молоко 2,6 %", "М’ята «Ґранд»", "Кава мелена 250 г")


def payload(number: int) -> bytes:
    return f'{{"receipt":{{"id":"{uid(number)}","title":"K1-{number}"}}}}'.encode()


def remade(made: Document) -> bytes:
    """The request a document gets when its own was damaged."""
    return payload(made.number)


async def _trade(stores: Stores, first: int, last: int, shift_id: str) -> None:
    for number in range(first, last + 1):
        made = document(number, name=NAMES[number % len(NAMES)], shift_id=shift_id)
        if number % BY_CARD == 0:
            await stores.charges.begin(charge(number))
            await stores.charges.end(approved(number), made.created_at, "Олена Коваль")
            made = by_card(made, approved(number))
        await stores.documents.record(made, payload(number), None, AUDIT, clear_current=True, announced=True)
        if number % 3:
            at = made.created_at + timedelta(seconds=1)
            await stores.outbox.begin_attempt(made.id, at)
            await stores.outbox.delivered(made.id, None, f"40000{number}" if number % 2 else None, "30001", at)


async def _day(folder: Path, killed: Path) -> None:
    """A shift that was closed and copied, a second one in the middle of its day."""
    stores = await Stores.open(folder)
    await stores.shifts.open(shift(1), AUDIT)
    await _trade(stores, 1, COPIED, "shift-1")
    await stores.shifts.close(shift(1, closed_at=AT + timedelta(hours=9), closed_by="Олена Коваль"), AUDIT)
    await stores.copies.make(AT + timedelta(hours=9))
    await stores.shifts.open(shift(2), AUDIT)
    await _trade(stores, COPIED + 1, DOCUMENTS, "shift-2")
    await stores.current.save(receipt(DOCUMENTS + 1, lines=3))
    shutil.copytree(folder, killed)
    await stores.close()


@dataclass(frozen=True)
class Day:
    """The same day twice: as an ended till left it, and as a killed one did (its log not folded in)."""

    ended: Path
    killed: Path


def day(folder: Path) -> Day:
    made = Day(folder / "ended", folder / "killed")
    asyncio.run(_day(made.ended, made.killed))
    (made.killed / f"{JOURNAL}-shm").unlink(missing_ok=True)
    return made


def everything(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a journal that can be opened."""
    conn = apsw.Connection(str(folder / JOURNAL))
    try:
        return {table: _rows(conn, table) for table in TABLES}
    finally:
        conn.close()


def _rows(conn: apsw.Connection, table: str) -> list[tuple[object, ...]]:
    """As bytes: a text that was damaged may be none any more."""
    columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
    cast = ", ".join(f"typeof({column}), CAST({column} AS BLOB)" for column in columns)
    return list(conn.execute(f"SELECT {cast} FROM {table} ORDER BY 1, 2"))


def flip(path: Path, at: int, chance: random.Random) -> None:
    """Changes one byte."""
    with path.open("r+b") as file:
        file.seek(at)
        was = file.read(1)[0]
        file.seek(at)
        file.write(bytes([was ^ chance.randint(1, 255)]))


def smear(path: Path, at: int, chance: random.Random, size: int = 512) -> None:
    """A sector of the disk became something else."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(chance.randbytes(size))


def bodies(path: Path) -> list[tuple[int, int]]:
    """Where the bodies of documents lie in a file, as far as they lie in one piece: begin and length."""
    conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        texts = [bytes(body) for (body,) in conn.execute("SELECT CAST(body AS BLOB) FROM documents ORDER BY seq")]
    finally:
        conn.close()
    content = path.read_bytes()
    return [(content.find(text), len(text)) for text in texts if content.count(text) == 1]


@dataclass(frozen=True)
class Start:
    """What a start said: the kind of its fault, or what was found in the background."""

    fault: str = ""
    findings: tuple[str, ...] = ()
    documents: int = 0

    @property
    def found(self) -> bool:
        return bool(self.fault or self.findings)


def start(folder: Path) -> Start:
    """Opens the store as the till does, looks through it as the till does behind the sign-in, and is killed."""

    async def run() -> Start:
        try:
            stores = await Stores.open(folder)
        except StoreFault as fault:
            return Start(fault.kind)
        try:
            findings = await stores.verify()
            count = await stores.journal.read(lambda conn: conn.execute("SELECT count(*) FROM documents").get)
            return Start("", tuple(findings), count)
        except StoreFault as fault:
            return Start(fault.kind)
        finally:
            stores.journal.stop(StoreFault("corrupt"))
            await stores.close()

    return asyncio.run(run())


def rescue(folder: Path) -> Plan:
    """What the person at the till agrees to."""
    work = Rescue(folder, None, remade, FakeClock(AT + timedelta(days=3)).now())
    plan = work.look()
    work.carry_out(plan)
    return plan


def copies_of(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("journal-*.db"))
