"""What is wrong with a journal, said so that a person can be told: the file, a document, a request, a shift, the audit.

SQLite's own check sees a broken page and a broken index, not a changed digit: bodies and requests have their hashes,
columns repeat what a hashed body says, and the audit is a chain (reliability.md, «The store»).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import apsw

from app.domain.money import kopecks
from app.errors import StoreFault
from app.store import audit
from app.store.codec import moment, sha256, stamp
from app.store.faults import kind_of

#: Rows looked at before the look gives way to others.
PORTION = 200
_DOCUMENTS = (
    "SELECT seq, id, number, kind, mark, shift_id, cashier, total_k, payable_k, created_at,"
    " CAST(body AS BLOB), body_sha256 FROM documents WHERE seq > ? ORDER BY seq LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `kind`: "file", "document", "request", "shift", "receipt" (not paid yet), "charge",
    "number" or "audit".

    `what` is for the log: an id, or SQLite's own words. `number` is the document's number, or the audit's row.
    """

    kind: str
    what: str
    number: int = 0

    def __str__(self) -> str:
        match self.kind:
            case "document" | "shift" | "receipt" | "charge":
                return f"{self.kind} {self.what} was changed"
            case "request":
                return f"the request of {self.what} was changed or is not there"
            case "audit":
                return f"audit row {self.number}: {self.what}"
            case _:
                return self.what


def examine(
    conn: apsw.Connection, breathe: Callable[[], None] = lambda: None, newest: int | None = None
) -> list[Finding]:
    """Everything that is wrong with the journal, the worst first; empty when nothing is.

    `breathe` is called between portions. `newest` looks at so many of the last documents only, and leaves out SQLite's
    comparison of indexes: for a copy of what is looked at whole at every start.
    """
    try:
        found = _file(conn, whole=newest is None)
        breathe()
        last: int = conn.execute("SELECT coalesce(max(seq), 0) FROM documents").get
        first = 0 if newest is None else last - newest
        found += [*_documents(conn, breathe, first), *_requests(conn, breathe, first), *_shifts(conn), *_numbers(conn)]
        found += [*_receipts(conn), *_charges(conn)]
        if broken := audit.first_break(conn):
            found.append(Finding("audit", broken.why, broken.seq))
    except (apsw.CorruptError, apsw.NotADBError, apsw.FormatError, apsw.SQLError, UnicodeDecodeError) as error:
        return [Finding("file", str(error))]
    return found


def _file(conn: apsw.Connection, *, whole: bool) -> list[Finding]:
    check = "integrity_check" if whole else "quick_check"
    return [Finding("file", str(said)) for (said,) in conn.execute(f"PRAGMA {check}(20)") if said != "ok"]


def _documents(conn: apsw.Connection, breathe: Callable[[], None], first: int) -> Iterator[Finding]:
    for row in _portions(conn, _DOCUMENTS, breathe, first):
        _, document_id, number, *_, body, digest = row
        if not same(body, digest) or not _repeats(row):
            yield Finding("document", str(document_id), int(number))


def _requests(conn: apsw.Connection, breathe: Callable[[], None], first: int) -> Iterator[Finding]:
    sql = (
        "SELECT d.seq, d.id, d.number, o.payload, o.payload_sha256 FROM documents d"
        " LEFT JOIN outbox o ON o.document_id = d.id WHERE d.seq > ? ORDER BY d.seq LIMIT ?"
    )
    for _, document_id, number, payload, digest in _portions(conn, sql, breathe, first):
        if not same(payload, digest):
            yield Finding("request", str(document_id), int(number))


def _shifts(conn: apsw.Connection) -> Iterator[Finding]:
    sql = "SELECT id, number, opened_at, closed_at, CAST(body AS BLOB), body_sha256 FROM shifts"
    for *columns, body, digest in conn.execute(sql):
        said = json.loads(body) if same(body, digest) else {}
        times = [_stamped(said.get(name)) for name in ("opened_at", "closed_at")]
        if [said.get("id"), said.get("number"), *times] != columns:
            yield Finding("shift", str(columns[0]), int(columns[1]))


def _receipts(conn: apsw.Connection) -> Iterator[Finding]:
    for table in ("current", "deferred"):
        for receipt_id, body, digest in conn.execute(f"SELECT id, CAST(body AS BLOB), body_sha256 FROM {table}"):
            if digest is not None and not same(body, digest):
                yield Finding("receipt", str(receipt_id))


def _charges(conn: apsw.Connection) -> Iterator[Finding]:
    sql = "SELECT id, kind, state, receipt_id, document_id, amount_k, CAST(body AS BLOB), body_sha256 FROM charges"
    for charge_id, *columns, amount_k, body, digest in conn.execute(sql):
        said = json.loads(body) if same(body, digest) else {}
        repeated = [said.get(name) for name in ("kind", "state", "receipt_id", "document_id")] == columns
        if not repeated or said["id"] != charge_id or kopecks(Decimal(said["amount"])) != amount_k:
            yield Finding("charge", str(charge_id))


def _numbers(conn: apsw.Connection) -> Iterator[Finding]:
    """A number given twice would be two receipts under one name."""
    highest = conn.execute("SELECT max(number) FROM documents").get
    given = conn.execute("SELECT value FROM meta WHERE key = 'next_number'").fetchone()
    if highest is not None and (given is None or not given[0].isdecimal() or int(given[0]) <= highest):
        yield Finding("number", f"the next number is {given[0] if given else 'not there'} after {highest}")


def _repeats(row: tuple[Any, ...]) -> bool:
    """Whether the columns say what the hashed body says."""
    _, document_id, number, kind, mark, shift_id, cashier, total_k, payable_k, created_at, body, _ = row
    said = json.loads(body)
    try:
        return (
            (said["id"], said["number"], said["kind"], said["mark"], said["shift_id"], said["cashier_name"])
            == (document_id, number, kind, mark, shift_id, cashier)
            and (kopecks(Decimal(said["total"])), kopecks(Decimal(said["payable"]))) == (total_k, payable_k)
            and _stamped(said["created_at"]) == created_at
        )
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return False


def _stamped(said: str | None) -> str | None:
    return None if said is None else stamp(moment(said))


def _portions(conn: apsw.Connection, sql: str, breathe: Callable[[], None], first: int) -> Iterator[tuple[Any, ...]]:
    """Rows by their first column, each portion in a read of its own: the log can be folded in between."""
    while rows := conn.execute(sql, (first, PORTION)).fetchall():
        yield from rows
        last: Any = rows[-1][0]
        first = last
        breathe()


def same(content: object, digest: object) -> bool:
    """Whether it is what was written; in a damaged row it may not even be a text."""
    return isinstance(content, str | bytes) and sha256(content) == digest


def damage(error: BaseException) -> bool:
    """Whether it says that the journal is damaged, not that the disk or another program is in the way."""
    kind = error.kind if isinstance(error, StoreFault) else kind_of(error)
    return kind == "corrupt"
