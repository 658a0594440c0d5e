"""Small facts of this till that must outlive a restart: where it stands, what it learned of the server."""

from __future__ import annotations

import apsw

from app.domain.cashier import Place
from app.store.codec import decode, encode
from app.store.db import Database

_PLACE = "place"


class Meta:
    """Named texts in the journal's file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def get(self, key: str) -> str | None:
        """The text kept under a name; None when there is none."""

        def look(conn: apsw.Connection) -> str | None:
            row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
            return row[0] if row else None

        return await self._db.read(look)

    async def put(self, key: str, value: str) -> None:
        """Keeps a text under a name; durable when it returns."""
        await self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    async def place(self) -> Place | None:
        """Where the till was put at its first start."""
        text = await self.get(_PLACE)
        return decode(Place, text) if text else None

    async def save_place(self, place: Place) -> None:
        await self.put(_PLACE, encode(place))

    async def forget_place(self) -> None:
        """The till stands nowhere until it is put somewhere anew."""
        await self.put(_PLACE, "")
