"""Figures of the journal with 100 000 receipts, a tenth of them of other tills: opening, filters, search, the far end.

Printed, never failed by time: `python3 dev.py bench -k journal`. Goals are in performance.md.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from helpers.bench_journal import OTHERS, OURS, fill
from helpers.stored import AT, Till

from app.domain.document import DocumentKind
from app.domain.journal import Asked, JournalPage, Standing
from app.domain.payment import PaymentMeans

pytestmark = pytest.mark.benchmark_figures

PAGE = 50


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    till = Till(tmp_path_factory.mktemp("journal") / "data")
    till.run(fill(till.stores))
    yield till
    till.close()


def shown(title: str, work: Callable[[], JournalPage], rounds: int = 20) -> JournalPage:
    """Prints the middle and the worst of some rounds, in milliseconds."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        page = work()
        took.append((time.perf_counter() - began) * 1000)
    rows = len(page.entries)
    print(f"  {title:<44} {statistics.median(took):7.1f} ms, worst {max(took):7.1f} ms, {rows} rows")
    return page


def test_the_journal_of_100_000_receipts(till: Till) -> None:
    pages = till.stores.pages

    def page(asked: Asked) -> Callable[[], JournalPage]:
        return lambda: till.run(pages.page(asked, PAGE))

    print(f"\njournal of {OURS:,} receipts of this till and {OTHERS:,} of others, {PAGE} rows a page")
    assert len(shown("all days", page(Asked())).entries) == PAGE
    shown("the open shift", page(Asked(shift_id="s899")))
    day = AT.replace(month=2, day=3, hour=0)
    shown("one day", page(Asked(since=day, until=day + timedelta(days=1))))
    shown("refunds", page(Asked(kinds=(DocumentKind.REFUND, DocumentKind.CANCEL))))
    shown("paid in cash", page(Asked(means=PaymentMeans.CASH)))
    shown("paid by card (there is none)", page(Asked(means=PaymentMeans.CARD)))
    shown("one cashier, of other tills alone", page(Asked(cashier="Марія Ткаченко")))
    for standing in Standing:
        shown(f"standing: {standing}", page(Asked(standing=standing)))
    shown("searched by number", page(Asked(search="45678")))
    shown("searched by goods", page(Asked(search="український")))
    shown("searched, nothing found", page(Asked(search="кефір")))
    assert len(till.run(pages.cashiers())) == 2
    began = time.perf_counter()
    till.run(pages.cashiers())
    print(f"  {'names of the cashiers':<44} {(time.perf_counter() - began) * 1000:7.1f} ms")


def test_the_thousandth_page_costs_what_the_first_does(till: Till) -> None:
    pages, after = till.stores.pages, None
    took: list[float] = []
    rows = 0
    while True:
        began = time.perf_counter()
        page = till.run(pages.page(Asked(), PAGE, after))
        took.append((time.perf_counter() - began) * 1000)
        rows += len(page.entries)
        if page.after is None:
            break
        after = page.after
    assert rows == OURS + OTHERS
    first, last = statistics.median(took[:50]), statistics.median(took[-50:])
    print(f"\n  scrolled through all {rows:,}: pages 1–50 {first:.1f} ms, the last 50 {last:.1f} ms")
