"""Figures of reports: Z-reports of a year, sales of goods of a month, 100,000 rows into each kind of file, and how long
the window's thread was kept from its work meanwhile.

Printed, never failed by time: `python3 dev.py bench -k reports`.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall
from decimal import Decimal
from pathlib import Path

import pytest
from helpers.stored import AT, AUDIT, Till, document, uid

from app.domain.product import KILOGRAM
from app.domain.table import Head, Holds, Table
from app.domain.zreport import ZAsked, ZReport, ZSide
from app.services.table_file import TableKind, Writing
from app.store.codec import encode
from app.store.stores import Stores
from ui.presenters.export import WRITERS
from ui.wiring import TURN

pytestmark = pytest.mark.benchmark_figures

SERVER, YEAR, TILLS = "http://there", 365, 4
RECEIPTS, LINES, ROWS = 6_000, 5, 100_000


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    made = Till(tmp_path_factory.mktemp("reports") / "data")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def as_in_the_till() -> Iterator[None]:
    """Threads give way as the till's do."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    yield
    sys.setswitchinterval(before)


async def watched(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Seconds the work took, and the longest gap of the loop's own thread meanwhile."""
    longest, last = 0.0, time.perf_counter()

    async def beat() -> None:
        nonlocal longest, last
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now

    pulse = asyncio.ensure_future(beat())
    began = time.perf_counter()
    await work()
    took = time.perf_counter() - began
    pulse.cancel()
    return took, longest


def shown(title: str, found: tuple[float, float]) -> None:
    print(f"  {title:<52} {found[0]:8.2f} s, longest gap {found[1] * 1000:6.1f} ms")


def test_z_reports_of_a_year(till: Till) -> None:
    kept = till.stores.z_reports
    reports = [
        ZReport(
            id=number,
            at=AT - timedelta(days=number // TILLS),
            shop_id=12,
            terminal_id=number % TILLS,
            cashier="Олена Коваль",
            shift_id=uid(number),
            sales=ZSide(
                120, Decimal("41806.35"), Decimal("15230.50"), Decimal("26575.85"), (("А", Decimal("6967.73")),)
            ),
            refunds=ZSide(3, Decimal("412.70")),
        )
        for number in range(YEAR * TILLS)
    ]
    print(f"\nZ-reports of a year, {TILLS} terminals: {len(reports):,}")
    shown("kept in one go", till.run(watched(lambda: kept.keep(SERVER, reports))))
    asked = ZAsked(since=AT - timedelta(days=YEAR), shop_id=12)
    shown("the first page of 50", till.run(watched(lambda: kept.page(SERVER, asked, 50))))
    shown("what they come to", till.run(watched(lambda: kept.totals(SERVER, asked))))

    async def everything() -> None:
        page = await kept.page(SERVER, asked, 500)
        while page.after is not None:
            page = await kept.page(SERVER, asked, 500, page.after)

    shown("all of them, as the export reads them", till.run(watched(everything)))


def test_goods_of_a_month(till: Till) -> None:
    till.run(_fill(till.stores))
    first = AT.date() - timedelta(days=29)
    print(f"\nsales of goods: {RECEIPTS:,} receipts of {LINES} lines in 30 days")
    shown("a month", till.run(watched(lambda: till.stores.goods_sold.look(first, AT.date()))))
    shown("a day of it", till.run(watched(lambda: till.stores.goods_sold.look(AT.date(), AT.date()))))


def test_nothing_at_all() -> None:
    """What of a gap is the machine's own at the moment: no figure below it says anything."""
    print("\nexports: 100,000 rows")
    shown("nothing written", asyncio.run(watched(lambda: asyncio.sleep(10))))


@pytest.mark.parametrize("kind", list(TableKind))
def test_a_hundred_thousand_rows_into_a_file(kind: TableKind, tmp_path: Path, qapp: object) -> None:
    heads = (
        Head("Дата", Holds.DAY),
        Head("Час", Holds.TIME),
        Head("Товар", share=40),
        Head("Кількість", Holds.QUANTITY),
        Head("Сума, грн", Holds.SUM),
        Head("Чек", Holds.COUNT),
    )
    row = (date(2026, 11, 22), wall(14, 37, 5), "Молоко Яготинське 2,6 % 900 г", Decimal("1.254"), Decimal("54.90"))
    table = Table("Продажі", heads, [(*row, number) for number in range(ROWS)])
    path = tmp_path / f"x.{kind}"
    found = asyncio.run(watched(lambda: asyncio.to_thread(WRITERS[kind], path, table, Writing())))
    print()
    shown(f"{ROWS:,} rows as {kind}, {path.stat().st_size / 2**20:.1f} MB", found)


async def _fill(stores: Stores) -> None:
    """Receipts over a month, of two hundred goods, one of five weighed."""
    line = document(1).items[0]

    def values() -> Iterator[tuple[str, str, str]]:
        for number in range(RECEIPTS):
            lines = tuple(
                line.__class__(
                    f"Товар {good}",
                    line.price,
                    Decimal("1.254") if good % 5 == 0 else Decimal(2),
                    KILOGRAM if good % 5 == 0 else line.unit,
                    line.gross,
                    line.amount,
                    product_id=f"p{good}",
                    by_weight=good % 5 == 0,
                )
                for good in ((number * 7 + step * 31) % 200 for step in range(LINES))
            )
            at = datetime(2026, 11, 22, 6, tzinfo=UTC) - timedelta(minutes=number * 43200 // RECEIPTS)
            yield f"{uid(number)}", at.strftime("%Y-%m-%dT%H:%M:%S.000000Z"), encode(document(number, items=lines))

    await stores.documents.record(document(10**6), b"{}", None, AUDIT, clear_current=False)
    insert = (
        "INSERT INTO documents (id, kind, number, mark, created_at, shift_id, cashier, total_k, payable_k, body,"
        " body_sha256) VALUES (?1, 0, 1, '', ?2, 's', '', 1, 1, ?3, '')"
    )
    await stores.journal.write(lambda conn: conn.executemany(insert, values()))
