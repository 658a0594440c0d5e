"""One page of the list of receipts: this till's documents and the server's receipts of other tills, newest first.

Both are read from where the last page ended, so that a page costs the same however far one has scrolled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from app.domain.document import Document, DocumentKind, JournalEntry, Refunded
from app.domain.journal import Asked, Cursor, JournalPage, Standing
from app.errors import StoreFault
from app.store import outbox_rows, server_receipts
from app.store.codec import decode, sha256, stamp
from app.store.db import Database
from app.store.journal_search import has_words

Values = list[str | int]
Row = Sequence[Any]
#: Further than any row and any time.
_BEGIN = Cursor(2**62, ("9", 2**62))
#: Places of documents by their outbox rows; the conditions are those of the outbox's own small indexes.
_PLACES = "SELECT x.seq FROM outbox q CROSS JOIN documents x ON x.id = q.document_id WHERE "
_OPEN = _PLACES + "q.state IN ('waiting', 'sending', 'verify', 'refused', 'duplicate')"
_UNFISCAL = _PLACES + "q.state = 'delivered' AND q.fiscal_number IS NULL AND q.deferred = 0"
_RECEIPTS = f"({int(DocumentKind.SALE)}, {int(DocumentKind.REFUND)}, {int(DocumentKind.CANCEL)})"
_BACK = f"({int(DocumentKind.REFUND)}, {int(DocumentKind.CANCEL)})"
_RETURNED = (
    "SELECT x.seq FROM documents b CROSS JOIN documents x ON x.id = b.related_id WHERE b.related_id IS NOT NULL"
    f" UNION ALL SELECT x.seq FROM server_receipts r CROSS JOIN outbox q ON q.fiscal_number = r.related_fiscal"
    f" CROSS JOIN documents x ON x.id = q.document_id WHERE r.related_fiscal IS NOT NULL AND r.kind IN {_BACK}"
)
_RETURNED_THERE = (
    "SELECT x.seq FROM documents b CROSS JOIN server_receipts x ON x.id = b.related_id WHERE b.related_id IS NOT NULL"
    " UNION ALL SELECT x.seq FROM server_receipts r CROSS JOIN server_receipts x ON x.fiscal_number = r.related_fiscal"
    f" WHERE r.related_fiscal IS NOT NULL AND r.kind IN {_BACK}"
)
#: Kopecks that went back of a sale, here and there; NULL where nothing did.
_GONE = (
    "(SELECT sum(k) FROM (SELECT b.total_k AS k FROM documents b WHERE b.related_id = {id}"
    f" UNION ALL SELECT b.total_k FROM server_receipts b WHERE b.related_fiscal = {{fiscal}} AND b.kind IN {_BACK}))"
)
_HERE = (
    f"SELECT d.seq, d.created_at, d.kind, d.total_k, {_GONE.format(id='d.id', fiscal='o.fiscal_number')},"
    f" d.id, d.body, d.body_sha256, {outbox_rows.DELIVERY}"
    " FROM (SELECT d.seq FROM documents d INDEXED BY {index} WHERE {where} AND d.seq < ?"
    " ORDER BY d.seq DESC LIMIT ?) p"
    " CROSS JOIN documents d ON d.seq = p.seq CROSS JOIN outbox o ON o.document_id = d.id ORDER BY d.seq DESC"
)
_THERE = (
    f"SELECT s.seq, s.created_at, s.kind, s.total_k, {_GONE.format(id='s.id', fiscal='s.fiscal_number')},"
    f" {server_receipts.COLUMNS} FROM (SELECT s.seq FROM server_receipts s INDEXED BY server_receipts_journal"
    " WHERE {where} AND (s.created_at, s.seq) < (?, ?) ORDER BY s.created_at DESC, s.seq DESC LIMIT ?) p"
    " CROSS JOIN server_receipts s ON s.seq = p.seq ORDER BY s.created_at DESC, s.seq DESC"
)


class JournalPages:
    """Reads the list."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def page(self, asked: Asked, limit: int, after: Cursor | None = None) -> JournalPage:
        """The rows after `after`, or the newest. Raises `StoreFault("corrupt")` for a document that was changed."""
        start = after or _BEGIN

        def look(conn: apsw.Connection) -> JournalPage:
            where, values = _here(asked)
            # The clock may have been set back: this till's rows stand in the order they were written.
            here = conn.execute(_HERE.format(index=_index(asked), where=where), (*values, start.here, limit + 1))
            if asked.shift_id is not None:
                return _merged(list(here), [], limit, start)
            where, values = _there(asked)
            there = conn.execute(_THERE.format(where=where), (*values, *start.there, limit + 1))
            return _merged(list(here), list(there), limit, start)

        return await self._db.read(look)

    async def refunded(self, document_id: str, fiscal_number: str | None) -> Refunded:
        """How much of one sale went back, by its sums."""

        def look(conn: apsw.Connection) -> Refunded:
            sql = f"SELECT {_GONE.format(id='?1', fiscal='?2')}, coalesce((SELECT total_k FROM documents WHERE id = ?1)"
            sql += ", (SELECT total_k FROM server_receipts WHERE id = ?1))"
            gone, total = next(iter(conn.execute(sql, (document_id, fiscal_number))))
            return _state(DocumentKind.SALE, total or 0, gone)

        return await self._db.read(look)

    async def cashiers(self) -> list[str]:
        """Everybody who made a receipt of the list, by name."""

        def look(conn: apsw.Connection) -> list[str]:
            sql = "SELECT cashier FROM documents UNION SELECT cashier FROM server_receipts"
            return sorted(name for (name,) in conn.execute(sql) if name)

        return await self._db.read(look)

    async def refunds_of(self, document_id: str) -> list[Document]:
        """This till's refunds of a sale, its own or another till's, in the order they were written."""

        def look(conn: apsw.Connection) -> list[Document]:
            sql = "SELECT id, body, body_sha256 FROM documents WHERE related_id = ? ORDER BY seq"
            return [_document(*row) for row in conn.execute(sql, (document_id,))]

        return await self._db.read(look)

    async def by_number(self, number: int, head: str) -> str | None:
        """The id of this till's document with that number whose id begins with `head`."""

        def look(conn: apsw.Connection) -> str | None:
            sql = "SELECT id FROM documents WHERE id >= ? AND id < ? AND number = ?"
            found: str | None = conn.execute(sql, (head, head + "g", number)).get
            return found

        return await self._db.read(look)


def _here(asked: Asked) -> tuple[str, Values]:
    parts, values = _common(asked, "d")
    parts.append(f"d.kind < {DocumentKind.HELD:d}")  # nobody has paid those
    if asked.shift_id is not None:
        parts.append("d.shift_id = ?")
        values.append(asked.shift_id)
    found, needles = has_words("w.text", asked.search)
    parts += [f"EXISTS (SELECT 1 FROM document_words w WHERE w.seq = d.seq AND {one})" for one in found]
    values += needles
    match asked.standing:
        case Standing.ON_TILL:
            parts.append(f"d.seq IN ({_OPEN} AND q.state IN ('waiting', 'sending', 'verify'))")
        case Standing.REFUSED:
            parts.append(f"d.seq IN ({_OPEN} AND q.state IN ('refused', 'duplicate'))")
        case Standing.AWAITS_NUMBER:
            parts.append(f"d.kind IN {_RECEIPTS} AND d.seq IN ({_UNFISCAL})")
        case Standing.ON_SERVER:
            parts.append(f"d.seq NOT IN ({_OPEN}) AND (d.kind NOT IN {_RECEIPTS} OR d.seq NOT IN ({_UNFISCAL}))")
        case Standing.REFUNDED | Standing.PART_REFUNDED:
            fiscal = "(SELECT fiscal_number FROM outbox WHERE document_id = d.id)"
            gone = _GONE.format(id="d.id", fiscal=fiscal)
            whole = "(SELECT total_k FROM documents t WHERE t.seq = d.seq)"
            sign = ">=" if asked.standing is Standing.REFUNDED else "<"
            parts.append(f"d.kind = 0 AND d.seq IN ({_RETURNED}) AND {gone} {sign} {whole}")
    return " AND ".join(parts), values


def _index(asked: Asked) -> str:
    """The index with which fewest rows are looked at; each gives them in their order, or few enough to sort."""
    if asked.shift_id is not None:
        return "documents_by_shift"
    if asked.since is not None or asked.until is not None:
        return "documents_by_time"
    if asked.kinds and DocumentKind.SALE not in asked.kinds:
        return "documents_others"
    return "documents_journal"


def _there(asked: Asked) -> tuple[str, Values]:
    parts, values = _common(asked, "s")
    found, needles = has_words("s.text", asked.search)
    parts += found
    values += needles
    match asked.standing:
        case Standing.ON_TILL | Standing.REFUSED:
            parts.append("0")
        case Standing.AWAITS_NUMBER:
            parts.append(f"s.kind IN {_RECEIPTS} AND s.fiscal_number IS NULL")
        case Standing.ON_SERVER:
            parts.append(f"(s.kind NOT IN {_RECEIPTS} OR s.fiscal_number IS NOT NULL)")
        case Standing.REFUNDED | Standing.PART_REFUNDED:
            sign = ">=" if asked.standing is Standing.REFUNDED else "<"
            gone = _GONE.format(id="s.id", fiscal="s.fiscal_number")
            parts.append(f"s.kind = 0 AND s.seq IN ({_RETURNED_THERE}) AND {gone} {sign} s.total_k")
    return " AND ".join(parts), values


def _common(asked: Asked, row: str) -> tuple[list[str], Values]:
    """What both tables are asked alike."""
    parts, values = ["1"], Values()
    if asked.since is not None:
        parts.append(f"{row}.created_at >= ?")
        values.append(stamp(asked.since))
    if asked.until is not None:
        parts.append(f"{row}.created_at < ?")
        values.append(stamp(asked.until))
    if asked.kinds:
        others = " AND d.kind <> 0" if row == "d" and DocumentKind.SALE not in asked.kinds else ""
        parts.append(f"{row}.kind IN ({', '.join('?' * len(asked.kinds))}){others}")
        values += [int(kind) for kind in asked.kinds]
    if asked.means is not None:
        parts.append(f"{row}.means & ?")
        values.append(1 << int(asked.means))
    if asked.cashier:
        parts.append(f"{row}.cashier = ?")
        values.append(asked.cashier)
    return parts, values


def _merged(here: list[Row], there: list[Row], limit: int, start: Cursor) -> JournalPage:
    """The newest `limit` rows of both, and how far each was read for them."""
    entries: list[JournalEntry] = []
    ours, others = iter(here), iter(there)
    one, other = next(ours, None), next(others, None)
    after = start
    while len(entries) < limit and (one is not None or other is not None):
        if other is None or (one is not None and one[1] >= other[1]):
            assert one is not None
            entries.append(_entry_here(one))
            after, one = Cursor(one[0], after.there), next(ours, None)
        else:
            entries.append(_entry_there(other))
            after, other = Cursor(after.here, (other[1], other[0])), next(others, None)
    return JournalPage(tuple(entries), after if one is not None or other is not None else None)


def _entry_here(row: Row) -> JournalEntry:
    _, _, kind, total, gone, document_id, body, digest, *delivery = row
    state = _state(kind, total, gone)
    return JournalEntry(_document(document_id, body, digest), outbox_rows.delivery_of(tuple(delivery)), state)


def _entry_there(row: Row) -> JournalEntry:
    _, _, kind, total, gone, *columns = row
    entry = server_receipts.entry_of(columns)
    return JournalEntry(entry.document, entry.delivery, _state(kind, total, gone), elsewhere=True)


def _state(kind: int, total: int, gone: int | None) -> Refunded:
    if kind != DocumentKind.SALE or gone is None:
        return Refunded.NONE
    return Refunded.WHOLE if gone >= total else Refunded.PART


def _document(document_id: str, body: str, digest: str) -> Document:
    if sha256(body) != digest:
        raise StoreFault("corrupt", f"document {document_id} is not what was written")
    return decode(Document, body)
