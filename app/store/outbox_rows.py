"""Rows of the outbox as SQL sees them: what a row is, how one is put in and read back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apsw

from app.domain.document import Delivery, DeliveryState
from app.errors import StoreFault
from app.store.codec import moment, moment_or_none, sha256

#: Columns of a `Delivery`, for a query over `outbox o`.
DELIVERY = "o.state, o.attempts, o.last_at, o.next_at, o.error, o.server_id, o.fiscal_number, o.registrar, o.fiscal_at"
_ROW = (
    "SELECT o.document_id, o.seq, o.payload, o.payload_sha256, o.state, o.attempts, o.last_at, o.next_at, o.error,"
    " d.mark, d.created_at, d.number, o.server_id, o.unknown, o.absent_at, o.generation, o.settled, o.deferred"
    " FROM outbox o JOIN documents d ON d.id = o.document_id"
)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One document on its way. `payload` is the frozen request, the same bytes at every attempt.

    `last_at` is when the last attempt began, `unknown` how many attempts ended without an answer, `absent_at` the
    first look-up since the last attempt that found nothing, `settled` the trouble a person has settled at the server,
    `deferred` says that nobody has paid it yet.
    Times are aware UTC.
    """

    document_id: str
    seq: int
    payload: bytes
    state: DeliveryState
    attempts: int
    last_at: datetime | None
    next_at: datetime | None
    error: str
    mark: str
    created_at: datetime
    number: int
    server_id: str | None = None
    unknown: int = 0
    absent_at: datetime | None = None
    generation: int = 0
    settled: str = ""
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """What the badge counts. `waiting` includes the one being sent; `unknown` are to be looked up first.

    `unfiscal` are delivered documents the server has given no fiscal number yet.
    """

    waiting: int = 0
    unknown: int = 0
    refused: int = 0
    duplicate: int = 0
    unfiscal: int = 0


def insert(
    conn: apsw.Connection, document_id: str, payload: bytes, follows: str | None = None, *, deferred: int = 0
) -> None:
    """Puts a new row at the end, within the caller's transaction. `follows` is the sale a refund waits for,
    `deferred` 1 for what is followed until somebody has paid it, 2 for what is only kept at the server."""
    conn.execute(
        "INSERT INTO outbox (document_id, payload, payload_sha256, follows, deferred) VALUES (?, ?, ?, ?, ?)",
        (document_id, payload, sha256(payload), follows, deferred),
    )


def select(conn: apsw.Connection, rest: str, values: tuple[object, ...] = ()) -> list[OutboxRow]:
    """The rows of `outbox o` that `rest` (WHERE, ORDER BY, LIMIT) names."""
    return [_row(row) for row in conn.execute(f"{_ROW} {rest}", values)]


def delivery_of(columns: tuple[Any, ...]) -> Delivery:
    """The values of `DELIVERY`'s columns."""
    state, attempts, last_at, next_at, error, server_id, fiscal_number, registrar, fiscal_at = columns
    return Delivery(
        DeliveryState(state),
        attempts,
        moment_or_none(last_at),
        moment_or_none(next_at),
        error,
        server_id,
        fiscal_number,
        registrar,
        moment_or_none(fiscal_at),
    )


def _row(row: tuple[Any, ...]) -> OutboxRow:
    (document_id, seq, payload, digest, state, attempts, last_at, next_at, error) = row[:9]
    (mark, created_at, number, server_id, unknown, absent_at, generation, settled, deferred) = row[9:]
    if sha256(payload) != digest:
        raise StoreFault("corrupt", f"the request of {document_id} is not what was written")
    return OutboxRow(
        document_id=document_id,
        seq=seq,
        payload=payload,
        state=DeliveryState(state),
        attempts=attempts,
        last_at=moment_or_none(last_at),
        next_at=moment_or_none(next_at),
        error=error,
        mark=mark,
        created_at=moment(created_at),
        number=number,
        server_id=server_id,
        unknown=unknown,
        absent_at=moment_or_none(absent_at),
        generation=generation,
        settled=settled,
        deferred=bool(deferred),
    )
