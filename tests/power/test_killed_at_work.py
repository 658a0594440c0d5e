"""Killed at random with sender and printer at work (reliability.md, row 2); the server's commit log is the judge."""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from helpers.nest import KILLED, Nest
from helpers.paper import PaperRoll
from helpers.witness import WitnessedSandbox

from app.domain.document import DeliveryState, DocumentKind
from app.domain.printjob import JobState
from app.store.stores import Stores

#: What one life says at most before it is killed, and how long (s) after its last word that may be.
MOST_LINES, LONGEST = 9, 0.012
#: Every so many lives one is killed as the server hears a receipt of it: by chance alone hardly one in a hundred is,
#: where what was sent has to be looked for first. Seconds it has to send one.
SENDING, SENDS_WITHIN = 10, 8.0
NUMBER = re.compile("Чек №(\\d+)".encode("cp1251"))


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.work_lives") as made:
        yield made


@dataclass
class Told:
    """What all lives together said."""

    paid: dict[str, int] = field(default_factory=dict)
    killed_in_a_sale: int = 0
    slips_asked_about: int = 0
    sends_cut_off: int = 0


@pytest.mark.parametrize("ids", ["upsert", "ignored"])
def test_two_hundred_kills_lose_and_double_nothing(ids: str, nest: Nest, memory: Path) -> None:
    """A hundred for each of two servers: one that takes our ids as keys, one that ignores them."""
    told = killed(nest, memory, 100, ids, seed=1)
    assert told.killed_in_a_sale >= 10, "hardly one was killed in the middle of a sale: the test sees nothing"
    assert told.sends_cut_off >= 3, "hardly one was killed while sending: the test sees nothing"


@pytest.mark.long
@pytest.mark.parametrize("ids", ["upsert", "ignored"])
def test_three_thousand_kills_lose_and_double_nothing(ids: str, nest: Nest, memory: Path) -> None:
    told = killed(nest, memory, 1500, ids, seed=2)
    print(f"{ids}: 1500 kills, {len(told.paid)} paid, {told}".partition("paid={")[0], told.killed_in_a_sale,
          told.sends_cut_off, told.slips_asked_about)  # fmt: skip
    assert told.slips_asked_about, "nobody was killed while printing"


def killed(nest: Nest, memory: Path, kills: int, ids: str, seed: int) -> Told:
    """So many short lives on one folder, then a clean one; fails when anything is lost or doubled."""
    chance = random.Random(seed)
    told = Told()
    with WitnessedSandbox() as server, PaperRoll() as roll:
        server.set(ids=ids, fiscal_delay=0)
        nest.bear("first", folder=memory, url=server.url).rest()
        before = len(server.receipts())
        printer = f"tcp://127.0.0.1:{roll.port}"
        for number in range(kills):
            posted = posts(server)
            life = nest.bear("sell", folder=memory, printer=printer, sales=100)
            most = chance.randint(1, MOST_LINES)
            for _ in life.lines():
                if len(life.said) >= most:
                    break
            end = time.perf_counter() + chance.random() * LONGEST
            while time.perf_counter() < end:
                pass
            if number % SENDING == 0:
                while posts(server) == posted and time.perf_counter() < end + SENDS_WITHIN:
                    time.sleep(0.001)
            life.kill()
            assert life.status == KILLED, f"it ended by itself: {life.said}"
            note(told, life.said)
        life = nest.bear("last", folder=memory, printer=printer).rest()
        assert life.status == 0, life.said
        assert life.heard("left") == [[0, 0]], life.said
        note(told, life.said)
        asyncio.run(judge(memory / "till", told, server, before, roll.jobs))
    shutil.rmtree(memory / "till")
    return told


def posts(server: WitnessedSandbox) -> int:
    """Receipts the server has heard of, taken or not."""
    return sum((one.method, one.path) == ("POST", "/api/v1/pos/receipts") for one in server.seen)


def note(told: Told, said: list[list[object]]) -> None:
    words = Counter(str(line[0]) for line in said)
    told.killed_in_a_sale += words["line"] > words["paid"]
    for word, *rest in said:
        if word == "paid":
            told.paid[str(rest[0])] = int(str(rest[1]))
        elif word == "unsure":
            told.slips_asked_about += int(str(rest[0]))
            told.sends_cut_off += int(str(rest[1]))


async def judge(folder: Path, told: Told, server: WitnessedSandbox, before: int, paper: list[bytes]) -> None:
    stores = await Stores.open(folder)
    try:
        assert await stores.verify() == []
        entries = await stores.documents.journal(kind=DocumentKind.SALE, limit=100_000)
        kept = {entry.document.id: entry.document for entry in entries}
        assert len(kept) == len(entries)
        assert told.paid.keys() <= kept.keys(), "said «Сплачено» and lost"
        assert all(kept[key].number == number for key, number in told.paid.items())
        numbers = Counter(document.number for document in kept.values())
        assert max(numbers.values()) == 1, "a number was given twice"
        assert {entry.delivery.state for entry in entries} == {DeliveryState.DELIVERED}

        marks = Counter(commit["title"] for commit in server_receipts(server)[before:])
        assert marks == Counter(document.mark for document in kept.values()), "not once each at the server"

        jobs = {key: await stores.print_jobs.of_document(key) for key in kept}
        assert all(len(found) == 1 for found in jobs.values()), "one slip, asked for once"
        states = {kept[key].number: found[0].state for key, found in jobs.items()}
        assert set(states.values()) <= {JobState.PRINTED, JobState.UNSURE}
        slips = Counter(int(number) for job in paper for number in NUMBER.findall(job))
        assert all(count == 1 for count in slips.values()), f"printed twice unasked: {slips.most_common(3)}"
        out = {number for number, state in states.items() if state is JobState.PRINTED}
        assert out <= slips.keys(), "said to be printed and is not on the paper"
    finally:
        await stores.close()


def server_receipts(server: WitnessedSandbox) -> list[dict[str, str]]:
    """What the server holds, oldest first, as its own table has it."""
    with server.app_state.lock:
        rows = server.app_state.db.rows("SELECT id, title FROM receipts WHERE title LIKE 'K1-%' ORDER BY rowid")
    return [dict(row) for row in rows]
