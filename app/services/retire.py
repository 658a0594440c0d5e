"""What becomes of the server's deferred receipt when its goods are on a counter here: one function, one assumption.

The documents know three ways. PUT with state 2 turns the deferred receipt itself into the sale: two tills that took
the same one would write over each other's sale, and one of them is lost. DELETE is never sent (reliability.md). So a
sale is always a receipt of its own, posted as every other one, and the deferred one is put out of sight by
PUT {is_hidden, description} [assumed: a PUT changes what it names; a hidden receipt is on nobody's list]. `state` is
not named, so a receipt that was paid meanwhile stays paid. What came of it is read back, never believed: a server that
cannot be told so is known from then on (`Retired.LEFT`), and a receipt it emptied is written back as it was.
"""

from __future__ import annotations

import asyncio
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from app.errors import BadReply, Forbidden, Rejected
from app.outbox.lookup import by_id

if TYPE_CHECKING:
    from app.api.receipts import Receipt, ReceiptBody, Receipts

DEFERRED = 1
#: Seconds between writing a claim and reading it back: another till that wrote at the same moment has written by then.
BEAT = 0.4
_CLAIM = re.compile(r"^На касі (\S{1,12}) · ([0-9a-f]{8})$")


class Retired(StrEnum):
    """What came of telling the server."""

    DONE = "done"
    LOST = "lost"  # somebody else has it: paid, taken up, or put away
    LEFT = "left"  # this server cannot be told


def claim_text(till_code: str, claim: str) -> str:
    """What a till writes into a receipt it takes up, for people and other tills."""
    return f"На касі {till_code} · {claim}"


def claimed_by(receipt: Receipt) -> str:
    """The code of the till that has taken it up, "" when none has."""
    found = _CLAIM.match(receipt.description)
    return found[1] if found else ""


def free(receipt: Receipt) -> bool:
    """Whether it waits for somebody: deferred, in sight, taken up by nobody."""
    return receipt.state == DEFERRED and not receipt.is_hidden and not claimed_by(receipt) and not receipt.fiscal_number


async def retire(receipts: Receipts, server_id: str, claim: str) -> Retired:
    """Claims a deferred receipt for this till and puts it out of everybody's sight. `claim` is `claim_text`'s.

    May be repeated: a claim written before is found. Raises what the server's calls raise, and `BadReply` where nothing
    can be told of the receipt yet: then nothing is known, and it is tried again.
    """
    before = await by_id(receipts, server_id)
    if before is None:
        raise BadReply("the deferred receipt is not there, or not yet")
    if before.description != claim:
        if not free(before):
            return Retired.LOST
        try:
            await receipts.update(server_id, _body(is_hidden=True, description=claim))
        except (Rejected, Forbidden):
            return Retired.LEFT
        await asyncio.sleep(BEAT)
    after = await by_id(receipts, server_id)
    if after is None:
        raise BadReply("the deferred receipt is gone")
    if _emptied(before, after):
        await receipts.update(server_id, _whole(before))
        return Retired.LEFT
    if after.state != DEFERRED:
        if after.is_hidden and after.description == claim:
            # Paid between our two questions: what was paid is hidden from nobody.
            await receipts.update(server_id, _body(is_hidden=False, description=before.description))
        return Retired.LOST
    if after.description == claim:
        return Retired.DONE
    return Retired.LOST if claimed_by(after) else Retired.LEFT


def _emptied(before: Receipt, after: Receipt) -> bool:
    """Whether the PUT took away what it did not name: this server replaces."""
    lines = len(before.items or ()) != len(after.items or ())
    return lines or after.total_amount != before.total_amount or after.state is None


def _body(**fields: bool | str) -> ReceiptBody:
    # With the server's models behind it, it is imported after the sign-in page.
    from app.api.receipts import ReceiptBody  # noqa: PLC0415

    return ReceiptBody.model_validate(fields)


def _whole(receipt: Receipt) -> ReceiptBody:
    """The receipt as it was read."""
    from app.api.receipts import ReceiptBody, ReceiptItemBody  # noqa: PLC0415 - as above

    told = receipt.model_dump(exclude={"id", "items", "payment_transactions"})
    items = (item.model_dump(exclude={"id"}) for item in receipt.items or ())
    return ReceiptBody.model_validate(
        {
            **{name: value for name, value in told.items() if name in ReceiptBody.model_fields and value != ""},
            "items": [
                {name: value for name, value in item.items() if name in ReceiptItemBody.model_fields and value != ""}
                for item in items
            ],
        }
    )
