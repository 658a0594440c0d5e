"""Receipts not paid yet: the one being built, saved at every change, and those put aside."""

from __future__ import annotations

import apsw

from app.domain.receipt import Receipt
from app.store.codec import decode, pack
from app.store.db import Database


def clear(conn: apsw.Connection) -> None:
    """Takes the current receipt away, within the caller's transaction."""
    conn.execute("DELETE FROM current")


class CurrentReceipt:
    """What is on the counter right now. It is back after a power cut; putting aside and taking back lose nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def save(self, receipt: Receipt | None) -> None:
        """Keeps the receipt as it is now; None for an empty counter."""
        if receipt is None:
            await self._db.write(clear)
            return
        body = pack(receipt)
        await self._db.write(lambda conn: _put(conn, receipt.id, body))

    async def load(self) -> Receipt | None:
        """The receipt as it was last saved."""
        return await self._db.read(_current)

    async def hold(self, receipt: Receipt) -> None:
        """Puts the receipt aside; if it was the current one, the counter is empty."""
        body = pack(receipt)

        def write(conn: apsw.Connection) -> None:
            _put_aside(conn, receipt.id, body)
            conn.execute("DELETE FROM current WHERE id = ?", (receipt.id,))

        await self._db.write(write)

    async def list(self) -> list[Receipt]:
        """The receipts put aside, oldest first."""

        def look(conn: apsw.Connection) -> list[Receipt]:
            return [decode(Receipt, body) for (body,) in conn.execute("SELECT body FROM deferred ORDER BY seq")]

        return await self._db.read(look)

    async def take(self, receipt_id: str) -> Receipt | None:
        """Makes the receipt the current one again; None when it is not among those put aside.

        A current receipt with goods in it takes its place among them: nothing on the counter is ever overwritten.
        """

        def write(conn: apsw.Connection) -> Receipt | None:
            row = conn.execute("DELETE FROM deferred WHERE id = ? RETURNING body", (receipt_id,)).fetchone()
            if row is None:
                return None
            before = _current(conn)
            if before is not None and before.items and before.id != receipt_id:
                _put_aside(conn, before.id, pack(before))
            _put(conn, receipt_id, row[0])
            return decode(Receipt, row[0])

        return await self._db.write(write)

    async def delete(self, receipt_id: str) -> None:
        """Forgets a receipt put aside."""
        await self._db.execute("DELETE FROM deferred WHERE id = ?", (receipt_id,))


def _current(conn: apsw.Connection) -> Receipt | None:
    row = conn.execute("SELECT body FROM current").fetchone()
    return decode(Receipt, row[0]) if row else None


def _put(conn: apsw.Connection, receipt_id: str, body: str) -> None:
    conn.execute("INSERT OR REPLACE INTO current VALUES (1, ?, ?)", (receipt_id, body))


def _put_aside(conn: apsw.Connection, receipt_id: str, body: str) -> None:
    conn.execute(
        "INSERT INTO deferred (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        (receipt_id, body),
    )
