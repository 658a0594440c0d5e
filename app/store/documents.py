"""The journal of finished documents. A sale and everything that must not part from it is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

import apsw

from app.domain.deeds import Deed
from app.domain.document import Document, DocumentKind, JournalEntry
from app.domain.money import kopecks
from app.domain.printjob import PrintJob
from app.domain.shift import Shift
from app.errors import RuleBroken, StoreFault
from app.store import audit as chain
from app.store import charges, outbox_rows, stamps
from app.store.codec import decode, encode, sha256, stamp
from app.store.current import clear
from app.store.db import Database
from app.store.journal_search import condition, means_mask, text_of
from app.store.print_jobs import insert as insert_job
from app.store.shifts import facts_of as shift_facts
from app.store.shifts import is_closed
from app.store.shifts import put as put_shift

_NEXT_NUMBER = "next_number"
#: What `outbox_rows.insert` is told of receipts nobody has paid.
_DEFERRED = {DocumentKind.HANDED: 1, DocumentKind.HELD: 2}
_ENTRY = (
    f"SELECT d.id, d.body, d.body_sha256, {outbox_rows.DELIVERY} FROM documents d JOIN outbox o ON o.document_id = d.id"
)


class Documents:
    """Writes a document once and never changes it; reads are newest first by the order of writing, not by the clock."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def record(
        self,
        document: Document,
        payload: bytes,
        job: PrintJob | None,
        audit: tuple[Deed, Mapping[str, object]],
        *,
        clear_current: bool,
        announced: bool = False,
        order: PrintJob | None = None,
        shift: Shift | None = None,
        shift_noted: Mapping[str, object] | None = None,
        also: Callable[[apsw.Connection], None] | None = None,
    ) -> None:
        """Commits the document with its outbox row, print job, audit row and search words; durable when it returns.

        `payload` is the frozen request, `order` the job of the printer of orders. `clear_current` takes away the
        receipt being built; `shift` is opened or closed with the document (its float, its hand-over; `shift_noted` is
        more for its row in the audit), and `also` writes what else belongs to it.

        A document already there raises `RuleBroken("already_paid")`, one of a closed shift "shift_closed", a second
        open shift "shift_open", an excise stamp that is with another customer "stamp_sold", card charges as
        `charges.attach`; any failure leaves nothing behind.
        """
        what, facts = audit

        def write(conn: apsw.Connection) -> None:
            if conn.execute("SELECT 1 FROM documents WHERE id = ?", (document.id,)).fetchone():
                raise RuleBroken("already_paid")
            if is_closed(conn, document.shift_id):
                raise RuleBroken("shift_closed")
            digest = insert(conn, document, payload, announced=announced)
            stamps.keep(conn, document)
            charges.attach(conn, document)
            if job is not None:
                insert_job(conn, job)
            if order is not None:
                insert_job(conn, order)
            named = {**facts, "document_id": document.id, "body_sha256": digest}
            chain.append(conn, document.created_at, document.cashier_name, what, named)
            if clear_current:
                clear(conn)
            if also is not None:
                also(conn)
            if shift is not None:
                noted = {**shift_facts(shift), **(shift_noted or {})}
                put_shift(conn, shift, (Deed.OPEN_SHIFT if shift.open else Deed.CLOSE_SHIFT, noted))
            move_number(conn, document.number + 1)

        await self._db.write(write)

    async def next_number(self) -> int:
        """The number for people of the next document. Only `record` moves it on."""
        return await self._db.read(_next_number)

    async def entry(self, document_id: str) -> JournalEntry | None:
        """The document with how its delivery stands."""

        def look(conn: apsw.Connection) -> JournalEntry | None:
            row = conn.execute(f"{_ENTRY} WHERE d.id = ?", (document_id,)).fetchone()
            return _entry(row) if row else None

        return await self._db.read(look)

    async def journal(
        self,
        shift_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        search: str = "",
        kind: DocumentKind | Collection[DocumentKind] | None = None,
        limit: int = 200,
        offset: int = 0,
    ) -> list[JournalEntry]:
        """A page of the journal, newest first. `since` is included, `until` is not; `kind` is one kind or several.

        `search` finds by number, sum, name of a good, barcode, mark and fiscal number, all words at once.
        """
        wanted, values = condition(shift_id, since, until, search, kind)

        def look(conn: apsw.Connection) -> list[JournalEntry]:
            sql = f"{_ENTRY} WHERE {wanted} ORDER BY d.seq DESC LIMIT ? OFFSET ?"
            return [_entry(row) for row in conn.execute(sql, (*values, limit, offset))]

        return await self._db.read(look)

    async def undelivered(self) -> list[JournalEntry]:
        """Everything that is not simply on the server, newest first."""

        def look(conn: apsw.Connection) -> list[JournalEntry]:
            states = "('waiting', 'sending', 'verify', 'refused', 'duplicate')"
            return [_entry(row) for row in conn.execute(f"{_ENTRY} WHERE o.state IN {states} ORDER BY d.seq DESC")]

        return await self._db.read(look)

    async def of_shift(self, shift_id: str) -> list[Document]:
        """All documents of a shift in the order they were written."""
        return await self._documents("shift_id = ? ORDER BY seq", (shift_id,))

    async def count(self, shift_id: str) -> int:
        """How many documents the shift has, without those nobody has paid."""

        def look(conn: apsw.Connection) -> int:
            found: int = conn.execute(
                f"SELECT count(*) FROM documents WHERE shift_id = ? AND kind < {DocumentKind.HELD:d}", (shift_id,)
            ).get
            return found

        return await self._db.read(look)

    async def mark_announced(self, document_id: str) -> None:
        """The cashier has seen that this document is done."""
        await self._db.execute("UPDATE documents SET announced = 1 WHERE id = ?", (document_id,))

    async def unannounced(self) -> list[Document]:
        """Committed, but the till went down before anybody saw it: told at the next start."""
        return await self._documents("announced = 0 ORDER BY seq", ())

    async def damaged(self) -> list[str]:
        """Ids of documents whose body is not the one that was written: a changed digit passes SQLite's own check."""

        def look(conn: apsw.Connection) -> list[str]:
            rows = conn.execute("SELECT id, body, body_sha256 FROM documents ORDER BY seq")
            return [document_id for document_id, body, digest in rows if sha256(body) != digest]

        return await self._db.read(look)

    async def _documents(self, wanted: str, values: tuple[str, ...]) -> list[Document]:
        def look(conn: apsw.Connection) -> list[Document]:
            rows = conn.execute(f"SELECT id, body, body_sha256 FROM documents WHERE {wanted}", values)
            return [_document(*row) for row in rows]

        return await self._db.read(look)


def insert(conn: apsw.Connection, document: Document, payload: bytes, *, announced: bool) -> str:
    """Puts a document in with its outbox row and search words, within the caller's transaction; returns its hash."""
    body = encode(document)
    digest = sha256(body)
    conn.execute(
        "INSERT INTO documents (id, kind, number, mark, created_at, shift_id, cashier, total_k, payable_k,"
        " announced, means, related_id, body_sha256, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            int(document.kind),
            document.number,
            document.mark,
            stamp(document.created_at),
            document.shift_id,
            document.cashier_name,
            kopecks(document.total),
            kopecks(document.payable),
            int(announced),
            means_mask(document),
            document.related_id,
            digest,
            body,
        ),
    )
    words = (conn.last_insert_rowid(), text_of(document))
    conn.execute("INSERT INTO document_words (seq, text) VALUES (?, ?)", words)
    # Without the sale's number in the request, the refund waits for the sale to get it.
    follows = None if document.related_fiscal_number else document.related_id
    outbox_rows.insert(conn, document.id, payload, follows, deferred=_DEFERRED.get(document.kind, 0))
    return digest


def move_number(conn: apsw.Connection, following: int) -> None:
    """The next document gets this number, or a higher one if that was promised already."""
    following = max(_next_number(conn), following)
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_NEXT_NUMBER, str(following)))


def _next_number(conn: apsw.Connection) -> int:
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_NEXT_NUMBER,)).fetchone()
    return int(row[0]) if row else 1


def _document(document_id: str, body: str, digest: str) -> Document:
    if sha256(body) != digest:
        raise StoreFault("corrupt", f"document {document_id} is not what was written")
    return decode(Document, body)


def _entry(row: tuple[object, ...]) -> JournalEntry:
    document_id, body, digest, *delivery = row
    return JournalEntry(_document(str(document_id), str(body), str(digest)), outbox_rows.delivery_of(tuple(delivery)))
