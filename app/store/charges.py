"""What the bank terminal was asked for, and how it ended. The intent is on the disk before the first byte leaves.

Every change has its row in the audit in the same transaction. A charge becomes part of a document only in the
transaction that records the document: no approved charge is ever both free and used.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

import apsw

from app.domain.charge import Charge, ChargeState, TerminalSlip
from app.domain.deeds import Deed
from app.domain.document import Document
from app.domain.money import kopecks
from app.errors import RuleBroken, StoreFault
from app.store import audit as chain
from app.store.codec import decode, encode, sha256
from app.store.db import Database

_OPEN = "state IN ('asked', 'unknown')"
_LOOSE = "state = 'approved' AND document_id IS NULL"


class Charges:
    """One writer; a charge that has ended is never changed but to be cancelled, or to become part of a document."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def begin(self, charge: Charge, facts: Mapping[str, object] | None = None) -> None:
        """Keeps the intent, durable when it returns; `facts` are the audit's beside its own. Raises
        `RuleBroken("charge_open")` while it is not known how another one ended."""

        def write(conn: apsw.Connection) -> None:
            if _found(conn, _OPEN) is not None:
                raise RuleBroken("charge_open")
            insert(conn, charge)
            chain.append(conn, charge.started_at, charge.by, Deed.CHARGE_ASKED, {**facts_of(charge), **(facts or {})})

        await self._db.write(write)

    async def end(self, charge: Charge, at: datetime, who: str, facts: Mapping[str, object] | None = None) -> None:
        """Keeps how an open charge ended, or that nobody knows. A cancel that was approved takes its charge back with
        it. Raises `RuleBroken("charge_ended")` when it was open no more."""

        def write(conn: apsw.Connection) -> None:
            before = _found(conn, "id = ?", (charge.id,))
            if before is None or not before.state.open:
                raise RuleBroken("charge_ended")
            update(conn, charge)
            said = {**facts_of(charge), **(facts or {})}
            chain.append(conn, at, who, Deed(f"charge_{charge.state}"), said)
            if charge.state is ChargeState.APPROVED and charge.of:
                _take_back(conn, charge.of, at, who, {"by_charge": charge.id})

        await self._db.write(write)

    async def give_up(self, charge_id: str, at: datetime, who: str, facts: Mapping[str, object]) -> None:
        """Somebody has put a charge without a document right outside the till. Raises `RuleBroken("charge_ended")`."""
        await self._db.write(lambda conn: _take_back(conn, charge_id, at, who, facts))

    async def recover(self, at: datetime) -> int:
        """At the start: what an earlier run asked for may have been done. Returns how many were made unknown."""

        def write(conn: apsw.Connection) -> int:
            found = _all(conn, "state = 'asked' ORDER BY seq")
            for charge in found:
                unknown = replace(charge, state=ChargeState.UNKNOWN)
                update(conn, unknown)
                chain.append(conn, at, charge.by, Deed.CHARGE_UNKNOWN, {**facts_of(unknown), "why": "start"})
            return len(found)

        return await self._db.write(write)

    async def open(self) -> Charge | None:
        """The charge whose end is not known, the oldest: a restore may have left more than one."""
        return await self._db.read(lambda conn: _found(conn, _OPEN))

    async def get(self, charge_id: str) -> Charge | None:
        return await self._db.read(lambda conn: _found(conn, "id = ?", (charge_id,)))

    async def free_of(self, receipt_id: str) -> list[Charge]:
        """Approved for this receipt, or for the refund of this sale, and part of no document yet; oldest first."""
        return await self._db.read(lambda conn: _all(conn, f"{_LOOSE} AND receipt_id = ? ORDER BY seq", (receipt_id,)))

    async def loose(self) -> list[Charge]:
        """Money that moved and belongs to nothing: approved, in no document, in no part of a receipt not paid yet, and
        its receipt is not among those put aside. What took another charge back is none of them. Oldest first."""

        def look(conn: apsw.Connection) -> list[Charge]:
            bodies = conn.execute("SELECT body FROM current UNION ALL SELECT body FROM deferred").fetchall()
            used = {part["id"] for (body,) in bodies for part in json.loads(str(body)).get("parts", ())}
            held = {str(receipt_id) for (receipt_id,) in conn.execute("SELECT id FROM deferred")}
            found = _all(conn, f"{_LOOSE} ORDER BY seq")
            return [one for one in found if not one.of and one.id not in used and one.receipt_id not in held]

        return await self._db.read(look)

    async def rrn_known(self, rrn: str) -> bool:
        """Whether a charge that moved money has this RRN; "" is none."""

        def look(conn: apsw.Connection) -> bool:
            said = "?1 <> '' AND json_extract(body, '$.slip.rrn') = ?1 AND state IN ('approved', 'cancelled')"
            return conn.execute(f"SELECT 1 FROM charges WHERE {said}", (rrn,)).fetchone() is not None

        return await self._db.read(look)

    async def list(self) -> list[Charge]:
        """All of them in the order they were asked."""
        return await self._db.read(lambda conn: _all(conn, "1 ORDER BY seq"))


def attach(conn: apsw.Connection, document: Document) -> None:
    """The charges whose ids the document's payments have become part of it, within the caller's transaction.

    Raises `RuleBroken`: "charge_used" for one that is not free, "charge_open" while it is not known whether a card was
    charged for this very receipt.
    """
    if _found(conn, f"{_OPEN} AND receipt_id = ?", (document.id,)) is not None:
        raise RuleBroken("charge_open")
    for payment in document.payments:
        charge = _found(conn, "id = ?", (payment.id,))
        if charge is None:
            continue
        if charge.state is not ChargeState.APPROVED or charge.document_id is not None:
            raise RuleBroken("charge_used")
        update(conn, replace(charge, document_id=document.id))


def tie(conn: apsw.Connection, documents: Iterable[Document]) -> None:
    """After a restore, within the caller's transaction: a charge whose document is there was approved and is its part,
    whatever an older copy says."""
    for document in documents:
        for payment in document.payments:
            charge = _found(conn, "id = ?", (payment.id,))
            if charge is not None and charge.document_id is None:
                slip = charge.slip or TerminalSlip(
                    True, payment.amount, rrn=payment.rrn, approval_code=payment.approval_code, pan=payment.pan
                )
                used = replace(charge, state=ChargeState.APPROVED, slip=slip, document_id=document.id)
                update(conn, used)


def insert(conn: apsw.Connection, charge: Charge) -> None:
    """Puts a charge in, within the caller's transaction."""
    conn.execute(
        "INSERT INTO charges (id, kind, state, amount_k, receipt_id, document_id, body, body_sha256)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (charge.id, *_columns(charge)),
    )


def update(conn: apsw.Connection, charge: Charge) -> None:
    """Keeps a charge as it is now, within the caller's transaction."""
    conn.execute(
        "UPDATE charges SET kind = ?, state = ?, amount_k = ?, receipt_id = ?, document_id = ?, body = ?,"
        " body_sha256 = ? WHERE id = ?",
        (*_columns(charge), charge.id),
    )


def facts_of(charge: Charge) -> dict[str, str]:
    """What the audit keeps of a charge."""
    slip = charge.slip
    facts = {
        "charge": charge.id,
        "kind": str(charge.kind),
        "amount": str(charge.amount),
        "receipt": charge.receipt_id,
        "of": charge.of,
        "decided_by": charge.decided_by,
        "taken": str(slip.amount) if slip is not None and slip.approved else "",
        "code": slip.code if slip is not None else "",
        "rrn": slip.rrn if slip is not None else "",
    }
    return {name: value for name, value in facts.items() if value}


def _take_back(conn: apsw.Connection, charge_id: str, at: datetime, who: str, facts: Mapping[str, object]) -> None:
    charge = _found(conn, "id = ?", (charge_id,))
    if charge is None or charge.state is not ChargeState.APPROVED or charge.document_id is not None:
        raise RuleBroken("charge_ended")
    cancelled = replace(charge, state=ChargeState.CANCELLED)
    update(conn, cancelled)
    chain.append(conn, at, who, Deed.CHARGE_CANCELLED, {**facts_of(cancelled), **facts})


def _columns(charge: Charge) -> tuple[str, str, int, str, str | None, str, str]:
    body = encode(charge)
    state, amount = str(charge.state), kopecks(charge.amount)
    return str(charge.kind), state, amount, charge.receipt_id, charge.document_id, body, sha256(body)


def _found(conn: apsw.Connection, wanted: str, values: tuple[str, ...] = ()) -> Charge | None:
    found = _all(conn, f"{wanted} ORDER BY seq LIMIT 1", values)
    return found[0] if found else None


def _all(conn: apsw.Connection, wanted: str, values: tuple[str, ...] = ()) -> list[Charge]:
    rows = conn.execute(f"SELECT id, body, body_sha256 FROM charges WHERE {wanted}", values)
    return [_charge(*row) for row in rows]


def _charge(charge_id: str, body: str, digest: str) -> Charge:
    if sha256(body) != digest:
        raise StoreFault("corrupt", f"charge {charge_id} is not what was written")
    return decode(Charge, body)
