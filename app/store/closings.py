"""The closing of a shift while it is being filled in: kept at every step, so that a till that went down takes it up.

What it becomes in the end is written by the transaction that closes the shift, together with its slip.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import apsw

from app.domain.charge import Charge
from app.domain.closing import BegunClosing
from app.domain.deeds import Deed
from app.domain.printjob import PrintJob
from app.store import audit as chain
from app.store.charges import facts_of
from app.store.codec import decode, encode
from app.store.db import Database
from app.store.print_jobs import insert

_KEY = "closing_begun"


class Closings:
    """One at most: that of the open shift."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def begun(self, shift_id: str) -> BegunClosing | None:
        """How far the closing of this shift was filled in; None when it was not begun."""

        def look(conn: apsw.Connection) -> BegunClosing | None:
            row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
            return decode(BegunClosing, row[0]) if row else None

        found = await self._db.read(look)
        return found if found is not None and found.shift_id == shift_id else None

    async def keep(self, begun: BegunClosing) -> None:
        """Durable when it returns."""
        await self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, encode(begun)))


def ending(
    job: PrintJob | None, doubt: Charge | None, at: datetime, who: str, facts: dict[str, str]
) -> Callable[[apsw.Connection], None]:
    """What goes into the transaction that closes a shift: its slip, what was let be of a card, no begun closing."""

    def write(conn: apsw.Connection) -> None:
        if job is not None:
            insert(conn, job)
        if doubt is not None:
            chain.append(conn, at, who, Deed.SHIFT_CLOSED_IN_DOUBT, {**facts_of(doubt), **facts})
        conn.execute("DELETE FROM meta WHERE key = ?", (_KEY,))

    return write
