"""Receipts of other tills, as the server told of them: kept so that they can be listed, searched and returned here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import apsw

from app.domain.document import Delivery, DeliveryState, Document, DocumentKind, JournalEntry
from app.domain.money import kopecks
from app.store.codec import decode, encode, moment_or_none, stamp, stamp_or_none
from app.store.db import Database
from app.store.journal_search import means_mask, text_of

#: Columns of an entry, for a query over `server_receipts s`; `entry_of` reads them.
COLUMNS = "s.body, s.fiscal_number, s.registrar, s.fiscal_at"
_BACK = "(3, 4)"


class ServerReceipts:
    """A copy of what the server has; any of it can be asked for again."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def keep(self, entries: Iterable[JournalEntry]) -> int:
        """Keeps what is new or has changed; gives how many. This till's own receipts are left out: it has them."""
        found = tuple(entries)
        if not found:
            return 0

        def write(conn: apsw.Connection) -> int:
            return sum(_put(conn, entry) for entry in found if not _ours(conn, entry.document))

        return await self._db.write(write)

    async def refunds_of(self, fiscal_number: str) -> list[Document]:
        """What the server knows to have gone back of the receipt with that number, oldest first."""

        def look(conn: apsw.Connection) -> list[Document]:
            sql = f"SELECT body FROM server_receipts WHERE related_fiscal = ? AND kind IN {_BACK} ORDER BY created_at"
            return [decode(Document, body) for (body,) in conn.execute(sql, (fiscal_number,))]

        return await self._db.read(look)

    async def entry(self, receipt_id: str) -> JournalEntry | None:
        """The receipt by the server's id of it."""
        return await self._one("s.id = ?", (receipt_id,))

    async def by_code(self, number: int, end: str) -> JournalEntry | None:
        """The receipt by the number and the end of the mark its till printed on the slip; none where there are two.
        Only the index of marks is read through: the bodies are long."""
        ending = f"-{number}-{end}"
        with_it = "FROM server_receipts INDEXED BY server_receipts_by_mark WHERE substr(mark, -length(?1)) = ?1"
        return await self._one(f"s.seq = (SELECT max(seq) {with_it} HAVING count(*) = 1)", (ending,))

    async def tills(self) -> list[str]:
        """What the marks of other tills' receipts begin with, the till of the newest first."""

        def look(conn: apsw.Connection) -> list[str]:
            sql = "SELECT substr(mark, 1, instr(mark, '-') - 1) AS till FROM server_receipts"
            sql += " WHERE mark LIKE '%-%-________' GROUP BY till ORDER BY max(seq) DESC"
            return [till for (till,) in conn.execute(sql)]

        return await self._db.read(look)

    async def _one(self, wanted: str, values: tuple[str, ...]) -> JournalEntry | None:
        def look(conn: apsw.Connection) -> JournalEntry | None:
            row = conn.execute(f"SELECT {COLUMNS} FROM server_receipts s WHERE {wanted}", values).fetchone()
            return entry_of(row) if row else None

        return await self._db.read(look)


def entry_of(row: Sequence[str | None]) -> JournalEntry:
    """The values of `COLUMNS`."""
    body, fiscal_number, registrar, fiscal_at = row
    delivery = Delivery(
        DeliveryState.DELIVERED,
        fiscal_number=fiscal_number,
        registrar=registrar,
        fiscal_at=moment_or_none(fiscal_at),
    )
    return JournalEntry(decode(Document, body or ""), delivery, elsewhere=True)


def _ours(conn: apsw.Connection, document: Document) -> bool:
    """By its id, or, where the server makes ids of its own, by its mark. What was handed over is the receipt of who
    took its money."""
    paid = f"kind < {DocumentKind.HELD:d}"
    sql = f"SELECT 1 FROM documents WHERE id = ? AND {paid}"
    sql += f" UNION ALL SELECT 1 FROM documents WHERE mark = ? AND mark <> '' AND {paid}"
    return conn.execute(sql, (document.id, document.mark)).fetchone() is not None


def _put(conn: apsw.Connection, entry: JournalEntry) -> int:
    document, delivery = entry.document, entry.delivery
    columns: dict[str, str | int | None] = {
        "id": document.id,
        "kind": int(document.kind),
        "number": document.number,
        "mark": document.mark,
        "created_at": stamp(document.created_at),
        "cashier": document.cashier_name,
        "total_k": kopecks(document.total),
        "means": means_mask(document),
        "fiscal_number": delivery.fiscal_number,
        "registrar": delivery.registrar,
        "fiscal_at": stamp_or_none(delivery.fiscal_at),
        "related_fiscal": document.related_fiscal_number,
        "text": f"{text_of(document)} {delivery.fiscal_number or ''}",
        "body": encode(document),
    }
    names = ", ".join(columns)
    fresh = ", ".join(f"{name} = excluded.{name}" for name in columns)
    conn.execute(
        f"INSERT INTO server_receipts ({names}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT (id) DO UPDATE SET {fresh}"
        " WHERE body <> excluded.body OR fiscal_number IS NOT excluded.fiscal_number",
        tuple(columns.values()),
    )
    return conn.changes()
