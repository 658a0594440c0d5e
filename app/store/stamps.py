"""Excise stamps sold with this till's receipts and not returned: none of them may be sold again."""

from __future__ import annotations

import apsw

from app.domain.document import Document, DocumentKind
from app.domain.handed import Fate
from app.errors import RuleBroken
from app.store.codec import decode
from app.store.db import Database

_SALE = "SELECT d.number FROM stamps s JOIN documents d ON d.id = s.document_id WHERE s.stamp = ?"
_BACK = (DocumentKind.REFUND, DocumentKind.CANCEL)
#: Bottles that leave with a customer: of a receipt handed over, when the fiscal till has its money.
_OUT = (DocumentKind.SALE, DocumentKind.HANDED)


class Stamps:
    """Only `keep`, within the transaction that records a document, and a restore write here."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def sold_with(self, stamp: str) -> int | None:
        """The number of the receipt this stamp was sold with, None when it may be sold."""
        return await self._db.read(lambda conn: _sold_with(conn, stamp))


def keep(conn: apsw.Connection, document: Document) -> None:
    """A sale takes its stamps, a refund gives its own back. Raises `RuleBroken("stamp_sold")`."""
    for item in document.items:
        for stamp in item.stamps:
            if document.kind in _BACK:
                conn.execute("DELETE FROM stamps WHERE stamp = ?", (stamp,))
            elif document.kind in _OUT:
                number = _sold_with(conn, stamp)
                if number is not None:
                    raise RuleBroken("stamp_sold", stamp=stamp, number=str(number))
                conn.execute("INSERT INTO stamps VALUES (?, ?)", (stamp, document.id))


def give_back(conn: apsw.Connection, document_id: str) -> None:
    """The stamps of a receipt that was handed over and never paid may be sold again."""
    conn.execute("DELETE FROM stamps WHERE document_id = ?", (document_id,))


def rebuild(conn: apsw.Connection) -> None:
    """The stamps anew from the documents, in the order they were made: after a restore some of these are new here. What
    receipts handed over that nobody will pay gave back stays given back."""
    conn.execute("DELETE FROM stamps")
    rows = conn.execute(
        'SELECT body FROM documents WHERE body LIKE \'%"stamps":["%\''
        f" AND id NOT IN (SELECT document_id FROM handed WHERE fate IN ('{Fate.CANCELLED}', '{Fate.WITHDRAWN}'))"
        " ORDER BY number, seq"
    ).fetchall()
    for (body,) in rows:
        document = decode(Document, str(body))
        for item in document.items:
            for stamp in item.stamps:
                if document.kind in _BACK:
                    conn.execute("DELETE FROM stamps WHERE stamp = ?", (stamp,))
                elif document.kind in _OUT:
                    conn.execute("INSERT OR REPLACE INTO stamps VALUES (?, ?)", (stamp, document.id))


def _sold_with(conn: apsw.Connection, stamp: str) -> int | None:
    row = conn.execute(_SALE, (stamp,)).fetchone()
    return int(row[0]) if row else None
