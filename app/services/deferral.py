"""Receipts put aside on the server (state 1), ours and those made elsewhere for this shop.

What is put aside here is kept here and posted beside as a document of its own, by the outbox as every other; what is
taken up, here or there, is claimed at the server by `services.retire`. A sale is always its own receipt: nothing of
this can lose or double one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.clock import Clock
from app.domain.codes import new_id
from app.domain.document import Document, DocumentKind
from app.domain.money import ZERO
from app.domain.order import with_ordered
from app.domain.printjob import PrintJob
from app.domain.product import Product
from app.domain.receipt import Receipt
from app.errors import Offline, RuleBroken, SessionExpired, TillError
from app.events import Event
from app.outbox.lookup import by_id
from app.services.documents import sale_document
from app.services.elsewhere import MARK
from app.services.recorder import Recorder, Write
from app.services.retire import DEFERRED, Retired, claim_text, claimed_by, free, retire
from app.services.station import Station
from app.services.taken_up import TakenUp, taken_up
from app.store.catalog import Catalog
from app.store.codec import pack
from app.store.current import put_aside
from app.store.held_copies import CopyState, HeldCopies, HeldCopy, add

if TYPE_CHECKING:
    from app.api.receipts import Receipt as Given
    from app.api.receipts import Receipts

log = logging.getLogger(__name__)

#: Rows of a page asked for, pages followed: a shop holds a handful.
A_PAGE, MOST_PAGES = 50, 4
#: Copies of ours asked after in one look.
MOST_ASKED = 30
#: Seconds a cashier waits for the server to say that nobody else has the receipt.
PATIENCE = 3.0
#: Seconds between tries to tell the server.
SOON, LATER = 5.0, 60.0


@dataclass(frozen=True, slots=True)
class Found:
    """A deferred receipt made elsewhere. `till` is the code of the till that made it, "" for the cabinet or an app."""

    server_id: str
    till: str
    cashier: str
    offer: TakenUp

    @property
    def receipt(self) -> Receipt:
        return self.offer.receipt


@dataclass(frozen=True, slots=True)
class Gone:
    """A receipt put aside here that somebody else has: `till` its code, "" for the fiscal till or nobody knows whom.
    `aside`: it was still aside and is gone from the list; else its goods are on the counter, or sold."""

    receipt_id: str
    name: str
    till: str
    aside: bool


class Deferral:
    """Runs for the life of the till. `changed` when `found` is another list; `gone` tells of what somebody else has."""

    def __init__(
        self,
        station: Station,
        recorder: Recorder,
        copies: HeldCopies,
        catalog: Catalog,
        receipts: Callable[[], Receipts | None],
        clock: Clock,
    ) -> None:
        self._station = station
        self._recorder = recorder
        self._copies = copies
        self._catalog = catalog
        self._receipts = receipts
        self._clock = clock
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        #: Servers that cannot be told that a receipt was taken up: asked once, never again in this run.
        self._deaf: set[str] = set()
        self.found: tuple[Found, ...] = ()
        self.changed: Event[None] = Event("deferral.changed")
        self.gone: Event[Gone] = Event("deferral.gone")

    @property
    def on(self) -> bool:
        """Whether this till keeps what it puts aside on the server too, and lists what others did.

        Not in hand-over mode: the fiscal till could not tell what is put aside from what it is to take money for."""
        return self._station.rules.held_on_server and not self._station.rules.hand_over

    # ------------------------------------------------------------------ ours

    async def keep(self, aside: Receipt, *, from_counter: bool = True, order: PrintJob | None = None) -> None:
        """Puts the receipt, `from_counter` where it stands there, aside here and, by the outbox, on the server, with
        its order: one transaction. Raises `StoreFault`, `RuleBroken` without a shift or a place."""
        totals, at = aside.totals(self._station.tax_rules), self._clock.now()
        body = pack(aside)

        def make(number: int) -> Document:
            made = sale_document(
                replace(aside, id=new_id()),
                totals,
                (),
                number=number,
                place=self._station.need_place(),
                shift=self._station.need_shift(),
                cashier=self._station.need_cashier(),
                rules=self._station.rules,
                tax_rules=self._station.tax_rules,
                at=at,
            )
            return replace(made, kind=DocumentKind.HELD, payable=totals.total, rounding=ZERO, reason=aside.name)

        def also(document: Document) -> Write:
            def write(conn: Any) -> None:
                put_aside(conn, aside.id, body)
                add(conn, document.id, aside.id, at)

            return write

        await self._recorder.record(make, ends_receipt=from_counter, print_slip=False, also=also, order=lambda _: order)

    async def may_resume(self, receipt_id: str) -> None:
        """Before a receipt put aside is taken back: does somebody else have it by now?

        Raises `RuleBroken("held_taken")` (facts: till) when so, and the receipt is gone from the list; and what the
        server's calls raise for one taken up from elsewhere whose claim nobody knows to have arrived. A copy of our own
        is taken back without an answer, too: offline the till goes by what it knows.
        """
        copy = await self._copies.of(receipt_id)
        if copy is None:
            return
        if copy.state is CopyState.CLAIMED:
            if not copy.ours:
                await self._tell(copy)
            return
        receipts = self._receipts()
        if receipts is None or copy.server_id is None:
            return
        given = None
        with suppress(TillError, TimeoutError):
            async with asyncio.timeout(PATIENCE):
                given = await by_id(receipts, copy.server_id)
        if given is not None and not free(given):
            await self._lose(copy, claimed_by(given), told=False)
            raise RuleBroken("held_taken", till=claimed_by(given))

    # ------------------------------------------------------------------ elsewhere

    async def look(self) -> None:
        """Asks the server what is put aside for this shop elsewhere, and whether ours are still there. Raises what the
        server's calls raise; then `found` is what was known before."""
        if not self.on:
            self.found = ()
            self.changed.emit(None)
            return
        receipts = self._need()
        there: dict[str, Given] = {}
        pages = receipts.pages(A_PAGE, shop_id=self._station.need_place().shop_id, state=DEFERRED)
        number = 0
        async for page in pages:
            number += 1
            there |= {one.id: one for one in page.items if one.type in (0, None) and free(one)}
            if number >= MOST_PAGES:
                break
        await pages.aclose()
        known = await self._copies.known([*there, *(given.title for given in there.values() if given.title)])
        found = []
        for given in there.values():
            if given.id not in known and given.title not in known:
                with suppress(TillError):
                    found.append(await self._offer(given))
        self.found = tuple(found)
        self.changed.emit(None)
        await self._look_after_ours(receipts, set(there))

    async def take_up(self, found: Found, *, of_age: bool = False) -> str:
        """Takes up a receipt made elsewhere: it is put aside here, claimed at the server, and may be resumed by the id
        that is given back.

        Raises `RuleBroken("held_taken")` (facts: till) when somebody else has it; and what the server's calls raise:
        then it is aside here, and `may_resume` asks again.
        """
        receipts = self._need()
        given = await by_id(receipts, found.server_id)
        if given is None or not free(given):
            self._forget(found.server_id)
            raise RuleBroken("held_taken", till=claimed_by(given) if given is not None else "")
        offer = (await self._offer(given)).offer
        receipt = replace(offer.receipt, of_age=of_age and offer.for_adults)
        if not await self._copies.take_up(found.server_id, receipt, new_id()[:8], self._clock.now()):
            raise RuleBroken("held_taken", till="")
        self._forget(found.server_id)
        copy = await self._copies.of(receipt.id)
        if copy is not None:
            await self._tell(copy)
        return receipt.id

    # ------------------------------------------------------------------ telling the server

    def wake(self) -> None:
        """A receipt was taken back, or one reached the server: tell soon."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled: tells the server what was taken up here, until it knows."""
        while True:
            self._wake.clear()
            try:
                left = await self.round()
            except TillError as error:
                log.info("the server was not told what is taken up: %s", type(error).__name__)
                left = 1
            try:
                async with asyncio.timeout(SOON if left else LATER):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def round(self) -> int:
        """Tries once to tell of each; gives how many are still to be told."""
        left = 0
        for copy in await self._copies.open():
            if copy.state is not CopyState.CLAIMED:
                continue
            if copy.server_id is None or self._receipts() is None:
                left += 1
                continue
            try:
                await self._tell(copy)
            except RuleBroken:
                continue
            except (Offline, SessionExpired):
                return left + 1
            except TillError as error:
                log.info("a receipt taken up is not retired yet: %s", type(error).__name__)
                left += 1
        return left

    async def _tell(self, copy: HeldCopy) -> None:
        """Raises `RuleBroken("held_taken")` when somebody else has the receipt."""
        async with self._turn:
            now = await self._copies.get(copy.key)
            if now is None or now.state is not CopyState.CLAIMED or now.server_id is None:
                return
            copy = now
            receipts = self._need()
            if receipts.server in self._deaf:
                outcome = Retired.LEFT
            else:
                outcome = await retire(receipts, now.server_id, claim_text(self._station.rules.till_code, copy.claim))
            if outcome is Retired.LOST:
                given = await by_id(receipts, now.server_id)
                till = claimed_by(given) if given is not None else ""
                await self._lose(copy, till, told=copy.ours)
                raise RuleBroken("held_taken", till=till)
            if outcome is Retired.LEFT:
                self._deaf.add(receipts.server)
            state = CopyState.RETIRED if outcome is Retired.DONE else CopyState.LEFT
            await self._copies.settle(copy.key, state, self._clock.now())

    async def _look_after_ours(self, receipts: Receipts, there: set[str]) -> None:
        """A copy of ours that is no longer listed is asked for: somebody may have taken its money."""
        asked = 0
        for copy in await self._copies.open():
            if copy.state is not CopyState.THERE or copy.server_id is None or copy.server_id in there:
                continue
            asked += 1
            if asked > MOST_ASKED:
                return
            given = await by_id(receipts, copy.server_id)
            if given is not None and not free(given):
                await self._lose(copy, claimed_by(given), told=True)

    async def _lose(self, copy: HeldCopy, till: str, *, told: bool) -> None:
        cashier = self._station.cashier
        by = (self._clock.now(), cashier.name if cashier is not None else "")
        receipt = await self._copies.lose(copy, by, {"till": till, "server_id": copy.server_id or ""})
        if told:
            name = receipt.name if receipt is not None else ""
            self.gone.emit(Gone(copy.receipt_id, name, till, receipt is not None))
        self.changed.emit(None)

    async def _offer(self, given: Given) -> Found:
        mark = MARK.match(given.title)
        name = given.description if mark else given.title or given.description
        now = self._clock.now()
        offer = await taken_up(given, self._find, self._station.rules, name[:60], now, of_a_till=mark is not None)
        if mark:
            # The till that put it aside has told whoever makes the goods ready.
            offer = replace(offer, receipt=with_ordered(offer.receipt))
        return Found(given.id, given.title.partition("-")[0] if mark else "", given.cashier_name, offer)

    async def _find(self, product_id: str, sku: str) -> Product | None:
        if product_id and (known := await self._catalog.get(product_id)) is not None:
            return known
        return await self._catalog.by_code(sku) if sku else None

    def _forget(self, server_id: str) -> None:
        self.found = tuple(one for one in self.found if one.server_id != server_id)
        self.changed.emit(None)

    def _need(self) -> Receipts:
        receipts = self._receipts()
        if receipts is None:
            raise Offline("nobody is signed in", sent=False)
        return receipts
