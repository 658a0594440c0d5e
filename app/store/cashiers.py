"""The people of this till for signing in without the server. Of a PIN only the hash is kept, made by the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import apsw

from app.domain.cashier import Cashier, Role
from app.store.codec import moment_or_none, stamp
from app.store.db import Database


class Cashiers:
    """Tiles and PIN hashes. Wrong PINs in a row stand in the same rows (`pin_guesses`) and outlive a new list."""

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

    async def seen(self, cashier_id: int, at: datetime) -> None:
        """The cashier has signed in."""
        change = "UPDATE cashiers SET last_seen_at = ? WHERE id = ?"
        await self._db.execute(change, (stamp(at), cashier_id))
