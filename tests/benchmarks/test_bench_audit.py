"""Figures of the audit with 100 000 entries: pages by each filter, the far end, a head, the whole chain.

Printed, never failed by time: `python3 dev.py bench -k audit`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import apsw
import pytest
from helpers.stored import AT, Till

from app.domain.audit_log import AuditAsked, AuditPage
from app.domain.deeds import Deed
from app.store.audit import append

pytestmark = pytest.mark.benchmark_figures

ROWS, PAGE = 100_000, 60
KINDS = (Deed.SALE, Deed.LINE_REMOVED, Deed.DRAWER, Deed.PRICE_CHANGED)


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    till = Till(tmp_path_factory.mktemp("audit") / "data")

    def fill(conn: apsw.Connection) -> None:
        for n in range(ROWS):
            facts: dict[str, object] = {"goods": "Молоко Яготинське 2,6 % 900 г", "number": str(n), "total": "54.90"}
            if n % 1000 == 7:
                facts["allowed_by"] = "Ірина Бойко"
            append(conn, AT + timedelta(minutes=n), f"Касир {n % 7}", KINDS[n % len(KINDS)], facts)

    till.run(till.stores.journal.write(fill))
    yield till
    till.close()


def shown(title: str, work: Callable[[], AuditPage], rounds: int = 10) -> None:
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        rows = len(work().entries)
        took.append((time.perf_counter() - began) * 1000)
    print(f"  {title:<44} {statistics.median(took):7.1f} ms, worst {max(took):7.1f} ms, {rows} rows")


def test_the_audit_of_100_000_entries(till: Till) -> None:
    log = till.stores.audit_log

    def page(asked: AuditAsked, before: int | None = None) -> Callable[[], AuditPage]:
        return lambda: till.run(log.page(asked, PAGE, before))

    print()
    shown("newest", page(AuditAsked()))
    shown("far end", page(AuditAsked(), PAGE))
    shown("one person", page(AuditAsked(who="Касир 3")))
    shown("one kind", page(AuditAsked(deeds=frozenset({Deed.DRAWER}))))
    shown("a day long ago", page(AuditAsked(since=AT, until=AT + timedelta(days=1))))
    shown("allowed by a senior", page(AuditAsked(allowed=True)))
    shown("a receipt nobody has", page(AuditAsked(number="77")))
    shown("nothing found", page(AuditAsked(who="Ніхто")))
    began = time.perf_counter()
    till.run(log.by_head("f" * 64))
    print(f"  {'a head that is not there':<44} {(time.perf_counter() - began) * 1000:7.1f} ms")
    began, steps = time.perf_counter(), 1
    at, state = till.run(log.walk())
    worst = time.perf_counter() - began
    while not state.over:
        step = time.perf_counter()
        at, state = till.run(log.walk(at))
        worst, steps = max(worst, time.perf_counter() - step), steps + 1
    whole = time.perf_counter() - began
    print(f"  {'the whole chain':<44} {whole * 1000:7.1f} ms in {steps} steps, worst {worst * 1000:.1f} ms")
    assert state.broken is None
    assert state.seq == ROWS
