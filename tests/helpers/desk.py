"""The till without a window: real files, real services, a clock in the hand; only printer and carrier stand still."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers import demo

from app.api.receipts import Receipts
from app.clock import FakeClock
from app.domain.cashier import Place
from app.domain.rules import TillRules
from app.errors import Offline
from app.services.cash import Cash
from app.services.changed_goods import ChangedGoods
from app.services.charge import ChargeDesk
from app.services.deferral import Deferral
from app.services.doubt import Doubt
from app.services.elsewhere import Elsewhere
from app.services.excise import ExciseDesk
from app.services.handover import HandOver
from app.services.held import HeldDesk
from app.services.journal import Journal
from app.services.payment import PaymentDesk
from app.services.ports import PaymentTerminal, ServerShift
from app.services.reconcile import Reconciler
from app.services.recorder import Recorder
from app.services.refund import RefundDesk
from app.services.reports import Reports
from app.services.sale import Sale
from app.services.shift import ShiftDesk
from app.services.shift_watch import ShiftWatch
from app.services.station import Station
from app.services.withdrawal import Withdrawal
from app.store.stores import Stores


class Counter:
    """Stands for the printer and the carrier: counts how often it was woken."""

    def __init__(self) -> None:
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


class Gateway:
    """A server with, or without, an open shift; `Offline` while `down`."""

    def __init__(self) -> None:
        self.shift: ServerShift | None = None
        self.down = False

    async def find_open(self, place: Place) -> ServerShift | None:
        if self.down:
            raise Offline("down", sent=False)
        return self.shift

    async def read(self, server_id: str) -> ServerShift | None:
        if self.down:
            raise Offline("down", sent=False)
        return self.shift if self.shift and self.shift.id == server_id else None


class ServerWay:
    """The way to the server's receipts: none until a test puts one in `ask`."""

    def __init__(self) -> None:
        self.ask: Callable[[], Receipts | None] = lambda: None

    def receipts(self) -> Receipts | None:
        return self.ask()


class BankWay:
    """The way to the bank terminal: none until a test puts one in."""

    def __init__(self) -> None:
        self.terminal: PaymentTerminal | None = None

    def __call__(self) -> PaymentTerminal | None:
        return self.terminal


@dataclass
class Desk:
    """Everything a cashier's services are made of."""

    stores: Stores
    clock: FakeClock
    station: Station
    sale: Sale
    recorder: Recorder
    reports: Reports
    cash: Cash
    shift: ShiftDesk
    payment: PaymentDesk
    journal: Journal
    refund: RefundDesk
    gateway: Gateway
    server: ServerWay
    excise: ExciseDesk
    changed_goods: ChangedGoods
    reconciler: Reconciler
    held: HeldDesk
    cards: ChargeDesk
    doubt: Doubt
    bank: BankWay
    handover: HandOver
    withdrawal: Withdrawal
    watch: ShiftWatch
    printer: Counter = field(default_factory=Counter)
    carrier: Counter = field(default_factory=Counter)


async def open_desk(folder: Path, rules: TillRules | None = None, clock: FakeClock | None = None) -> Desk:
    """The till on the data of `folder`, a cashier signed in, the mockups' goods in the catalogue."""
    clock = clock or FakeClock(demo.NOW)
    stores = await Stores.open(folder, clock)
    station, gateway = Station(rules or demo.RULES), Gateway()
    printer, carrier = Counter(), Counter()
    sale = Sale(station, stores.catalog, stores.current, clock)
    changed = ChangedGoods(station, sale, stores.catalog)
    excise = ExciseDesk(station, sale, stores.stamps, stores.current, stores.audit, clock)
    recorder = Recorder(stores.documents, station, clock, printer, carrier)
    reports = Reports(station, stores.shift_sums, stores.shifts, stores.print_jobs, printer, clock)
    cash = Cash(station, recorder, reports, clock)
    shift = ShiftDesk(
        station,
        stores.shifts,
        recorder,
        reports,
        stores.current,
        stores.outbox,
        stores.charges,
        gateway,
        clock,
        stores.closings,
        stores.handed,
    )
    payment = PaymentDesk(station, sale, recorder, clock)
    server, bank = ServerWay(), BankWay()
    doubt = Doubt(station, stores.charges, bank, clock, pauses=(0.01,))
    cards = ChargeDesk(station, sale, payment, stores.charges, bank, doubt, clock)
    elsewhere = Elsewhere(server.receipts, stores.server_receipts, station)
    journal = Journal(
        stores.documents, stores.pages, stores.server_receipts, elsewhere, stores.print_jobs, printer, clock
    )
    refund = RefundDesk(station, journal, stores.pages, stores.server_receipts, elsewhere, recorder, cash, clock)
    station.place, station.cashier = demo.PLACE, demo.CASHIER
    if await stores.catalog.count() == 0:
        generation = await stores.catalog.begin_sync()
        await stores.catalog.put_products(demo.PRODUCTS, generation)
        await stores.catalog.finish_sync(generation)
    await shift.restore()
    await sale.restore()
    deferral = Deferral(station, recorder, stores.held_copies, stores.catalog, server.receipts, clock)
    handover = HandOver(
        station, sale, payment, recorder, stores.handed, stores.server_receipts, server.receipts, printer, clock
    )
    withdrawal = Withdrawal(
        station, sale, handover, stores.handed, stores.outbox, stores.catalog, server.receipts, clock
    )
    return Desk(
        stores, clock, station, sale, recorder, reports, cash, shift, payment, journal, refund, gateway, server,
        excise, changed, Reconciler(station, stores.reconciliations, stores.outbox, server.receipts, clock),
        HeldDesk(station, sale, stores.current, stores.held, deferral, clock), cards, doubt, bank,
        handover, withdrawal, ShiftWatch(station, stores.shifts, stores.meta, gateway, clock), printer, carrier,
    )  # fmt: skip


@asynccontextmanager
async def desk(folder: Path, rules: TillRules | None = None, clock: FakeClock | None = None) -> AsyncIterator[Desk]:
    """The same, closed at the end."""
    made = await open_desk(folder, rules, clock)
    try:
        yield made
    finally:
        await made.stores.close()
