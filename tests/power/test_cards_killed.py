"""The card that never charges twice: kill -9 at every step and at random, lines that break at every point, and at the
end the terminal's ledger, the till's journal and the server's receipts tell the same story."""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.nest import KILLED, Nest
from helpers.witness import WitnessedSandbox

from app.domain.charge import ChargeState
from app.domain.document import DeliveryState, DocumentKind
from app.domain.payment import PaymentMeans
from app.sandbox.terminal import EmulatedTerminal
from app.sandbox.terminal_habits import BREAKS, Habits
from app.sandbox.terminal_ledger import APPROVED, PURCHASE
from app.sandbox.terminal_machine import Machine
from app.store.stores import Stores

#: What may go wrong with a payment; nothing does in two of three.
TROUBLES = (
    *(Habits(break_at=point) for point in BREAKS if point),
    Habits(code="0005"),
    Habits(code="0010"),
    Habits(code="1001"),
    Habits(pieces=7),
    Habits(misspelt=True),
    Habits(garbage=True),
    Habits(host_seconds=0.02),
)
MOST_LINES, LONGEST = 14, 0.03


@pytest.fixture(scope="module")
def nest() -> Iterator[Nest]:
    with Nest("helpers.card_lives") as made:
        yield made


@dataclass
class Story:
    """What all lives together said."""

    lives: int = 0
    killed_in_a_charge: int = 0
    doubts: int = 0
    paid: int = 0


def test_killed_at_every_step_of_a_sale_by_card(nest: Nest, memory: Path) -> None:
    """Before and after each commit and each word with the terminal; the card is charged once or not at all."""
    with WitnessedSandbox() as server:
        server.set(fiscal_delay=0)
        machine = Machine()
        bank = EmulatedTerminal(machine=machine)
        try:
            nest.bear("first", folder=memory, url=server.url).rest()
            at = 0
            while True:
                life = nest.bear("cut", folder=memory, bank=bank.address, at=at).rest()
                if life.heard("steps"):
                    break
                assert life.status == KILLED, life.said
                last(nest, memory, bank)
                asyncio.run(judge(memory / "till", machine, server))
                at += 1
            assert at >= 12, "hardly a step: the test sees nothing"
            last(nest, memory, bank)
            asyncio.run(judge(memory / "till", machine, server))
        finally:
            bank.stop()


def test_sixty_sales_with_breaks_and_kills_charge_nothing_twice_and_lose_nothing(nest: Nest, memory: Path) -> None:
    story = sold(nest, memory, 60, seed=5)
    assert story.doubts >= 8, story
    assert story.killed_in_a_charge >= 2, story


@pytest.mark.long
def test_a_thousand_sales_with_breaks_and_kills_charge_nothing_twice_and_lose_nothing(nest: Nest, memory: Path) -> None:
    began = time.monotonic()
    story = sold(nest, memory, 1000, seed=6)
    print(f"1000 sales by card: {story}, {time.monotonic() - began:.0f} s")
    assert story.doubts >= 150, story


def test_a_till_that_asks_again_is_seen_to_charge_twice(nest: Nest, memory: Path) -> None:
    """The control: the judge would notice."""
    with pytest.raises(AssertionError, match="charged and not sold"):
        sold(nest, memory, 40, seed=7, careless=True)


def sold(nest: Nest, memory: Path, sales: int, seed: int, *, careless: bool = False) -> Story:
    """So many sales by card in lives that are killed, over a line that breaks; then a clean end, and the judge."""
    chance = random.Random(seed)
    story = Story()
    with WitnessedSandbox() as server:
        server.set(fiscal_delay=0)
        machine = Machine()
        bank = EmulatedTerminal(machine=machine)
        try:
            nest.bear("first", folder=memory, url=server.url).rest()
            while story.paid < sales:
                machine.plan.clear()
                machine.plan.extend(chance.choice(TROUBLES) if chance.random() < 0.34 else Habits() for _ in range(99))
                life = nest.bear("sell", folder=memory, bank=bank.address, sales=99, careless=careless)
                most = chance.randint(3, MOST_LINES * 4)
                for _ in life.lines():
                    if len(life.said) >= most:
                        break
                end = time.perf_counter() + chance.random() * LONGEST
                while time.perf_counter() < end:
                    pass
                life.kill()
                assert life.status == KILLED, f"it ended by itself: {life.said[-5:]}"
                words = Counter(str(line[0]) for line in life.said)
                story.lives += 1
                story.doubts += words["doubt"]
                story.paid += words["paid"]
                story.killed_in_a_charge += life.said[-1][0] in ("asked", "doubt")
            machine.plan.clear()
            last(nest, memory, bank)
            asyncio.run(judge(memory / "till", machine, server))
        finally:
            bank.stop()
            shutil.rmtree(memory / "till")
    return story


def last(nest: Nest, memory: Path, bank: EmulatedTerminal) -> None:
    life = nest.bear("last", folder=memory, bank=bank.address).rest()
    assert life.status == 0, life.said
    assert life.heard("closed"), life.said


async def judge(folder: Path, machine: Machine, server: WitnessedSandbox) -> None:
    """Terminal, journal and server, RRN by RRN and hryvnia by hryvnia."""
    stores = await Stores.open(folder)
    try:
        assert await stores.verify() == []
        entries = await stores.documents.journal(kind=DocumentKind.SALE, limit=100_000)
        charges = await stores.charges.list()
        loose = await stores.charges.loose()
    finally:
        await stores.close()
    ledger = Counter(
        {one.rrn: one.amount for one in machine.ledger.entries if (one.kind, one.status) == (PURCHASE, APPROVED)}
    )
    sales = Counter(
        {
            one.rrn: one.amount
            for entry in entries
            for one in entry.document.payments
            if one.means is PaymentMeans.ACQUIRING
        }
    )
    assert not ledger - sales, f"charged and not sold: {ledger - sales}, loose {len(loose)}"
    assert not sales - ledger, f"sold and not charged: {sales - ledger}"
    assert loose == []
    assert not [one for one in charges if one.state.open], "nobody knows how it ended"
    used = {one.slip.rrn for one in charges if one.slip is not None and one.document_id is not None}
    assert used == set(ledger)
    assert all(one.document_id is not None for one in charges if one.state is ChargeState.APPROVED)
    assert {entry.delivery.state for entry in entries} <= {DeliveryState.DELIVERED}
    at_server = Counter({str(paid["rrn"]): Decimal(str(paid["amount"])) for paid in transactions(server)})
    assert at_server == ledger, "the server has another story"
    assert sum(ledger.values(), Decimal(0)) == machine.ledger.taken


def transactions(server: WitnessedSandbox) -> list[dict[str, object]]:
    """What the server holds of cards, as its own table has it."""
    with server.app_state.lock:
        rows = server.app_state.db.rows(
            "SELECT rrn, amount FROM transactions WHERE transaction_type_id = ? AND receipt_id IN"
            " (SELECT id FROM receipts WHERE title LIKE 'K1-%')",
            (int(PaymentMeans.ACQUIRING),),
        )
    return [dict(row) for row in rows]


def test_the_plan_of_troubles_has_every_break() -> None:
    assert {one.break_at for one in TROUBLES} == set(BREAKS)
    assert replace(TROUBLES[0], break_at="") == Habits()
