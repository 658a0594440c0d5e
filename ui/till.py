"""Everything the till is made of, built once and wired together; no widgets. `ui.wiring` puts the window on top."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
from typing import TYPE_CHECKING

from app import secrets, training_data
from app.clock import Clock
from app.domain.barcode import Layout
from app.domain.document import Document, DocumentKind
from app.domain.product import Category
from app.errors import BadSettings, TillError
from app.outbox.follower import Follower
from app.outbox.pump import Pump
from app.services.audit_desk import AuditDesk
from app.services.bank import BankDesk
from app.services.cash import Cash
from app.services.catalog import CatalogSync
from app.services.changed_goods import ChangedGoods
from app.services.charge import ChargeDesk
from app.services.comings import Comings
from app.services.doubt import Doubt
from app.services.elsewhere import Elsewhere
from app.services.excise import ExciseDesk
from app.services.finder import Found
from app.services.goods_sales import GoodsDesk
from app.services.journal import Journal
from app.services.kiosk import KioskDoor
from app.services.login import Login
from app.services.mend import Mend
from app.services.override import Override
from app.services.payment import PaymentDesk
from app.services.pictures import Pictures
from app.services.pin_gate import PinGate
from app.services.pins import PinHasher, known_peppers
from app.services.ports import PaymentTerminal
from app.services.reconcile import Reconciler
from app.services.recorder import Recorder
from app.services.refund import RefundDesk
from app.services.reports import Reports
from app.services.sale import Sale
from app.services.server import Server
from app.services.server_payments import ServerPayments
from app.services.shelving import Shelving
from app.services.shift import ShiftDesk
from app.services.shift_watch import ShiftWatch
from app.services.station import Station
from app.services.till_settings import TillSettings
from app.services.update_waits import UpdateWaits
from app.services.updates import Updates
from app.services.zreports import ZDesk
from app.settings import Settings
from app.store.pictures import FOLDER, PictureFiles
from app.store.stores import Stores
from ui import training
from ui.aside import Aside
from ui.background import Background
from ui.choices import rules_of, second_place, stale_after
from ui.counter import Counter
from ui.darkroom import Darkroom
from ui.printers import Printers
from ui.update_ways import update_ways

if TYPE_CHECKING:
    from app.api.client import SmartKasa

log = logging.getLogger(__name__)

#: Seconds between small questions to the server: soon after it went away, seldom while it answers.
LOST, FINE = 15.0, 60.0
#: Seconds between looks at who works here.
PEOPLE = 900.0
#: Imported when the sign-in page stands (performance.md, «Start»).
LATE = ("app.api.client", "app.api.updates", "app.services.payload")


class Till:
    """The parts by name. `open` makes them, `start` sets the tireless ones going, `close` ends it all in order."""

    def __init__(
        self, settings: Settings, clock: Clock, stores: Stores, peppers: tuple[bytes, ...], vault: secrets.AsyncVault
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.stores = stores
        self.training = training.Training(settings.home)
        self.counter = Counter(lambda: self.training.terminal_address)
        self.scale, self.scanner, self.bank = self.counter.scale, self.counter.scanner, self.counter.bank
        self.station = Station(rules_of(settings))
        self.server = Server(self._client, vault, stores.meta, clock)
        self.printers = Printers(stores, self.station, clock, lambda: self.settings)
        self.pump = Pump(stores.outbox, self.server.receipts, clock)
        self.reconciler = Reconciler(self.station, stores.reconciliations, stores.outbox, self.server.receipts, clock)
        self.follower = Follower(stores.outbox, self.server.receipts, clock)
        self.sync = CatalogSync(stores.catalog, self.server, self.station, clock, settings.sync_minutes * 60.0)
        self.recorder = Recorder(stores.documents, self.station, clock, self.printers.spooler, self.pump)
        self.shelving = Shelving(stores.catalog, stores.meta, clock)
        self.shelving.stale_after = stale_after(settings)
        self.pictures = Pictures(PictureFiles(settings.home / FOLDER), self.server.picture, Darkroom(), clock)
        self.pictures.on = settings.tile_pictures
        self.sale = Sale(self.station, stores.catalog, stores.current, clock, self.scale)
        self.changed_goods = ChangedGoods(self.station, self.sale, stores.catalog)
        self.excise = ExciseDesk(self.station, self.sale, stores.stamps, stores.current, stores.audit, clock)
        self.reports = Reports(
            self.station, stores.shift_sums, stores.shifts, stores.print_jobs, self.printers.spooler, clock
        )
        self.cash = Cash(self.station, self.recorder, self.reports, clock)
        self.shift = ShiftDesk(
            self.station,
            stores.shifts,
            self.recorder,
            self.reports,
            stores.current,
            stores.outbox,
            stores.charges,
            self.server,
            clock,
            stores.closings,
            stores.handed,
        )
        self.shift_watch = ShiftWatch(self.station, stores.shifts, stores.meta, self.server, clock)
        self.bank_desk = BankDesk(
            self.station,
            self._terminal,
            stores.charges,
            stores.meta,
            stores.audit,
            stores.print_jobs,
            self.printers.spooler,
            clock,
        )
        self.payment = PaymentDesk(self.station, self.sale, self.recorder, clock)
        self.aside = Aside(
            self.station,
            self.sale,
            self.payment,
            self.recorder,
            stores,
            self.server.receipts,
            self.printers.spooler,
            self.pump,
            clock,
        )
        self.held, self.handover = self.aside.held, self.aside.handover
        self.doubt = Doubt(self.station, stores.charges, self._terminal, clock)
        self.cards = ChargeDesk(
            self.station, self.sale, self.payment, stores.charges, self._terminal, self.doubt, clock
        )
        self.mend = Mend(stores.journal, stores.documents, self.recorder, self.sale, self.shift)
        self.upkeep = stores.upkeep
        self.upkeep.far = lambda: second_place(self.settings)
        self.elsewhere = Elsewhere(self.server.receipts, stores.server_receipts, self.station)
        self.server_payments = ServerPayments(self.server.transactions)
        self.z_desk = ZDesk(
            self.station,
            self.server.z_reports,
            stores.z_reports,
            self.elsewhere,
            stores.print_jobs,
            self.printers.spooler,
            stores.meta,
            clock,
        )
        self.goods_desk = GoodsDesk(self.station, stores.goods_sold, stores.catalog, self.server.stats, clock)
        self.journal = Journal(
            stores.documents,
            stores.pages,
            stores.server_receipts,
            self.elsewhere,
            stores.print_jobs,
            self.printers.spooler,
            clock,
        )
        self.refund = RefundDesk(
            self.station,
            self.journal,
            stores.pages,
            stores.server_receipts,
            self.elsewhere,
            self.recorder,
            self.cash,
            clock,
        )
        self.hasher = PinHasher(peppers[0], peppers[1:])
        gate = PinGate(stores.cashiers, stores.pin_guesses, self.hasher, clock)
        self.login = Login(self.station, stores.cashiers, stores.meta, stores.outbox, gate, self.server, clock)
        self.audit_desk = AuditDesk(self.station, stores.audit_log, stores.audit, clock)
        self.keeper = TillSettings(self.station, stores.audit, clock)
        self.override = Override(self.station, stores.cashiers, gate, stores.audit, clock)
        self.shift.seniors = self.override.seniors
        counted = UpdateWaits(self.station, self.sale, stores.outbox, stores.charges, stores.handed, stores.print_jobs)
        ways = update_ways(settings)
        self.updates = Updates(self.station, counted, stores.audit, clock, ways, auto=settings.updates)
        self._background = Background()
        self.kiosk_door = KioskDoor(self.station, self.override, stores.audit, clock)
        self.comings = Comings(self.station, gate, stores.audit, clock, self._background.keep)
        self._people_at: float | None = None
        self._connect()

    @classmethod
    async def open(cls, settings: Settings, clock: Clock) -> Till:
        """Opens the store and takes up what the last run left. Raises `StoreFault`."""
        await asyncio.to_thread(training_data.wipe_if_wanted, settings)
        stores = await Stores.open(settings.home, clock)
        try:
            vault = secrets.AsyncVault(
                secrets.MemoryVault()
                if settings.training
                else await asyncio.to_thread(secrets.open_vault, secrets.service_of(settings.home))
            )
            till = cls(settings, clock, stores, await known_peppers(vault, stores.meta), vault)
            await till.login.restore()
            await till.shift.restore()
            await till.sale.restore()
            await till.doubt.restore()
            await till.shelving.restore()
            if till.station.place is not None and await till.server.remembers_sign_in():
                till.server.expect_sign_in()
        except BaseException:
            await stores.close()
            raise
        return till

    async def start(self) -> None:
        """Connects to the server, as far as it is known, and sets pump, follower, sync and printer going."""
        await asyncio.to_thread(_import_late)
        if self.settings.training:
            await self._start_training()
        else:
            await self.server.restore()
        self.server.sign_in_settled()
        for name, work in (
            ("pump", self.pump.run),
            ("doubt", self.doubt.run),
            ("follower", self.follower.run),
            *self.aside.runs,
            ("reconciler", self.reconciler.run),
            ("sync", self.sync.run),
            ("spooler", self.printers.run),
            ("watch", self._watch),
            ("shift watch", self.shift_watch.run),
            ("pictures", self.pictures.run),
            ("upkeep", self.upkeep.run),
            ("updates", self.updates.run),
        ):
            self._background.tireless(name, work)
        self._background.keep("printer", self.printers.look)
        self.counter.start(self.settings)

    async def close(self) -> None:
        """Ends everything: what is being committed is committed, what was being sent is looked up at the next start."""
        self._background.ending()
        await self.printers.spooler.stop()
        await self.counter.stop()
        await self.upkeep.finish()
        await self._background.end()
        # Only now: a connection being made while its pool is closed would be nobody's.
        await self.server.close()
        self.hasher.close()
        self.pictures.close()
        await self.stores.close()
        await self.training.stop()

    # ------------------------------------------------------------------ small things the window asks for

    def change(self, settings: Settings) -> None:
        """The owner has changed settings: rules and printer follow at once, the sync from its next pause on."""
        before, self.settings = self.settings, settings
        self.counter.change(before, settings)
        if before.finish != settings.finish:
            self._background.keep("training", lambda: self.training.take_over(settings.finish == "hand_over"))
        self.updates.auto = settings.updates
        self.updates.stir()
        self.sync.every = settings.sync_minutes * 60.0
        self.shelving.stale_after = stale_after(settings)
        self.station.rules = rules_of(settings)
        self.printers.tell()
        self._background.keep("printer", self.printers.look)

    def _terminal(self) -> PaymentTerminal | None:
        return self.counter.card_terminal

    async def look_up(self, text: str, layouts: tuple[Layout, ...]) -> Found:
        """The goods a code names, by this table of labels. Raises `RuleBroken`."""
        return await self.sale.finder.find(text, layouts)

    async def categories(self) -> list[Category]:
        """The shelves of the catalogue."""
        return await self.stores.catalog.categories()

    def look_at_scale(self) -> None:
        """Opens the way to the scale anew, at once."""
        self.counter.use_scale(self.settings)

    # ------------------------------------------------------------------ inside

    def _client(self, address: str, api_key: str) -> SmartKasa:
        from app.api.client import SmartKasa  # noqa: PLC0415 - `start` has imported it, behind the sign-in page

        if self.settings.training and not self.training.is_home(address):
            raise BadSettings("server", "training speaks to its own server alone", code="training")
        return SmartKasa(address, api_key, clock=self.clock, bearer=self.settings.bearer)

    def _connect(self) -> None:
        """Who hears of what."""
        self.recorder.recorded.connect(self._recorded)
        self.pump.moved.connect(lambda _: self.journal.changed.emit(None))
        self.pump.moved.connect(lambda _: self.follower.wake())
        self.handover.changed.connect(lambda _: self.journal.changed.emit(None))
        self.pump.changed.connect(self.reconciler.outbox)
        self.reconciler.moved.connect(lambda _: self._compared())
        self.follower.numbered.connect(lambda _: self.journal.changed.emit(None))
        # A refund may wait for the number of its sale.
        self.follower.numbered.connect(lambda _: self.pump.wake())
        self.sync.changed.connect(lambda _: self._look_at_goods())
        self.sale.held_changed.connect(lambda _: self._look_at_goods())
        self.changed_goods.wanted.connect(lambda _: self._look_at_goods())
        self.server.signed_in.connect(lambda _: self._signed_in())
        self.station.changed.connect(self._on_station)
        self.server.online.connect(self._online)

    def _recorded(self, document: Document) -> None:
        self.journal.changed.emit(None)
        if document.kind is DocumentKind.SALE:
            sold = [(item.product_id, 1, item.quantity) for item in document.items if item.product_id]
            self._background.keep("popularity", lambda: self.stores.catalog.sold_all(sold))

    def _look_at_goods(self) -> None:
        """Does the catalogue still say of the goods in the receipt what it said when they went in?"""
        self._background.keep("changed goods", self.changed_goods.look)

    def _compared(self) -> None:
        """The comparison moved a document: what is missing is looked up, the badge counts anew."""
        self.journal.changed.emit(None)
        self.pump.wake()
        self.follower.wake()

    def _on_station(self, part: str) -> None:
        if part == "place":
            self.sync.wake()
        elif part == "shift":
            self.shift_watch.wake()
            if self.station.shift is None:
                self.upkeep.copy_soon()
                self.reconciler.wake()

    def _signed_in(self) -> None:
        self.pump.go()
        self.follower.wake()
        self.sync.wake()
        self.shift_watch.wake()

    def _online(self, online: bool) -> None:
        if online:
            self.pump.go()
            if self.reconciler.failed is not None:
                self.reconciler.wake()
            self.shift_watch.wake()

    async def _start_training(self) -> None:
        """The sandbox in a thread of its own, its data beside the training till's; signed in again by itself."""
        sandbox = await self.training.start()
        await self.training.take_over(self.settings.finish == "hand_over")
        if self.station.place is not None and self.station.shift is not None:
            # A shift that was closed there to practise is open again: no trouble outlives a start.
            await self.training.set_shift(self.station.place.terminal_id, is_open=True)
        if self.station.place is not None:
            with contextlib.suppress(TillError):
                await self.server.sign_in(sandbox.url, training.KEY, training.PHONE, training.PASSWORD)

    async def _watch(self) -> None:
        """Notices a network that went or came back while nothing else asks, and people who came or went."""
        while True:
            client = self.server.client
            await asyncio.sleep(FINE if client is None or self.server.was_online else LOST)
            await self.server.check()
            place, now = self.station.place, self.clock.monotonic()
            due = self._people_at is None or now - self._people_at >= PEOPLE
            if place is not None and due and self.server.was_online and self.server.receipts() is not None:
                self._people_at = now
                with contextlib.suppress(TillError):
                    await self.login.learn_people(place)


def _import_late() -> None:
    """What speaks to the server takes as long to import as all the rest; nobody signs in by PIN with it."""
    for module in LATE:
        importlib.import_module(module)
