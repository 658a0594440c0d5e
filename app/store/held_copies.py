"""What the server holds of the receipts put aside here, and what is to be taken back from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import apsw

from app.domain.deeds import Deed
from app.domain.receipt import Receipt
from app.store import audit as chain
from app.store.codec import pack, stamp
from app.store.current import put_aside, read
from app.store.db import Database


class CopyState(StrEnum):
    """How it stands with a receipt of the server that has a counterpart here."""

    THERE = "there"  # put aside here and deferred there
    CLAIMED = "claimed"  # its goods are here now: the server is to be told
    RETIRED = "retired"  # the server was told
    LOST = "lost"  # somebody else has it
    LEFT = "left"  # the server cannot be told: it stays there, and this till does not show it again


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """`server_id` is the id to ask the server for, None while the copy has not reached it."""

    key: str
    ours: bool
    receipt_id: str
    state: CopyState
    claim: str
    server_id: str | None


_COPY = (
    "SELECT c.key, c.ours, c.receipt_id, c.state, c.claim, CASE WHEN NOT c.ours THEN c.key"
    " WHEN o.state IN ('delivered', 'duplicate') THEN coalesce(o.server_id, o.document_id) END"
    " FROM held_copies c LEFT JOIN outbox o ON o.document_id = c.key"
)


class HeldCopies:
    """Every step is one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def open(self) -> list[HeldCopy]:
        """Those that stand at the server or are to be taken back from it."""
        return await self._select("WHERE c.state IN ('there', 'claimed')", ())

    async def of(self, receipt_id: str) -> HeldCopy | None:
        """What a receipt put aside here is at the server: a copy that stands there, or one of another's whose claim
        nobody knows to have arrived."""
        rest = "WHERE c.receipt_id = ? AND (c.state = 'there' OR (c.state = 'claimed' AND NOT c.ours))"
        found = await self._select(rest, (receipt_id,))
        return found[-1] if found else None

    async def get(self, key: str) -> HeldCopy | None:
        found = await self._select("WHERE c.key = ?", (key,))
        return found[0] if found else None

    async def known(self, keys: Collection[str]) -> set[str]:
        """Which of these ids and marks, as the server lists them, this till made or took up itself."""
        asked = tuple(keys)
        many = ", ".join("?" * len(asked))
        sql = (
            f"SELECT key FROM held_copies WHERE key IN ({many}) UNION SELECT id FROM documents WHERE id IN ({many})"
            f" UNION SELECT mark FROM documents WHERE mark IN ({many})"
        )
        return await self._db.read(lambda conn: {key for (key,) in conn.execute(sql, asked * 3)})

    async def take_up(self, server_id: str, receipt: Receipt, claim: str, at: datetime) -> bool:
        """Puts a receipt of the server's aside here, to be claimed there; False when it was taken up before."""
        body = pack(receipt)

        def write(conn: apsw.Connection) -> bool:
            sql = "INSERT INTO held_copies VALUES (?, 0, ?, 'claimed', ?, ?) ON CONFLICT (key) DO NOTHING"
            conn.execute(sql, (server_id, receipt.id, claim, stamp(at)))
            if not conn.changes():
                return False
            put_aside(conn, receipt.id, body)
            return True

        return await self._db.write(write)

    async def settle(self, key: str, state: CopyState, at: datetime) -> None:
        """The server was told (RETIRED), or cannot be (LEFT)."""
        await self._db.execute("UPDATE held_copies SET state = ?, at = ? WHERE key = ?", (str(state), stamp(at), key))

    async def lose(self, copy: HeldCopy, audit: tuple[datetime, str], facts: Mapping[str, object]) -> Receipt | None:
        """Somebody else has it. Put aside here it goes, so that nobody sells it a second time; gives the receipt that
        went, None when it was not aside any more: then its goods are on the counter, or sold."""

        def write(conn: apsw.Connection) -> Receipt | None:
            at, who = audit
            receipt = read(conn, copy.receipt_id)
            conn.execute("UPDATE held_copies SET state = 'lost', at = ? WHERE key = ?", (stamp(at), copy.key))
            conn.execute("DELETE FROM deferred WHERE id = ?", (copy.receipt_id,))
            name = receipt.name if receipt is not None else ""
            chain.append(conn, at, who, Deed.HELD_ELSEWHERE, {"receipt": copy.receipt_id, "name": name, **facts})
            return receipt

        return await self._db.write(write)

    async def _select(self, rest: str, values: tuple[str, ...]) -> list[HeldCopy]:
        def look(conn: apsw.Connection) -> list[HeldCopy]:
            rows = conn.execute(f"{_COPY} {rest} ORDER BY c.at", values)
            return [
                HeldCopy(key, bool(ours), receipt_id, CopyState(state), claim, server_id)
                for key, ours, receipt_id, state, claim, server_id in rows
            ]

        return await self._db.read(look)


def add(conn: apsw.Connection, document_id: str, receipt_id: str, at: datetime) -> None:
    """A copy of the receipt goes to the server, within the transaction that puts it aside."""
    conn.execute("INSERT INTO held_copies VALUES (?, 1, ?, 'there', '', ?)", (document_id, receipt_id, stamp(at)))
