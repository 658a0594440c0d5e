"""The server the documents go to: since when, and what was learned of how it treats our ids. Durable, of one server."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

import apsw

from app.store.codec import canonical, moment, stamp
from app.store.db import Database

_KEY = "server_known"
#: The first server a till meets is the one all its documents went to.
_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


class Ids(StrEnum):
    """Whether a receipt keeps the id it was sent with: only then can a repeated send not become a second receipt."""

    UNKNOWN = "unknown"
    KEPT = "kept"
    OWN = "own"  # the server makes its own


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the server at this address; documents sent before `since` went to another one."""

    server: str
    ids: Ids
    since: datetime


class ServerIds:
    """One entry: meeting another server forgets what was known of the last one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def meet(self, server: str, now: datetime) -> Known:
        """What is known of the server; of one not met before nothing, but that its documents begin `now`."""
        known = await self._db.read(_known)
        if known is None:
            return await self._keep(Known(server, Ids.UNKNOWN, _ALWAYS))
        return known if known.server == server else await self._keep(Known(server, Ids.UNKNOWN, now))

    async def learned(self, server: str, ids: Ids) -> None:
        """Keeps it; durable when it returns."""
        known = await self._db.read(_known)
        if known is not None and known.server == server:
            await self._keep(replace(known, ids=ids))

    async def _keep(self, known: Known) -> Known:
        text = canonical({"server": known.server, "ids": str(known.ids), "since": stamp(known.since)})
        await self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, text))
        return known


def _known(conn: apsw.Connection) -> Known | None:
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    if row is None:
        return None
    said = json.loads(row[0])
    return Known(said["server"], Ids(said["ids"]), moment(said["since"]))
