"""Is this document on the server? By its id, and by its mark, compared again here."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.errors import NotFound, Rejected
from app.outbox.policy import REFUSALS
from app.store.outbox_rows import OutboxRow

if TYPE_CHECKING:
    from app.api.receipts import Receipt, Receipts


async def by_id(receipts: Receipts, key: str) -> Receipt | None:
    """The receipt with this id; None when the server says that it has none. Raises what the server's calls raise."""
    try:
        return await receipts.get(key)
    except NotFound:
        return None
    except Rejected as error:
        if error.status not in REFUSALS:
            raise
        return None


async def by_mark(receipts: Receipts, mark: str) -> list[Receipt]:
    """Every receipt with exactly this mark, each once: a page may repeat what another one had."""
    found = {receipt.id: receipt for receipt in await receipts.list(title=mark) if receipt.title == mark}
    return list(found.values())


async def find(receipts: Receipts, row: OutboxRow) -> list[Receipt]:
    """Every receipt on the server that is this document: by the id it was sent with, or else by its mark."""
    found = await by_id(receipts, row.document_id)
    return [found] if found is not None else await by_mark(receipts, row.mark)


def echoes(answer: Receipt, row: OutboxRow) -> bool:
    """Whether the server's receipt is the one that was sent: the same sum and number of lines, and no other mark. An
    answer that leaves sum or lines out says nothing of what was stored."""
    told = answer.total_amount is not None and bool(answer.items or not _sent(row)["items"])
    return told and agrees(answer, row)


def agrees(answer: Receipt, row: OutboxRow) -> bool:
    """Whether nothing the server tells of it is otherwise than it was sent; a list may leave parts of it out."""
    ours = _sent(row)
    return (
        answer.title in ("", ours["title"])
        and (answer.total_amount is None or answer.total_amount == Decimal(ours["total_amount"]))
        and (answer.items is None or len(answer.items) == len(ours["items"]))
    )


def _sent(row: OutboxRow) -> dict[str, Any]:
    sent: dict[str, Any] = json.loads(row.payload, parse_float=Decimal)["receipt"]
    return sent
