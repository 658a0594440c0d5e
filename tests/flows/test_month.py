"""A month at the till (issue 7, «Done when»): every shift's drawer, X, the server's receipts and its Z agree to the
kopeck, or each difference is named.

Through the services with the real store, spooler and sandbox over a socket: all means, discounts, rounding, refunds
whole and part, service moves, outages, two cashiers, a power cut in every other shift.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.link import linked
from helpers.month import Ended, Month, closes_open_shift
from helpers.paper import PaperRoll, words

from app.domain.document import DeliveryState, DocumentKind
from app.domain.payment import PaymentMeans
from app.domain.zcompare import Cause
from app.sandbox.server import SandboxThread

ZERO = Decimal(0)


@pytest.fixture
def sandbox() -> Iterator[SandboxThread]:
    with SandboxThread() as server:
        server.set(fiscal_delay=0)
        yield server


def test_three_shifts_end_with_everybody_agreeing(tmp_path: Path, sandbox: SandboxThread) -> None:
    asyncio.run(month(tmp_path, sandbox, shifts=3, receipts=40))


@pytest.mark.long
def test_a_month_of_6_000_receipts_ends_with_everybody_agreeing(tmp_path: Path, sandbox: SandboxThread) -> None:
    asyncio.run(month(tmp_path, sandbox, shifts=30, receipts=200))


async def month(folder: Path, sandbox: SandboxThread, shifts: int, receipts: int) -> None:
    with PaperRoll() as roll:
        lived = Month(folder / "till", sandbox, roll, seed=7)
        async with linked(lived.folder, sandbox, clock=lived.clock) as till:
            closes_open_shift(sandbox, till.desk.station.need_place().terminal_id)
        await lived.live(shifts, receipts)
        await asyncio.sleep(0.05)  # the roll's thread has the last bytes and not yet its end
        paper = [words(job) for job in roll.jobs]
        told: Counter[str] = Counter()
        for ended in lived.ended:
            agrees(ended)
            told += named(ended)
            on_paper(ended, paper)
        await whole(lived, sandbox)
    assert len(lived.ended) == shifts
    assert all(lived.logged), "a cut that leaves no log is a till that was closed"
    sold = sum(ended.closed.report.sales.count for ended in lived.ended)
    gone = sum((ended.closed.report.sales.amount for ended in lived.ended), ZERO)
    figure = f"{shifts} shifts, {sold} sales of {gone} hryvnias; {dict(lived.happened)}; named: {dict(told)}"
    print(f"\n{figure}")  # noqa: T201 - what the long run is for
    assert sold >= shifts * receipts
    assert {"cash", "card", "split", "refund part", "service move", "outage", "power cut"} <= set(lived.happened)


def agrees(ended: Ended) -> None:
    """The till's X beside what went over the counter."""
    closed, ledger = ended.closed, ended.ledger
    report = closed.report
    assert closed.shift.expected == ledger.drawer
    assert (report.sales.count, report.sales.amount) == (len(ledger.sales), sum(ledger.sales, ZERO))
    assert (report.refunds.count, report.refunds.amount) == (len(ledger.refunds), sum(ledger.refunds, ZERO))
    for side, sold in ((report.sales, True), (report.refunds, False)):
        by_means = {one.means: one.amount for one in side.means}
        assert by_means == {means: amount for (way, means), amount in ledger.means.items() if way is sold and amount}
    assert {one.name: one.sales_amount for one in report.cashiers if one.sales} == dict(ledger.cashiers)
    assert sum((hour.amount for hour in report.hours), ZERO) == report.sales.amount
    assert report.service_input == ledger.brought
    assert report.service_output == ledger.taken + closed.handed_over
    assert report.drawer == ledger.drawer - closed.handed_over
    assert (closed.difference != 0) <= bool(closed.shift.reason)


def named(ended: Ended) -> Counter[str]:
    """The server's Z beside the till's documents: no difference, or one whose cause accounts for all of it. Taxes too:
    a report adds up the taxes of its receipts (domain.md 3)."""
    found: Counter[str] = Counter()
    rows = ended.comparison.rows
    assert rows
    assert not ended.comparison.silent
    for row in rows:
        assert row.unexplained == 0, (ended.closed.shift.number, row)
        found.update(cause for cause, _, _ in row.parts)
    assert set(found) <= {Cause.UNBOUND, Cause.LATE}, found
    return found


def on_paper(ended: Ended, paper: list[str]) -> None:
    """The closing slip came out once, with the shift's sums."""
    [slip] = [one for one in paper if "ЗАКРИТТЯ ЗМІНИ" in one and f"Зміна №{ended.closed.shift.number} " in one]
    report = ended.closed.report
    for title, amount in (
        (f"ПРОДАЖІ, чеків: {report.sales.count}", report.sales.amount),
        ("Має бути в касі", ended.closed.shift.expected or ZERO),
        ("Різниця", ended.closed.difference),
    ):
        [line] = [line for line in slip.splitlines() if line.startswith(title)]
        said = line.removeprefix(title).replace(" ", "").replace("\u00a0", "").replace(",", ".")
        assert Decimal(said) == amount, line


async def whole(lived: Month, sandbox: SandboxThread) -> None:
    """Nothing lost, nothing doubled, at the till and at the server; the audit holds."""
    async with linked(lived.folder, sandbox, clock=lived.clock) as till:
        stores = till.desk.stores
        assert await stores.verify() == []
        entries = await stores.documents.journal(limit=100_000)
        assert {entry.delivery.state for entry in entries} == {DeliveryState.DELIVERED}
        marks = Counter(entry.document.mark for entry in entries)
        with sandbox.app_state.lock:
            rows = sandbox.app_state.db.rows("SELECT title FROM receipts WHERE title LIKE 'K1-%'")
        assert Counter(row["title"] for row in rows) == marks
        assert max(marks.values()) == 1
        sales = [entry.document for entry in entries if entry.document.kind is DocumentKind.SALE]
        assert {one.means for sale in sales for one in sale.payments} >= {PaymentMeans.CASH, PaymentMeans.CARD}
