"""The people of this till for signing in without the server. Of a PIN only the hash is kept, made by the service."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import apsw

from app.domain.cashier import Cashier, Role
from app.store.codec import moment_or_none, stamp, stamp_or_none
from app.store.db import Database


@dataclass(frozen=True, slots=True)
class Lockout:
    """Wrong PINs in a row. `failed_at` is the last one; no guess is taken before `locked_until`. Aware UTC."""

    failures: int = 0
    failed_at: datetime | None = None
    locked_until: datetime | None = None


class Cashiers:
    """Tiles, PIN hashes and lock-outs; a lock-out outlives a restart and a new list from the server."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def replace_all(self, cashiers: Sequence[Cashier], hashes: Mapping[int, str | None]) -> None:
        """The list as the server has it now, in this order; who is not in it can no longer sign in.

        `hashes` maps a cashier's id to the hash of the PIN, or to None to take the PIN away. An id that is not in
        `hashes` keeps the hash it has.
        """

        def write(conn: apsw.Connection) -> None:
            kept = [cashier.id for cashier in cashiers]
            for (known,) in conn.execute("SELECT id FROM cashiers").fetchall():
                if known not in kept:
                    conn.execute("DELETE FROM cashiers WHERE id = ?", (known,))
            for position, cashier in enumerate(cashiers):
                conn.execute(
                    "INSERT INTO cashiers (id, position, first_name, last_name, role_name, role)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position,"
                    " first_name = excluded.first_name, last_name = excluded.last_name,"
                    " role_name = excluded.role_name, role = excluded.role",
                    (
                        cashier.id,
                        position,
                        cashier.first_name,
                        cashier.last_name,
                        cashier.role_name,
                        str(cashier.role),
                    ),
                )
                if cashier.id in hashes:
                    conn.execute("UPDATE cashiers SET pin_hash = ? WHERE id = ?", (hashes[cashier.id], cashier.id))

        await self._db.write(write)

    async def list(self) -> list[Cashier]:
        """Everybody who may stand here, in the server's order."""

        def look(conn: apsw.Connection) -> list[Cashier]:
            rows = conn.execute(
                "SELECT id, first_name, last_name, role_name, role, last_seen_at, pin_hash IS NOT NULL"
                " FROM cashiers ORDER BY position"
            )
            return [
                Cashier(id_, first, last, role_name, Role(role), moment_or_none(seen_at), bool(has_pin))
                for id_, first, last, role_name, role, seen_at, has_pin in rows
            ]

        return await self._db.read(look)

    async def pin_hash(self, cashier_id: int) -> str | None:
        """The hash to verify a PIN against; None when there is no PIN, or no such cashier."""

        def look(conn: apsw.Connection) -> str | None:
            row = conn.execute("SELECT pin_hash FROM cashiers WHERE id = ?", (cashier_id,)).fetchone()
            return row[0] if row else None

        return await self._db.read(look)

    async def record_failure(
        self, cashier_id: int, at: datetime, lock_after: Callable[[int], timedelta | None] = lambda _: None
    ) -> int:
        """A wrong PIN and the lock it begins, committed before the cashier hears of it; returns how many in a row.

        `lock_after` tells how long nobody may guess after so many wrong ones, None for not at all.
        """

        def write(conn: apsw.Connection) -> int:
            row = conn.execute(
                "UPDATE cashiers SET failures = failures + 1, failed_at = ? WHERE id = ? RETURNING failures",
                (stamp(at), cashier_id),
            ).fetchone()
            if row is None:
                raise KeyError(cashier_id)
            wait = lock_after(int(row[0]))
            until = at + wait if wait is not None else None
            conn.execute("UPDATE cashiers SET locked_until = ? WHERE id = ?", (stamp_or_none(until), cashier_id))
            return int(row[0])

        return await self._db.write(write)

    async def lockout(self, cashier_id: int) -> Lockout:
        """How many wrong PINs in a row there were, and until when nobody may try."""

        def look(conn: apsw.Connection) -> Lockout:
            row = conn.execute(
                "SELECT failures, failed_at, locked_until FROM cashiers WHERE id = ?", (cashier_id,)
            ).fetchone()
            return Lockout(row[0], moment_or_none(row[1]), moment_or_none(row[2])) if row else Lockout()

        return await self._db.read(look)

    async def clear(self, cashier_id: int) -> None:
        """The right PIN: no failures, no lock."""
        change = "UPDATE cashiers SET failures = 0, failed_at = NULL, locked_until = NULL WHERE id = ?"
        await self._db.execute(change, (cashier_id,))

    async def seen(self, cashier_id: int, at: datetime) -> None:
        """The cashier has signed in."""
        change = "UPDATE cashiers SET last_seen_at = ? WHERE id = ?"
        await self._db.execute(change, (stamp(at), cashier_id))
