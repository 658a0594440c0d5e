"""A journal as a year of a busy till leaves it: 100 000 receipts, a tenth of them of other tills."""

from __future__ import annotations

import apsw
from helpers.stored import AUDIT, document, uid

from app.domain.document import Delivery, DeliveryState, DocumentKind, JournalEntry
from app.store.stores import Stores

OURS, OTHERS = 90_000, 10_000
_COPY = (
    "WITH RECURSIVE n (i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)"
    " INSERT INTO {table} ({into}) SELECT {columns} FROM {table}, n WHERE seq = (SELECT max(seq) FROM {table})"
)


async def fill(stores: Stores) -> None:
    """Copies of one receipt of ten lines, a minute apart; one in a thousand waits, one in a thousand has a refund."""
    line = document(1).items[0]
    first = document(1, items=(line,) * 10)
    await stores.documents.record(first, b"x" * 4000, None, AUDIT, clear_current=False, announced=True)
    other = document(2, shop_id=12, cashier_name="Марія Ткаченко", items=(line,) * 10)
    delivered = Delivery(DeliveryState.DELIVERED, fiscal_number="1", registrar="4")
    await stores.server_receipts.keep([JournalEntry(other, delivered, elsewhere=True)])
    await stores.journal.write(_copy)


def _copy(conn: apsw.Connection) -> None:
    before: int = conn.execute("SELECT max(seq) FROM documents").get
    ours, others = (before + 1, before + OURS - 1), (2, OTHERS)
    at = "strftime('%Y-%m-%dT%H:%M:%f000Z', '2026-01-01', '+' || i || ' minutes')"
    back = f"CASE WHEN i % 1000 = 7 THEN '{uid(1)}' || (i - 1) END"
    kind = f"CASE WHEN i % 1000 = 7 THEN {int(DocumentKind.REFUND)} ELSE 0 END"
    conn.execute(
        _COPY.format(
            table="documents",
            into="seq, id, kind, number, mark, created_at, shift_id, cashier, total_k, payable_k, announced, means,"
            " related_id, body_sha256, body",
            columns=f"i, id || i, {kind}, i, mark || i, {at}, 's' || (i / 100), cashier, total_k, payable_k, 1,"
            f" means, {back}, body_sha256, body",
        ),
        ours,
    )
    conn.execute(_COPY.format(table="document_words", into="seq, text", columns="i, ' ' || i || text"), ours)
    conn.execute(
        _COPY.format(
            table="outbox",
            into="seq, document_id, state, attempts, fiscal_number, payload_sha256, payload",
            columns="i, document_id || i, CASE WHEN i % 1000 = 3 THEN 'waiting' ELSE 'delivered' END, 1,"
            " CASE WHEN i % 1000 <> 3 THEN 'F' || i END, payload_sha256, payload",
        ),
        ours,
    )
    names = "kind, number, mark, cashier, total_k, means, registrar, related_fiscal, text, body"
    conn.execute(
        _COPY.format(
            table="server_receipts",
            into=f"seq, id, created_at, fiscal_number, {names}",
            columns=f"i, id || i, {at}, 'S' || i, {names}",
        ),
        others,
    )
