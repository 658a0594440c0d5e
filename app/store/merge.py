"""Puts what a damaged journal gave up into a sound one: a copy, or a new file where there is no copy.

Nothing is doubled by it: what the copy thinks unsent may have been sent since, so every document that is not known to
be on the server is looked up there before anything is sent. Nothing is printed again unasked, and no number is given
twice: the next one lies far behind any the damaged file can have given.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import apsw

from app.domain.deeds import Deed
from app.domain.document import DeliveryState, Document
from app.store import audit, charges, current, documents, stamps
from app.store.codec import encode, pack, sha256, stamp, stamp_or_none
from app.store.journal_search import add_words
from app.store.salvage import Request, Salvaged, columns_of

#: Numbers left out after a restore: more documents than a till makes between two copies.
GAP = 10_000
FINAL = (DeliveryState.DELIVERED, DeliveryState.REFUSED, DeliveryState.DUPLICATE)
_OWN_META = ("audit_head", "next_number")


@dataclass(frozen=True, slots=True)
class Merged:
    """Numbers of the documents the copy had not, of those nobody can read, and the next one to be given."""

    read: tuple[int, ...]
    lost: tuple[int, ...]
    next_number: int


def merge(
    conn: apsw.Connection, found: Salvaged, remake: Callable[[Document], bytes], at: datetime, copy: str
) -> Merged:
    """In one transaction, with a row in the audit. `remake` makes a document's request anew where it was damaged;
    `copy` is the copy's name, "" for a new file."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        merged = _merge(conn, found, remake)
        audit.put_back(conn, found.audit)
        facts = {"copy": copy, "read": len(merged.read), "lost": list(merged.lost), "next": merged.next_number}
        audit.append(conn, at, "", Deed.RESTORED, facts)
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise
    return merged


def _merge(conn: apsw.Connection, found: Salvaged, remake: Callable[[Document], bytes]) -> Merged:
    expected = _next_number(conn)
    conn.execute("DELETE FROM current")
    conn.execute("UPDATE print_jobs SET state = 'failed', error = 'restored' WHERE state IN ('waiting', 'printing')")
    _shifts(conn, found)
    known = {document_id for (document_id,) in conn.execute("SELECT id FROM documents")}
    read = []
    for document in sorted(found.documents.values(), key=lambda one: one.number):
        request = found.requests.get(document.id)
        if document.id not in known:
            payload = request.payload if request is not None else remake(document)
            documents.insert(conn, document, payload, announced=document.id in found.announced)
            read.append(document.number)
        if request is not None and request.state in FINAL:
            _settle(conn, request)
    # After the rows of the damaged file: what is known to be on the server is not asked for again.
    conn.execute(
        "UPDATE outbox SET state = 'verify', next_at = NULL, absent_at = NULL, error = 'restored',"
        " unknown = unknown + 1, generation = generation + 1 WHERE state IN ('waiting', 'sending', 'verify')"
    )
    stamps.rebuild(conn)
    _charges(conn, found)
    _receipts(conn, found)
    _people(conn, found)
    numbers = {int(str(number)) for (number,) in conn.execute("SELECT number FROM documents")}
    highest = max([found.highest, *numbers], default=0)
    documents.move_number(conn, highest + 1 + GAP)
    lost = found.lost | _missing(expected or min(numbers, default=1), highest, numbers)
    return Merged(tuple(read), tuple(sorted(lost - numbers)), _next_number(conn))


def _missing(first: int, highest: int, numbers: set[int]) -> set[int]:
    """Numbers between two that were given which nothing has: documents that cannot even be seen any more.

    A gap as wide as those left by an earlier restore was never given.
    """
    gone: set[int] = set()
    expected = first
    for number in sorted({number for number in numbers if number >= first} | {highest + 1}):
        if number - expected < GAP:
            gone.update(range(expected, number))
        expected = number + 1
    return gone


def _next_number(conn: apsw.Connection) -> int:
    row = conn.execute("SELECT value FROM meta WHERE key = 'next_number'").fetchone()
    return int(row[0]) if row else 0


def _settle(conn: apsw.Connection, request: Request) -> None:
    """What became of a document, as far as the copy does not know it yet."""
    conn.execute(
        "UPDATE outbox SET state = ?, attempts = ?, unknown = ?, generation = ?, last_at = ?, next_at = NULL,"
        " error = ?, server_id = ?, fiscal_number = ?, registrar = ?, fiscal_at = ?"
        " WHERE document_id = ? AND generation < ?",
        (
            str(request.state),
            request.attempts,
            request.unknown,
            request.generation,
            request.last_at,
            request.error,
            request.server_id,
            request.fiscal_number,
            request.registrar,
            request.fiscal_at,
            request.document_id,
            request.generation,
        ),
    )
    if conn.changes() and request.fiscal_number:
        add_words(conn, request.document_id, request.fiscal_number)


def _shifts(conn: apsw.Connection, found: Salvaged) -> None:
    for shift in sorted(found.shifts.values(), key=lambda one: one.number):
        body = encode(shift)
        closed_at = stamp_or_none(shift.closed_at)
        conn.execute(
            "UPDATE shifts SET closed_at = ?, body = ?, body_sha256 = ? WHERE id = ? AND closed_at IS NULL",
            (closed_at, body, sha256(body), shift.id),
        )
        with suppress(apsw.ConstraintError):  # it is there already, or another one is open
            conn.execute(
                "INSERT INTO shifts (id, number, opened_at, closed_at, body, body_sha256) VALUES (?, ?, ?, ?, ?, ?)",
                (shift.id, shift.number, stamp(shift.opened_at), closed_at, body, sha256(body)),
            )


def _charges(conn: apsw.Connection, found: Salvaged) -> None:
    """What the terminal was asked for: the damaged file is the younger one. What became of the rest is not known."""
    known = {charge_id for (charge_id,) in conn.execute("SELECT id FROM charges")}
    for charge in found.charges.values():
        if charge.id in known:
            charges.update(conn, charge)
        else:
            charges.insert(conn, charge)
    charges.tie(conn, found.documents.values())


def _receipts(conn: apsw.Connection, found: Salvaged) -> None:
    """The receipt being built and those put aside; one that was sold meanwhile does not come back."""
    sold = {document_id for (document_id,) in conn.execute("SELECT id FROM documents")}
    if found.deferred is not None:
        conn.execute("DELETE FROM deferred")
        for receipt in found.deferred:
            if receipt.id not in sold:
                current.put_aside(conn, receipt.id, pack(receipt))
    if found.current is not None and found.current.id not in sold:
        current.put(conn, found.current.id, pack(found.current))


def _people(conn: apsw.Connection, found: Salvaged) -> None:
    """Who works here and where the till stands: the copy's, else what could be read."""
    if not conn.execute("SELECT count(*) FROM cashiers").get:
        known = columns_of(conn, "cashiers")
        for person in found.cashiers:
            row = {name: person[name] for name in known if name in person}  # another schema may have had others
            with suppress(apsw.ConstraintError):
                conn.execute(
                    f"INSERT INTO cashiers ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
                )
    for key, value in found.meta.items():
        if key not in _OWN_META:
            conn.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (key, value))
