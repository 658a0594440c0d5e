"""What comparing with the server found and when: the till's durable memory of it. Delivery states are outbox.py's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal

import apsw

from app.domain.deeds import Deed
from app.domain.money import kopecks
from app.domain.reconciliation import Check, Stranger
from app.domain.shift import Shift
from app.store import audit as chain
from app.store.codec import moment, moment_or_none, stamp, stamp_or_none
from app.store.db import Database
from app.store.outbox_rows import OutboxRow, select
from app.store.shifts import unchecked

#: Marks asked for in one statement.
_AT_ONCE = 500


class Reconciliations:
    """Comparisons, strangers, and the rows to compare. Every step is committed when it returns."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def shifts(self, most: int) -> list[Shift]:
        """The open shift and closed ones of which something is left to compare, newest first."""
        return await self._db.read(lambda conn: unchecked(conn, most))

    async def rows_of(self, shift_id: str) -> list[OutboxRow]:
        """Every document of the shift on its way, in the order it was made. Receipts nobody has paid are not among
        them: what becomes of those is the business of who pays them."""
        rest = "WHERE d.shift_id = ? AND o.deferred = 0 ORDER BY o.seq"
        return await self._db.read(lambda conn: select(conn, rest, (shift_id,)))

    async def rows_marked(self, marks: Collection[str]) -> list[OutboxRow]:
        """Documents of any shift with these marks."""

        def look(conn: apsw.Connection) -> list[OutboxRow]:
            asked, found = list(marks), []
            for begin in range(0, len(asked), _AT_ONCE):
                some = tuple(asked[begin : begin + _AT_ONCE])
                found += select(conn, f"WHERE d.mark IN ({', '.join('?' * len(some))})", some)
            return found

        return await self._db.read(look)

    async def troubled(self, most: int) -> list[OutboxRow]:
        """Documents a person has to look at because the server holds them twice or otherwise, oldest first."""
        return await self._db.read(
            lambda conn: select(conn, "WHERE o.state = 'duplicate' ORDER BY o.seq LIMIT ?", (most,))
        )

    async def keep(self, check: Check) -> None:
        """The last comparison of its shift."""
        await self._db.execute(
            "INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?, ?)",
            (check.shift_id, stamp(check.at), check.compared, check.pending, check.troubled, int(check.final)),
        )

    async def last(self, shift_id: str | None = None) -> Check | None:
        """The last comparison of a shift, or of all."""

        def look(conn: apsw.Connection) -> Check | None:
            row = conn.execute(
                "SELECT shift_id, at, compared, pending, troubled, final FROM checks"
                " WHERE ?1 IS NULL OR shift_id = ?1 ORDER BY at DESC LIMIT 1",
                (shift_id,),
            ).fetchone()
            if row is None:
                return None
            shift, at, compared, pending, troubled, final = row
            return Check(shift, moment(at), compared, pending, troubled, bool(final))

        return await self._db.read(look)

    async def add_stranger(self, found: Stranger) -> bool:
        """Keeps it; False when it was known, open or settled."""

        def write(conn: apsw.Connection) -> bool:
            total = None if found.total is None else kopecks(found.total)
            conn.execute(
                "INSERT INTO strangers (server_id, mark, total_k, made_at, found_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (server_id) DO UPDATE SET gone_at = NULL"
                " WHERE gone_at IS NOT NULL AND settled_at IS NULL",
                (found.server_id, found.mark, total, stamp_or_none(found.made_at), stamp(found.found_at)),
            )
            return conn.changes() == 1

        return await self._db.write(write)

    async def stranger_gone(self, server_id: str, at: datetime) -> None:
        """The server holds it no longer."""
        await self._db.execute("UPDATE strangers SET gone_at = ? WHERE server_id = ?", (stamp(at), server_id))

    async def strangers(self) -> list[Stranger]:
        """Those nobody has settled and the server still holds, newest first."""

        def look(conn: apsw.Connection) -> list[Stranger]:
            rows = conn.execute(
                "SELECT server_id, mark, total_k, made_at, found_at FROM strangers"
                " WHERE settled_at IS NULL AND gone_at IS NULL ORDER BY seq DESC"
            )
            return [
                Stranger(key, mark, None if k is None else Decimal(k) / 100, moment_or_none(made), moment(found))
                for key, mark, k, made, found in rows
            ]

        return await self._db.read(look)

    async def settle_stranger(self, server_id: str, at: datetime, who: str, facts: Mapping[str, object]) -> bool:
        """A person has dealt with it at the server: not shown any more, and the audit says who and why."""

        def write(conn: apsw.Connection) -> bool:
            conn.execute(
                "UPDATE strangers SET settled_at = ? WHERE server_id = ? AND settled_at IS NULL", (stamp(at), server_id)
            )
            if conn.changes() == 0:
                return False
            chain.append(conn, at, who, Deed.SETTLE, {**facts, "server_id": server_id})
            return True

        return await self._db.write(write)
