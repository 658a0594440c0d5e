"""Figures of the store beside their floors in the same run: search, scan, the durable commit, the sync.

Printed, never failed by time: `python3 dev.py bench -k store`. Goals are in performance.md.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from helpers.bench_clock import judged, p95
from helpers.bench_goods import Goods, fill
from helpers.bench_journal import OURS
from helpers.bench_journal import fill as fill_journal
from helpers.stored import Till, document, job, receipt

from app.store.folding import words

pytestmark = pytest.mark.benchmark_figures

SALES = 600


def timed(call: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def shown(name: str, times: list[float]) -> float:
    """Prints p50, p95 and p99 in milliseconds; returns p50."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    print(f"{name:52} p50 {cuts[49]:8.3f}   p95 {cuts[94]:8.3f}   p99 {cuts[98]:8.3f} ms   n={len(times)}")
    return cuts[49]


@pytest.fixture(scope="module", params=[10_000, 100_000, 500_000])
def stocked(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    products = Goods(shared / "data" / "products_482.tsv", request.param)
    till = Till(tmp_path_factory.mktemp("catalog"))
    pages, end = till.run(fill(till.stores.catalog, products))
    print(f"\n{request.param:,} products: first load {pages + end:.2f} s (pages {pages:.2f}, indexes {end:.2f})")
    pages, end = till.run(fill(till.stores.catalog, products))
    print(f"{request.param:,} products: unchanged resync, write part {pages + end:.2f} s")
    till.run(till.stores.catalog.sold_all((p.id, n % 40 + 1, None) for n, p in enumerate(products[::317])))
    yield till
    till.close()


def keystrokes(till: Till) -> list[str]:
    """Titles typed letter by letter, and a second word begun."""
    titles = [p.title for p in till.run(till.stores.catalog.by_category(limit=80))][::2]
    typed = [title[:length] for title in titles for length in range(1, min(13, len(title) + 1))]
    return typed + [" ".join((t.split()[0], t.split()[1][:2])) for t in titles if len(t.split()) > 1]


def test_a_keystroke_in_the_search(stocked: Till) -> None:
    count = stocked.run(stocked.stores.catalog.count())
    typed = keystrokes(stocked)
    stocked.found(typed[0])
    times = [timed(lambda t=text: stocked.found(t)) for text in typed]  # type: ignore[misc]
    mine = shown(f"search, {count:,} products", times)
    judged("letter → results p95", p95(times), 2)

    def like(text: str) -> None:
        wanted = " AND ".join("search LIKE ?" for _ in words(text)) or "0"
        values = tuple(f"%{word}%" for word in words(text))
        sql = f"SELECT title FROM products WHERE {wanted} ORDER BY popularity DESC LIMIT 60"
        stocked.run(stocked.stores.catalog_db.read(lambda conn: conn.execute(sql, values).fetchall()))

    floor = shown("  the same by LIKE '%x%'", [timed(lambda t=text: like(t)) for text in typed[:100]])  # type: ignore[misc]
    seek = shown("  a row by its number (floor)", [timed(lambda: stocked.run(_first(stocked))) for _ in typed])
    judged("a search of LIKE's time", mine / floor, 0.1, "of it")
    print(f"  {floor / mine:.0f}× faster than LIKE, {mine / seek:.1f}× a bare seek through the same thread")


async def _first(till: Till) -> object:
    return await till.stores.catalog_db.read(lambda conn: conn.execute("SELECT id FROM products WHERE seq = 1").get)


def test_a_scan(stocked: Till) -> None:
    codes = [p.barcode for p in stocked.run(stocked.stores.catalog.by_category(limit=2000))]
    shown("barcode → product", [timed(lambda c=code: stocked.run(stocked.stores.catalog.by_code(c))) for code in codes])  # type: ignore[misc]


def test_a_sale_committed(tmp_path: Path) -> None:
    till = Till(tmp_path / "data")
    line = document(1).items[0]

    def sale(number: int) -> None:
        made = document(number, items=(line,) * 10)
        till.record(made, b"x" * 4000, job=job(number), clear_current=True)

    print()
    body = b"x" * 12_000
    with (tmp_path / "floor").open("wb", buffering=0) as floor:
        written: list[float] = []
        sold: list[float] = []
        for number in range(1, SALES + 1):

            def bare() -> None:
                floor.write(body)
                os.fdatasync(floor.fileno())

            written.append(timed(bare))
            sold.append(timed(lambda n=number: sale(n)))  # type: ignore[misc]
    lowest = shown("append 12 kB + fdatasync (floor)", written)
    mine = shown("sale of 10 lines committed (FULL)", sold)
    print(f"  {mine / lowest:.2f}× the floor")
    lines = receipt(1, lines=200)
    shown("receipt of 200 lines saved", [timed(lambda: till.run(till.stores.current.save(lines))) for _ in range(200)])
    till.close()


def test_the_journal_of_many_sales(tmp_path: Path) -> None:
    till = Till(tmp_path / "data")
    till.run(fill_journal(till.stores))
    journal, outbox = till.stores.documents.journal, till.stores.outbox
    print()
    shown(f"journal of {OURS:,}: the newest 200", [timed(lambda: till.run(journal())) for _ in range(30)])
    shown("  searched, nothing found", [timed(lambda: till.run(journal(search="кефір"))) for _ in range(30)])
    shown("  the badge's counts", [timed(lambda: till.run(outbox.counts())) for _ in range(100)])
    till.close()
