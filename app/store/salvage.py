"""What a damaged journal still gives up: rows whose hashes hold, read around the pages that cannot be read.

A body with one flipped bit is mended: its SHA-256 proves the mended one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import apsw

from app.domain.charge import Charge
from app.domain.document import DeliveryState, Document
from app.domain.receipt import Receipt
from app.domain.shift import Shift
from app.errors import StoreFault
from app.store.audit import link_holds
from app.store.checks import same
from app.store.codec import decode, sha256
from app.store.faults import UNREADABLE
from app.store.migration import Migration
from app.store.wal import Witness, flatten, salts_of

T = TypeVar("T")

#: Row numbers asked for one by one where a page between two good ones cannot be read.
PROBES = 20_000
#: Row numbers in a row that cannot be read, after which no more are asked for.
_HOPELESS = 2_000
#: Numbers beyond the highest of any readable document that a till could have reached; a damaged one could be anything.
_LIKELY = 10_000
_OUTBOX = (
    "SELECT seq, document_id, state, attempts, unknown, generation, last_at, error, server_id, fiscal_number,"
    " registrar, fiscal_at, payload_sha256, payload FROM outbox WHERE"
)


@dataclass(frozen=True, slots=True)
class Request:
    """A row of the outbox whose frozen request holds."""

    document_id: str
    state: DeliveryState
    attempts: int
    unknown: int
    generation: int
    last_at: str | None
    error: str
    server_id: str | None
    fiscal_number: str | None
    registrar: str | None
    fiscal_at: str | None
    payload: bytes


@dataclass(slots=True)
class Salvaged:
    """Everything that could be read. `lost` are numbers of documents that are there and cannot be read, `highest` the
    highest number the journal is known to have given. `cut`: commits at the end of its log are gone, and what was in
    them nobody knows."""

    documents: dict[str, Document] = field(default_factory=dict)
    announced: set[str] = field(default_factory=set)
    requests: dict[str, Request] = field(default_factory=dict)
    shifts: dict[str, Shift] = field(default_factory=dict)
    charges: dict[str, Charge] = field(default_factory=dict)
    audit: list[tuple[Any, ...]] = field(default_factory=list)
    current: Receipt | None = None
    #: The receipts put aside; None when nobody knows.
    deferred: list[Receipt] | None = None
    cashiers: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    lost: set[int] = field(default_factory=set)
    highest: int = 0
    cut: bool = False


def salvage(database: Path, room: Path, steps: tuple[Migration, ...], model: Path | None = None) -> Salvaged:
    """Reads what can be read of a journal and its log, on a copy in the folder `room`; the file stays as it is.

    Where the schema itself is damaged, it is taken from `model`, a copy of the same file, or made anew by the steps.
    Raises `StoreFault` when the disk has no room for the copy.
    """
    flat = room / "flat.db"
    wal = database.with_name(f"{database.name}-wal")
    frames, seen = flatten(database, wal, flat), Witness(database.with_suffix(".seen")).last()
    # Other salts: the log began anew, and all that the witness had seen was folded in before.
    began_anew = seen is not None and isinstance(salts := salts_of(wal), tuple) and salts != seen.salts
    found = Salvaged(cut=seen is not None and frames < seen.frames and not began_anew)
    for schema in (None, lambda: _pages_of_schema(model or _empty(steps, room))):
        if schema is not None:
            _transplant(flat, schema())
        with suppress(*UNREADABLE):
            _read(flat, found)
        if found.documents:
            break
    flat.unlink(missing_ok=True)
    known = [document.number for document in found.documents.values()]
    likely = max(known, default=0) + _LIKELY
    found.lost = {number for number in found.lost if 0 < number <= likely} - set(known)
    told = found.meta.get("next_number", "")
    last = int(told) - 1 if told.isdecimal() and int(told) <= likely else 0
    found.highest = max([*known, *found.lost, last], default=0)
    return found


def _read(path: Path, found: Salvaged) -> None:
    conn = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        conn.pragma("cell_size_check", False)
        for row in _rows(
            conn, "SELECT seq, id, number, announced, CAST(body AS BLOB), body_sha256 FROM documents WHERE", "documents"
        ):
            _take_document(row, found)
        for row in _rows(conn, _OUTBOX, "outbox"):
            _take_request(row, found)
        for _, body, digest in _rows(conn, "SELECT seq, CAST(body AS BLOB), body_sha256 FROM shifts WHERE", "shifts"):
            if (text := mended(body, digest)) is not None and (shift := _decoded(Shift, text)):
                found.shifts[shift.id] = shift
        for _, body, digest in _rows(conn, "SELECT seq, CAST(body AS BLOB), body_sha256 FROM charges WHERE", "charges"):
            if (text := mended(body, digest)) is not None and (charge := _decoded(Charge, text)):
                found.charges[charge.id] = charge
        audit = "SELECT seq, at, who, what, facts, prev_hash, hash FROM audit WHERE"
        found.audit = [row for row in _rows(conn, audit, "audit") if link_holds(row)]
        with suppress(*UNREADABLE):
            found.meta = {str(key): str(value) for key, value in conn.execute("SELECT key, value FROM meta")}
        with suppress(*UNREADABLE):
            for one in conn.execute("SELECT * FROM cashiers"):
                found.cashiers.append(dict(zip(columns_of(conn, "cashiers"), one, strict=True)))
        with suppress(*UNREADABLE):
            found.current = next(iter(_receipts(conn, "current", "one")), None)
            found.deferred = _receipts(conn, "deferred", "seq")
    finally:
        conn.close()


def _receipts(conn: apsw.Connection, table: str, order: str) -> list[Receipt]:
    """Those not paid yet; a till before the sixth step kept no hash of them."""
    digest = "body_sha256" if "body_sha256" in columns_of(conn, table) else "NULL"
    rows = conn.execute(f"SELECT CAST(body AS BLOB), {digest} FROM {table} ORDER BY {order}").fetchall()
    texts = [mended(body, digest or (sha256(body) if isinstance(body, bytes) else None)) for body, digest in rows]
    return [one for one in (_decoded(Receipt, text) for text in texts if text is not None) if one is not None]


def columns_of(conn: apsw.Connection, table: str) -> list[str]:
    """The names of a table's columns, in their order."""
    return [str(row[1]) for row in conn.execute(f"PRAGMA table_info({table})")]


def _take_document(row: tuple[Any, ...], found: Salvaged) -> None:
    _, document_id, number, announced, body, digest = row
    text = mended(body, digest)
    document = _decoded(Document, text) if text is not None else None
    if document is None:
        if isinstance(number, int):
            found.lost.add(number)
        return
    found.documents[document.id] = document
    if announced and document_id == document.id:
        found.announced.add(document.id)


def _take_request(row: tuple[Any, ...], found: Salvaged) -> None:
    _, document_id, state, attempts, unknown, generation, last_at, error, *rest, digest, payload = row
    if not (same(payload, digest) and isinstance(document_id, str)):
        return
    with suppress(ValueError):
        server_id, fiscal_number, registrar, fiscal_at = rest
        found.requests[document_id] = Request(
            document_id,
            DeliveryState(state),
            int(attempts),
            int(unknown),
            int(generation),
            last_at,
            error,
            server_id,
            fiscal_number,
            registrar,
            fiscal_at,
            payload,
        )


def mended(body: object, digest: object) -> str | None:
    """The text that was written: the one that is there, or one that differs by a single bit; None for neither."""
    if not isinstance(body, bytes):
        return None
    if same(body, digest):
        return body.decode()
    damaged = bytearray(body)
    for at, was in enumerate(damaged):
        for bit in range(8):
            damaged[at] = was ^ 1 << bit
            if sha256(bytes(damaged)) == digest:
                return damaged.decode()
        damaged[at] = was
    return None


def _rows(conn: apsw.Connection, select: str, table: str) -> Iterator[tuple[Any, ...]]:
    """Rows by `seq`: upwards to the first damaged page, downwards to the last, and one by one between them."""
    seen: set[int] = set()

    def walk(order: str) -> Iterator[tuple[Any, ...]]:
        with suppress(*UNREADABLE):
            for row in conn.execute(f"{select} 1 ORDER BY seq {order}"):
                if row[0] in seen:
                    return
                seen.add(row[0])
                yield row

    yield from walk("ASC")
    low = max(seen, default=0)
    below = set(seen)
    yield from walk("DESC")
    above = [seq for seq in seen - below if seq > low]
    highest = min(above) if above else low + _probable(conn, table, low)
    failed = 0
    for seq in range(low + 1, min(highest, low + PROBES)):
        try:
            found = conn.execute(f"{select} seq = ?", (seq,)).fetchall()
        except UNREADABLE:
            failed += 1
            if failed > _HOPELESS:
                return
            continue
        failed = 0
        yield from found


def _probable(conn: apsw.Connection, table: str, low: int) -> int:
    """How many rows may lie beyond the last readable one, by what the indexes and the file's length say."""
    with suppress(*UNREADABLE):
        found: int = conn.execute(f"SELECT count(*) FROM {table}").get
        return max(0, found - low) + 1
    return PROBES


def _decoded(kind: type[T], text: object) -> T | None:
    try:
        return decode(kind, str(text))
    except StoreFault:
        return None


def _empty(steps: tuple[Migration, ...], room: Path) -> Path:
    """A new journal: the same steps put the same tables at the same pages."""
    path = room / "schema.db"
    path.unlink(missing_ok=True)
    conn = apsw.Connection(str(path))
    try:
        for step in steps:
            conn.execute(step.sql)
            conn.pragma("user_version", step.number)
    finally:
        conn.close()
    return path


def _pages_of_schema(model: Path) -> dict[int, bytes]:
    """The pages a sound file keeps its schema in, by number."""
    conn = apsw.Connection(str(model), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        size = int(conn.pragma("page_size"))
        numbers = [number for (number,) in conn.execute("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")]
    finally:
        conn.close()
    pages = {}
    with model.open("rb") as file:
        for number in map(int, numbers):
            file.seek((number - 1) * size)
            pages[number] = file.read(size)
    return pages


def _transplant(path: Path, pages: dict[int, bytes]) -> None:
    """Puts a sound schema in, with the length this file has and no list of free pages."""
    with path.open("r+b") as file:
        count = file.seek(0, 2) // len(pages[1])
        for number, page in pages.items():
            file.seek((number - 1) * len(page))
            file.write(page)
        file.seek(28)
        file.write(count.to_bytes(4, "big") + bytes(8))
