"""The till's own sales by goods, added up by SQLite beside the till's work: day by day, on a connection of its own.

The interpreter is free while SQLite reads the bodies, so the window is too. Sums are whole kopecks and grams from the
first step on: a decimal of two places times a hundred is rounded to the number it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import apsw

from app.clock import local, midnight
from app.domain.document import DocumentKind
from app.domain.goods_sales import GoodsRow, GoodsSales, Pending
from app.domain.money import hryvnias
from app.store.beside import Beside
from app.store.codec import moment, stamp

_BACK = (int(DocumentKind.REFUND), int(DocumentKind.CANCEL))
_KINDS = f"({int(DocumentKind.SALE)}, {_BACK[0]}, {_BACK[1]})"
_TIME = f"d.created_at >= ?1 AND d.created_at < ?2 AND d.kind IN {_KINDS}"
_DAY = f"FROM documents d INDEXED BY documents_by_time WHERE {_TIME}"
_BODY = "CASE WHEN json_valid(d.body) THEN d.body ELSE '{}' END"
_WHOLE = "CAST(round(CAST({} AS REAL) * {}) AS INTEGER)"
_AMOUNT, _QUANTITY = _WHOLE.format("i.value ->> 'amount'", 100), _WHOLE.format("i.value ->> 'quantity'", 1000)
#: One row a product, unit, hour and way: newest name first, by SQLite's rule for bare columns beside max().
_SOLD = f"""
    SELECT coalesce(i.value ->> 'product_id', '') AS product, i.value ->> '$.unit.short' AS unit,
           CASE WHEN i.value ->> 'product_id' IS NULL THEN (i.value ->> 'barcode') || char(31) || (i.value ->> 'name')
                ELSE '' END AS other,
           substr(d.created_at, 1, 13) AS hour, d.kind <> 0 AS back,
           max(d.seq), i.value ->> 'name', i.value ->> 'barcode', i.value ->> 'sku', i.value ->> 'by_weight',
           sum({_QUANTITY}), sum({_AMOUNT})
    FROM (SELECT d.seq, d.kind, d.created_at, {_BODY} AS body {_DAY}) d,
         json_each(d.body, '$.items') i
    GROUP BY product, unit, other, hour, back
"""
_COUNTS = f"SELECT d.kind, count(*), sum(NOT json_valid(d.body)) {_DAY} GROUP BY d.kind"
_PENDING = (
    "SELECT o.state = 'refused', count(*), sum(CASE WHEN d.kind = 0 THEN d.total_k ELSE -d.total_k END)"
    " FROM outbox o CROSS JOIN documents d ON d.id = o.document_id"
    " WHERE o.state IN ('waiting', 'sending', 'verify', 'refused', 'duplicate')"  # as the outbox's own index has it
    f" AND o.state <> 'duplicate' AND {_TIME} GROUP BY 1"
)


@dataclass(slots=True)
class _Sum:
    """One product's figures while they are added up: thousandths and kopecks."""

    seq: int = 0
    name: str = ""
    barcode: str = ""
    sku: str = ""
    weighed: bool = False
    sold: int = 0
    sold_k: int = 0
    back: int = 0
    back_k: int = 0
    hours: dict[int, int] = field(default_factory=dict)


class GoodsSold:
    """Looks through the journal."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    async def look(
        self, first: date, last: date, told: Callable[[int, int], None] = lambda done, of: None
    ) -> GoodsSales:
        """What was sold from the first day of the shop's calendar to the last, both included.

        `told` hears from another thread how many days are done, of how many. Raises `StoreFault`, and `Stopped` when
        the till ends.
        """
        return await self._beside.look(lambda conn: self._look(conn, first, last, told))

    def _look(self, conn: apsw.Connection, first: date, last: date, told: Callable[[int, int], None]) -> GoodsSales:
        sums: dict[tuple[str, str, str], _Sum] = {}
        counts: dict[int, int] = {}
        unreadable = 0
        days = _days_with(conn, first, last)
        for number, day in enumerate(days, 1):
            bounds = (stamp(midnight(day)), stamp(midnight(day + timedelta(days=1))))
            for kind, count, bad in conn.execute(_COUNTS, bounds):
                counts[kind] = counts.get(kind, 0) + count
                unreadable += bad
            for row in conn.execute(_SOLD, bounds):
                _add(sums, row)
            told(number, len(days))
            self._beside.breathe()
        whole = (stamp(midnight(first)), stamp(midnight(last + timedelta(days=1))))
        pending = {refused: (count, hryvnias(kopecks)) for refused, count, kopecks in conn.execute(_PENDING, whole)}
        return GoodsSales(
            rows=tuple(sorted((_row(key, one) for key, one in sums.items()), key=lambda row: (-row.amount, row.name))),
            receipts=counts.get(int(DocumentKind.SALE), 0),
            refunds=sum(counts.get(kind, 0) for kind in _BACK),
            pending=Pending(*pending.get(0, (0, Decimal(0))), *pending.get(1, (0, Decimal(0)))),
            unreadable=unreadable,
        )


def _days_with(conn: apsw.Connection, first: date, last: date) -> list[date]:
    """The days asked for that lie between the first document and the last one by its clock."""
    bounds = (stamp(midnight(first)), stamp(midnight(last + timedelta(days=1))))
    sql = "SELECT min(created_at), max(created_at) FROM documents WHERE created_at >= ? AND created_at < ?"
    begin, end = next(iter(conn.execute(sql, bounds)))
    if begin is None:
        return []
    at, until = local(moment(begin)).date(), local(moment(end)).date()
    return [at + timedelta(days=number) for number in range((until - at).days + 1)]


def _add(sums: dict[tuple[str, str, str], _Sum], row: Sequence[Any]) -> None:
    product, unit, other, hour, back, seq, name, barcode, sku, weighed, quantity, kopecks = row
    one = sums.setdefault((product, unit or "", other), _Sum())
    if seq >= one.seq:
        one.seq, one.name, one.barcode, one.sku, one.weighed = seq, name, barcode or "", sku or "", bool(weighed)
    if back:
        one.back += quantity
        one.back_k += kopecks
    else:
        one.sold += quantity
        one.sold_k += kopecks
    at = local(moment(f"{hour}:00:00+00:00")).hour
    one.hours[at] = one.hours.get(at, 0) + (-kopecks if back else kopecks)


def _row(key: tuple[str, str, str], one: _Sum) -> GoodsRow:
    product, unit, _ = key
    return GoodsRow(
        key="\x1f".join(key),
        name=one.name,
        unit=unit,
        weighed=one.weighed,
        product_id=product,
        barcode=one.barcode,
        sku=one.sku,
        sold=_thousandths(one.sold),
        sold_amount=hryvnias(one.sold_k),
        back=_thousandths(one.back),
        back_amount=hryvnias(one.back_k),
        hours=tuple((hour, hryvnias(kopecks)) for hour, kopecks in sorted(one.hours.items())),
    )


def _thousandths(count: int) -> Decimal:
    return (Decimal(count) / 1000).quantize(Decimal("0.001"))
