"""What the till learned of the server's treatment of our ids: durable, and of one server, the one signed in last."""

from __future__ import annotations

import json
from enum import StrEnum

import apsw

from app.store.codec import canonical
from app.store.db import Database

_KEY = "server_ids"


class Ids(StrEnum):
    """Whether a receipt keeps the id it was sent with: only then can a repeated send not become a second receipt."""

    UNKNOWN = "unknown"
    KEPT = "kept"
    OWN = "own"  # the server makes its own


class ServerIds:
    """One entry: signing in to another server forgets what was known of the last one as soon as the new one answers."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def of(self, server: str) -> Ids:
        """What is known of the server at this address."""

        def look(conn: apsw.Connection) -> Ids:
            row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
            known = json.loads(row[0]) if row else {}
            return Ids(known.get("ids", Ids.UNKNOWN)) if known.get("server") == server else Ids.UNKNOWN

        return await self._db.read(look)

    async def learned(self, server: str, ids: Ids) -> None:
        """Keeps it; durable when it returns."""
        text = canonical({"server": server, "ids": str(ids)})
        await self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, text))
