"""One comparison of the journal with the server's list, both ways.

Nothing is believed of one list alone: it may be some seconds behind, cut by a filter, or cached. Each suspicion is
asked for directly before it counts.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import defaultdict
from collections.abc import Awaitable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.clock import Clock, local
from app.domain.document import DeliveryState
from app.domain.reconciliation import Check, Findings, Stranger
from app.domain.shift import Shift
from app.errors import Rejected
from app.outbox.lookup import agrees, by_id, by_mark, find
from app.outbox.policy import Trouble
from app.store.outbox import OutboxRows, RowMoved
from app.store.outbox_rows import OutboxRow
from app.store.reconciliation import Reconciliations

if TYPE_CHECKING:
    from app.api.receipts import Receipt, Receipts

log = logging.getLogger(__name__)

#: A document taken so lately (seconds) is not missed yet: what the server reads from may be behind what it wrote.
SETTLED = 120.0
#: What was made so long before may still be of the period: clocks differ.
MARGIN = timedelta(hours=1)
#: Rows of a page asked for, and pages that are followed: a server that knows no dates sends all it ever had.
PAGE, MOST_PAGES = 100, 100
#: Suspicions asked for directly in one comparison, documents already in trouble looked at again, shifts compared.
MOST_ASKED, MOST_TROUBLED, MOST_SHIFTS = 30, 20, 3
#: So many documents are compared between two breaths of the window.
BREATH = 50


class Comparison:
    """One comparison. `moved` are documents whose state it changed, `new` what it found first."""

    def __init__(
        self,
        kept: Reconciliations,
        rows: OutboxRows,
        receipts: Receipts,
        clock: Clock,
        *,
        terminal_id: int,
        mark_head: str,
        since: datetime,
    ) -> None:
        """`mark_head` begins the marks of this till; `since` is when its documents began to go to this server."""
        self._kept = kept
        self._rows = rows
        self._receipts = receipts
        self._clock = clock
        self._terminal_id = terminal_id
        self._mark = re.compile(rf"{re.escape(mark_head)}-\d+-[0-9a-f]{{8}}")
        self._since = since
        self._asked = 0
        self.moved: list[str] = []
        self.new = Findings()

    async def run(self) -> None:
        """Compares the open shift, and closed ones of which something is left. Raises what the server's calls raise:
        what was found until then is kept."""
        now = self._clock.now()
        # Before the server is asked: what is delivered while it answers is no business of this comparison.
        shifts = [(shift, await self._rows_of(shift)) for shift in await self._kept.shifts(MOST_SHIFTS)]
        await self._mended()
        begin = min((min(row.created_at for row in rows) for _, rows in shifts if rows), default=None)
        listed: dict[str, Receipt] = {}
        if begin is not None:
            listed = await self._list(begin - MARGIN)
        marked = self._by_mark(listed.values())
        ours = {row.document_id: row for _, rows in shifts for row in rows}
        known = {row.mark for row in ours.values()}
        # Documents of other shifts show up in the list too: they may be there twice as well.
        for row in await self._kept.rows_marked(sorted(marked.keys() - known)):
            ours[row.document_id] = row
            known.add(row.mark)
        clean: set[str] = set()
        for number, row in enumerate(ours.values()):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            there = marked.get(row.mark, [])
            if row.state is DeliveryState.REFUSED:
                await self._not_refused(row, there)
            elif row.state is DeliveryState.DELIVERED and await self._compare(row, listed, there, now):
                clean.add(row.document_id)
        for mark in marked.keys() - known:
            for receipt in marked[mark]:
                await self._stranger(receipt)
        await self._forget_strangers(listed)
        for shift, rows in shifts:
            await self._keep(shift, clean & {row.document_id for row in rows}, now)

    async def _rows_of(self, shift: Shift) -> list[OutboxRow]:
        """The shift's documents, without those another server has."""
        return [row for row in await self._kept.rows_of(shift.id) if (row.last_at or row.created_at) >= self._since]

    async def _mended(self) -> None:
        """Documents in trouble that a person put right at the server are simply delivered again."""
        for row in await self._kept.troubled(MOST_TROUBLED):
            keys = {receipt.id for receipt in await by_mark(self._receipts, row.mark)}
            if row.error.startswith(f"{Trouble.DUPLICATE}: "):
                keys |= set(row.error.partition(": ")[2].split(", "))
            there = [receipt for key in sorted(keys) if (receipt := await by_id(self._receipts, key)) is not None]
            if len(there) == 1 and agrees(there[0], row):
                await self._move(row, self._delivered(row, there[0]))

    async def _delivered(self, row: OutboxRow, there: Receipt) -> None:
        await self._rows.delivered(row.document_id, there.id, None, None, self._clock.now())

    def _by_mark(self, receipts: Iterable[Receipt]) -> dict[str, list[Receipt]]:
        """Receipts with a mark of this till; those of other tills and of other programs are none of its business."""
        found: dict[str, list[Receipt]] = defaultdict(list)
        for receipt in receipts:
            if self._mark.fullmatch(receipt.title):
                found[receipt.title].append(receipt)
        return found

    async def _list(self, since: datetime) -> dict[str, Receipt]:
        """Every receipt of this terminal since then, by its id: a page may repeat what another one had."""
        try:
            return await self._pages(since, PAGE)
        except Rejected:
            return await self._pages(since, None)  # it may not like how long a page was asked for

    async def _pages(self, since: datetime, per_page: int | None) -> dict[str, Receipt]:
        found: dict[str, Receipt] = {}
        pages = 0
        # A whole day, by its date: no document says how the server reads a time of day here.
        day = local(since).date()
        async for page in self._receipts.pages(per_page, terminal_id=self._terminal_id, date_start=day):
            pages += 1
            for receipt in page.items:
                elsewhere = receipt.terminal_id not in (None, self._terminal_id)
                if not elsewhere and (receipt.created_at is None or receipt.created_at >= since):
                    found[receipt.id] = receipt
            if pages >= MOST_PAGES:
                log.warning("the server's list is longer than %d pages: the rest is not compared", MOST_PAGES)
                break
        return found

    async def _compare(self, row: OutboxRow, listed: dict[str, Receipt], there: list[Receipt], now: datetime) -> bool:
        """Whether the document is on the server once, as it was sent. What is not is asked for, then written down."""
        for key in (row.server_id, row.document_id):
            if key in listed and listed[key] not in there:
                there = [*there, listed[key]]  # its title is another one there
        if row.deferred and len(there) == 1:
            return True  # whoever takes its money may change it
        if len(there) == 1 and agrees(there[0], row):
            if row.server_id not in (None, there[0].id):
                await self._move(row, self._delivered(row, there[0]))  # the other of two is gone: this is the one now
            return True
        since = (now - (row.last_at or row.created_at)).total_seconds()
        if (not there and since < SETTLED) or not self._may_ask():
            return False
        there = await self._ask_for(row, there)
        if not there:
            if not row.deferred:  # what is to be paid elsewhere may be put away there: it is never sent again
                await self._missing(row)
            return False
        if len(there) == 1 and agrees(there[0], row):
            return True
        return await self._troubled(row, there)

    async def _not_refused(self, row: OutboxRow, there: list[Receipt]) -> None:
        """A refusal may have been of the second copy of a request doubled on its way: the first one is there."""
        if len(there) == 1 and self._may_ask():
            asked = await by_id(self._receipts, there[0].id)
            if asked is not None and agrees(asked, row):
                await self._move(row, self._delivered(row, asked))

    async def _ask_for(self, row: OutboxRow, there: list[Receipt]) -> list[Receipt]:
        """The same receipts as the server tells them one by one; with none listed, wherever the document may be."""
        if there:
            asked = [await by_id(self._receipts, receipt.id) for receipt in there]
            return [receipt for receipt in asked if receipt is not None]
        found = await find(self._receipts, row)
        if not found and row.server_id not in (None, row.document_id):
            made = await by_id(self._receipts, str(row.server_id))
            found = [] if made is None else [made]
        return found

    async def _missing(self, row: OutboxRow) -> None:
        log.warning("document %s is not on the server any more", row.mark)
        if await self._move(row, self._rows.missing(row.document_id, row.generation)):
            self.new = replace(self.new, missing=self.new.missing + 1)

    async def _troubled(self, row: OutboxRow, there: list[Receipt]) -> bool:
        """Twice, or otherwise: told once, and True where a person has settled just that."""
        twice = len(there) > 1
        trouble = Trouble.DUPLICATE if twice else Trouble.DIFFERENT
        said = ", ".join(sorted(_facts(receipt, sums=not twice) for receipt in there))
        text = f"{trouble}: {said}"
        if text == row.settled:
            return True
        log.warning("document %s on the server: %s", row.mark, text)
        if await self._move(row, self._rows.duplicate(row.document_id, text, row.generation)):
            doubled, different = self.new.doubled + twice, self.new.different + (not twice)
            self.new = replace(self.new, doubled=doubled, different=different)
        return False

    async def _stranger(self, receipt: Receipt) -> None:
        """A mark of this till on a receipt the journal does not know: asked for once more, here and there."""
        if not self._may_ask() or await self._kept.rows_marked([receipt.title]):
            return
        there = await by_id(self._receipts, receipt.id)
        if there is None or there.title != receipt.title:
            return
        found = Stranger(there.id, there.title, there.total_amount, there.created_at, self._clock.now())
        if await self._kept.add_stranger(found):
            log.warning("receipt %s of the server is not in the journal", found.mark)
            self.new = replace(self.new, strangers=self.new.strangers + 1)

    async def _forget_strangers(self, listed: dict[str, Receipt]) -> None:
        for known in await self._kept.strangers():
            if known.server_id in listed or not self._may_ask():
                continue
            if await by_id(self._receipts, known.server_id) is None:
                await self._kept.stranger_gone(known.server_id, self._clock.now())

    async def _keep(self, shift: Shift, clean: set[str], now: datetime) -> None:
        rows = await self._rows_of(shift)
        troubled = sum(row.state in (DeliveryState.DUPLICATE, DeliveryState.REFUSED) for row in rows)
        pending = len(rows) - len(clean) - troubled
        final = not shift.open and pending == 0 and troubled == 0
        await self._kept.keep(Check(shift.id, now, len(clean), pending, troubled, final))

    async def _move(self, row: OutboxRow, step: Awaitable[None]) -> bool:
        try:
            await step
        except RowMoved:
            log.info("document %s moved on meanwhile", row.mark)
            return False
        self.moved.append(row.document_id)
        return True

    def _may_ask(self) -> bool:
        """Counts a direct question; False when there were enough for this time."""
        self._asked += 1
        return self._asked <= MOST_ASKED


def _facts(receipt: Receipt, *, sums: bool) -> str:
    """What tells this trouble from the next one: which receipts, and, of a different one, what it says."""
    if not sums:
        return receipt.id
    lines = "" if receipt.items is None else f" × {len(receipt.items)}"
    return f"{receipt.id} = {receipt.total_amount}{lines}"
