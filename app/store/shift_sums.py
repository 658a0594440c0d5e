"""A shift's documents added up beside the work: page by page on the reader's thread, without a line of any of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial

import apsw

from app.domain.document import CashPurpose, DocumentKind
from app.domain.money import ZERO
from app.domain.payment import PaymentMeans
from app.domain.report import Tally
from app.domain.tax import TaxLine
from app.errors import StoreFault
from app.store.codec import decode, sha256
from app.store.db import Database

#: Documents of one page: other reads, like the search for goods, go between two.
PAGE = 250


@dataclass(frozen=True, slots=True)
class _Payment:
    means: PaymentMeans
    amount: Decimal


@dataclass(frozen=True, slots=True)
class _Document:
    """What X reads of a document's body; the rest of it is passed over."""

    kind: DocumentKind
    created_at: datetime
    cashier_id: int
    cashier_name: str
    payable: Decimal
    rounding: Decimal = ZERO
    line_discounts: Decimal = ZERO
    receipt_discount: Decimal = ZERO
    payments: tuple[_Payment, ...] = ()
    taxes: tuple[TaxLine, ...] = ()
    purpose: CashPurpose = CashPurpose.OTHER

    @property
    def discount(self) -> Decimal:
        return self.line_discounts + self.receipt_discount


class ShiftSums:
    """Reads, never writes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def tally(self, shift_id: str, told: Callable[[int, int], None] | None = None) -> Tally:
        """All documents of the shift. `told` hears how many are added up of how many, once a page.

        Raises `StoreFault("corrupt")` for a document that is not what was written.
        """
        tally, after, done = Tally(), 0, 0
        of = await self._db.read(lambda conn: _count(conn, shift_id))
        while True:
            after, added = await self._db.read(partial(_page, shift_id=shift_id, after=after, tally=tally))
            done += added
            if told is not None:
                told(done, max(of, done))
            if added < PAGE:
                return tally


def _count(conn: apsw.Connection, shift_id: str) -> int:
    found: int = conn.execute("SELECT count(*) FROM documents WHERE shift_id = ?", (shift_id,)).get
    return found


def _page(conn: apsw.Connection, shift_id: str, after: int, tally: Tally) -> tuple[int, int]:
    """Adds the next page up; the last row's place, and how many rows there were."""
    rows: list[tuple[int, str, str, str]] = conn.execute(
        "SELECT seq, id, body, body_sha256 FROM documents WHERE shift_id = ? AND seq > ? ORDER BY seq LIMIT ?",
        (shift_id, after, PAGE),
    ).fetchall()  # type: ignore[assignment]
    for _, document_id, body, digest in rows:
        if sha256(body) != digest:
            raise StoreFault("corrupt", f"document {document_id} is not what was written")
        tally.add(decode(_Document, body))
    return (rows[-1][0] if rows else after), len(rows)
