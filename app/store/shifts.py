"""The till's own shifts: at most one is open, and a closed one is never opened again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import apsw

from app.domain.deeds import Deed
from app.domain.shift import Shift
from app.errors import RuleBroken, StoreFault
from app.store import audit as chain
from app.store.codec import decode, encode, sha256, stamp, stamp_or_none
from app.store.db import Database

_COLUMNS = "id, body, body_sha256"


class Shifts:
    """Opens, binds and closes; each with its audit row in one transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def open(self, shift: Shift, audit: tuple[Deed, Mapping[str, object]]) -> None:
        """Raises `RuleBroken("shift_open")` while another one is open."""

        await self._db.write(lambda conn: put(conn, shift, audit))

    async def bind(
        self,
        shift_id: str,
        server_id: str | None,
        server_number: str | None,
        audit: tuple[datetime, str] | None = None,
    ) -> None:
        """Ties the till's open shift to the server's, or (None) to none; a closed one stays as it was closed.

        `audit`: when, and who stood at the till.
        """

        def write(conn: apsw.Connection) -> None:
            shift = _find(conn, "WHERE id = ?", (shift_id,))
            if shift is None:
                raise KeyError(shift_id)
            if not shift.open:
                return
            _update(conn, replace(shift, server_id=server_id, server_number=server_number))
            if audit is not None:
                was = {"was": shift.server_number} if shift.server_number else {}
                facts = {"shift_id": shift_id, "server_shift": server_number or "", **was}
                chain.append(conn, *audit, Deed.SERVER_SHIFT, facts)

        await self._db.write(write)

    async def close(
        self,
        shift: Shift,
        audit: tuple[Deed, Mapping[str, object]],
        also: Callable[[apsw.Connection], None] | None = None,
    ) -> None:
        """Keeps the shift with its closing facts, and what `also` writes with it. Raises `RuleBroken("shift_closed")`
        when it is closed already."""
        if shift.closed_at is None:
            raise ValueError("a closed shift has a time of closing")

        def write(conn: apsw.Connection) -> None:
            if also is not None:
                also(conn)
            put(conn, shift, audit)

        await self._db.write(write)

    async def current(self) -> Shift | None:
        """The open shift."""
        return await self._db.read(lambda conn: _find(conn, "WHERE closed_at IS NULL"))

    async def last(self) -> Shift | None:
        """The newest shift, open or closed."""
        return await self._db.read(lambda conn: _find(conn, "ORDER BY seq DESC LIMIT 1"))

    async def last_closed(self) -> Shift | None:
        """The shift closed last: what it left in the drawer is offered as the next float."""
        return await self._db.read(lambda conn: _find(conn, "WHERE closed_at IS NOT NULL ORDER BY seq DESC LIMIT 1"))

    async def get(self, shift_id: str) -> Shift | None:
        return await self._db.read(lambda conn: _find(conn, "WHERE id = ?", (shift_id,)))

    async def next_number(self) -> int:
        """The number for people of the shift to be opened next."""

        def look(conn: apsw.Connection) -> int:
            highest: int = conn.execute("SELECT coalesce(max(number), 0) FROM shifts").get
            return highest + 1

        return await self._db.read(look)

    async def list(self, limit: int = 100) -> list[Shift]:
        """The newest shifts first."""

        def look(conn: apsw.Connection) -> list[Shift]:
            rows = conn.execute(f"SELECT {_COLUMNS} FROM shifts ORDER BY seq DESC LIMIT ?", (limit,))
            return [_shift(*row) for row in rows]

        return await self._db.read(look)


def put(conn: apsw.Connection, shift: Shift, audit: tuple[Deed, Mapping[str, object]]) -> None:
    """Opens the shift, or closes it when it has a time of closing, within the caller's transaction.

    Raises `RuleBroken`: "shift_open" while another one is open, "shift_closed" when it is not open any more.
    """
    if shift.closed_at is None:
        if _find(conn, "WHERE closed_at IS NULL") is not None:
            raise RuleBroken("shift_open")
        body = encode(shift)
        conn.execute(
            "INSERT INTO shifts (id, number, opened_at, closed_at, body, body_sha256) VALUES (?, ?, ?, ?, ?, ?)",
            (shift.id, shift.number, stamp(shift.opened_at), None, body, sha256(body)),
        )
    else:
        if _find(conn, "WHERE id = ? AND closed_at IS NULL", (shift.id,)) is None:
            raise RuleBroken("shift_closed")
        _update(conn, shift)
    _note(conn, shift, audit, closing=shift.closed_at is not None)


def is_closed(conn: apsw.Connection, shift_id: str) -> bool:
    """Whether no document may go into the shift any more, within the caller's transaction."""
    row = conn.execute("SELECT closed_at IS NOT NULL FROM shifts WHERE id = ?", (shift_id,)).fetchone()
    return bool(row and row[0])


def unchecked(conn: apsw.Connection, most: int) -> list[Shift]:
    """The open shift and closed ones not compared with the server to the end, newest first."""
    rows = conn.execute(
        f"SELECT {_COLUMNS} FROM shifts WHERE closed_at IS NULL OR id NOT IN (SELECT shift_id FROM checks WHERE final)"
        " ORDER BY seq DESC LIMIT ?",
        (most,),
    )
    return [_shift(*row) for row in rows]


def facts_of(shift: Shift) -> dict[str, str]:
    """What the audit remembers of a shift: sums in hryvnias as text."""
    facts = {"number": str(shift.number), "float": str(shift.float_amount)}
    if shift.closed_at is not None:
        facts |= {"expected": str(shift.expected), "counted": str(shift.counted), "left": str(shift.left)}
        facts |= {"reason": shift.reason} if shift.reason else {}
    return facts


def _find(conn: apsw.Connection, rest: str, values: tuple[str, ...] = ()) -> Shift | None:
    row = conn.execute(f"SELECT {_COLUMNS} FROM shifts {rest}", values).fetchone()
    return _shift(*row) if row else None


def _shift(shift_id: str, body: str, digest: str) -> Shift:
    if sha256(body) != digest:
        raise StoreFault("corrupt", f"shift {shift_id} is not what was written")
    return decode(Shift, body)


def _update(conn: apsw.Connection, shift: Shift) -> None:
    body = encode(shift)
    conn.execute(
        "UPDATE shifts SET closed_at = ?, body = ?, body_sha256 = ? WHERE id = ?",
        (stamp_or_none(shift.closed_at), body, sha256(body), shift.id),
    )


def _note(conn: apsw.Connection, shift: Shift, audit: tuple[Deed, Mapping[str, object]], *, closing: bool) -> None:
    what, facts = audit
    at = shift.closed_at if closing and shift.closed_at else shift.opened_at
    who = shift.closed_by if closing else shift.opened_by
    chain.append(conn, at, who, what, {**facts, "shift_id": shift.id})
