"""Receipts handed to the fiscal till, and what the server told of them. Every step is one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import apsw

from app.domain.deeds import Deed
from app.domain.document import Document, DocumentKind
from app.domain.handed import Fate, Handed
from app.domain.printjob import PrintJob
from app.domain.receipt import Receipt
from app.errors import StoreFault
from app.store import audit as chain
from app.store import outbox, outbox_rows, stamps
from app.store.codec import decode, moment_or_none, pack, sha256, stamp
from app.store.current import put_aside
from app.store.db import Database
from app.store.journal_search import add_words
from app.store.print_jobs import insert as insert_job

_ROWS = (
    f"SELECT d.body, d.body_sha256, h.fate, h.server_id, h.absent_at, {outbox_rows.DELIVERY} FROM documents d"
    " JOIN outbox o ON o.document_id = d.id LEFT JOIN handed h ON h.document_id = d.id"
    f" WHERE d.kind = {DocumentKind.HANDED:d}"
)


class HandedReceipts:
    """Reads them with their fate; writes a fate once."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def recent(self, since: datetime) -> list[Handed]:
        """Those made since then, and older ones nobody has paid yet, newest first."""
        rest = (
            "AND d.id IN (SELECT id FROM documents INDEXED BY documents_by_time WHERE created_at >= ?1"
            " UNION SELECT document_id FROM outbox WHERE deferred = 1)"
            " AND (d.created_at >= ?1 OR coalesce(h.fate, 'open') IN ('open', 'taken')) ORDER BY d.seq DESC LIMIT 500"
        )
        return await self._select(rest, (stamp(since),))

    async def open(self, since: datetime) -> list[Handed]:
        """On the server and not at their end, newest first; those that are gone as long as they may still turn up."""
        rest = (
            "AND o.deferred = 1 AND o.state = 'delivered' AND (coalesce(h.fate, 'open') IN ('open', 'taken')"
            " OR d.created_at >= ?) ORDER BY d.seq DESC LIMIT 100"
        )
        return await self._select(rest, (stamp(since),))

    async def waiting(self) -> int:
        """How many nobody has paid, whether they have reached the server or not."""
        sql = (
            "SELECT count(*) FROM outbox o LEFT JOIN handed h ON h.document_id = o.document_id"
            " WHERE o.deferred = 1 AND coalesce(h.fate, 'open') = 'open'"
        )

        def look(conn: apsw.Connection) -> int:
            found: int = conn.execute(sql).get
            return found

        return await self._db.read(look)

    async def absent(self, document_id: str, at: datetime) -> datetime:
        """The server says that it has it not; gives when it said so first."""

        def write(conn: apsw.Connection) -> datetime:
            conn.execute(
                "INSERT INTO handed (document_id, fate, absent_at, at) VALUES (?, 'open', ?, ?)"
                " ON CONFLICT (document_id) DO UPDATE SET absent_at = coalesce(absent_at, excluded.absent_at)",
                (document_id, stamp(at), stamp(at)),
            )
            first = conn.execute("SELECT absent_at FROM handed WHERE document_id = ?", (document_id,)).get
            return moment_or_none(first) or at

        return await self._db.write(write)

    async def seen(self, document_id: str) -> None:
        """It is there, as before: what was not found was a server behind its own writes."""
        await self._db.execute("UPDATE handed SET absent_at = NULL WHERE document_id = ?", (document_id,))

    async def settle(
        self,
        document_id: str,
        fate: Fate,
        at: datetime,
        *,
        server_id: str | None = None,
        fiscal: tuple[str, str | None] | None = None,
        job: PrintJob | None = None,
    ) -> bool:
        """Its fate is another one now: kept with the fiscal number (and the register's) and the job of its copy; False
        when that was known, and then nothing is printed. A receipt put away gives its excise stamps back."""

        def write(conn: apsw.Connection) -> bool:
            was = conn.execute("SELECT fate FROM handed WHERE document_id = ?", (document_id,)).get or "open"
            seen = None if fate is Fate.CANCELLED else server_id
            conn.execute(
                "INSERT INTO handed (document_id, fate, server_id, at) VALUES (?, ?, ?, ?) ON CONFLICT (document_id)"
                " DO UPDATE SET fate = excluded.fate, server_id = coalesce(excluded.server_id, server_id),"
                " absent_at = NULL, at = excluded.at",
                (document_id, str(fate), seen, stamp(at)),
            )
            if was == fate or Fate(was).final:
                return False
            if fate.final:
                conn.execute("UPDATE outbox SET deferred = 2 WHERE document_id = ?", (document_id,))
            if fate is Fate.CANCELLED:
                stamps.give_back(conn, document_id)
            if fiscal is not None:
                number, registrar = fiscal
                conn.execute(
                    "UPDATE outbox SET fiscal_number = ?, registrar = coalesce(?, registrar), fiscal_at = ?"
                    " WHERE document_id = ?",
                    (number, registrar, stamp(at), document_id),
                )
                add_words(conn, document_id, number)
            if job is not None:
                insert_job(conn, job)
            facts = {"document_id": document_id, "fate": str(fate)} | ({"fiscal": fiscal[0]} if fiscal else {})
            chain.append(conn, at, "", Deed.HANDED_FATE, facts)
            return True

        return await self._db.write(write)

    async def withdraw(
        self,
        document_id: str,
        generation: int,
        receipt: Receipt | None,
        audit: tuple[datetime, str],
        facts: Mapping[str, object],
    ) -> None:
        """Refused by the server and not there: it is never sent again, its excise stamps are free, and its goods are
        aside here as `receipt` (None: given up). Raises `RowMoved` when the row of the outbox is not the refused one of
        that generation any more: then nothing has changed."""
        body, (at, who) = pack(receipt) if receipt is not None else "", audit

        def write(conn: apsw.Connection) -> None:
            outbox.withdraw(conn, document_id, generation)
            conn.execute(
                "INSERT INTO handed (document_id, fate, at) VALUES (?, ?, ?) ON CONFLICT (document_id)"
                " DO UPDATE SET fate = excluded.fate, absent_at = NULL, at = excluded.at",
                (document_id, str(Fate.WITHDRAWN), stamp(at)),
            )
            stamps.give_back(conn, document_id)
            if receipt is not None:
                put_aside(conn, receipt.id, body)
            named = {**facts, "document_id": document_id, "fate": str(Fate.WITHDRAWN)}
            chain.append(conn, at, who, Deed.HANDED_FATE, named)

        await self._db.write(write)

    async def _select(self, rest: str, values: tuple[str, ...]) -> list[Handed]:
        def look(conn: apsw.Connection) -> list[Handed]:
            return [_handed(row) for row in conn.execute(f"{_ROWS} {rest}", values)]

        return await self._db.read(look)


def _handed(row: tuple[object, ...]) -> Handed:
    body, digest, fate, server_id, absent_at, *delivery = row
    if sha256(str(body)) != digest:
        raise StoreFault("corrupt", "a receipt handed over is not what was written")
    document = decode(Document, str(body))
    way = outbox_rows.delivery_of(tuple(delivery))
    key = str(server_id) if server_id is not None else way.server_id or document.id
    return Handed(document, way, Fate(str(fate)) if fate is not None else Fate.OPEN, key, absent_at is not None)
