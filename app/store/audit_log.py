"""The audit as it is read by a person: a page at a time, an entry by the head on paper, the chain in steps."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import apsw

from app.domain.audit_log import AuditAsked, AuditEntry, AuditPage, ChainState
from app.store import audit
from app.store.audit import Link
from app.store.codec import facts, moment, stamp
from app.store.db import Database

_ENTRY = "SELECT seq, at, who, what, facts, hash FROM audit"
#: Rows of one step of the check: a step holds the reading thread for a few hundredths of a second.
STEP = 2000


class AuditLog:
    """Reads only."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def page(self, asked: AuditAsked, limit: int, before: int | None = None) -> AuditPage:
        """The newest entries that were asked for, older than the one numbered `before`."""

        def look(conn: apsw.Connection) -> AuditPage:
            where, values = _wanted(conn, asked)
            if before is not None:
                where, values = f"{where} AND seq < ?", [*values, before]
            sql = f"{_ENTRY} WHERE {where} ORDER BY seq DESC LIMIT ?"
            found = [_entry(row) for row in conn.execute(sql, (*values, limit + 1))]
            more = len(found) > limit
            return AuditPage(tuple(found[:limit]), found[limit - 1].seq if more else None)

        return await self._db.read(look)

    async def people(self) -> list[str]:
        """Everybody who did anything, by name."""

        def look(conn: apsw.Connection) -> list[str]:
            return sorted(name for (name,) in conn.execute("SELECT DISTINCT who FROM audit") if name)

        return await self._db.read(look)

    async def by_head(self, signs: str) -> AuditEntry | None:
        """The entry whose hash begins with these hexadecimal signs."""

        def look(conn: apsw.Connection) -> AuditEntry | None:
            row = audit.named(conn, signs)
            return _entry(row) if row else None

        return await self._db.read(look)

    async def walk(self, at: Link = audit.BEGINNING) -> tuple[Link, ChainState]:
        """One step further along the chain; entries written meanwhile belong to it too."""

        def look(conn: apsw.Connection) -> tuple[Link, ChainState]:
            link, broken = audit.walk(conn, at, STEP)
            of = max(audit.head_of(conn)[0], link[0])
            return link, ChainState(link[0], of, broken.seq if broken else None, broken.why if broken else "")

        return await self._db.read(look)


def _wanted(conn: apsw.Connection, asked: AuditAsked) -> tuple[str, list[Any]]:
    parts, values = ["1"], list[Any]()
    if asked.who:
        # Who allowed something did something too.
        parts.append("(who = ? OR instr(facts, ?))")
        values += [asked.who, f'"allowed_by":{json.dumps(asked.who, ensure_ascii=False)}']
    if asked.deeds:
        parts.append(f"what IN ({', '.join('?' * len(asked.deeds))})")
        values += sorted(asked.deeds)
    if asked.since is not None:
        parts.append("at >= ?")
        values.append(stamp(asked.since))
    if asked.until is not None:
        parts.append("at < ?")
        values.append(stamp(asked.until))
    if asked.allowed:
        parts.append("""instr(facts, '"allowed_by":')""")
    if asked.number:
        ids = _documents(conn, asked.number)
        parts.append(f"({' OR '.join(['instr(facts, ?)'] * len(ids)) or '0'})")
        values += ids
    return " AND ".join(parts), values


def _documents(conn: apsw.Connection, number: str) -> list[str]:
    """Ids of this till's documents of that number: what is about them, or about the receipt before, names them."""
    if not (number.isascii() and number.isdecimal() and len(number) <= 12):
        return []
    rows = conn.execute("SELECT id FROM documents WHERE number = ? LIMIT 20", (int(number),))
    return [document_id for (document_id,) in rows]


def _entry(row: tuple[Any, ...]) -> AuditEntry:
    """A row somebody changed by hand is shown too, as far as it can be read."""
    seq, at, who, what, text, link = row
    try:
        when = moment(at)
    except (TypeError, ValueError):
        when = datetime(1970, 1, 1, tzinfo=UTC)
    try:
        known = dict(facts(text))
    except (TypeError, ValueError):
        known = {"unreadable": str(text)}
    return AuditEntry(seq, when if when.tzinfo else when.replace(tzinfo=UTC), str(who), str(what), known, str(link))
