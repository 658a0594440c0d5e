"""Receipts not paid yet: the one being built, saved at every change, and those put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import apsw

from app.domain.printjob import PrintJob
from app.domain.receipt import Item, Receipt
from app.errors import StoreFault
from app.store.audit import Note, append
from app.store.codec import decode, pack, sha256
from app.store.db import Database
from app.store.print_jobs import insert as insert_job


def clear(conn: apsw.Connection) -> None:
    """Takes the current receipt away, within the caller's transaction."""
    conn.execute("DELETE FROM current")


class ReceiptPacker:
    """Packs the receipt of the counter at every change: of two hundred lines one is new, the others are the text they
    were."""

    def __init__(self) -> None:
        # By the identity of the line, which is nobody else's while it is kept here.
        self._lines: dict[int, tuple[Item, str]] = {}

    def pack(self, receipt: Receipt) -> str:
        """The same as `codec.pack`, but for the place of the lines."""
        lines = [self._lines.get(id(item)) or (item, pack(item)) for item in receipt.items]
        self._lines = {id(item): (item, text) for item, text in lines}
        rest = pack(replace(receipt, items=()))
        return f'{rest[:-1]},"items":[{",".join(text for _, text in lines)}]}}'


class CurrentReceipt:
    """What is on the counter right now. It is back after a power cut; putting aside and taking back lose nothing."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._packer = ReceiptPacker()

    async def save(self, receipt: Receipt | None, notes: Sequence[Note] = (), *, order: PrintJob | None = None) -> None:
        """Keeps the receipt as it is now; None for an empty counter. `notes` go into the audit with it, `order` into
        the queue of its printer."""
        body = self._packer.pack(receipt) if receipt is not None else ""

        def write(conn: apsw.Connection) -> None:
            if receipt is None:
                clear(conn)
            else:
                put(conn, receipt.id, body)
            for note in notes:
                append(conn, *note)
            if order is not None:
                insert_job(conn, order)

        await self._db.write(write)

    async def load(self) -> Receipt | None:
        """The receipt as it was last saved."""
        return await self._db.read(_current)

    async def hold(self, receipt: Receipt, order: PrintJob | None = None) -> None:
        """Puts the receipt aside with its order; if it was the current one, the counter is empty."""
        body = pack(receipt)

        def write(conn: apsw.Connection) -> None:
            put_aside(conn, receipt.id, body)
            conn.execute("DELETE FROM current WHERE id = ?", (receipt.id,))
            if order is not None:
                insert_job(conn, order)

        await self._db.write(write)

    async def list(self) -> list[Receipt]:
        """The receipts put aside, oldest first."""

        def look(conn: apsw.Connection) -> list[Receipt]:
            rows = conn.execute("SELECT body, body_sha256 FROM deferred ORDER BY seq")
            return [_receipt(*row) for row in rows]

        return await self._db.read(look)

    async def take(self, receipt_id: str) -> Receipt | None:
        """Makes the receipt the current one again; None when it is not among those put aside.

        A current receipt with goods in it takes its place among them: nothing on the counter is ever overwritten.
        """

        def write(conn: apsw.Connection) -> Receipt | None:
            rest = "WHERE id = ? RETURNING body, body_sha256"
            row = conn.execute(f"DELETE FROM deferred {rest}", (receipt_id,)).fetchone()
            if row is None:
                return None
            taken = _receipt(*row)
            withdraw(conn, receipt_id)
            before = _current(conn)
            if before is not None and before.items and before.id != receipt_id:
                put_aside(conn, before.id, pack(before))
            put(conn, receipt_id, str(row[0]))
            return taken

        return await self._db.write(write)


def put(conn: apsw.Connection, receipt_id: str, body: str) -> None:
    """Makes a packed receipt the current one, within the caller's transaction."""
    conn.execute(
        "INSERT OR REPLACE INTO current (one, id, body, body_sha256) VALUES (1, ?, ?, ?)",
        (receipt_id, body, sha256(body)),
    )


def put_aside(conn: apsw.Connection, receipt_id: str, body: str) -> None:
    """Puts a packed receipt among those put aside, within the caller's transaction."""
    conn.execute(
        "INSERT INTO deferred (id, body, body_sha256) VALUES (?, ?, ?) ON CONFLICT (id)"
        " DO UPDATE SET body = excluded.body, body_sha256 = excluded.body_sha256",
        (receipt_id, body, sha256(body)),
    )


def withdraw(conn: apsw.Connection, receipt_id: str) -> None:
    """The receipt is not aside any more, within the caller's transaction: where the server holds a copy, it is told."""
    conn.execute(
        "UPDATE held_copies SET state = 'claimed', claim = lower(hex(randomblob(4)))"
        " WHERE receipt_id = ? AND state = 'there'",
        (receipt_id,),
    )


def read(conn: apsw.Connection, receipt_id: str) -> Receipt | None:
    """A receipt put aside, None when it is not among them."""
    row = conn.execute("SELECT body, body_sha256 FROM deferred WHERE id = ?", (receipt_id,)).fetchone()
    return _receipt(*row) if row else None


def _current(conn: apsw.Connection) -> Receipt | None:
    row = conn.execute("SELECT body, body_sha256 FROM current").fetchone()
    return _receipt(*row) if row else None


def _receipt(body: object, digest: object) -> Receipt:
    """Raises `StoreFault("corrupt")` when it is not what was written; one of an older till has no hash."""
    text = str(body)
    if digest is not None and sha256(text) != digest:
        raise StoreFault("corrupt", "a receipt not paid yet is not what was written")
    return decode(Receipt, text)
