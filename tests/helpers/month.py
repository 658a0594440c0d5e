"""A shop's month for tests: the real services, store, spooler and sandbox over a socket, worked by chance, and a ledger
of the test's own that knows nothing of the till's sums."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from helpers import demo
from helpers.link import Linked, linked
from helpers.paper import PaperRoll

from app.clock import FakeClock
from app.domain.discount import Discount, DiscountKind
from app.domain.document import Document, DocumentKind
from app.domain.payment import PaymentMeans
from app.domain.payment_details import Details
from app.domain.printjob import JobState
from app.domain.shift import Count, ShiftClose
from app.domain.zcompare import Comparison
from app.domain.zreport import ZAsked
from app.errors import RuleBroken
from app.sandbox.fiscal import close_shift, open_shift
from app.sandbox.server import SandboxThread
from app.services.shift import Closed
from app.services.shift_watch import ShiftWatch
from app.services.zreports import ZDesk
from printing.devices import parse_uri
from printing.encode import Encoder
from printing.profiles import profile
from printing.spooler import Spooler
from ui.slips import Slips

CASHIERS = (demo.CASHIERS[0], demo.CASHIERS[2])
SENIOR = demo.CASHIERS[1]
GOODS = tuple(one for one in demo.PRODUCTS if one.price and one.barcode and not one.free_price and not one.by_weight)
WEIGHED = tuple(one for one in demo.PRODUCTS if one.by_weight)
OPENING, CLOSING = timedelta(hours=8), timedelta(hours=12)
OUTAGES = (
    {"kind": "drop_before"},
    {"kind": "drop_after_commit"},
    {"kind": "status", "status": 503},
    {"kind": "late_answer", "delay": 0.05},
)
ZERO = Decimal("0.00")


@dataclass
class Ledger:
    """What went over the counter in one shift, written down by hand as it did: sums of what people gave and got."""

    start: Decimal
    sales: list[Decimal] = field(default_factory=list)
    refunds: list[Decimal] = field(default_factory=list)
    means: dict[tuple[bool, PaymentMeans], Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    cashiers: dict[str, Decimal] = field(default_factory=lambda: defaultdict(lambda: ZERO))
    brought: Decimal = ZERO
    taken: Decimal = ZERO

    def sold(self, document: Document, who: str) -> None:
        self.sales.append(sum((one.amount for one in document.payments), ZERO))
        self.cashiers[who] += self.sales[-1]
        for one in document.payments:
            self.means[True, one.means] += one.amount

    def gave_back(self, document: Document) -> None:
        self.refunds.append(sum((one.amount for one in document.payments), ZERO))
        for one in document.payments:
            self.means[False, one.means] += one.amount

    @property
    def drawer(self) -> Decimal:
        cash = self.means[True, PaymentMeans.CASH] - self.means[False, PaymentMeans.CASH]
        return self.start + cash + self.brought - self.taken


@dataclass
class Ended:
    """A shift that is over: the till's word, the test's own, and the server's Z beside the till's documents."""

    closed: Closed
    ledger: Ledger
    comparison: Comparison


class Month:
    """Shifts one after another on one folder. `happened` counts what chance brought."""

    def __init__(self, folder: Path, sandbox: SandboxThread, roll: PaperRoll, seed: int) -> None:
        self.folder, self._sandbox, self._roll = folder, sandbox, roll
        self._chance = random.Random(seed)
        self.clock = FakeClock(demo.NOW.replace(hour=5, minute=0))
        self.happened: Counter[str] = Counter()
        self.ended: list[Ended] = []
        #: Bytes of the journal's log that each power cut left to the next start.
        self.logged: list[int] = []
        self._left = Decimal(500)
        self._cuts = 0

    async def live(self, shifts: int, receipts: int) -> None:
        """So many shifts of so many receipts each; every other one is cut off by the power in the middle."""
        for number in range(shifts):
            for part in self._parts(number, receipts):
                async with self._till() as till:
                    await till.work(*part)
                    if part[2]:
                        continue
                    self.folder = await till.link.desk.stores.journal.write(lambda _: self._power_cut())
            self.clock.set(self.clock.now() + timedelta(hours=self._chance.randint(10, 12)))

    def _parts(self, number: int, receipts: int) -> list[tuple[int, bool, bool]]:
        """(receipts, begins a shift, ends it)."""
        if number % 2 == 0:
            return [(receipts, True, True)]
        before = self._chance.randint(receipts // 4, receipts // 2)
        return [(before, True, False), (receipts - before, False, True)]

    def _power_cut(self) -> Path:
        """What lies on the disk now is all there is: the till that still runs is somebody else's from here on.

        Taken on the journal's writing thread, inside a transaction that has written nothing: the log is copied as it
        is, with what no checkpoint has brought over yet, and nothing is moved between two files meanwhile.
        """
        self._cuts += 1
        self.happened["power cut"] += 1
        cut = self.folder.parent / f"after-cut-{self._cuts}"
        cut.mkdir()
        for path in self.folder.iterdir():
            if path.is_file() and not path.name.endswith("-shm"):
                shutil.copy(path, cut / path.name)
        self.logged.append((cut / "journal.db-wal").stat().st_size)
        return cut

    @asynccontextmanager
    async def _till(self) -> AsyncIterator[_Open]:
        async with linked(self.folder, self._sandbox, clock=self.clock) as link:
            made = _Open(self, link)
            printing = asyncio.ensure_future(made.spooler.run())
            try:
                yield made
            finally:
                await made.spooler.stop()
                await printing

    # what an open till reaches for

    @property
    def chance(self) -> random.Random:
        return self._chance

    @property
    def sandbox(self) -> SandboxThread:
        return self._sandbox

    @property
    def printer(self) -> str:
        return self._roll.uri

    #: The ledger of the open shift, over a power cut too: paper, as it were.
    ledger: Ledger = Ledger(ZERO)
    left = property(lambda self: self._left, lambda self, value: setattr(self, "_left", value))


class _Open:
    """The till between two starts."""

    def __init__(self, month: Month, link: Linked) -> None:
        self.month, self.link, self.desk = month, link, link.desk
        desk = self.desk
        desk.gateway.find_open, desk.gateway.read = link.server.find_open, link.server.read  # type: ignore[method-assign]
        self.watch = ShiftWatch(desk.station, desk.stores.shifts, desk.stores.meta, link.server, desk.clock)
        known = profile("generic-80")
        slips = Slips(desk.stores, desk.station, lambda: known, desk.clock)
        self.spooler = Spooler(
            desk.stores.print_jobs,
            lambda _: parse_uri(month.printer),
            slips.of_job,
            lambda slip, _: Encoder(known).encode(slip),
            clock=desk.clock,
            old_after=lambda: timedelta(days=2),  # the month runs by in minutes, the printer does not
        )
        self.z = ZDesk(
            desk.station, link.server.z_reports, desk.stores.z_reports, desk.journal._elsewhere,
            desk.stores.print_jobs, self.spooler, desk.stores.meta, desk.clock,
        )  # fmt: skip

    async def work(self, receipts: int, begins: bool, ends: bool) -> None:
        chance, month = self.month.chance, self.month
        self._same_time()
        if begins:
            await self._open()
        for number in range(receipts):
            month.clock.move(chance.uniform(60, 150))
            self.desk.station.cashier = chance.choice(CASHIERS) if number % 7 == 0 else self.desk.station.cashier
            if self.desk.station.cashier not in CASHIERS:
                self.desk.station.cashier = CASHIERS[0]
            await self._receipt()
            if number % 11 == 10:
                await self._refund()
            if number % 40 == 20:
                await self._move_cash()
            if number % 30 == 15:
                self._outage()
            await self._send(most=3)
        if ends:
            await self._close()
        elif chance.random() < 0.5:  # the power goes while a document is on its way and its answer lost
            month.sandbox.fault(match="POST /api/v1/pos/receipts$", kind="drop_after_commit", times=1)
            await self._receipt()
            await self.link.pump.step()

    # ------------------------------------------------------------------ the day

    async def _open(self) -> None:
        month, desk = self.month, self.desk
        desk.station.cashier = CASHIERS[0]
        late = month.chance.random() < 0.2
        if late:
            month.happened["bound late"] += 1
        else:
            self._server_shift()
        await desk.shift.open(month.left)
        month.ledger = Ledger(month.left)
        await self.watch.look()
        if late:
            await self._receipt()
            self._server_shift()
            await self.watch.look()

    async def _receipt(self) -> None:
        chance, sale = self.month.chance, self.desk.sale
        for _ in range(chance.randint(1, 4)):
            if chance.random() < 0.2:
                await sale.add(chance.choice(WEIGHED), Decimal(chance.randint(50, 2500)) / 1000)
            else:
                await sale.scan(chance.choice(GOODS).barcode, Decimal(chance.randint(1, 3)))
        if chance.random() < 0.2:
            percent = Discount(DiscountKind.PERCENT, Decimal(chance.randint(1, 100)) / 10)
            if chance.random() < 0.5:
                await sale.set_item_discount(sale.receipt.items[0].id, percent)
            else:
                await sale.set_discount(percent)
        document = await self._pay()
        self.month.ledger.sold(document, self.desk.station.need_cashier().name)
        await self.desk.journal.announced(document.id)
        self.spooler.wake()

    async def _pay(self) -> Document:
        chance, payment = self.month.chance, self.desk.payment
        way = chance.choices(("cash", "card", "iban", "transfer", "split"), (45, 35, 4, 6, 10))[0]
        self.month.happened[way] += 1
        total = payment.tender.left
        if way == "split" and total > 20:
            await payment.add_cash(Decimal(chance.randint(1, int(total / 2))))
            document = await payment.take(PaymentMeans.CARD, payment.tender.left, self._card())
        elif way == "card":
            document = await payment.take(PaymentMeans.CARD, total, self._card())
        elif way == "iban":
            document = await payment.take(PaymentMeans.IBAN, total, Details(reference="17", payer="ТОВ «Яблуко»"))
        elif way == "transfer":
            document = await payment.take(PaymentMeans.CARD_TRANSFER, total, Details(reference="18", payer="Іван"))
        else:
            due = payment.due().payable
            document = await payment.pay_cash(due + chance.choice((0, 0, 5, 50, 200)))
        assert document is not None
        return document

    def _card(self) -> Details:
        chance = self.month.chance
        return Details(f"{chance.randrange(10**12):012d}", f"{chance.randrange(10**6):06d}")

    async def _refund(self) -> None:
        """A part or the whole of some sale of the shift, with a senior at the till."""
        chance, desk = self.month.chance, self.desk
        sales = [entry.document for entry in await desk.stores.documents.journal(kind=DocumentKind.SALE, limit=20)]
        before, desk.station.cashier = desk.station.cashier, SENIOR
        basis = None
        while basis is None:
            with suppress(RuleBroken):  # all of it is back already
                basis = await desk.refund.begin(chance.choice(sales).id)
        lines = [line for line in basis.ledger.lines if line.quantity]
        whole = chance.random() < 0.4
        wanted = {line.place: line.quantity for line in (lines if whole else lines[:1])}
        ways = desk.refund.ways(basis, desk.refund.part(basis, wanted))
        typed = {way.of.id: self._details(way.means) for way in ways if way.of is not None}
        document = await desk.refund.give_back(basis, wanted, "Не підійшов", typed=typed, beyond_drawer=True)
        assert document is not None
        self.month.ledger.gave_back(document)
        self.month.happened["refund whole" if whole else "refund part"] += 1
        desk.station.cashier = before

    def _details(self, means: PaymentMeans) -> Details:
        return self._card() if means is PaymentMeans.CARD else Details(reference="19")

    async def _move_cash(self) -> None:
        chance, ledger = self.month.chance, self.month.ledger
        if chance.random() < 0.5 or ledger.drawer < 300:
            amount = Decimal(chance.randint(1, 500))
            await self.desk.cash.put_in(amount, "Розмін із сейфа")
            ledger.brought += amount
        else:
            amount = Decimal(chance.randint(1, 200))
            await self.desk.cash.take_out(amount, "Здача виручки")
            ledger.taken += amount
        self.month.happened["service move"] += 1

    def _outage(self) -> None:
        fault = self.month.chance.choice(OUTAGES)
        times = self.month.chance.randint(1, 4)
        self.month.sandbox.fault(match="/api/v1/pos/receipts", times=times, **fault)  # type: ignore[arg-type]
        self.month.happened["outage"] += 1

    async def _send(self, most: int) -> None:
        for _ in range(most):
            if await self.link.pump.step():
                return

    async def _close(self) -> None:
        month, desk = self.month, self.desk
        shift = desk.station.need_shift()
        await self.watch.look()
        expected = (await desk.reports.x()).drawer
        gap = Decimal(month.chance.choice((0, 0, 0, -10, 5)))
        counted = max(expected + gap, ZERO)
        left = min(counted, Decimal(500)) if counted > 0 else ZERO
        if counted != expected:
            month.happened["counted otherwise"] += 1
        closed = await desk.shift.close(ShiftClose(Count(whole=counted), left, "Помилка з рештою"))
        month.left = left
        await self.link.drain(4000)
        self._same_time()
        with month.sandbox.app_state.lock, month.sandbox.app_state.db.transaction():
            assert close_shift(month.sandbox.app_state, desk.station.need_place().terminal_id) is not None
        await self._printed()
        await self.z.learn(ZAsked())
        [row] = [
            row for row in await self.z.everything(ZAsked()) if row.own is not None and row.own.number == shift.number
        ]
        month.ended.append(Ended(closed, month.ledger, await self.z.compare(row.report)))

    async def _printed(self) -> None:
        """Nothing waits, nothing is on the wire; what a power cut left unsure is for a person."""
        self.spooler.wake()
        under_way = (JobState.WAITING, JobState.PRINTING)
        async with asyncio.timeout(60):
            while any(job.state in under_way for job in await self.desk.stores.print_jobs.open()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)

    # ------------------------------------------------------------------ the server

    def _server_shift(self) -> None:
        self._same_time()
        state = self.month.sandbox.app_state
        with state.lock, state.db.transaction():
            open_shift(state, self.desk.station.need_place().terminal_id, "Каса ДПС")

    def _same_time(self) -> None:
        """The server's clock shows what the till's does."""
        sandbox = self.month.sandbox
        behind = self.month.clock.now().timestamp() - sandbox.app_state.clock.now_ms() / 1000
        sandbox.move_clock(behind)


def closes_open_shift(sandbox: SandboxThread, terminal_id: int) -> None:
    """The sandbox's own first shift is none of the month's."""
    with suppress(AssertionError), sandbox.app_state.lock, sandbox.app_state.db.transaction():
        close_shift(sandbox.app_state, terminal_id)
