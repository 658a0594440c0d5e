"""The till's own sales of goods are what its receipts add up to: to the kopeck, to the gram, hour by hour."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
from helpers.stored import AT, AUDIT, Till, document, uid
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock import local
from app.domain.document import Document, DocumentItem, DocumentKind
from app.domain.goods_sales import GoodsSales
from app.domain.product import KILOGRAM, PIECE
from app.store.codec import encode
from app.store.stores import Stores

DAY = local(AT).date()
#: Goods of the catalogue, goods without a card, one name in two units.
GOODS = (("p1", "Хліб"), ("p2", "=1+1"), (None, "Пакет"), (None, "Сир «Ґауда»"), ("p3", "Сир «Ґауда»"))
kopecks = st.integers(0, 10_000_000).map(lambda k: Decimal(k) / 100)


@st.composite
def lines(draw: st.DrawFn) -> DocumentItem:
    product, name = draw(st.sampled_from(GOODS))
    weighed = draw(st.booleans())
    count = Decimal(draw(st.integers(1, 99_999))) / 1000 if weighed else Decimal(draw(st.integers(1, 999)))
    amount = draw(kopecks)
    return DocumentItem(
        name,
        Decimal("1.00"),
        count,
        KILOGRAM if weighed else PIECE,
        amount,
        amount,
        product_id=product,
        by_weight=weighed,
    )


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Any documents of four days, midnight and the hour of summer's end among them."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        items = tuple(draw(st.lists(lines(), max_size=4)))
        at = datetime(2026, 10, 24, 20, 30, tzinfo=AT.tzinfo) + timedelta(minutes=draw(st.integers(0, 4 * 24 * 60)))
        total = sum((item.amount for item in items), Decimal(0))
        kind = draw(st.sampled_from(DocumentKind))
        made.append(document(number, items=items, kind=kind, created_at=at, total=total, payable=total, payments=()))
    return made


def expected(made: list[Document], first: date, last: date) -> dict[tuple[str, str], list[Decimal]]:
    """Sold, its sum, brought back, its sum; by what the goods are and their unit. Added up line by line."""
    found: dict[tuple[str, str], list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 4)
    for one in made:
        if not first <= local(one.created_at).date() <= last:
            continue
        if one.kind not in (DocumentKind.SALE, DocumentKind.REFUND, DocumentKind.CANCEL):
            continue
        way = 0 if one.kind is DocumentKind.SALE else 2
        for item in one.items:
            sums = found[item.product_id or item.name, item.unit.short]
            sums[way] += item.quantity
            sums[way + 1] += item.amount
    return found


async def _counted(folder: Path, made: list[Document], first: date, last: date) -> GoodsSales:
    stores = await Stores.open(folder)
    try:
        for one in made:
            await stores.documents.record(one, b"{}", None, AUDIT, clear_current=False)
        return await stores.goods_sold.look(first, last)
    finally:
        await stores.close()


@settings(max_examples=25)
@given(documents(), st.integers(0, 4), st.integers(0, 4))
def test_every_kopeck_and_gram_of_any_documents(made: list[Document], begin: int, length: int) -> None:
    first = date(2026, 10, 24) + timedelta(days=begin)
    last = first + timedelta(days=length)
    with TemporaryDirectory() as folder:
        found = asyncio.run(_counted(Path(folder) / "data", made, first, last))
    wanted = expected(made, first, last)
    rows = {
        (row.product_id or row.name, row.unit): [row.sold, row.sold_amount, row.back, row.back_amount]
        for row in found.rows
    }
    assert rows == wanted
    assert len(found.rows) == len(wanted)
    within = [one for one in made if first <= local(one.created_at).date() <= last]
    signed = {DocumentKind.SALE: 1, DocumentKind.REFUND: -1, DocumentKind.CANCEL: -1}
    assert found.amount == sum((signed.get(one.kind, 0) * one.total for one in within), Decimal(0))
    assert found.receipts == sum(one.kind is DocumentKind.SALE for one in within)
    hours: dict[int, Decimal] = defaultdict(Decimal)
    for one in within:
        hours[local(one.created_at).hour] += signed.get(one.kind, 0) * one.total
    counted = found.hours()
    assert {hour: amount for hour, amount in counted.items() if amount} == {h: a for h, a in hours.items() if a}


def test_the_newest_name_stands_and_what_is_not_delivered_is_told(till: Till) -> None:
    line = replace(document(1).items[0], product_id="p1")
    for number, name in ((1, "Стара назва"), (2, "Нова назва")):
        one = document(number, items=(replace(line, name=name),), created_at=AT)
        till.run(till.stores.documents.record(one, b"{}", None, AUDIT, clear_current=False))
    till.run(till.stores.journal.execute("UPDATE outbox SET state = 'refused' WHERE document_id = ?", (uid(2),)))
    found = till.run(till.stores.goods_sold.look(DAY, DAY))
    [row] = found.rows
    assert (row.name, row.quantity, row.amount) == ("Нова назва", Decimal(2), Decimal("85.00"))
    pending = found.pending
    assert (pending.waiting, pending.waiting_amount) == (1, Decimal("42.50"))
    assert (pending.refused, pending.refused_amount) == (1, Decimal("42.50"))


def test_a_body_that_cannot_be_read_is_counted_and_stops_nothing(till: Till) -> None:
    for number in (1, 2):
        one = document(number, created_at=AT)
        till.run(till.stores.documents.record(one, b"{}", None, AUDIT, clear_current=False))
    till.run(till.stores.journal.execute("UPDATE documents SET body = '{\"items\": [' WHERE number = 1"))
    found = till.run(till.stores.goods_sold.look(DAY, DAY))
    assert (found.unreadable, found.amount, found.receipts) == (1, Decimal("42.50"), 2)


def test_the_days_done_are_told_and_an_empty_till_has_none(till: Till) -> None:
    told: list[tuple[int, int]] = []
    assert till.run(till.stores.goods_sold.look(date(1990, 1, 1), DAY, lambda *given: told.append(given))).rows == ()
    assert told == []

    def copies(conn: apsw.Connection) -> None:
        for number in range(3):
            one = document(number, created_at=AT - timedelta(days=number))
            conn.execute(
                "INSERT INTO documents (id, kind, number, mark, created_at, shift_id, cashier, total_k, payable_k,"
                " body, body_sha256) VALUES (?, 0, 1, '', ?, 's', '', 1, 1, ?, '')",
                (one.id, one.created_at.strftime("%Y-%m-%dT%H:%M:%S.000000Z"), encode(one)),
            )

    till.run(till.stores.journal.write(copies))
    found = till.run(till.stores.goods_sold.look(date(1990, 1, 1), DAY, lambda *given: told.append(given)))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert found.amount == Decimal("127.50")
