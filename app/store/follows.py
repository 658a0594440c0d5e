"""A refund follows its sale to the server: it goes when the sale has its fiscal number, and carries that number.

The number is the server's word, so it cannot be in a request frozen while the sale still waits. Until then the refund's
row names the sale in `follows`; its first attempt writes the number in, and from then on its bytes never change. A
server that numbers nothing is waited for one hour after it took the sale; then the refund goes without the number.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import apsw

from app.store.codec import sha256, stamp

#: How long a delivered sale's fiscal number is waited for.
PATIENCE = timedelta(hours=1)

#: True of rows of `outbox o` that follow nothing that is still on its way. Its one value is `since(now)`.
MAY_GO = (
    "NOT EXISTS (SELECT 1 FROM outbox f WHERE f.document_id = o.follows AND f.fiscal_number IS NULL"
    " AND (f.state NOT IN ('delivered', 'duplicate') OR f.last_at > ?))"
)

_OPEN = b'"related_fiscal_number":null'


def since(now: datetime) -> str:
    """A sale delivered before this moment and still without a number is not waited for any longer."""
    return stamp(now - PATIENCE)


def complete(conn: apsw.Connection, document_id: str) -> None:
    """Within the transaction that begins the first attempt: the sale's number, if any, goes into the request."""
    row = conn.execute(
        "SELECT o.payload, f.fiscal_number FROM outbox o JOIN outbox f ON f.document_id = o.follows"
        " WHERE o.document_id = ?",
        (document_id,),
    ).fetchone()
    if row is None:
        return
    payload, number = row
    if number:
        # Inside a text the quotes would be escaped: these bytes are the field and nothing else.
        payload = payload.replace(_OPEN, _OPEN.replace(b"null", json.dumps(number).encode()), 1)
    conn.execute(
        "UPDATE outbox SET payload = ?, payload_sha256 = ?, follows = NULL WHERE document_id = ?",
        (payload, sha256(payload), document_id),
    )
