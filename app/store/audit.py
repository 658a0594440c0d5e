"""Who did what: rows chained by SHA-256, so that an edited, cut or moved row is found.

The chain's head is printed on the shift slip: paper is where a whole rewritten chain shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apsw

from app.domain.audit_log import head_signs
from app.domain.card_number import discreet
from app.domain.deeds import Deed
from app.store.codec import canonical, facts, moment, sha256, stamp
from app.store.db import Database

#: One entry that goes with another change: when, who, what, and its facts.
Note = tuple[datetime, str, Deed, Mapping[str, object]]

_HEAD = "audit_head"
_BEGINNING = "0" * 64
#: A row's number and hash: where the chain is at.
Link = tuple[int, str]
BEGINNING: Link = (0, _BEGINNING)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry. `facts` is plain JSON data: never a secret, a PIN or a card number."""

    seq: int
    at: datetime
    who: str
    what: str
    facts: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class AuditBreak:
    """Where the chain does not hold. `why`: "edited", "moved", "missing" or "cut" (the end is gone)."""

    seq: int
    why: str


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What the chain says of the check line on a closing slip. `row` is the entry it names, None when there is none;
    `broken` the first place before it, or at it, where the chain does not hold."""

    row: AuditRow | None
    broken: AuditBreak | None = None

    @property
    def holds(self) -> bool:
        """All that was written up to that slip is as it was then."""
        return self.row is not None and self.broken is None


def append(conn: apsw.Connection, at: datetime, who: str, what: Deed, facts: Mapping[str, object]) -> str:
    """Adds a row within the caller's transaction and returns the chain's new head."""
    seq, last = head_of(conn)
    seq += 1
    when, text = stamp(at), canonical(discreet(facts))
    link = _link(seq, when, who, what, text, last)
    conn.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", (seq, when, who, what, text, last, link))
    conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_HEAD, f"{seq} {link}"))
    return link


def head_of(conn: apsw.Connection) -> Link:
    """The last row's number and hash; 0 and zeros before the first."""
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (_HEAD,)).fetchone()
    if row is None:
        return BEGINNING
    seq, _, link = row[0].partition(" ")
    return int(seq), link


def first_break(conn: apsw.Connection, until: int | None = None) -> AuditBreak | None:
    """Walks the chain, to its end or to a row; None when it holds."""
    return walk(conn, BEGINNING, -1 if until is None else until)[1]


def walk(conn: apsw.Connection, after: Link, most: int = -1) -> tuple[Link, AuditBreak | None]:
    """Walks `most` rows of the chain (all: -1) behind `after`: the last one that holds, and what does not.

    The chain's end is compared with the head when there is no row more.
    """
    seq, last = after
    sql = "SELECT seq, at, who, what, facts, prev_hash, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?"
    left = most
    for number, at, who, what, text, previous, link in conn.execute(sql, (seq, most)):
        if number != seq + 1:
            return (seq, last), AuditBreak(seq + 1, "missing")
        if link != _link(number, at, who, what, text, previous):
            return (seq, last), AuditBreak(number, "edited")
        if previous != last:
            return (seq, last), AuditBreak(number, "moved")
        seq, last, left = number, link, left - 1
    if left and head_of(conn) != (seq, last):
        return (seq, last), AuditBreak(seq + 1, "cut")
    return (seq, last), None


def named(conn: apsw.Connection, signs: str) -> tuple[Any, ...] | None:
    """The row (seq, at, who, what, facts, hash) whose hash begins with these hexadecimal signs, None when there is
    none."""
    # The next sign after "f" ends the range: the hashes that begin so.
    sql = "SELECT seq, at, who, what, facts, hash FROM audit WHERE hash >= ? AND hash < ? LIMIT 1"
    return conn.execute(sql, (signs, f"{signs}g")).fetchone()


def link_holds(row: tuple[Any, ...]) -> bool:
    """Whether a row of the table is one the chain could have: unchanged in itself, wherever it stands."""
    seq, at, who, what, text, previous, link = row
    texts = (at, who, what, text, previous)
    return isinstance(seq, int) and all(isinstance(one, str) for one in texts) and link == _link(seq, *texts)


def put_back(conn: apsw.Connection, rows: Sequence[tuple[Any, ...]]) -> int:
    """Puts rows read from another file behind the last one, as far as they follow it; returns how many.

    For a journal restored from a copy: what the damaged one still gave up goes on where the copy ends.
    """
    seq, last = head_of(conn)
    done = 0
    for row in sorted((row for row in rows if row[0] > seq), key=lambda row: int(row[0])):
        if row[0] != seq + 1 or row[5] != last:
            break
        conn.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        seq, last, done = row[0], row[6], done + 1
    if done:
        conn.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_HEAD, f"{seq} {last}"))
    return done


def _link(seq: int, at: str, who: str, what: str, text: str, previous: str) -> str:
    return sha256(canonical([seq, at, who, what, text, previous]))


class Audit:
    """The chain as services see it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def write(self, at: datetime, who: str, what: Deed, facts: Mapping[str, object]) -> str:
        """One entry in a transaction of its own; returns the new head."""
        return await self._db.write(lambda conn: append(conn, at, who, what, facts))

    async def head(self) -> str:
        """The hash the whole history hangs on, for the shift slip."""
        return await self._db.read(lambda conn: head_of(conn)[1])

    async def verify(self) -> AuditBreak | None:
        """The first place where the chain does not hold, or None."""
        return await self._db.read(first_break)

    async def of_closing(self, shift_id: str) -> tuple[int, str] | None:
        """Number and hash of the entry that closed a shift: the check line of its slip. None while it is open."""

        def look(conn: apsw.Connection) -> tuple[int, str] | None:
            row = conn.execute(
                "SELECT seq, hash FROM audit WHERE what = ? AND facts ->> 'shift_id' = ? ORDER BY seq DESC LIMIT 1",
                (Deed.CLOSE_SHIFT, shift_id),
            ).fetchone()
            return (row[0], row[1]) if row else None

        return await self._db.read(look)

    async def on_paper(self, said: str) -> PaperHead:
        """Holds a check line typed from paper against the chain: the hash, or as much of its beginning as was typed
        (16 signs at least tell one), spaces and case as they come, with or without the entry's number before it.

        Paper cannot be rewritten: an owner who keeps the slips finds a journal that was made anew as a whole.
        """
        typed = head_signs(said)

        def look(conn: apsw.Connection) -> PaperHead:
            found = named(conn, typed) if typed else None
            if found is None:
                return PaperHead(None)
            seq, at, who, what, text, link = found
            return PaperHead(AuditRow(seq, moment(at), who, what, facts(text), link), first_break(conn, seq))

        return await self._db.read(look)

    async def recent(self, limit: int = 200) -> list[AuditRow]:
        """The newest entries first."""

        def look(conn: apsw.Connection) -> list[AuditRow]:
            rows = conn.execute("SELECT seq, at, who, what, facts, hash FROM audit ORDER BY seq DESC LIMIT ?", (limit,))
            return [AuditRow(seq, moment(at), who, what, facts(text), link) for seq, at, who, what, text, link in rows]

        return await self._db.read(look)
