"""What the server refused and has all the same: the comparison finds it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from helpers.compared import room
from helpers.stored import document

from app.domain.document import DeliveryState


def test_a_refused_document_that_is_there_after_all_was_not_refused(tmp_path: Path) -> None:
    """A proxy sent it twice: the answer that came back was the second copy's."""

    async def work() -> None:
        async with room(tmp_path, "reject422") as at:
            (sold,) = await at.sell(1)
            refused = document(2)
            await at.till.record(refused)
            await at.till.stores.outbox.begin_attempt(refused.id, at.till.clock.now())
            await at.till.client.receipts.send((await at.row(refused)).payload)
            await at.till.stores.outbox.refused(refused.id, "refused: base: no")
            await at.check()
            row = await at.row(refused)
            assert (row.state, row.server_id, at.moved) == (DeliveryState.DELIVERED, refused.id, [refused.id])
            assert (await at.check()).compared == 2
            assert at.found == []
            assert (await at.row(sold)).state is DeliveryState.DELIVERED

    asyncio.run(work())
