"""Receipts this till did not make: asked of the server when somebody looks for them, and kept to be read offline."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from app.errors import Offline
from app.services.received import entry_of
from app.services.station import Station
from app.store.journal_search import asked_words
from app.store.server_receipts import ServerReceipts

if TYPE_CHECKING:
    from app.api.call import Filter
    from app.api.receipts import Receipt, Receipts

#: Rows asked for at a time, and how many pages one question reads at most: a busy day of a whole shop.
A_PAGE, MOST_PAGES = 100, 20
#: Pages read where no day is named: the newest.
SOME_PAGES = 3
#: Tills a short code is asked for by name, and seconds all of that may take: as long as one question.
MOST_TILLS, LONGEST = 10, 30.0
MARK = re.compile(r"^(?:[^\W_]{1,12}-)?(\d{1,9})-([0-9a-f]{8})$", re.IGNORECASE)
_FISCAL = re.compile(r"^\d{6,20}$")


class Elsewhere:
    """The server's receipts of this shop. Every question raises `Offline`, `SessionExpired` or `BadReply`."""

    def __init__(self, receipts: Callable[[], Receipts | None], kept: ServerReceipts, station: Station) -> None:
        self._receipts = receipts
        self._kept = kept
        self._station = station

    async def learn(self, since: datetime | None, until: datetime | None) -> int:
        """Reads the receipts of those days; gives how many were new. Without `since` only the newest are read.

        No document has the server's filters by day (contract-notes.md): one that does not know them is read from the
        newest on, as far back as `since`.
        """
        most, new = MOST_PAGES if since is not None else SOME_PAGES, 0
        days: dict[str, Filter] = {"date_start": since, "date_end": until}
        asked = {name: moment for name, moment in days.items() if moment is not None}
        pages = self._need().pages(A_PAGE, shop_id=self._station.need_place().shop_id, **asked)
        number = 0
        async for page in pages:
            number += 1
            new += await self._keep(page.items)
            oldest = min((one.created_at for one in page.items if one.created_at), default=None)
            if number >= most or (since is not None and oldest is not None and oldest < since):
                break
        await pages.aclose()
        return new

    async def find(self, text: str) -> int:
        """Looks for what the server can look for: a mark, a fiscal number, a sum. Gives how many were new."""
        text, new = text.strip(), 0
        mark = MARK.match(text)
        if mark is not None:
            new += await self._find_mark(text, int(mark[1]), mark[2].lower())
        elif _FISCAL.match(text):
            new += await self._ask(fiscal_number=text)
        total = _sum_in(text)
        if total is not None:
            new += await self._ask(total_amount=total)
        return new

    async def _find_mark(self, text: str, number: int, end: str) -> int:
        if text.count("-") > 1:
            return await self._ask(title=f"{text.partition('-')[0]}-{number}-{end}")
        try:
            async with asyncio.timeout(LONGEST):
                return await self._find_short(number, end)
        except TimeoutError as error:
            raise Offline(f"nothing known of a short code in {LONGEST:g} s") from error

    async def _find_short(self, number: int, end: str) -> int:
        """A narrow slip has no room for the till's name, and no bar code for a Cyrillic one; the server knows whole
        marks alone. So every till there is is asked for, then the newest receipts are read, then the tills they told of
        are asked for."""
        known = (await self._kept.tills())[:MOST_TILLS]
        new = await self._ask_by_name(known, number, end)
        if await self._kept.by_code(number, end) is None:
            new += await self.learn(None, None)
            fresh = [till for till in (await self._kept.tills())[:MOST_TILLS] if till not in known]
            new += await self._ask_by_name(fresh, number, end)
        return new

    async def _ask_by_name(self, tills: Sequence[str], number: int, end: str) -> int:
        """Until the receipt is here: a server that does not filter by title answers with others."""
        new = 0
        for till in tills:
            if await self._kept.by_code(number, end) is not None:
                break
            new += await self._ask(title=f"{till}-{number}-{end}")
        return new

    async def learn_refunds(self, fiscal_number: str) -> int:
        """Reads what went back of the receipt with that number, on any till."""
        return await self._ask(related_fiscal_number=fiscal_number)

    async def _ask(self, **filters: Filter) -> int:
        page = await self._need().page(None, A_PAGE, shop_id=self._station.need_place().shop_id, **filters)
        return await self._keep(page.items)

    async def _keep(self, found: Sequence[Receipt]) -> int:
        rules = self._station.tax_rules
        entries = (entry_of(receipt, rules) for receipt in found)
        return await self._kept.keep([entry for entry in entries if entry is not None])

    def _need(self) -> Receipts:
        receipts = self._receipts()
        if receipts is None:
            raise Offline("nobody is signed in", sent=False)
        return receipts


def _sum_in(text: str) -> Decimal | None:
    """A sum with its kopecks, as typed or as the journal shows it: "614,50", "1 899,00 грн"."""
    asked = asked_words(text)
    if len(asked) != 1 or "." not in asked[0]:
        return None
    try:
        value = Decimal(asked[0])
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 < value < 10**9 else None
